/*
 * One document on its way into an index: what it is found by, what is ranked of it, and its text. Made by any thread, as
 * bytes, and taken in by the one that writes the index.
 */
#ifndef FG_INDEX_ENTRY_H
#define FG_INDEX_ENTRY_H
#include "index/pack.h"

/* What filters look at. */
typedef struct {
    uint32_t pay_low, pay_high; /* a year, in whole units of the currency; 0: not said */
    char currency[4];           /* empty: not said */
    uint32_t posted;            /* year * 10000 + month * 100 + day; FG_POSTED_UNREAD; 0: not known */
    uint8_t workplace;          /* as in fg_header; above it what is offered: fg_kinds_pack */
    uint8_t employment;
    char language[2];
} fg_entry_fields;

#define FG_PLACE_END '\n'

typedef struct {
    char kind; /* of packed bytes */
    fg_str id, title, company, location;
    fg_str places; /* fg_normalize_words, FG_PLACE_END behind each place */
    fg_entry_fields fields;
    int32_t as_of; /* of a résumé; else 0 */
    fg_str packed, doc;
} fg_entry;

/* A kind of at most five, and a set of them as in fg_header, in one byte; a kind alone is its own set. */
static inline uint8_t fg_kinds_pack(uint8_t kind, uint8_t set) { return (uint8_t)(kind | (set >> 1) << 3); }
static inline bool fg_kinds_have(uint8_t packed, uint8_t kind) {
    return (packed & 7) == kind || packed >> (kind + 2) & 1;
}

/* False: not such bytes. What is read points into them. */
bool fg_entry_read(fg_entry *out, fg_str bytes);

#endif
