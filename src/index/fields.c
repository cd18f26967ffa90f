#include "index/fields.h"

#define MAGIC 0x3178646e696766u /* "fgindx1" */

enum { VERSION = 1, ALIGNED = 64, REMOTE = 3 };

typedef struct {
    uint64_t magic;
    uint32_t version, n;
    uint64_t rows_bytes;    /* with the places, and up to the segment */
    uint64_t segment_bytes; /* behind it */
    uint64_t check;         /* of the header with 0 here, then of the rows and places */
    uint64_t unused[3];
} header;

static uint64_t check_of(const header *h, const char *rows) {
    header own = *h;
    own.check = 0;
    return fg_hash64(rows, h->rows_bytes, fg_hash64(&own, sizeof own, 0));
}

static void put_rows(fg_buf *out, const fg_entry_fields *fields, const fg_str *places, uint32_t n) {
    fg_entry_row row = {0};
    uint32_t at = 0;
    for (uint32_t i = 0; i < n; i++) {
        row = (fg_entry_row){.f = fields[i], .places_at = at};
        fg_buf_add(out, (fg_str){(const char *)&row, sizeof row});
        at += (uint32_t)places[i].len;
    }
    row = (fg_entry_row){.places_at = at};
    fg_buf_add(out, (fg_str){(const char *)&row, sizeof row});
    for (uint32_t i = 0; i < n; i++) fg_buf_add(out, places[i]);
}

fg_str fg_rows_build(const fg_entry_fields *fields, const fg_str *places, uint32_t n, size_t segment_bytes,
                     fg_arena *arena) {
    fg_buf out;
    header h = {.magic = MAGIC, .version = VERSION, .n = n, .segment_bytes = segment_bytes};
    fg_buf_init(&out, arena);
    fg_buf_add(&out, (fg_str){(const char *)&h, sizeof h});
    put_rows(&out, fields, places, n);
    while (out.n % ALIGNED) fg_buf_add_char(&out, 0);
    if (arena->failed) return (fg_str){0};
    h.rows_bytes = out.n - sizeof h;
    h.check = check_of(&h, out.at + sizeof h);
    memcpy(out.at, &h, sizeof h);
    return fg_buf_str(&out);
}

static const char *find_fault(fg_str file, const header *h) {
    const char *changed = "has changed since it was written";
    if (file.len < sizeof *h || h->magic != MAGIC) return "is no segment of an index";
    if (h->version != VERSION) return "is of another version of fitgap";
    if (h->rows_bytes > file.len - sizeof *h || h->segment_bytes != file.len - sizeof *h - h->rows_bytes)
        return "is cut off or has grown";
    if (h->rows_bytes % ALIGNED || ((uint64_t)h->n + 1) * sizeof(fg_entry_row) > h->rows_bytes ||
        check_of(h, file.ptr + sizeof *h) != h->check)
        return changed;
    return NULL;
}

fg_status fg_rows_open(fg_entry_rows *out, fg_str file, fg_error *err) {
    const header *h = (const header *)(const void *)file.ptr;
    const char *fault = find_fault(file, h);
    if (fault) return fg_fail(err, FG_EINPUT, "a segment %s", fault);
    const char *rows = file.ptr + sizeof *h;
    *out = (fg_entry_rows){.rows = (const fg_entry_row *)(const void *)rows, .n = h->n};
    out->places = rows + ((size_t)h->n + 1) * sizeof(fg_entry_row);
    out->segment = (fg_str){rows + h->rows_bytes, (size_t)h->segment_bytes};
    return FG_OK;
}

fg_str fg_rows_places(const fg_entry_rows *fields, uint32_t i) {
    uint32_t from = fields->rows[i].places_at;
    return (fg_str){fields->places + from, fields->rows[i + 1].places_at - from};
}

/* ---- filters ---- */

static bool has_place(fg_str places, const fg_filter *x) {
    while (places.len) {
        const char *end = memchr(places.ptr, FG_PLACE_END, places.len);
        fg_str one = {places.ptr, end ? (size_t)(end - places.ptr) : places.len};
        uint32_t held = 0;
        while (held < x->n_parts && fg_area_is_in(one, &x->parts[held])) held++;
        if (held == x->n_parts) return true;
        size_t used = one.len + (end != NULL);
        places = (fg_str){places.ptr + used, places.len - used};
    }
    return false;
}

static bool is_there(const fg_entry_rows *fields, uint32_t i, const fg_filter *x) {
    if (x->remote && fg_kinds_have(fields->rows[i].f.workplace, REMOTE)) return true;
    return x->n_parts && has_place(fg_rows_places(fields, i), x);
}

static bool pays(const fg_entry_fields *f, const fg_filter *x) {
    return f->pay_high >= x->pay && (!x->currency[0] || memcmp(f->currency, x->currency, sizeof x->currency) == 0);
}

bool fg_rows_pass(const fg_entry_rows *fields, uint32_t i, const fg_filter *x) {
    const fg_entry_fields *f = &fields->rows[i].f;
    if (x->employment && !fg_kinds_have(f->employment, x->employment)) return false;
    if (x->posted_after && f->posted <= x->posted_after) return false;
    if (x->language[0] && memcmp(f->language, x->language, sizeof x->language) != 0) return false;
    if (x->pay && !pays(f, x)) return false;
    return !(x->remote || x->n_parts) || is_there(fields, i, x);
}
