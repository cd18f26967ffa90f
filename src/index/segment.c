#include "index/segment.h"

#include "index/segment_format.h"

enum { PREFETCHED = 4096 /* bytes of one blob, at most */ };

/* ---- building ---- */

static fg_status check_blobs(char kind, const fg_str *blobs, const uint64_t *ids, uint32_t n, fg_error *err) {
    if (kind != FG_PACK_POSTING && kind != FG_PACK_PROFILE) return fg_fail(err, FG_EINVAL, "no kind of packed bytes");
    if (n > FG_SEGMENT_MOST) return fg_fail(err, FG_EINVAL, "more than %d in one segment", FG_SEGMENT_MOST);
    for (uint32_t i = 0; i < n; i++) {
        if (i && ids[i] <= ids[i - 1]) return fg_fail(err, FG_EINVAL, "ids of a segment must rise");
        if (blobs[i].len < 4 || blobs[i].ptr[2] != kind)
            return fg_fail(err, FG_EINPUT, "not packed bytes of this kind");
    }
    return FG_OK;
}

typedef struct {
    const fg_str *blobs;
    fg_str sections[FG_SEGMENT_SECTIONS];
} parts;

static void set(parts *p, fg_segment_section s, const void *bytes, size_t n) { p->sections[s] = (fg_str){bytes, n}; }

static void set_blobs(parts *p, const fg_str *blobs, uint32_t n, fg_arena *scratch) {
    uint64_t *places = FG_NEW_N(scratch, uint64_t, (size_t)n + 1);
    uint32_t *checks = FG_NEW_N(scratch, uint32_t, (size_t)n + 1);
    if (!places || !checks) return;
    for (uint32_t i = 0; i < n; i++) {
        places[i + 1] = places[i] + blobs[i].len;
        checks[i] = (uint32_t)fg_hash64(blobs[i].ptr, blobs[i].len, i);
    }
    p->blobs = blobs;
    set(p, FG_SEGMENT_PLACES, places, ((size_t)n + 1) * sizeof *places);
    set(p, FG_SEGMENT_CHECKS, checks, (size_t)n * sizeof *checks);
}

static void set_bounds(parts *p, const fg_segment_bounds *b) {
    set(p, FG_SEGMENT_CONCEPTS, b->concepts.at, b->concepts.n * sizeof *b->concepts.at);
    set(p, FG_SEGMENT_FIRST_TERM, b->first_term.at, b->first_term.n * sizeof *b->first_term.at);
    set(p, FG_SEGMENT_TERMS, b->terms.at, b->terms.n * sizeof *b->terms.at);
    set(p, FG_SEGMENT_LISTS, b->lists.at, b->lists.n * sizeof *b->lists.at);
    set(p, FG_SEGMENT_ENTRIES, b->entries, b->n_entries * sizeof *b->entries);
    set(p, FG_SEGMENT_RESTS, b->rests, b->n_rests * sizeof *b->rests);
    set(p, FG_SEGMENT_RECORD_AT, b->record_at.at, b->record_at.n * sizeof *b->record_at.at);
    set(p, FG_SEGMENT_RECORDS, b->records.at, b->records.n * sizeof *b->records.at);
}

/* Where all of it stands. */
static void lay_out(fg_segment_header *h, const parts *p) {
    uint64_t at = sizeof *h;
    for (int s = 0; s < FG_SEGMENT_SECTIONS; s++) {
        h->at[s] = at;
        h->size[s] = p->sections[s].len;
        at = (at + h->size[s] + 7) / 8 * 8;
    }
    h->blobs_at = at;
    for (uint32_t i = 0; i < h->n; i++) h->blobs_size += p->blobs[i].len;
    h->bytes = h->blobs_at + h->blobs_size;
}

static fg_status write_all(fg_str *out, fg_segment_header *h, const parts *p, const fg_allocator *alloc,
                           fg_error *err) {
    fg_allocator a = fg_allocator_or_default(alloc);
    lay_out(h, p);
    char *all = fg_alloc(&a, h->bytes);
    if (!all) return fg_fail(err, FG_ENOMEM, "out of memory");
    for (int s = 0; s < FG_SEGMENT_SECTIONS; s++)
        if (h->size[s]) memcpy(all + h->at[s], p->sections[s].ptr, h->size[s]);
    char *to = all + h->blobs_at;
    for (uint32_t i = 0; i < h->n; to += p->blobs[i++].len) memcpy(to, p->blobs[i].ptr, p->blobs[i].len);
    fg_segment_seal(all, h);
    *out = (fg_str){all, h->bytes};
    return FG_OK;
}

