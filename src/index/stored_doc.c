#include "index/stored_doc.h"

#include <zstd.h>

#include "index/pack.h"

enum { VERSION = 1, LEVEL = 1, LARGEST = 1 << 30 };

enum {
    REPAIRED_MOJIBAKE = 1 << 0,
    REPAIRED_BYTES = 1 << 1,
    PAGE_AS_TEXT = 1 << 2,
    BROKEN_DATA = 1 << 3,
    WEAK_SANDBOX = 1 << 4,
    UNDRAWN = 1 << 5,
    HAS_WHOLE = 1 << 6,
    MENDED = 1 << 7,
    HAS_DAY = 1 << 8,
    FLAGS_END = 1 << 9
};

/* ---- storing ---- */

static void put_text(fg_packer *p, fg_str s) {
    fg_pack_number(p, (uint32_t)s.len);
    fg_buf_add(&p->body, s);
}

/* Places rise from line to line: their differences are short. */
static void put_lines(fg_packer *p, const fg_doc *doc) {
    uint32_t at = 0;
    fg_pack_number(p, doc->lines.n);
    for (uint32_t i = 0; i < doc->lines.n; i++) {
        const fg_line *l = &doc->lines.at[i];
        fg_pack_number(p, l->from - at);
        fg_pack_number(p, l->start - l->from);
        fg_pack_number(p, l->end - l->start);
        fg_pack_number(p, l->to - l->end);
        fg_pack_number(p, l->indent);
        fg_pack_number(p, l->flags);
        fg_pack_number(p, l->level * 2u + l->blank_before);
        at = l->to;
    }
}

static void put_origins(fg_packer *p, const fg_doc *doc) {
    fg_origin last = {0};
    fg_pack_number(p, doc->origins.n);
    for (uint32_t i = 0; i < doc->origins.n; i++) {
        fg_pack_number(p, doc->origins.at[i].offset - last.offset);
        fg_pack_number(p, doc->origins.at[i].origin - last.origin);
        last = doc->origins.at[i];
    }
    fg_pack_number(p, doc->origin_size);
}

static void put_hidden(fg_packer *p, const fg_doc *doc) {
    put_text(p, doc->hidden_text);
    fg_pack_number(p, doc->hidden.n);
    for (uint32_t i = 0; i < doc->hidden.n; i++) {
        const fg_hidden *h = &doc->hidden.at[i];
        fg_pack_number(p, h->start);
        fg_pack_number(p, h->end);
        fg_pack_number(p, h->words);
        fg_pack_number(p, h->why);
    }
    fg_pack_number(p, doc->hidden_words);
}

static uint32_t flags_of(const fg_doc *d) {
    return (d->repaired_mojibake ? REPAIRED_MOJIBAKE : 0u) | (d->repaired_bytes ? REPAIRED_BYTES : 0u) |
           (d->page_as_text ? PAGE_AS_TEXT : 0u) | (d->broken_data ? BROKEN_DATA : 0u) |
           (d->weak_sandbox ? WEAK_SANDBOX : 0u) | (d->undrawn ? UNDRAWN : 0u) | (d->mended ? MENDED : 0u) |
           (d->whole ? HAS_WHOLE : 0u) | (d->posted ? HAS_DAY : 0u);
}

static void put_doc(fg_packer *p, const fg_doc *doc) {
    fg_pack_number(p, flags_of(doc));
    fg_pack_number(p, doc->encoding);
    fg_pack_number(p, (uint32_t)doc->hash);
    fg_pack_number(p, (uint32_t)(doc->hash >> 32));
    put_text(p, doc->name);
    put_text(p, doc->text);
    put_lines(p, doc);
    put_origins(p, doc);
    fg_pack_number(p, doc->given.n);
    for (uint32_t i = 0; i < doc->given.n; i++) {
        fg_pack_number(p, doc->given.at[i].start);
        fg_pack_number(p, doc->given.at[i].end);
        fg_pack_number(p, doc->given.at[i].kind);
    }
    put_hidden(p, doc);
    if (doc->posted) fg_pack_number(p, doc->posted);
    if (doc->whole) put_doc(p, doc->whole);
}

