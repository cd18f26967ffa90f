#include "index/entry.h"

#include <limits.h>

#include "index/stored_doc.h"
#include "text/token.h"

/* ---- what filters look at ---- */

/* How many of a period make a year of full-time work. */
static uint32_t in_a_year(const char *period) {
    static const struct {
        const char *name;
        uint32_t times;
    } periods[] = {{"hour", 2080}, {"day", 260}, {"week", 52}, {"month", 12}};
    for (size_t i = 0; period && i < FG_COUNT(periods); i++)
        if (strcmp(period, periods[i].name) == 0) return periods[i].times;
    return 1;
}

static uint32_t a_year(uint32_t hundredths, const char *period) {
    uint64_t pay = (uint64_t)hundredths * in_a_year(period) / 100;
    return pay < UINT32_MAX ? (uint32_t)pay : UINT32_MAX;
}

static void take_header(fg_entry *e, const fg_posting *p) {
    const fg_header *h = &p->header;
    fg_entry_fields *f = &e->fields;
    e->title = fg_doc_slice(p->doc, h->title.start, h->title.end);
    e->company = fg_doc_slice(p->doc, h->company.start, h->company.end);
    e->location = fg_doc_slice(p->doc, h->location.start, h->location.end);
    f->workplace = fg_kinds_pack(h->workplace, h->workplaces);
    f->posted = h->posted;
    f->employment = fg_kinds_pack(h->employment, h->employments);
    if (!h->has_salary) return;
    f->pay_low = a_year(h->salary_min, h->period);
    f->pay_high = a_year(h->salary_max ? h->salary_max : h->salary_min, h->period);
    memcpy(f->currency, h->currency, sizeof f->currency);
}

static void fold_place(fg_buf *out, const fg_doc *doc, fg_span s) {
    if (s.end <= s.start) return;
    fg_normalize_words(out, fg_doc_slice(doc, s.start, s.end));
    fg_buf_add_char(out, FG_PLACE_END);
}

static fg_str fold_header_places(const fg_posting *p, fg_arena *arena) {
    const fg_header *h = &p->header;
    fg_buf out;
    fg_buf_init(&out, arena);
    fold_place(&out, p->doc, h->location);
    for (uint32_t i = 0; i < h->places; i++) fold_place(&out, p->doc, h->place[i]);
    return fg_buf_str(&out);
}

/* ---- bytes ---- */

static void put(fg_buf *b, fg_str s) {
    uint32_t n = (uint32_t)s.len;
    fg_buf_add(b, (fg_str){(const char *)&n, sizeof n});
    fg_buf_add(b, s);
}

/* Either all parts of an entry, or none. */
static fg_status finish(fg_str *out, const fg_entry *e, fg_arena *arena, const fg_allocator *alloc, fg_error *err) {
    fg_buf all;
    fg_allocator a = fg_allocator_or_default(alloc);
    fg_buf_init(&all, arena);
    put(&all, (fg_str){&e->kind, 1});
    put(&all, (fg_str){(const char *)&e->fields, sizeof e->fields});
    put(&all, (fg_str){(const char *)&e->as_of, sizeof e->as_of});
    const fg_str parts[] = {e->id, e->title, e->company, e->location, e->places, e->packed, e->doc};
    for (size_t i = 0; i < FG_COUNT(parts); i++) put(&all, parts[i]);
    char *copy = arena->failed ? NULL : fg_alloc(&a, all.n);
    if (!copy) return fg_fail(err, FG_ENOMEM, "out of memory");
    memcpy(copy, all.at, all.n);
    *out = (fg_str){copy, all.n};
    return FG_OK;
}

static bool take(fg_str *rest, fg_str *part) {
    uint32_t n;
    if (rest->len < sizeof n) return false;
    memcpy(&n, rest->ptr, sizeof n);
    if (rest->len - sizeof n < n) return false;
    *part = (fg_str){rest->ptr + sizeof n, n};
    *rest = (fg_str){part->ptr + n, rest->len - sizeof n - n};
    return true;
}

static bool take_exactly(fg_str *rest, void *to, size_t n) {
    fg_str part;
    if (!take(rest, &part) || part.len != n) return false;
    memcpy(to, part.ptr, n);
    return true;
}

bool fg_entry_read(fg_entry *e, fg_str bytes) {
    fg_str *const parts[] = {&e->id, &e->title, &e->company, &e->location, &e->places, &e->packed, &e->doc};
    *e = (fg_entry){0};
    bool good = take_exactly(&bytes, &e->kind, 1) && take_exactly(&bytes, &e->fields, sizeof e->fields) &&
                take_exactly(&bytes, &e->as_of, sizeof e->as_of);
    for (size_t i = 0; i < FG_COUNT(parts) && good; i++) good = take(&bytes, parts[i]);
    return good && bytes.len == 0 && e->id.len > 0 && e->id.len <= INT_MAX && e->doc.len <= INT_MAX &&
           e->packed.len >= 4;
}

/* ---- the public functions ---- */

/* A line that has no id of its own is known by its text, too: tomorrow another may stand in its place. */
static fg_str id_of(const fg_doc *doc, fg_str id, fg_arena *arena) {
    if (!id.len) id = doc->name;
    if (!doc->numbered) return id;
    fg_buf out;
    fg_buf_init(&out, arena);
    fg_buf_add(&out, id);
    fg_buf_printf(&out, "#%08x", (unsigned)fg_hash64(doc->text.ptr, doc->text.len, 0));
    return fg_buf_str(&out);
}

static fg_status make(fg_str *out, fg_entry *e, const fg_doc *doc, fg_str id, fg_arena *arena,
                      const fg_allocator *alloc, fg_error *err) {
    e->id = id_of(doc, id, arena);
    memcpy(e->fields.language, "en", 2); /* in another one there would be no posting */
    e->doc = fg_doc_store(doc, arena);
    return finish(out, e, arena, alloc, err);
}

fg_status fg_posting_entry(fg_str *out, const fg_posting *posting, fg_str id, const fg_allocator *alloc,
                           fg_error *err) {
    if (!out || !posting) return fg_fail(err, FG_EINVAL, "fg_posting_entry: an argument is NULL");
    fg_arena arena;
    fg_entry e = {.kind = FG_PACK_POSTING};
    fg_error_clear(err);
    *out = (fg_str){0};
    fg_arena_init(&arena, alloc);
    fg_status status = fg_posting_pack(&e.packed, posting, alloc, err);
    take_header(&e, posting);
    e.places = fold_header_places(posting, &arena);
    if (status == FG_OK) status = make(out, &e, posting->doc, id, &arena, alloc, err);
    fg_bytes_free(e.packed, alloc);
    fg_arena_free(&arena);
    return status;
}

fg_status fg_resume_entry(fg_str *out, const fg_resume *resume, fg_str id, const fg_allocator *alloc, fg_error *err) {
    if (!out || !resume) return fg_fail(err, FG_EINVAL, "fg_resume_entry: an argument is NULL");
    fg_arena arena;
    fg_entry e = {.kind = FG_PACK_PROFILE, .as_of = resume->as_of};
    fg_error_clear(err);
    *out = (fg_str){0};
    fg_arena_init(&arena, alloc);
    fg_status status = fg_profile_pack(&e.packed, resume, alloc, err);
    if (status == FG_OK) status = make(out, &e, resume->source, id, &arena, alloc, err);
    fg_bytes_free(e.packed, alloc);
    fg_arena_free(&arena);
    return status;
}