fg_status fg_segment_build(fg_str *out, char kind, const fg_str *blobs, const uint64_t *ids, uint32_t n,
                           const fg_dict *dict, const fg_policy *policy, const fg_allocator *alloc, fg_error *err) {
    fg_error_clear(err);
    *out = (fg_str){0};
    if (!dict) return fg_fail(err, FG_EINVAL, "a segment needs a dictionary");
    fg_status status = check_blobs(kind, blobs, ids, n, err);
    if (status != FG_OK) return status;
    fg_arena scratch;
    fg_arena_init(&scratch, alloc);
    fg_policy *own = NULL;
    if (!policy) {
        status = fg_policy_open(&own, dict, NULL, NULL, alloc, err);
        policy = own;
    }
    fg_segment_bounds bounds = {0};
    if (status == FG_OK)
        status = (kind == FG_PACK_POSTING ? fg_segment_bound : fg_segment_list_traits)(&bounds, blobs, n, dict, policy,
                                                                                       &scratch, err);
    if (status == FG_OK) {
        fg_segment_header h = {.magic = FG_SEGMENT_MAGIC,
                               .version = FG_SEGMENT_VERSION,
                               .kind = (uint32_t)kind,
                               .n = n,
                               .dict_hash = dict->header->hash,
                               .policy_hash = policy->hash};
        parts p = {0};
        set(&p, FG_SEGMENT_IDS, ids, n * sizeof *ids);
        set_bounds(&p, &bounds);
        set_blobs(&p, blobs, n, &scratch);
        status = scratch.failed ? fg_fail(err, FG_ENOMEM, "out of memory") : write_all(out, &h, &p, alloc, err);
    }
    fg_policy_free(own);
    fg_arena_free(&scratch);
    return status;
}

/* ---- opening ---- */

static uint64_t check_of(const char *bytes, const fg_segment_header *h) {
    fg_segment_header own = *h;
    own.check = 0;
    return fg_hash64(bytes + sizeof own, h->blobs_at - sizeof own, fg_hash64(&own, sizeof own, 0));
}

void fg_segment_seal(char *bytes, fg_segment_header *h) {
    h->check = check_of(bytes, h);
    memcpy(bytes, h, sizeof *h);
}

static bool fits(uint64_t at, uint64_t size, uint64_t bytes) { return at <= bytes && size <= bytes - at; }

bool fg_segment_is_of_other_version(fg_str bytes) {
    const fg_segment_header *h = (const fg_segment_header *)(const void *)bytes.ptr;
    return bytes.len >= sizeof *h && h->magic == FG_SEGMENT_MAGIC && h->version != FG_SEGMENT_VERSION;
}

static const char *find_fault(fg_str bytes, const fg_segment_header *h) {
    if (bytes.len < sizeof *h || h->magic != FG_SEGMENT_MAGIC) return "this is no segment of an index";
    if (fg_segment_is_of_other_version(bytes)) return "this segment is of another version of fitgap";
    if (h->bytes != bytes.len) return "this segment is cut off or has grown";
    const char *changed = "this segment has changed since it was written";
    if (h->n > FG_SEGMENT_MOST || h->blobs_at < sizeof *h || h->blobs_at > bytes.len ||
        h->blobs_size != bytes.len - h->blobs_at)
        return changed;
    for (int s = 0; s < FG_SEGMENT_SECTIONS; s++)
        if (!fits(h->at[s], h->size[s], h->blobs_at) || h->at[s] % 8) return changed;
    if (check_of(bytes.ptr, h) != h->check) return changed;
    bool whole = h->size[FG_SEGMENT_IDS] == h->n * sizeof(uint64_t) &&
                 h->size[FG_SEGMENT_PLACES] == (h->n + 1ull) * sizeof(uint64_t) &&
                 h->size[FG_SEGMENT_CHECKS] == h->n * sizeof(uint32_t) &&
                 (h->kind != FG_PACK_POSTING || h->size[FG_SEGMENT_RESTS] == FG_LEVELS * fg_rests_of(h->n));
    return whole ? NULL : changed;
}

