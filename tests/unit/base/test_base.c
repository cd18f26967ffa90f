#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

/* An allocator that checks old_size, counts what is out, and fails from the nth request on. */
typedef struct {
    size_t out, requests, fail_at; /* fail_at 0: never */
    bool wrong_size;
} counting;

static void *counting_resize(void *ctx, void *ptr, size_t old_size, size_t new_size) {
    counting *c = ctx;
    size_t *real = ptr ? (size_t *)ptr - 2 : NULL;
    if ((real ? real[0] : 0) != old_size) c->wrong_size = true;
    if (new_size == 0) {
        c->out -= old_size;
        free(real);
        return NULL;
    }
    if (++c->requests >= c->fail_at && c->fail_at) return NULL;
    real = realloc(real, new_size + 2 * sizeof *real);
    real[0] = new_size;
    c->out += new_size - old_size;
    return real + 2;
}

static fg_allocator counted(counting *c) { return (fg_allocator){counting_resize, c}; }

/* ---- errors ---- */

Test(error, fills_and_returns) {
    fg_error err;
    cr_assert_eq(fg_fail(&err, FG_EIO, "cannot read %s", "x"), FG_EIO);
    cr_assert_eq(err.status, FG_EIO);
    cr_assert_str_eq(err.message, "cannot read x");
    cr_assert_eq(err.line, 0);
    cr_assert_eq(fg_fail_at(&err, FG_EDICT, 7, 42, "bad"), FG_EDICT);
    cr_assert_eq(err.line, 7);
    cr_assert_eq(err.offset, 42);
    fg_fail(&err, FG_EDICT, "again: %s", err.message);
    cr_assert_str_eq(err.message, "again: bad");
    fg_error_clear(&err);
    cr_assert_eq(err.status, FG_OK);
    cr_assert_str_eq(err.message, "");
    cr_assert_eq(fg_fail(NULL, FG_EINPUT, "x"), FG_EINPUT);
    fg_error_clear(NULL);
}

Test(error, stays_one_line_of_utf8) {
    fg_error err;
    fg_fail(&err, FG_EIO, "no such file: %s", "a\nb\x1B[1m");
    cr_assert_str_eq(err.message, "no such file: a?b?[1m");
    char name[400];
    for (size_t shift = 0; shift < 3; shift++) {
        memset(name, 'a', sizeof name);
        for (size_t i = shift; i + 3 < sizeof name; i += 3) memcpy(name + i, "\xE2\x82\xAC", 3);
        name[sizeof name - 1] = '\0';
        fg_fail(&err, FG_EIO, "%s", name);
        fg_str s = fg_str_of(err.message);
        cr_assert_geq(s.len, sizeof err.message - 4);
        for (size_t i = 0; i < s.len;) cr_assert_neq(fg_utf8_next(s, &i), 0xFFFD);
    }
}

Test(error, names) {
    cr_assert_str_eq(fg_status_name(FG_OK), "ok");
    cr_assert_str_eq(fg_status_name(FG_EINTERNAL), "internal");
    cr_assert_str_eq(fg_status_name((fg_status)99), "unknown");
    cr_assert_str_eq(fg_version(), FG_VERSION_STRING);
}

/* ---- arena ---- */

Test(arena, gives_zeroed_aligned_memory) {
    counting c = {0};
    fg_allocator a = counted(&c);
    fg_arena arena;
    fg_arena_init(&arena, &a);
    for (size_t round = 0; round < 3; round++) {
        for (size_t size = 0; size < 5000; size += 37) {
            char *p = fg_arena_alloc(&arena, size);
            cr_assert_not_null(p);
            cr_assert_eq((uintptr_t)p % 8, 0);
            for (size_t i = 0; i < size; i++) cr_assert_eq(p[i], 0);
            memset(p, 'x', size);
        }
        fg_arena_reset(&arena);
    }
    fg_arena_free(&arena);
    cr_assert_eq(c.out, 0);
    cr_assert_not(c.wrong_size);
    cr_assert_not_null(fg_arena_alloc(&arena, 1), "usable again");
    fg_arena_free(&arena);
    fg_arena_free(NULL);
}

