/* The inside of blind reading: what tells who the person is, as tokens that are masked. */
#ifndef FG_BLIND_PARTS_H
#define FG_BLIND_PARTS_H
#include "parse/roles.h"

#define FG_BLIND_SHORT_LINE 9 /* words: longer lines are prose */

typedef struct {
    fg_resume_reading *x;
    bool *masked; /* tokens */
    bool *known;  /* tokens that name a concept, a degree or a field: they stay, unless they are a name */
    FG_VEC(uint64_t) names;
    FG_VEC(fg_str) handles;    /* words of addresses */
    FG_VEC(uint64_t) people;   /* of the letterhead and of addresses, sorted */
    uint32_t noted;            /* so many names have been asked whether they are of people */
    FG_VEC(uint64_t) ordinary; /* words that the text has in lower case, sorted */
    FG_VEC(uint64_t) doubtful; /* also of a trade or a month: Baker, April. Names only beside other names. */
} fg_blind;

/* ---- blind_names.c ---- */
void fg_blind_find_names(fg_blind *b);
/* Words of tokens [from, to) with a capital that are nothing else are names from then on. */
void fg_blind_add_names(fg_blind *b, uint32_t from, uint32_t to);
void fg_blind_mask_names(fg_blind *b);
/* Is the word part of the person's name? Ask when all names are found. */
bool fg_blind_is_of_person(const fg_blind *b, uint32_t i);
void fg_blind_find_ordinary(fg_blind *b);
/* Does the text have the word in lower case, too? */
bool fg_blind_is_ordinary(const fg_blind *b, uint32_t i);

/* ---- blind_said.c ---- */
void fg_blind_mask_signs(fg_blind *b); /* birth, sex, origin, faith and the like, wherever they stand */
void fg_blind_mask_education(fg_blind *b);
void fg_blind_mask_sections(fg_blind *b); /* the top of the page, personal details, references */
void fg_blind_mask_schools(fg_blind *b);

static inline uint32_t fg_blind_count(const fg_blind *b) { return b->x->n; }
static inline bool fg_blind_is_word(const fg_blind *b, uint32_t i) {
    return fg_tok(&b->x->reading, i)->cls == FG_TOK_WORD;
}
static inline bool fg_blind_is_number(const fg_blind *b, uint32_t i) {
    return fg_tok(&b->x->reading, i)->cls == FG_TOK_NUMBER;
}
static inline bool fg_blind_has_cue(const fg_blind *b, uint32_t i, uint32_t to, fg_lex tag) {
    return fg_resume_cue(b->x, i, to, tag);
}
static inline uint32_t fg_blind_line_start(const fg_blind *b, uint32_t i) {
    return b->x->reading.dt.line_first[b->x->line_of[i]];
}
static inline uint32_t fg_blind_line_end(const fg_blind *b, uint32_t i) {
    return b->x->reading.dt.line_first[b->x->line_of[i] + 1];
}
static inline void fg_blind_mask(fg_blind *b, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to && i < fg_blind_count(b); i++) b->masked[i] = true;
}
static inline void fg_blind_mask_unknown(fg_blind *b, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to && i < fg_blind_count(b); i++)
        if (!b->known[i]) b->masked[i] = true;
}
static inline uint32_t fg_blind_words_in(const fg_blind *b, uint32_t from, uint32_t to) {
    uint32_t n = 0;
    for (uint32_t i = from; i < to; i++) n += fg_blind_is_word(b, i);
    return n;
}

#endif