fg_status fg_segment_open(fg_segment **out, fg_str bytes, const fg_dict *dict, const fg_policy *policy,
                          const fg_allocator *alloc, fg_error *err) {
    fg_allocator a = fg_allocator_or_default(alloc);
    fg_error_clear(err);
    *out = NULL;
    const fg_segment_header *h = (const fg_segment_header *)(const void *)bytes.ptr;
    const char *fault = find_fault(bytes, h);
    if (fault) return fg_fail(err, FG_EINPUT, "%s", fault);
    (void)dict;
    (void)policy;
    fg_segment *s = fg_alloc(&a, sizeof *s);
    if (!s) return fg_fail(err, FG_ENOMEM, "out of memory");
    s->alloc = a;
    s->header = h;
    s->bytes = bytes;
    s->ids = fg_segment_part(s, FG_SEGMENT_IDS);
    s->places = fg_segment_part(s, FG_SEGMENT_PLACES);
    s->checks = fg_segment_part(s, FG_SEGMENT_CHECKS);
    s->concepts = fg_segment_part(s, FG_SEGMENT_CONCEPTS);
    s->first_term = fg_segment_part(s, FG_SEGMENT_FIRST_TERM);
    s->terms = fg_segment_part(s, FG_SEGMENT_TERMS);
    s->lists = fg_segment_part(s, FG_SEGMENT_LISTS);
    s->entries = fg_segment_part(s, FG_SEGMENT_ENTRIES);
    s->rests = fg_segment_part(s, FG_SEGMENT_RESTS);
    s->record_at = fg_segment_part(s, FG_SEGMENT_RECORD_AT);
    s->records = fg_segment_part(s, FG_SEGMENT_RECORDS);
    s->n_concepts = (uint32_t)(h->size[FG_SEGMENT_CONCEPTS] / sizeof *s->concepts);
    s->n_terms = (uint32_t)(h->size[FG_SEGMENT_TERMS] / sizeof *s->terms);
    *out = s;
    return FG_OK;
}

void fg_segment_free(fg_segment *s) {
    if (!s) return;
    fg_allocator a = s->alloc;
    fg_release(&a, s, sizeof *s);
}

char fg_segment_kind(const fg_segment *s) { return (char)s->header->kind; }
uint32_t fg_segment_count(const fg_segment *s) { return s->header->n; }
uint64_t fg_segment_id(const fg_segment *s, uint32_t i) { return s->ids[i]; }

fg_str fg_segment_blob(const fg_segment *s, uint32_t i) {
    uint64_t from = s->places[i], to = s->places[i + 1];
    if (from > to || to > s->header->blobs_size) return (fg_str){0};
    fg_str blob = {s->bytes.ptr + s->header->blobs_at + from, (size_t)(to - from)};
    return (uint32_t)fg_hash64(blob.ptr, blob.len, i) == s->checks[i] ? blob : (fg_str){0};
}

/* How far along `n` places a hash is, of those that are spread evenly. */
static uint32_t place_of(uint64_t hash, uint32_t n) { return (uint32_t)(((hash >> 32) * n) >> 32); }

void fg_segment_prefetch_concept(const fg_segment *s, uint64_t hash) {
    __builtin_prefetch(&s->concepts[place_of(hash, s->n_concepts)]);
}

void fg_segment_prefetch_blob(const fg_segment *s, uint32_t i) {
    const char *blobs = s->bytes.ptr + s->header->blobs_at;
    uint64_t from = s->places[i], to = s->places[i + 1] - from < PREFETCHED ? s->places[i + 1] : from + PREFETCHED;
    for (uint64_t at = from; at < to; at += 64) __builtin_prefetch(blobs + at);
    __builtin_prefetch(&s->checks[i]);
}

uint32_t fg_segment_concept(const fg_segment *s, uint64_t hash) {
    const uint64_t *at = s->concepts;
    uint32_t n = s->n_concepts, i = place_of(hash, n);
    if (!n) return FG_NONE;
    /* by how much the one there is off, the wanted will be, too, about */
    int64_t nearer = (int64_t)i + i - (int64_t)place_of(at[i], n);
    i = nearer < 0 ? 0 : nearer >= n ? n - 1 : (uint32_t)nearer;
    while (i && at[i] > hash) i--;
    while (i + 1 < n && at[i] < hash) i++;
    return at[i] == hash ? i : FG_NONE;
}
