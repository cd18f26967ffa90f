/*
 * A ranking segment: a run of packed postings, or of packed profiles, as one piece of immutable bytes to map, with what
 * finds the best of them without scoring all (docs/ranking-index.md). No input and output here.
 */
#ifndef FG_SEGMENT_H
#define FG_SEGMENT_H
#include "index/scorer.h"

typedef struct fg_segment fg_segment;

/* The bytes of a segment of n packed things of one kind (fg_pack.h) under ids that rise. 0 to 2^20 things. Free *out with
 * fg_bytes_free(*out, alloc). */
fg_status fg_segment_build(fg_str *out, char kind, const fg_str *blobs, const uint64_t *ids, uint32_t n,
                           const fg_dict *dict, const fg_policy *policy, const fg_allocator *alloc, fg_error *err);
enum { FG_SEGMENT_MOST = 1 << 20 };

/* Checks the bytes once: version, lengths, checksum; a single blob is checked when it is read. They must be aligned to 8
 * and outlive the segment, as must `dict`. FG_EINPUT: foreign, cut off or changed. */
fg_status fg_segment_open(fg_segment **out, fg_str bytes, const fg_dict *dict, const fg_policy *policy,
                          const fg_allocator *alloc, fg_error *err);
/* Is it a segment that another version of fitgap wrote? */
bool fg_segment_is_of_other_version(fg_str bytes);
void fg_segment_free(fg_segment *segment);
char fg_segment_kind(const fg_segment *segment);
uint32_t fg_segment_count(const fg_segment *segment);
uint64_t fg_segment_id(const fg_segment *segment, uint32_t i);
/* The i-th blob; empty where its bytes have changed. */
fg_str fg_segment_blob(const fg_segment *segment, uint32_t i);

typedef struct {
    const fg_segment *segment;
    const uint64_t *allowed; /* bit i: the i-th may be found; NULL: all may */
} fg_search_part;

static inline bool fg_may_be_found(const uint64_t *allowed, uint32_t i) {
    return !allowed || allowed[i / 64] >> i % 64 & 1;
}

typedef struct {
    uint64_t id;
    fg_packed_score score;
} fg_found;

/* How much work a search was: whose bounds were looked at, and who was scored. */
typedef struct {
    uint64_t met, scored;
} fg_search_counts;

typedef struct {
    uint32_t k; /* how many are wanted */
    bool (*cancel)(void *ctx);
    void *cancel_ctx;
    bool all;                 /* score every one, to compare with */
    fg_search_counts *counts; /* added to; NULL: nobody counts */
} fg_search;

/* The best k of all parts for the scorer's profile (of postings) or posting (of profiles): the whole ranking order, then
 * rising ids. `out` has room for k; *n are found. Exactly what scoring every one would give. */
fg_status fg_segments_rank(fg_found *out, uint32_t *n, const fg_search *search, fg_scorer *scorer,
                           const fg_search_part *parts, size_t n_parts, fg_error *err);

#endif
