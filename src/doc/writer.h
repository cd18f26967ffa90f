/*
 * Text in the making: formats that know paragraphs, lists, tables and hidden words write them here, and all look the same
 * behind it. A paragraph may stand in another (a text box in a line): it is written first.
 */
#ifndef FG_WRITER_H
#define FG_WRITER_H
#include "doc/source.h"

typedef struct {
    fg_buf text;
    bool plain; /* some of it is not bold */
} fg_paragraph;

typedef struct {
    uint32_t offset, marks; /* where the row begins */
    uint32_t paragraphs;    /* of the cell that is open */
    bool tall;              /* a cell has several */
} fg_row;

typedef struct {
    fg_arena *arena;
    fg_source *source;
    fg_buf *out;
    fg_marks *marks;
    FG_VEC(fg_paragraph) open; /* paragraphs, the innermost last */
    FG_VEC(fg_row) rows;       /* of tables, the innermost last */
} fg_writer;

/* "W O R K  H I S T O R Y" is WORK HISTORY: letters that are only spaced out. Other lines come back as they are. */
fg_str fg_unspaced(fg_str line, fg_arena *arena);

void fg_writer_init(fg_writer *w, fg_source *source); /* appends to its body */
void fg_writer_open(fg_writer *w);
/* Line ends in `s` are spaces. */
void fg_writer_add(fg_writer *w, fg_str s, bool bold);
void fg_writer_add_char(fg_writer *w, char c); /* '\n' breaks the line inside the paragraph */
/* Words that nobody sees go to the source's hidden ones. */
void fg_writer_hide(fg_writer *w, fg_str s, bool bold, fg_hidden_why why);
/* How words look that may not be seen. */
typedef struct {
    bool vanished, tiny, pale; /* pale: white, and nothing that they show on behind them */
    bool bold;
} fg_words_look;
/* Adds or hides them. */
void fg_writer_put(fg_writer *w, fg_str s, fg_words_look look);
typedef struct {
    bool bullet;
    uint8_t level;   /* of the bullet, from 0 */
    uint8_t heading; /* 1 to 6; 0: none */
} fg_paragraph_style;
void fg_writer_close(fg_writer *w, const fg_paragraph_style *style);
/* A row whose cells have one paragraph each becomes one line, its cells between tabs. */
void fg_writer_open_row(fg_writer *w);
void fg_writer_next_cell(fg_writer *w);
void fg_writer_close_row(fg_writer *w);

/* Headers of pages, mostly the same: takes back what was written from byte `from` and mark `marks` on if it stands near
 * byte `first` already. */
void fg_writer_take_back_repeated(fg_writer *w, size_t first, size_t from, uint32_t marks);

#endif
