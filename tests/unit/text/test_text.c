#include <criterion/criterion.h>

#include "support.h"
#include "text/language.h"
#include "text/scan.h"
#include "text/stem.h"
#include "text/token.h"

static fg_str tokens_of(fg_arena *arena, fg_str text) {
    fg_forms forms;
    fg_forms_init(&forms, arena);
    fg_tokens t;
    fg_tokens_init(&t, arena, &forms, text);
    fg_tokenize(&t, 0, (uint32_t)text.len);
    fg_tokens_settle(&t);
    fg_buf out;
    fg_buf_init(&out, arena);
    for (uint32_t i = 0; i < t.list.n; i++) {
        if (i) fg_buf_add_char(&out, ' ');
        fg_buf_add(&out, fg_token_norm(&t, i));
    }
    return fg_buf_str(&out);
}

static fg_str token_case(void *ctx, fg_arena *arena, fg_str text) {
    (void)ctx;
    return tokens_of(arena, text);
}

Test(text, tokens) { cr_assert_eq(run_cases("cases/tokens.txt", token_case, NULL), 0); }

Test(text, spans_cover_the_words) {
    fg_arena arena;
    fg_arena_init(&arena, NULL);
    fg_str text = FG_LIT("Uses C++ (and .NET) at AT&T\xE2\x80\x99s.");
    fg_forms forms;
    fg_forms_init(&forms, &arena);
    fg_tokens t;
    fg_tokens_init(&t, &arena, &forms, text);
    fg_tokenize(&t, 0, (uint32_t)text.len);
    fg_tokens_settle(&t);
    for (uint32_t i = 0; i < t.list.n; i++) {
        cr_assert_lt(t.list.at[i].start, t.list.at[i].end);
        cr_assert_leq(t.list.at[i].end, text.len);
        if (i) cr_assert_leq(t.list.at[i - 1].end, t.list.at[i].start);
    }
    fg_arena_free(&arena);
}

static void check_same_tokens(fg_str text) {
    fg_arena arena;
    fg_arena_init(&arena, NULL);
    fg_forms forms;
    fg_forms_init(&forms, &arena);
    fg_tokens a, b;
    for (int round = 0; round < 2; round++) { /* forms are new, then known */
        fg_tokens_init(&a, &arena, &forms, text);
        fg_tokens_init(&b, &arena, &forms, text);
        for (size_t from = 0, to; from < text.len; from = to) {
            to = from + (text.len - from + 1) / 2;
            fg_tokenize(&a, (uint32_t)from, (uint32_t)to);
            fg_tokenize_closely(&b, (uint32_t)from, (uint32_t)to);
        }
        fg_tokens_settle(&a);
        cr_assert_eq(a.list.n, b.list.n);
        for (uint32_t i = 0; i < a.list.n; i++)
            cr_assert_eq(memcmp(&a.list.at[i], &b.list.at[i], sizeof(fg_token)), 0, "token %u at byte %u: %.*s", i,
                         a.list.at[i].start, FG_STR_ARG(text));
    }
    fg_arena_free(&arena);
}

/* Most of a text is walked over fast, with the same tokens as if each were looked at closely. */
Test(text, fast_walk_makes_the_same_tokens) {
    static const char *const parts[] = {"word",
                                        "Words",
                                        "a",
                                        "SQL",
                                        "5",
                                        "2015",
                                        "1,200",
                                        "3.5",
                                        "12345678",
                                        "5yrs",
                                        "3D",
                                        "401(k)",
                                        "C++",
                                        "C#",
                                        "R&D",
                                        "AT&T",
                                        "B.Sc",
                                        "Node",
                                        ".js",
                                        ".NET",
                                        "it's",
                                        "\xC3\xA9",
                                        "caf\xC3\xA9",
                                        "\xE2\x80\x99",
                                        "\xE2\x80\xA2",
                                        " ",
                                        " ",
                                        " ",
                                        " ",
                                        " ",
                                        "  ",
                                        "\t",
                                        "-",
                                        "/",
                                        ",",
                                        ".",
                                        ";",
                                        ":",
                                        "(",
                                        ")",
                                        "\"",
                                        "'",
                                        "*",
                                        "&",
                                        "+",
                                        "#",
                                        "|",
                                        "_",
                                        "@",
                                        "://",

                                        "x@y.z",
                                        "http",
                                        "\xC2\xA0",
                                        "\xFF",
                                        "\x7F",
                                        "\n",
                                        "%",
                                        "$",
                                        "!",
                                        "?",
                                        "<",
                                        "antidisestablishmentarianism"};
    uint64_t random = 88172645463325252ull;
    char text[400];
    for (int round = 0; round < 20000; round++) {
        size_t n = 0, most = (size_t)(round % 390) + 1;
        while (n < most) {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            const char *part = parts[(random >> 20) % FG_COUNT(parts)];
            size_t len = strlen(part) < most - n ? strlen(part) : most - n;
            memcpy(text + n, part, len);
            n += len;
        }
        check_same_tokens((fg_str){text, n});
    }
}