static size_t compress(char *to, size_t room, fg_str plain) {
    ZSTD_CCtx *c = ZSTD_createCCtx();
    if (!c) return 0;
    ZSTD_CCtx_setParameter(c, ZSTD_c_compressionLevel, LEVEL);
    ZSTD_CCtx_setParameter(c, ZSTD_c_checksumFlag, 1);
    size_t n = ZSTD_compress2(c, to, room, plain.ptr, plain.len);
    ZSTD_freeCCtx(c);
    return ZSTD_isError(n) ? 0 : n;
}

fg_str fg_doc_store(const fg_doc *doc, fg_arena *arena) {
    fg_packer p;
    fg_pack_begin(&p, NULL, arena);
    fg_pack_number(&p, VERSION);
    put_doc(&p, doc);
    fg_str plain = fg_buf_str(&p.body);
    size_t room = ZSTD_compressBound(plain.len);
    char *packed = arena->failed ? NULL : fg_arena_alloc(arena, room);
    size_t n = packed ? compress(packed, room, plain) : 0;
    if (!n) arena->failed = true;
    return (fg_str){packed, n};
}

/* ---- restoring ---- */

static fg_str take_text(fg_unpacker *u) {
    uint32_t n = fg_unpack_count(u);
    fg_str s = {(const char *)u->at, n};
    u->at += n;
    return fg_arena_copy(u->arena, s);
}

/* A place behind another, inside of a text. */
static uint32_t take_place(fg_unpacker *u, uint32_t from, size_t end) {
    return from + fg_unpack_below(u, (uint32_t)(end - from) + 1);
}

static void take_lines(fg_unpacker *u, fg_doc *doc) {
    uint32_t n = fg_unpack_count(u), at = 0;
    size_t end = doc->text.len;
    for (uint32_t i = 0; i < n && !u->bad; i++) {
        fg_line l = {.from = take_place(u, at, end)};
        l.start = take_place(u, l.from, end);
        l.end = take_place(u, l.start, end);
        at = l.to = take_place(u, l.end, end);
        l.indent = (uint16_t)fg_unpack_below(u, UINT16_MAX + 1);
        l.flags = (uint8_t)fg_unpack_below(u, UINT8_MAX + 1);
        uint32_t level = fg_unpack_below(u, 2 * (UINT8_MAX + 1));
        l.level = (uint8_t)(level / 2);
        l.blank_before = level % 2;
        fg_line *to = FG_PUSH(u->arena, &doc->lines);
        if (to) *to = l;
    }
}

static void take_origins(fg_unpacker *u, fg_doc *doc) {
    fg_origin last = {0};
    uint32_t n = fg_unpack_count(u);
    for (uint32_t i = 0; i < n && !u->bad; i++) {
        last.offset += fg_unpack_number(u);
        last.origin += fg_unpack_number(u);
        fg_origin *to = FG_PUSH(u->arena, &doc->origins);
        if (to) *to = last;
    }
    doc->origin_size = fg_unpack_number(u);
}

static void take_given(fg_unpacker *u, fg_doc *doc) {
    uint32_t n = fg_unpack_count(u);
    for (uint32_t i = 0; i < n && !u->bad; i++) {
        fg_given g = {.start = take_place(u, 0, doc->text.len)};
        g.end = g.start;
        uint32_t end = fg_unpack_below(u, (uint32_t)doc->text.len + 1);
        if (end > g.end) g.end = end;
        g.kind = (uint8_t)fg_unpack_below(u, FG_GIVEN_DEADLINE + 1);
        fg_given *to = FG_PUSH(u->arena, &doc->given);
        if (to) *to = g;
    }
}

static void take_hidden(fg_unpacker *u, fg_doc *doc) {
    doc->hidden_text = take_text(u);
    uint32_t n = fg_unpack_count(u);
    for (uint32_t i = 0; i < n && !u->bad; i++) {
        fg_hidden h = {.start = take_place(u, 0, doc->hidden_text.len)};
        uint32_t end = fg_unpack_below(u, (uint32_t)doc->hidden_text.len + 1);
        h.end = end > h.start ? end : h.start;
        h.words = fg_unpack_number(u);
        h.why = (uint8_t)fg_unpack_below(u, FG_HIDDEN_COUNT);
        fg_hidden *to = FG_PUSH(u->arena, &doc->hidden);
        if (to) *to = h;
    }
    doc->hidden_words = fg_unpack_number(u);
}

