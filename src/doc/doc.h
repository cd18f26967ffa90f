/*
 * A document: repaired UTF-8 text, the map back to the original bytes, and its lines with what their layout says.
 */
#ifndef FG_DOC_H
#define FG_DOC_H
#include "base/base.h"

typedef enum {
    FG_LINE_BULLET = 1,  /* starts with a bullet or number; `start` is behind it */
    FG_LINE_HEADING = 2, /* Markdown heading, or underlined by === or --- */
    FG_LINE_BOLD = 4,    /* the whole line stands in ** or __ */
    FG_LINE_RULE = 8,    /* only dashes, stars, underscores, equal signs: no text */
    FG_LINE_TABLE = 16   /* starts and ends with | */
} fg_line_flag;

typedef struct {
    uint32_t start, end; /* the text without indent, bullet, heading and bold marks, and trailing space */
    uint32_t from, to;   /* the whole line without its line end */
    uint16_t indent;     /* columns before the bullet or text; a tab counts 4 */
    uint8_t flags;       /* fg_line_flag */
    uint8_t level;       /* of a heading, 1..6; of a bullet by indent, 0.. */
    bool blank_before;   /* an empty line (or the start) stands before it */
} fg_line;

/* text[offset..] came from original bytes at `origin`, one to one until the next entry. */
typedef struct {
    uint32_t offset, origin;
} fg_origin;

/* What a structured source (JSON, a page's own description of its job) says in a field of its own. The value stands in the
 * text too, in one of its first lines; several places are several entries. */
typedef enum {
    FG_GIVEN_TITLE,
    FG_GIVEN_COMPANY,
    FG_GIVEN_LOCATION,
    FG_GIVEN_WORKPLACE,  /* "Remote", "Hybrid", "On-site" or the source's own word */
    FG_GIVEN_EMPLOYMENT, /* "Full-time", "Part-time", "Contract", "Temporary", "Internship" or the source's own word */
    FG_GIVEN_PAY,        /* "USD 120000 - 150000 per year", or the source's own words */
    FG_GIVEN_DEADLINE    /* "2026-01-31", or the source's own words */
} fg_given_kind;

typedef struct {
    uint32_t start, end; /* of the value, in doc->text */
    uint8_t kind;        /* fg_given_kind */
} fg_given;

/* Why nobody who looks at a file sees some of its words. */
typedef enum {
    FG_HIDDEN_MARKED,  /* the file says that they are not to be shown */
    FG_HIDDEN_PALE,    /* white on white, or nearly */
    FG_HIDDEN_TINY,    /* too small to be read */
    FG_HIDDEN_OUTSIDE, /* off the page */
    FG_HIDDEN_UNDRAWN, /* written without being drawn */
    FG_HIDDEN_COUNT
} fg_hidden_why;

typedef struct {
    uint32_t start, end; /* in doc->hidden_text */
    uint32_t words;
    uint8_t why; /* fg_hidden_why */
} fg_hidden;

/* In place of a day: the source names one that cannot be read. It is before all days. */
enum { FG_POSTED_UNREAD = 1 };

struct fg_doc {
    fg_arena arena;
    fg_str name;               /* path or "-"; of JSON Lines the id, or */
    bool numbered;             /* the number of the line where it has none */
    fg_str text;               /* repaired UTF-8; what all inner spans point into; at most 2^31 bytes */
    FG_VEC(fg_line) lines;     /* lines that have text; empty ones are only seen as blank_before */
    FG_VEC(fg_origin) origins; /* empty: offsets are the same */
    FG_VEC(fg_given) given;    /* in the order of the source; empty for plain text */
    uint32_t origin_size;      /* length of the original bytes, or of the text if it was made from others */
    uint64_t hash;             /* of the original bytes */
    uint8_t encoding;          /* fg_encoding */
    bool repaired_mojibake, repaired_bytes; /* worth a warning: something was repaired or replaced */
    bool page_as_text;                      /* a page of HTML, read as text because it was said to be */
    bool broken_data;                       /* a page's data about its job is no JSON */
    bool weak_sandbox;                      /* the program that read it ran without Landlock or seccomp */
    bool undrawn;                           /* white words of a PDF count as seen: its pages could not be drawn */
    bool mended;                            /* letters that stood apart from their words were joined to them */
    uint32_t posted; /* year * 10000 + month * 100 + day, where a structured source says it; FG_POSTED_UNREAD; or 0 */
    uint32_t added;  /* the day on which an index took it in first; 0: it does not come from one */
    fg_str hidden_text;       /* what was left out, because nobody who looks at the file sees it */
    FG_VEC(fg_hidden) hidden; /* its pieces */
    uint32_t hidden_words;    /* their sum */
    struct fg_doc *whole;     /* the same read with them; NULL if there are none. Released with this one. */
};

typedef enum { FG_ENC_UTF8, FG_ENC_UTF8_BOM, FG_ENC_UTF16LE, FG_ENC_UTF16BE, FG_ENC_CP1252 } fg_encoding;
const char *fg_encoding_name(fg_encoding encoding);
struct fg_source;
/* doc/doc.c: a document out of what a source of several parts said (source.h). */
fg_status fg_doc_of_source(fg_doc **out, struct fg_source *source, const char *name, const fg_read_options *opt,
                           const fg_allocator *alloc, fg_error *err);

/* doc/convert.c: appends the text of a file that is none (kind.h). `programs`: others may be run (child.h). */
fg_status fg_doc_convert(fg_doc *doc, fg_str bytes, bool programs, struct fg_source *source, fg_error *err);
/* doc/quality.c */
void fg_text_measure(fg_str text, fg_doc_quality *quality);
/* doc/torn.c: do the first letters of so many words stand apart that little can be understood? */
bool fg_text_is_torn(fg_str text);
/* Of many words, or of some, so that they are worth joining? */
bool fg_text_is_partly_torn(fg_str text);
/* Joins them; lines keep their length, with blanks at their ends. `joined`: n bytes that are 0, for its use. */
void fg_text_mend_torn(char *text, size_t n, char *joined);
/* The same in a document whose places are told in its file. */
void fg_doc_mend_torn(fg_doc *doc);
/* doc/encoding.c: bytes to doc->text with origins. FG_EINPUT for binary data or nothing but space. */
fg_status fg_doc_decode(fg_doc *doc, fg_str bytes, fg_error *err);
/* The end of a long name, so that a message has room for the rest. */
fg_str fg_doc_short_name(const fg_doc *doc);
/* doc/cut.c: `cuts` in the order of the text, apart from one another. */
typedef struct {
    uint32_t from, to;
    char put; /* what stands there instead; 0: nothing */
} fg_cut;
void fg_doc_cut(fg_doc *doc, const fg_cut *cuts, uint32_t n);
/* doc/markdown.c: cuts the signs of Markdown that stand between words out of doc->text. */
void fg_doc_cut_marks(fg_doc *doc);
/* Where the text before `end` ends in the original bytes; fg_doc_origin tells where what follows begins. */
size_t fg_doc_origin_end(const fg_doc *doc, size_t end);
/* doc/lines.c: doc->text to doc->lines (plain text and Markdown alike). */
fg_status fg_doc_split_lines(fg_doc *doc, fg_error *err);

static inline fg_str fg_doc_slice(const fg_doc *doc, uint32_t start, uint32_t end) {
    return (fg_str){doc->text.ptr + start, end - start};
}
#endif
