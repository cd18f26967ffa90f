/* How a segment lies in bytes: a header, then sections aligned to 8, in the order of little-endian machines. */
#ifndef FG_SEGMENT_FORMAT_H
#define FG_SEGMENT_FORMAT_H
#include "index/segment.h"
#include "index/terms.h"

#define FG_SEGMENT_MAGIC 0x31677365736766u /* "fgseg1" */
#define FG_SEGMENT_VERSION 7u

typedef enum {
    FG_SEGMENT_IDS,    /* uint64_t, rising */
    FG_SEGMENT_PLACES, /* uint64_t, n + 1: where each blob begins among the blobs */
    FG_SEGMENT_CHECKS, /* uint32_t: low half of fg_hash64(blob, seed: its number) */
    /* what bounds the rank of each posting (index/terms.h); of profiles the same of their traits (index/traits.h), but
     * entries are rising numbers of profiles, there are no shares, and a record is a head and numbers of traits */
    FG_SEGMENT_CONCEPTS,   /* uint64_t, rising: hashes of concepts that terms name, 0 first for those that name none */
    FG_SEGMENT_FIRST_TERM, /* uint32_t, concepts + 1 */
    FG_SEGMENT_TERMS,      /* fg_segment_term, by concept, then by mode */
    FG_SEGMENT_LISTS, /* fg_segment_list: of each trait; of postings those that have a term of one concept and mode */
    FG_SEGMENT_ENTRIES, /* FG_ENTRY, list by list, by falling levels, then rising: the level is that of a bound which holds
                         * for who has nothing of a unit that stands before the term's in the record */
    FG_SEGMENT_RESTS,     /* uint8_t, level by level, fg_rests_of(n) each: what is left of each posting below the level,
                       * by fg_need_scale, rounded up; UINT8_MAX: that or more */
    FG_SEGMENT_RECORD_AT, /* uint32_t, n + 1: where each record begins */
    FG_SEGMENT_RECORDS,   /* uint32_t: base and all shares, then terms as FG_WORD, first the units that few
                            * postings have for their share */
    FG_SEGMENT_SECTIONS
} fg_segment_section;

typedef struct {
    uint64_t magic;
    uint32_t version, kind, n, spare; /* spare: 0 */
    uint64_t bytes;                   /* of the whole */
    uint64_t check;                   /* of all up to the blobs, with 0 here; each blob has its own */
    uint64_t at[FG_SEGMENT_SECTIONS], size[FG_SEGMENT_SECTIONS];
    uint64_t blobs_at, blobs_size;
    uint64_t dict_hash, policy_hash; /* that bounds were made with */
} fg_segment_header;

#define FG_ENTRY(posting, share) ((uint32_t)(posting) << 12 | (share))
#define FG_ENTRY_POSTING(e) ((e) >> 12)
#define FG_ENTRY_SHARE(e) ((e)&0xFFFu)

/* Levels of bounds, each from its value up, in FG_SHARE_ONE-ths: three quarters, and each six sevenths of the one before. */
enum { FG_LEVELS = 12 };
static const uint16_t fg_level_from[FG_LEVELS] = {3071, 2632, 2256, 1934, 1658, 1421, 1218, 1044, 895, 767, 657, 0};

/* Levels are looked at down to one that begins at five eighths of the worst of the best, or below. */
static inline uint32_t fg_level_sought(uint32_t least) { return least * 5 / 8; }
/* Shares become needs and rests by this factor, in 2^-FG_NEED_BITS: the highest `least` for which a level is the last one
 * that is looked at is FG_NEED_MOST. */
enum { FG_NEED_MOST = 250, FG_NEED_BITS = 16 };
static inline uint32_t fg_need_scale(uint32_t level) {
    uint32_t most = level ? fg_level_from[level - 1] * 8u / 5 + 1 : FG_SHARE_ONE;
    return (FG_NEED_MOST << FG_NEED_BITS) / (most < FG_SHARE_ONE ? most : FG_SHARE_ONE);
}

typedef struct {
    uint32_t mode, value, list;
} fg_segment_term;
typedef struct {
    uint32_t first,
        end[FG_LEVELS]; /* entries: where they begin, and where those of each level end; profiles have one level */
} fg_segment_list;
/* So many that some may be looked at at a time. */
enum { FG_TOGETHER = 64 };
static inline size_t fg_rests_of(uint32_t n) { return ((size_t)n + FG_TOGETHER - 1) / FG_TOGETHER * FG_TOGETHER; }

enum { FG_SEGMENT_TERMS_MOST = 1 << 19 };
/* A term of a record: its number, whether it is in one unit with the term before, its share. */
#define FG_WORD(term, joined, share) ((uint32_t)(term) << 13 | (uint32_t)(joined) << 12 | (share))
#define FG_WORD_TERM(w) ((w) >> 13)
#define FG_WORD_JOINED(w) ((w) >> 12 & 1)
#define FG_WORD_SHARE(w) ((w)&0xFFFu)

struct fg_segment {
    fg_allocator alloc;
    fg_str bytes;
    const fg_segment_header *header;
    const uint64_t *ids, *places;
    const uint32_t *checks;
    const uint64_t *concepts;
    const uint32_t *first_term, *entries, *record_at, *records;
    const uint8_t *rests;
    const fg_segment_term *terms;
    const fg_segment_list *lists;
    uint32_t n_concepts, n_terms;
};

static inline const void *fg_segment_part(const fg_segment *s, fg_segment_section part) {
    return s->bytes.ptr + s->header->at[part];
}
/* The place of a concept among those of the segment, by the hash of its id; FG_NONE: it has none such. */
uint32_t fg_segment_concept(const fg_segment *s, uint64_t hash);
/* Ask memory for what is looked at soon. */
void fg_segment_prefetch_concept(const fg_segment *s, uint64_t hash);
void fg_segment_prefetch_blob(const fg_segment *s, uint32_t i);

/* segment_terms.c: the sections of bounds, of packed postings */
typedef struct {
    FG_VEC(uint64_t) concepts;
    FG_VEC(uint32_t) first_term;
    FG_VEC(fg_segment_term) terms;
    FG_VEC(fg_segment_list) lists;
    FG_VEC(uint32_t) record_at;
    FG_VEC(uint32_t) records;
    uint32_t *entries;
    size_t n_entries;
    uint8_t *rests; /* of postings */
    size_t n_rests;
} fg_segment_bounds;
fg_status fg_segment_bound(fg_segment_bounds *out, const fg_str *blobs, uint32_t n, const fg_dict *dict,
                           const fg_policy *policy, fg_arena *arena, fg_error *err);
/* segment_traits.c: the same of packed profiles */
fg_status fg_segment_list_traits(fg_segment_bounds *out, const fg_str *blobs, uint32_t n, const fg_dict *dict,
                                 const fg_policy *policy, fg_arena *arena, fg_error *err);

/* Writes the header, checks included, into the bytes. */
void fg_segment_seal(char *bytes, fg_segment_header *header);

#endif