#ifndef FG_ARENA_EXACT
static void take(fg_arena *arena, int kilobytes) {
    for (int i = 0; i < kilobytes; i++) fg_arena_alloc(arena, 1000);
}

Test(arena, blocks_grow_and_after_a_reset_one_is_enough) {
    counting c = {0};
    fg_allocator a = counted(&c);
    fg_arena arena;
    fg_arena_init(&arena, &a);
    take(&arena, 5000);
    cr_assert_leq(c.requests, 20);
    for (int round = 0; round < 3; round++) {
        size_t requests = c.requests;
        fg_arena_reset(&arena);
        take(&arena, 5000);
        cr_assert_leq(c.requests, requests + (round == 0));
    }
    take(&arena, 20000);
    fg_arena_reset(&arena);
    cr_assert_leq(c.out, 8 << 20, "what one large use took is given back");
    fg_arena_free(&arena);
}

Test(arena, last_allocation_grows_in_place) {
    fg_arena arena;
    fg_arena_init(&arena, NULL);
    char *p = fg_arena_alloc(&arena, 5);
    cr_assert_eq(fg_arena_resize(&arena, p, 5, 100), p);
    char *q = fg_arena_alloc(&arena, 5);
    cr_assert_geq(q - p, 100);
    fg_arena_free(&arena);
}
#endif

Test(arena, resize_copies) {
    fg_arena arena;
    fg_arena_init(&arena, NULL);
    char *p = fg_arena_resize(&arena, NULL, 0, 3);
    memcpy(p, "abc", 3);
    fg_arena_alloc(&arena, 1);
    for (size_t old = 3, size = 4; size < 100000; old = size, size = size * 3 / 2 + 1) {
        p = fg_arena_resize(&arena, p, old, size);
        cr_assert_eq(memcmp(p, "abc", 3), 0);
        memset(p + old, 'x', size - old);
    }
    cr_assert_eq(fg_arena_resize(&arena, p, 100, 50), p);
    fg_arena_free(&arena);
}

Test(arena, failure_is_sticky_until_reset) {
    counting c = {.fail_at = 1};
    fg_allocator a = counted(&c);
    fg_arena arena;
    fg_arena_init(&arena, &a);
    cr_assert_null(fg_arena_alloc(&arena, 8));
    cr_assert(arena.failed);
    c.fail_at = 0;
    cr_assert_null(fg_arena_alloc(&arena, 8));
    cr_assert_eq(fg_arena_copy(&arena, FG_LIT("x")).len, 0);
    cr_assert_eq(fg_arena_printf(&arena, "x").len, 0);
    fg_arena_reset(&arena);
    cr_assert_not_null(fg_arena_alloc(&arena, 8));
    fg_arena_free(&arena);
}

Test(arena, refuses_what_cannot_be) {
    static const size_t sizes[] = {SIZE_MAX, SIZE_MAX - 7, SIZE_MAX - 8, SIZE_MAX - 24};
    for (size_t i = 0; i < FG_COUNT(sizes); i++) {
        counting c = {.fail_at = 1};
        fg_allocator a = counted(&c);
        fg_arena arena;
        fg_arena_init(&arena, &a);
        cr_assert_null(fg_arena_alloc(&arena, sizes[i]));
        fg_arena_reset(&arena);
        cr_assert_null(fg_arena_alloc_n(&arena, sizes[i], 3));
        cr_assert(arena.failed);
        fg_arena_free(&arena);
    }
}

Test(arena, copy_and_printf_end_with_nul) {
    fg_arena arena;
    fg_arena_init(&arena, NULL);
    fg_str s = fg_arena_copy(&arena, (fg_str){"abcdef", 3});
    cr_assert_str_eq(s.ptr, "abc");
    cr_assert_str_eq(fg_arena_copy(&arena, (fg_str){0}).ptr, "");
    s = fg_arena_printf(&arena, "%.*s-%d", FG_STR_ARG(s), 7);
    cr_assert_str_eq(s.ptr, "abc-7");
    cr_assert_eq(s.len, 5);
    fg_arena_free(&arena);
}