static void take_flags(fg_doc *d, uint32_t flags) {
    d->repaired_mojibake = flags & REPAIRED_MOJIBAKE;
    d->repaired_bytes = flags & REPAIRED_BYTES;
    d->page_as_text = flags & PAGE_AS_TEXT;
    d->broken_data = flags & BROKEN_DATA;
    d->weak_sandbox = flags & WEAK_SANDBOX;
    d->undrawn = flags & UNDRAWN;
    d->mended = flags & MENDED;
}

static fg_doc *new_doc(const fg_allocator *a) {
    fg_doc *doc = fg_alloc(a, sizeof *doc);
    if (doc) fg_arena_init(&doc->arena, a);
    return doc;
}

static bool take_doc(fg_unpacker *u, fg_doc *doc, bool inner) {
    u->arena = &doc->arena;
    uint32_t flags = fg_unpack_below(u, FLAGS_END);
    take_flags(doc, flags);
    doc->encoding = (uint8_t)fg_unpack_below(u, FG_ENC_CP1252 + 1);
    doc->hash = fg_unpack_number(u);
    doc->hash |= (uint64_t)fg_unpack_number(u) << 32;
    doc->name = take_text(u);
    doc->text = take_text(u);
    take_lines(u, doc);
    take_origins(u, doc);
    take_given(u, doc);
    take_hidden(u, doc);
    if (flags & HAS_DAY) doc->posted = fg_unpack_number(u);
    if (u->bad || doc->arena.failed || !(flags & HAS_WHOLE)) return !doc->arena.failed;
    doc->whole = inner ? NULL : new_doc(&doc->arena.alloc);
    u->bad |= inner;
    return doc->whole && take_doc(u, doc->whole, true);
}

static fg_status damaged(fg_error *err) { return fg_fail(err, FG_EINPUT, "the text has changed since it was stored"); }

static fg_status unpack(fg_doc *doc, fg_str plain, fg_error *err) {
    fg_unpacker u = {.at = (const unsigned char *)plain.ptr, .end = (const unsigned char *)plain.ptr + plain.len};
    if (fg_unpack_number(&u) != VERSION) return damaged(err);
    bool good = take_doc(&u, doc, false);
    if (u.bad || u.at != u.end) return damaged(err);
    return good ? FG_OK : fg_fail(err, FG_ENOMEM, "out of memory");
}

static fg_status inflate(fg_str *out, fg_str bytes, fg_arena *arena, fg_error *err) {
    unsigned long long size = ZSTD_getFrameContentSize(bytes.ptr, bytes.len);
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > LARGEST) return damaged(err);
    char *plain = fg_arena_alloc(arena, (size_t)size + 1);
    if (!plain) return fg_fail(err, FG_ENOMEM, "out of memory");
    size_t n = ZSTD_decompress(plain, (size_t)size, bytes.ptr, bytes.len);
    if (ZSTD_isError(n) || n != size) return damaged(err);
    *out = (fg_str){plain, n};
    return FG_OK;
}

fg_status fg_doc_restore(fg_doc **out, fg_str bytes, const fg_allocator *alloc, fg_error *err) {
    fg_allocator a = fg_allocator_or_default(alloc);
    fg_arena scratch;
    fg_str plain = {0};
    *out = NULL;
    fg_doc *doc = new_doc(&a);
    if (!doc) return fg_fail(err, FG_ENOMEM, "out of memory");
    fg_arena_init(&scratch, &a);
    fg_status status = inflate(&plain, bytes, &scratch, err);
    if (status == FG_OK) status = unpack(doc, plain, err);
    fg_arena_free(&scratch);
    if (status == FG_OK)
        *out = doc;
    else
        fg_doc_free(doc);
    return status;
}
