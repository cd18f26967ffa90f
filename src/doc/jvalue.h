/*
 * JSON (RFC 8259) as a tree. Strings without escapes and numbers are slices of the text that was read, which must live as
 * long as the tree; all else is in its arena. What is no JSON is refused: invalid UTF-8, lone surrogates, numbers that
 * are out of range, a name that stands twice in one object, nesting of more than 2,000.
 */
#ifndef FG_JVALUE_H
#define FG_JVALUE_H
#include "base/base.h"

typedef enum {
    FG_JVALUE_NULL,
    FG_JVALUE_FALSE,
    FG_JVALUE_TRUE,
    FG_JVALUE_INTEGER, /* without fraction and exponent */
    FG_JVALUE_REAL,
    FG_JVALUE_STRING,
    FG_JVALUE_ARRAY,
    FG_JVALUE_OBJECT
} fg_jvalue_type;

typedef struct fg_jvalue {
    uint8_t type;
    uint32_t n;                  /* elements or members */
    fg_str key;                  /* of a member */
    fg_str text;                 /* of a string what it says, of all else as it is written */
    const struct fg_jvalue *all; /* elements or members, in their order */
} fg_jvalue;

typedef struct {
    bool twice;     /* a name may stand twice in an object: the last one counts */
    bool with_more; /* something may stand behind the value */
} fg_jvalue_options;

/* FG_EINPUT tells line, offset and why; FG_ENOMEM. *end (may be NULL) is the place behind the value. */
fg_status fg_jvalue_read(const fg_jvalue **out, fg_str text, const fg_jvalue_options *opt, fg_arena *arena, size_t *end,
                         fg_error *err);

/* All take NULL, which is none of the types, for the value. */
static inline bool fg_jvalue_is(const fg_jvalue *v, fg_jvalue_type type) { return v && v->type == type; }
static inline bool fg_jvalue_is_number(const fg_jvalue *v) {
    return fg_jvalue_is(v, FG_JVALUE_INTEGER) || fg_jvalue_is(v, FG_JVALUE_REAL);
}
/* The member of an object; NULL: there is none. */
const fg_jvalue *fg_jvalue_get(const fg_jvalue *v, const char *key);
const fg_jvalue *fg_jvalue_find(const fg_jvalue *v, fg_str key);
/* Elements of an array; 0 for all else. NULL past the last. */
static inline size_t fg_jvalue_size(const fg_jvalue *v) { return fg_jvalue_is(v, FG_JVALUE_ARRAY) ? v->n : 0; }
static inline const fg_jvalue *fg_jvalue_at(const fg_jvalue *v, size_t i) {
    return i < fg_jvalue_size(v) ? &v->all[i] : NULL;
}
/* A string; empty for anything else. */
static inline fg_str fg_jvalue_text(const fg_jvalue *v) {
    return fg_jvalue_is(v, FG_JVALUE_STRING) ? v->text : (fg_str){0};
}
int64_t fg_jvalue_integer(const fg_jvalue *v); /* 0 for what is none */
double fg_jvalue_number(const fg_jvalue *v);

/* jstring.c: of a string, behind its opening quote. Moves *at behind the closing one; NULL, or what is wrong there. */
const char *fg_jstring_read(fg_str text, size_t *at, fg_arena *arena, fg_str *out);

#endif