Test(allocator, defaults_and_sizes) {
    fg_allocator a = fg_allocator_or_default(NULL);
    char *p = fg_alloc(&a, 10);
    for (int i = 0; i < 10; i++) cr_assert_eq(p[i], 0);
    fg_release(&a, p, 10);
    counting c = {0};
    a = counted(&c);
    p = fg_alloc(&a, 0);
    cr_assert_not_null(p);
    fg_release(&a, p, 0);
    fg_release(&a, NULL, 5);
    cr_assert_eq(c.out, 0);
    cr_assert_not(c.wrong_size);
    c.fail_at = 1;
    cr_assert_null(fg_alloc(&a, 4));
}

Test(vec, pushes_zeroed_elements) {
    typedef struct {
        uint32_t a;
        uint64_t b;
    } pair;
    FG_VEC(pair) v = {0};
    fg_arena arena;
    fg_arena_init(&arena, NULL);
    for (int round = 0; round < 2; round++, v.n = 0)
        for (uint32_t i = 0; i < 5000; i++) {
            pair *p = FG_PUSH(&arena, &v);
            cr_assert(p && p->a == 0 && p->b == 0);
            *p = (pair){i, i + 1};
            cr_assert_eq(v.at[i / 2].a, i / 2);
        }
    arena.failed = true;
    cr_assert_null(FG_PUSH(&arena, &v));
    fg_arena_free(&arena);
}

Test(vec, fails_at_each_allocation) {
    for (size_t n = 1; n < 5; n++) {
        counting c = {.fail_at = n};
        fg_allocator a = counted(&c);
        fg_arena arena;
        fg_arena_init(&arena, &a);
        FG_VEC(uint64_t) v = {0};
        uint32_t pushed = 0;
        for (uint64_t *p = FG_PUSH(&arena, &v); p && pushed < 100000; p = FG_PUSH(&arena, &v)) pushed++;
        cr_assert_eq(v.n, pushed);
        cr_assert(arena.failed);
        fg_arena_free(&arena);
        cr_assert_eq(c.out, 0);
    }
}

/* ---- slices ---- */

Test(str, compares) {
    cr_assert(fg_str_eq(FG_LIT("a"), fg_str_of("a")));
    cr_assert(fg_str_eq((fg_str){0}, FG_LIT("")));
    cr_assert_not(fg_str_eq(FG_LIT("a"), FG_LIT("b")));
    cr_assert_eq(fg_str_of(NULL).len, 0);
    cr_assert(fg_str_eq_nocase(FG_LIT("SQL-x"), FG_LIT("sql-X")));
    cr_assert_not(fg_str_eq_nocase(FG_LIT("sql"), FG_LIT("sq")));
    cr_assert_not(fg_str_eq_nocase(FG_LIT("@"), FG_LIT("`")));
    cr_assert_lt(fg_str_cmp(FG_LIT("a"), FG_LIT("ab")), 0);
    cr_assert_gt(fg_str_cmp(FG_LIT("\xC3"), FG_LIT("z")), 0);
    cr_assert_eq(fg_str_cmp((fg_str){0}, FG_LIT("")), 0);
    cr_assert(fg_str_starts(FG_LIT("abc"), FG_LIT("ab")) && fg_str_ends(FG_LIT("abc"), FG_LIT("bc")));
    cr_assert(fg_str_starts((fg_str){0}, FG_LIT("")) && fg_str_ends((fg_str){0}, FG_LIT("")));
    cr_assert_not(fg_str_starts(FG_LIT("a"), FG_LIT("ab")));
    cr_assert_not(fg_str_ends(FG_LIT("b"), FG_LIT("ab")));
}

