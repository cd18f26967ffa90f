/*
 * A document in the making out of something that is no plain text: what its lines look like goes along, and the fields
 * that it names (title, company ...). Fields become lines in front of the text, unless the text begins with them.
 */
#ifndef FG_SOURCE_H
#define FG_SOURCE_H
#include "doc/doc.h"

/* What a line that begins at `offset` looks like, where the text itself does not show it. */
typedef struct {
    uint32_t offset;
    uint8_t flags, level; /* of fg_line */
} fg_mark;
typedef FG_VEC(fg_mark) fg_marks;

typedef struct {
    uint8_t kind; /* fg_given_kind */
    fg_str value;
} fg_source_field;

typedef struct fg_source {
    fg_arena *arena;
    fg_buf body;
    fg_marks marks; /* of lines of the body */
    FG_VEC(fg_source_field) fields;
    uint32_t posted;            /* as in fg_doc */
    bool broken;                /* data about a job in the page could not be read */
    bool weak_sandbox, undrawn; /* as in fg_doc */
    bool plain;                 /* the body is a plain text of its own: places are told in it */
    bool resume;                /* hidden words are worth noting in HTML too */
    bool all;                   /* hidden words are written like others */
    fg_buf hidden_text;
    FG_VEC(fg_hidden) hidden;
    bool apart; /* what is hidden next begins a piece of its own */
} fg_source;

void fg_source_init(fg_source *source, fg_arena *arena);
/* The value is copied, as one line; an empty one is left out. */
void fg_source_give(fg_source *source, fg_given_kind kind, fg_str value);
void fg_source_mark(fg_source *source, uint8_t flags, uint8_t level); /* of the line that begins now */
/* Words that nobody sees: kept apart, and told of. Words that follow one another are one piece if they are hidden alike. */
void fg_source_hide(fg_source *source, fg_str words, fg_hidden_why why);
/* Decodes, splits and marks the text, and finds the fields in it. FG_EINPUT: there is no text. */
fg_status fg_source_finish(fg_source *source, fg_doc *doc, fg_error *err);

#endif