static bool is_word_byte(unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Whether a byte needs no close look, told from its neighbours one by one. */
static bool is_plain(fg_str text, size_t i) {
    unsigned char c = (unsigned char)text.ptr[i], before = i ? (unsigned char)text.ptr[i - 1] : 0;
    unsigned char next = i + 1 < text.len ? (unsigned char)text.ptr[i + 1] : 0;
    if (is_word_byte(c) || c == ' ') return true;
    if (c == '.') return next <= ' ';
    if (c == '-') return before > ' ';
    if (c == '+' || c == '#' || c == '\'') return !is_word_byte(before);
    return c && strchr("!\"$%(),/:;=?[]_|", c);
}

/* Every way in which this machine can look at a text gives the same bits, whatever the bytes and their number. */
static void check_scan(fg_str text) {
    enum { MOST = 64 };
    fg_scan_block blocks[MOST];
    cr_assert_leq(fg_scan_size(text.len), MOST);
    for (fg_scan_kind kind = FG_SCAN_PORTABLE; kind < FG_SCAN_COUNT; kind++) {
        if (!fg_scan_can(kind)) continue;
        memset(blocks, 0xAA, sizeof blocks);
        fg_scan_by(kind, text, blocks);
        for (size_t i = 0; i < (fg_scan_size(text.len) - 1) * FG_SCAN_BLOCK; i++) {
            unsigned char c = i < text.len ? (unsigned char)text.ptr[i] : 0;
            cr_assert_eq(FG_SCAN_FROM(blocks, words, i) & 1, is_word_byte(c), "way %d, byte %zu", kind, i);
            cr_assert_eq(FG_SCAN_FROM(blocks, digits, i) & 1, c >= '0' && c <= '9', "way %d, byte %zu", kind, i);
            cr_assert_eq(FG_SCAN_FROM(blocks, spaces, i) & 1, c == ' ', "way %d, byte %zu", kind, i);
            cr_assert_eq(FG_SCAN_FROM(blocks, marks, i) & 1, c == '@' || c == ':', "way %d, byte %zu", kind, i);
            cr_assert_eq(FG_SCAN_FROM(blocks, odd, i) & 1, i >= text.len || !is_plain(text, i), "way %d, byte %zu",
                         kind, i);
        }
        cr_assert_eq(FG_SCAN_FROM(blocks, words, 3) >> 61 & 1, blocks[1].words & 1);
    }
}

Test(text, all_ways_scan_alike) {
    static const char written[] =
        "Ask jobs@example.org or see https://example.org/: C++, caf\xC3\xA9s, 5+ years \x7F\xFF@";
    char bytes[3000];
    uint64_t random = 88172645463325252ull;
    for (size_t n = 0; n < sizeof bytes; n += n < 700 ? 7 : 97) {
        for (size_t i = 0; i < n; i++) {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            bytes[i] = n % 2 ? (char)random : written[(random >> 20) % sizeof written];
        }
        check_scan((fg_str){bytes, n});
    }
    for (unsigned c = 0; c < 256; c++) bytes[c] = (char)c;
    check_scan((fg_str){bytes, 256});
    check_scan(FG_LIT(written));
}

Test(text, stems) {
    fg_stemmer *s = fg_stemmer_new("english", NULL);
    cr_assert_not_null(s);
    cr_assert(fg_str_eq(fg_stemmer_stem(s, FG_LIT("pipelines")), FG_LIT("pipelin")));
    cr_assert(fg_str_eq(fg_stemmer_stem(s, FG_LIT("c++")), FG_LIT("c++")));
    cr_assert(fg_str_eq(fg_stemmer_stem(s, FG_LIT("k8s")), FG_LIT("k8s")));
    fg_stemmer_free(s);
    cr_assert_null(fg_stemmer_new("klingon", NULL));
}

Test(text, languages) {
    static fg_languages known;
    fg_languages_init(&known);
    static const char german[] =
        "Wir suchen eine Person, die mit uns an der Zukunft der Bahn arbeitet und sich nicht vor Daten "
        "scheut. Sie haben Erfahrung mit SQL und Python und sind bereit, auch auf dem Bahnhof zu arbeiten.";
    cr_assert_str_eq(fg_language_guess(&known, fg_str_of(german)), "German");
    cr_assert_null(fg_language_guess(&known, FG_LIT("Python, SQL, Docker")));
    static const char brief[] = "Koch gesucht. Erfahrung mit SQL und Freude an der Arbeit.";
    cr_assert_null(fg_language_guess(&known, fg_str_of(brief)));
    cr_assert_str_eq(fg_language_suspect(&known, fg_str_of(brief)), "German");
    cr_assert_null(fg_language_suspect(&known, FG_LIT("Python, SQL, Docker")));
    cr_assert_null(
        fg_language_suspect(&known, FG_LIT("A cook for the kitchen in Den Haag, with a sense for la carte")));
}