Test(str, trims_and_cuts) {
    cr_assert(fg_str_eq(fg_str_trim(FG_LIT(" \t a b\r\n")), FG_LIT("a b")));
    cr_assert_eq(fg_str_trim(FG_LIT(" \n ")).len, 0);
    cr_assert_eq(fg_str_trim((fg_str){0}).len, 0);
    fg_str rest = FG_LIT("a,,b");
    cr_assert(fg_str_eq(fg_str_cut(&rest, ','), FG_LIT("a")));
    cr_assert_eq(fg_str_cut(&rest, ',').len, 0);
    cr_assert(fg_str_eq(fg_str_cut(&rest, ','), FG_LIT("b")));
    cr_assert_eq(rest.len, 0);
    cr_assert_eq(fg_str_cut(&rest, ',').len, 0);
    rest = (fg_str){0};
    cr_assert_eq(fg_str_cut(&rest, ',').len, 0);
}

Test(str, numbers) {
    static const struct {
        const char *text;
        bool good;
        uint32_t value;
    } rows[] = {{"0", true, 0},           {"007", true, 7}, {"4294967295", true, UINT32_MAX},
                {"4294967296", false, 0}, {"", false, 0},   {"-1", false, 0},
                {"1 ", false, 0},         {"1a", false, 0}, {"99999999999999999999999", false, 0}};
    for (size_t i = 0; i < FG_COUNT(rows); i++) {
        uint32_t value = 0;
        cr_assert_eq(fg_str_to_u32(fg_str_of(rows[i].text), &value), rows[i].good, "%s", rows[i].text);
        cr_assert_eq(value, rows[i].value, "%s", rows[i].text);
    }
}

Test(str, utf8) {
    static const struct {
        const char *text;
        uint32_t cp;
        size_t length;
    } rows[] = {{"a", 'a', 1},
                {"\xC3\xA9", 0xE9, 2},
                {"\xE2\x82\xAC", 0x20AC, 3},
                {"\xF0\x9F\x9A\x80", 0x1F680, 4},
                {"\xC0\x80", 0xFFFD, 1},
                {"\xC1\xBF", 0xFFFD, 1},
                {"\xE0\x9F\xBF", 0xFFFD, 1},
                {"\xF0\x8F\xBF\xBF", 0xFFFD, 1},
                {"\xED\xA0\x80", 0xFFFD, 1},
                {"\xF4\x90\x80\x80", 0xFFFD, 1},
                {"\xF5\x80\x80\x80", 0xFFFD, 1},
                {"\x80", 0xFFFD, 1},
                {"\xC3", 0xFFFD, 1},
                {"\xE2\x82", 0xFFFD, 1},
                {"\xC3"
                 "a",
                 0xFFFD, 1},
                {"\xEF\xBF\xBD", 0xFFFD, 3},
                {"\xF4\x8F\xBF\xBF", 0x10FFFF, 4},
                {"\xE0\xA0\x80", 0x800, 3}};
    for (size_t i = 0; i < FG_COUNT(rows); i++) {
        size_t n = 0;
        cr_assert_eq(fg_utf8_next(fg_str_of(rows[i].text), &n), rows[i].cp, "row %zu", i);
        cr_assert_eq(n, rows[i].length, "row %zu", i);
    }
}

/* ---- buffer ---- */

Test(buf, grows_and_keeps_order) {
    fg_arena arena;
    fg_arena_init(&arena, NULL);
    fg_buf b;
    fg_buf_init(&b, &arena);
    cr_assert_eq(fg_buf_str(&b).len, 0);
    for (int i = 0; i < 2000; i++) {
        fg_buf_add(&b, FG_LIT("ab"));
        fg_buf_add_char(&b, 'c');
        fg_buf_printf(&b, "%d", i % 10);
        fg_buf_add(&b, (fg_str){0});
    }
    fg_str s = fg_buf_str(&b);
    cr_assert_eq(s.len, 8000);
    for (size_t i = 0; i < s.len; i += 4) {
        char expected[5] = {'a', 'b', 'c', (char)('0' + i / 4 % 10), '\0'};
        cr_assert_eq(memcmp(s.ptr + i, expected, 4), 0);
    }
    arena.failed = true;
    fg_buf_add_char(&b, 'x');
    fg_buf_printf(&b, "x");
    fg_buf_add(&b, FG_LIT("x"));
    cr_assert_eq(fg_buf_str(&b).len, 8000);
    fg_arena_free(&arena);
}

