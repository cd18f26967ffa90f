/*
 * Postings and profiles as bytes of their own: all that a score needs, nothing of their texts. Concepts are named by the
 * hash of their stable id, so bytes outlive the dictionary that they were made with.
 *
 * Bytes: 'f' 'g' kind version, then whole numbers in LEB128 unless said otherwise.
 *   ids      count, then each 8 bytes, little-endian: fg_hash64 of a concept's id, seed 0. From there on concepts are
 *            told by their place in this list plus 1; 0: none.
 *   words    count, then the words of titles, rising.
 *   posting  confidence; words of the title; count of requirements, each its necessity and its tree.
 *            A node: type, flags, of its kind only what scoring reads, then the head of examples and the members.
 *   profile  flags, months; words of titles, roles, education, deeds, qualities shown at work, then proofs, concept by concept.
 */
#ifndef FG_PACK_H
#define FG_PACK_H
#include "parse/profile.h"

enum { FG_PACK_POSTING = 'p', FG_PACK_PROFILE = 'r', FG_PACK_VERSION = 2 };

/* Concepts of a dictionary by the hash of their ids, those that have moved among them. */
typedef struct fg_ids fg_ids;
fg_ids *fg_ids_new(const fg_dict *dict, const fg_allocator *alloc); /* NULL: out of memory */
void fg_ids_free(fg_ids *ids);
uint32_t fg_ids_find(const fg_ids *ids, uint64_t hash); /* FG_NONE: there is none in this dictionary */

/* Reads bytes back, in `arena`. What the dictionary no longer has is none, and a proof of it is left out. What was read
 * has no document and no spans. FG_EINPUT where the bytes are not what pack wrote; *lost (may be NULL): ids that the
 * dictionary has no concept for. */
fg_status fg_posting_unpack(fg_posting *out, fg_str bytes, const fg_dict *dict, const fg_ids *ids, fg_arena *arena,
                            uint32_t *lost, fg_error *err);
fg_status fg_profile_unpack(fg_resume *out, fg_str bytes, const fg_dict *dict, const fg_ids *ids, fg_arena *arena,
                            uint32_t *lost, fg_error *err);

/* ---- pack_io.c: what both are written and read with ---- */

typedef struct {
    fg_arena *arena;
    const fg_dict *dict;
    fg_buf body;
    FG_VEC(uint32_t) concepts; /* in the order of their first use */
} fg_packer;

void fg_pack_begin(fg_packer *p, const fg_dict *dict, fg_arena *arena);
void fg_pack_number(fg_packer *p, uint32_t value);
void fg_pack_concept(fg_packer *p, uint32_t concept); /* FG_NONE: none */
void fg_pack_words(fg_packer *p, const fg_title_words *words);
/* All of it, a copy from `alloc`. */
fg_status fg_pack_end(fg_packer *p, char kind, fg_str *out, const fg_allocator *alloc, fg_error *err);

typedef struct {
    const unsigned char *at, *end;
    fg_arena *arena;
    const uint32_t *concepts; /* by place in the list of ids */
    uint32_t n, lost;
    bool bad;
} fg_unpacker;

void fg_unpack_begin(fg_unpacker *u, fg_str bytes, char kind, const fg_ids *ids, fg_arena *arena);
uint32_t fg_unpack_number(fg_unpacker *u);                  /* 0 where the bytes are bad */
uint32_t fg_unpack_below(fg_unpacker *u, uint32_t limit);   /* bad if it is not */
uint32_t fg_unpack_count(fg_unpacker *u);                   /* of things that take a byte each, at least */
uint32_t fg_unpack_concept(fg_unpacker *u, bool *was_none); /* FG_NONE: none or lost; *was_none (may be NULL) tells */
void fg_unpack_words(fg_unpacker *u, fg_title_words *out);
fg_status fg_unpack_end(const fg_unpacker *u, uint32_t *lost, fg_error *err);

#endif
