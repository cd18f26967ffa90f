/* How a segment lies in bytes: a header, then sections aligned to 8, in the order of little-endian machines. */
#ifndef FG_SEGMENT_FORMAT_H
#define FG_SEGMENT_FORMAT_H
#include "index/segment.h"

#define FG_SEGMENT_MAGIC 0x31677365736766u /* "fgseg1" */
#define FG_SEGMENT_VERSION 1u

typedef enum {
    FG_SEGMENT_IDS,    /* uint64_t, rising */
    FG_SEGMENT_PLACES, /* uint64_t, n + 1: where each blob begins among the blobs */
    FG_SEGMENT_CHECKS, /* uint32_t: low half of fg_hash64(blob, seed: its number) */
    FG_SEGMENT_SECTIONS
} fg_segment_section;

typedef struct {
    uint64_t magic;
    uint32_t version, kind, n, unused;
    uint64_t bytes; /* of the whole */
    uint64_t check; /* of the header with 0 here, then of every section; blobs have their own */
    uint64_t at[FG_SEGMENT_SECTIONS], size[FG_SEGMENT_SECTIONS];
    uint64_t blobs_at, blobs_size;
} fg_segment_header;

struct fg_segment {
    fg_allocator alloc;
    fg_str bytes;
    const fg_segment_header *header;
    const uint64_t *ids, *places;
    const uint32_t *checks;
};

static inline const void *fg_segment_part(const fg_segment *s, fg_segment_section part) {
    return s->bytes.ptr + s->header->at[part];
}
/* Writes the header, checks included, into the bytes. */
void fg_segment_seal(char *bytes, fg_segment_header *header);

#endif