/* ---- hash ---- */

Test(hash, known_values) {
    static const struct {
        const char *text;
        uint64_t seed, hash;
    } rows[] = {{"", 0, 0xEF46DB3751D8E999U},
                {"a", 0, 0xD24EC4F1A98C6E5BU},
                {"abc", 0, 0x44BC2CF5AD770999U},
                {"xxhash", 0, 0x32DD38952C4BC720U},
                {"xxhash", 20141025, 0xB559B98D844E0635U},
                {"Nobody inspects the spammish repetition", 0, 0xFBCEA83C8A378BF1U}};
    for (size_t i = 0; i < FG_COUNT(rows); i++)
        cr_assert_eq(fg_hash64(rows[i].text, strlen(rows[i].text), rows[i].seed), rows[i].hash, "%s", rows[i].text);
    cr_assert_eq(fg_hash64(NULL, 0, 0), rows[0].hash);
}

Test(hash, any_alignment) {
    char text[128];
    for (size_t n = 0; n < 100; n++) {
        uint64_t first = 0;
        for (size_t shift = 0; shift < 8; shift++) {
            for (size_t i = 0; i < n; i++) text[shift + i] = (char)(i * 7);
            uint64_t h = fg_hash64(text + shift, n, 1);
            if (shift == 0) first = h;
            cr_assert_eq(h, first);
        }
    }
}

/* ---- files ---- */

static void write_file(const char *path, const char *text, size_t n) {
    FILE *f = fopen(path, "wb");
    cr_assert_not_null(f);
    cr_assert_eq(fwrite(text, 1, n, f), n);
    fclose(f);
}

/* Every Criterion test is a process of its own, so its id makes a name no other test has. */
static void temporary(char *path, size_t size, const char *name) {
    snprintf(path, size, "fitgap-test-%ld-%s", (long)getpid(), name);
}

Test(file, reads_every_size) {
    static const size_t sizes[] = {0, 1, 4095, 65536, 65537, 300000};
    static char data[300000];
    for (size_t i = 0; i < sizeof data; i++) data[i] = (char)(i * 31);
    char path[80];
    temporary(path, sizeof path, "sizes");
    for (size_t i = 0; i < FG_COUNT(sizes); i++) {
        write_file(path, data, sizes[i]);
        fg_arena arena;
        fg_arena_init(&arena, NULL);
        fg_str s;
        cr_assert_eq(fg_file_read(&s, &arena, path, sizes[i], NULL), FG_OK);
        cr_assert(fg_str_eq(s, (fg_str){data, sizes[i]}));
        fg_arena_free(&arena);
        fg_mapping m;
        cr_assert_eq(fg_file_map(&m, NULL, path, NULL), FG_OK);
        cr_assert(fg_str_eq(m.bytes, (fg_str){data, sizes[i]}));
        cr_assert_eq(m.mapped, sizes[i] > 0);
        fg_file_unmap(&m, NULL);
        cr_assert_null(m.bytes.ptr);
        fg_file_unmap(&m, NULL);
    }
    unlink(path);
}

static void expect_read_error(const char *path, size_t max, fg_status status, const char *message) {
    fg_arena arena;
    fg_arena_init(&arena, NULL);
    fg_str s;
    fg_error err = {.status = FG_OK};
    cr_assert_eq(fg_file_read(&s, &arena, path, max, &err), status);
    cr_assert_str_eq(err.message, message);
    fg_arena_free(&arena);
}

Test(file, says_what_is_wrong) {
    char path[80], message[160];
    temporary(path, sizeof path, "wrong");
    expect_read_error("/nowhere/at/all", 10, FG_EIO, "no such file: /nowhere/at/all");
    expect_read_error("/tmp", 10, FG_EIO, "is a folder: /tmp");
    write_file(path, "hello", 5);
    snprintf(message, sizeof message, "file is over the limit of 4 bytes: %s", path);
    expect_read_error(path, 4, FG_EINPUT, message);
    fg_mapping m;
    fg_error err;
    cr_assert_eq(fg_file_map(&m, NULL, "/tmp", &err), FG_EIO);
    cr_assert_str_eq(err.message, "is a folder: /tmp");
    if (geteuid() != 0) { /* nothing is forbidden to root */
        chmod(path, 0);
        snprintf(message, sizeof message, "cannot read %s: Permission denied", path);
        expect_read_error(path, 10, FG_EIO, message);
    }
    unlink(path);
}

static void write_pipe_and_exit(const char *path, size_t n) {
    FILE *f = fopen(path, "wb");
    for (size_t i = 0; f && i < n; i++) fputc('a' + (int)(i % 26), f);
    if (f) fclose(f);
    _exit(0);
}

Test(file, reads_a_pipe_to_its_end) {
    char path[80];
    temporary(path, sizeof path, "pipe");
    for (int round = 0; round < 3; round++) {
        cr_assert_eq(mkfifo(path, 0600), 0);
        if (fork() == 0) write_pipe_and_exit(path, 200000);
        fg_arena arena;
        fg_arena_init(&arena, NULL);
        fg_str s = {0};
        fg_mapping m = {0};
        fg_status status = round == 2 ? fg_file_map(&m, NULL, path, NULL)
                                      : fg_file_read(&s, &arena, path, round ? 1000 : 200000, NULL);
        cr_assert_eq(status, round == 1 ? FG_EINPUT : FG_OK);
        if (round == 2) s = m.bytes;
        cr_assert_eq(s.len, round == 1 ? 0 : 200000);
        if (round != 1) cr_assert_eq(s.ptr[199999], 'a' + 199999 % 26);
        cr_assert_not(m.mapped);
        fg_file_unmap(&m, NULL);
        fg_arena_free(&arena);
        unlink(path);
    }
}

Test(file, dash_is_standard_input) {
    char path[80];
    temporary(path, sizeof path, "stdin");
    write_file(path, "from stdin", 10);
    cr_assert_not_null(freopen(path, "rb", stdin));
    fg_arena arena;
    fg_arena_init(&arena, NULL);
    fg_str s;
    cr_assert_eq(fg_file_read(&s, &arena, "-", 100, NULL), FG_OK);
    cr_assert(fg_str_eq(s, FG_LIT("from stdin")));
    fg_arena_free(&arena);
    unlink(path);
}

Test(file, fails_without_memory) {
    char path[80];
    temporary(path, sizeof path, "memory");
    write_file(path, "hello", 5);
    counting c = {.fail_at = 1};
    fg_allocator a = counted(&c);
    fg_arena arena;
    fg_arena_init(&arena, &a);
    fg_str s;
    cr_assert_eq(fg_file_read(&s, &arena, path, 100, NULL), FG_ENOMEM);
    fg_arena_free(&arena);
    for (size_t n = 1; n <= 2; n++) { /* a file of /proc has no size, so it cannot be mapped */
        c = (counting){.fail_at = n};
        fg_mapping m;
        cr_assert_eq(fg_file_map(&m, &a, "/proc/self/status", NULL), FG_ENOMEM);
        cr_assert_null(m.bytes.ptr);
        cr_assert_eq(c.out, 0);
    }
    c = (counting){0};
    fg_mapping m;
    cr_assert_eq(fg_file_map(&m, &a, "/proc/self/status", NULL), FG_OK);
    fg_file_unmap(&m, &a);
    cr_assert_eq(c.out, 0);
    cr_assert_not(c.wrong_size);
    unlink(path);
}
