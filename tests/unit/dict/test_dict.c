#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "dict/dict.h"

static const char policy_path[] = FG_TEST_DATA "/../dictionaries/policy.txt";

typedef struct {
    char text[2000];
    int n;
} faults;

static void note(void *ctx, const char *file, uint32_t line, const char *message) {
    faults *f = ctx;
    size_t used = strlen(f->text);
    snprintf(f->text + used, sizeof f->text - used, "%s:%u: %s\n", file, line, message);
    f->n++;
}

static fg_status compile(const char *skills, const char *lexicon, fg_str *image, faults *f) {
    fg_arena arena;
    fg_error err;
    fg_arena_init(&arena, NULL);
    fg_dict_source sources[3] = {
        {"policy.txt", {0}}, {"a.skills", fg_str_of(skills)}, {"cues.txt", fg_str_of(lexicon)}};
    cr_assert_eq(fg_file_read(&sources[0].text, &arena, policy_path, 1 << 20, &err), FG_OK, "%s", err.message);
    fg_dict_faults sink = {note, f};
    fg_dict_compile_options opt = {.size = sizeof opt, .faults = &sink};
    fg_status status = fg_dict_compile(image, sources, 3, &opt, NULL, &err);
    fg_arena_free(&arena);
    return status;
}

#define HEAD "# fitgap-skills 1\n"
#define LEX "# fitgap-lexicon 1 en\n[preferred]\na (big|) plus$\n"

Test(dict, faults_name_file_and_line) {
    static const struct {
        const char *skills, *expected;
    } cases[] = {
        {"concept: a\n", "a.skills:1: the first line must be '# fitgap-skills 1'"},
        {HEAD "name: A\n", "a.skills:2: 'name' stands before the first concept"},
        {HEAD "concept: a\nname: A\nkind: tool\ncolour: red\n", "a.skills:5: unknown key 'colour'"},
        {HEAD "concept: a\nname: A\nkind: toy\n", "a.skills:4: unknown kind 'toy'"},
        {HEAD "concept: a\nname: A\nkind: tool\nparent: b\n", "a.skills:5: unknown parent 'b'"},
        {HEAD "concept: a\nname: Aa\nkind: tool\nclass: nix\n", "a.skills:2: unknown class 'nix'"},
        {HEAD "concept: a\nname: Aa\nkind: tool\nparent: b\nconcept: b\nname: Bb\nkind: tool\nparent: a\n",
         "is its own ancestor"},
        {HEAD "concept: a\nname: Same\nkind: tool\nconcept: b\nname: same\nkind: tool\n", "claimed by a as well"},
        {HEAD "concept: b\nname: Bb\nkind: tool\nconcept: a\nname: Aa\nkind: tool\n", "a.skills:5: not sorted"},
        {HEAD "concept: a\nname: ---\nkind: tool\n", "nothing is left of the name"},
        {HEAD "concept: a\nname: Aa\nkind: tool\npattern: (ab\n", "a.skills:5: pattern"},
        {HEAD "concept: a\nname: Aa\nkind: tool\nmoved-to: b\n", "a.skills:2: moved to unknown 'b'"},
        {HEAD "concept: a\nname: Aa\nkind: tool\nconcept: a\ngone\n", "'a' stands in a.skills:2 as well"},
        {HEAD "concept: a\nname\n", "a.skills:3: no value behind 'name'"},
        {HEAD "concept: a\nkind: tool\n", "a.skills:2: 'a' has no name"},
        {HEAD "concept: A b\n", "a.skills:2: not an id: 'A b'"},
        {HEAD "concept: a\nname: Aa\nkind: tool\nimplies: b 2\n", "a.skills:5: not a credit of 0.1 to 1: '2'"},
        {HEAD "concept: a\nname: Aa\nkind: tool\nimplies: b\n", "a.skills:5: implies unknown 'b'"},
    };
    for (size_t i = 0; i < FG_COUNT(cases); i++) {
        faults f = {0};
        fg_str image;
        cr_assert_eq(compile(cases[i].skills, LEX, &image, &f), FG_EDICT, "case %zu", i);
        cr_assert(strstr(f.text, cases[i].expected) != NULL, "case %zu: %s", i, f.text);
        cr_assert(!strstr(f.text, "(null)"), "case %zu: %s", i, f.text);
        cr_assert_null(image.ptr);
    }
}

Test(dict, an_unknown_group_is_one_fault) {
    static const char good[] = HEAD "concept: a\nname: Aa\nkind: tool\n";
    faults f = {0};
    fg_str image;
    cr_assert_eq(compile(good, LEX "[colours]\nred\ngreen\n", &image, &f), FG_EDICT);
    cr_assert_eq(f.n, 1, "%s", f.text);
    cr_assert(strstr(f.text, "unknown group 'colours'") != NULL, "%s", f.text);
}

static const char skills[] = HEAD "concept: front-end\nname: front-end development\nkind: knowledge\nconcept: "
                                  "go\nname: Go\nkind: language\nlicensed: Go\n"
                                  "alias: golang\nnot-before: live\nconcept: windows-server\nname: Windows "
                                  "Server\nkind: tool\npattern: Windows Server 20\\d\\d\n";

static bool finds(const fg_dict *d, const char *text, const char *id) {
    fg_lookup *l = fg_lookup_new(d, NULL);
    fg_arena arena;
    fg_arena_init(&arena, NULL);
    fg_tokens t;
    fg_tokens_init(&t, &arena, fg_lookup_forms(l), fg_str_of(text));
    fg_tokenize(&t, 0, (uint32_t)strlen(text));
    fg_tokens_settle(&t);
    bool found = false;
    fg_hit h;
    for (uint32_t i = 0; i < t.list.n; i++)
        if (fg_dict_match(d, &t, i, t.list.n, FG_ROOT_CONCEPT, &h))
            found |= fg_str_eq(fg_concept_id(d, h.owner), fg_str_of(id));
    fg_arena_free(&arena);
    fg_lookup_free(l);
    return found;
}

Test(dict, spellings_meet) {
    faults f = {0};
    fg_str image;
    fg_dict *d;
    fg_error err;
    cr_assert_eq(compile(skills, LEX, &image, &f), FG_OK, "%s", f.text);
    cr_assert_eq(fg_dict_open_memory(&d, image, NULL, &err), FG_OK, "%s", err.message);
    cr_assert(finds(d, "front-end development", "front-end"));
    cr_assert(finds(d, "Frontend developments", "front-end"));
    cr_assert(finds(d, "front end development", "front-end"));
    cr_assert(finds(d, "Golang", "go"));
    cr_assert(finds(d, "Go", "go"));
    cr_assert_not(finds(d, "go", "go"));
    cr_assert_not(finds(d, "Go live", "go"));
    fg_dict_free(d);
    fg_bytes_free(image, NULL);
}

Test(dict, a_name_in_capitals_is_not_the_word) {
    static const char it[] = HEAD "concept: it-services\nname: IT services\nkind: knowledge\n";
    faults f = {0};
    fg_str image;
    fg_dict *d;
    fg_error err;
    cr_assert_eq(compile(it, LEX, &image, &f), FG_OK, "%s", f.text);
    cr_assert_eq(fg_dict_open_memory(&d, image, NULL, &err), FG_OK, "%s", err.message);
    cr_expect(finds(d, "runs IT services", "it-services"));
    cr_expect_not(finds(d, "the company and its services", "it-services"));
    fg_dict_free(d);
    fg_bytes_free(image, NULL);
}

Test(dict, same_sources_same_bytes) {
    faults f = {0};
    fg_str a, b;
    cr_assert_eq(compile(skills, LEX, &a, &f), FG_OK);
    cr_assert_eq(compile(skills, LEX, &b, &f), FG_OK);
    cr_assert_eq(a.len, b.len);
    cr_assert_eq(memcmp(a.ptr, b.ptr, a.len), 0);
    fg_bytes_free(a, NULL);
    fg_bytes_free(b, NULL);
}

/* Every byte of an image is covered by its hash or checked: a changed one never opens. */
Test(dict, damaged_images_are_refused) {
    faults f = {0};
    fg_str image;
    fg_dict *d;
    cr_assert_eq(compile(HEAD "concept: a\nname: Aa\nkind: tool\n", LEX, &image, &f), FG_OK);
    fg_str copy = {aligned_alloc(64, (image.len + 63) / 64 * 64), image.len};
    char *bytes = (char *)(uintptr_t)copy.ptr;
    memcpy(bytes, image.ptr, image.len);
    for (size_t i = 0; i < image.len; i += i < 512 ? 1 : 97) {
        bytes[i] = (char)(bytes[i] ^ 0x20);
        cr_assert_eq(fg_dict_open_memory(&d, copy, NULL, NULL), FG_EDICT, "byte %zu", i);
        cr_assert_null(d);
        bytes[i] = (char)(bytes[i] ^ 0x20);
    }
    for (size_t n = 0; n < image.len; n += 61)
        cr_assert_eq(fg_dict_open_memory(&d, (fg_str){copy.ptr, n}, NULL, NULL), FG_EDICT);
    free(bytes);
    fg_bytes_free(image, NULL);
}

static int32_t credit(const fg_dict *d, const char *has, const char *wanted) {
    return fg_dict_credit(d, fg_dict_find_concept(d, fg_str_of(has)), fg_dict_find_concept(d, fg_str_of(wanted)));
}

Test(dict, a_part_shows_the_whole_but_no_other_part) {
    fg_dict *d;
    fg_error err;
    cr_assert_eq(fg_dict_open(&d, NULL, NULL, &err), FG_OK, "%s", err.message);
    cr_assert_eq(credit(d, "microsoft-excel", "office-applications"), FG_ONE);
    cr_assert_gt(credit(d, "microsoft-office", "microsoft-outlook"), 0);
    cr_assert_eq(credit(d, "microsoft-excel", "microsoft-outlook"), 0);
    cr_assert_gt(credit(d, "django", "python"), 0);
    fg_dict_free(d);
}

Test(dict, what_is_called_a_kind_of_it_is_one) {
    fg_dict *d;
    fg_error err;
    cr_assert_eq(fg_dict_open(&d, NULL, NULL, &err), FG_OK, "%s", err.message);
    cr_assert_eq(credit(d, "regression-testing", "testing"), FG_ONE);
    cr_assert_eq(credit(d, "testing", "regression-testing"), 0);
    cr_assert_eq(credit(d, "autocad-architecture", "architecture"), 0); /* a product's name */
    fg_dict_free(d);
}

Test(dict, built_in_is_sound) {
    fg_dict *d;
    fg_error err;
    fg_dict_info info;
    cr_assert_eq(fg_dict_open(&d, NULL, NULL, &err), FG_OK, "%s", err.message);
    fg_dict_describe(d, &info);
    cr_assert_gt(info.concepts, 1200);
    cr_assert_gt(info.names, 4000);
    uint32_t pg = fg_dict_find_concept(d, FG_LIT("postgresql")), sql = fg_dict_find_concept(d, FG_LIT("sql"));
    cr_assert_neq(pg, FG_NONE);
    cr_assert_neq(sql, FG_NONE);
    cr_assert_gt(fg_dict_credit(d, pg, sql), 0);
    cr_assert_eq(fg_dict_credit(d, sql, pg), 0);
    fg_dict_free(d);
}

/* ---- bad input ---- */

static fg_status compile_bytes(fg_str bytes, faults *f) {
    fg_arena arena;
    fg_error err;
    fg_str image;
    fg_arena_init(&arena, NULL);
    fg_dict_source sources[2] = {{"policy.txt", {0}}, {"a.skills", bytes}};
    cr_assert_eq(fg_file_read(&sources[0].text, &arena, policy_path, 1 << 20, &err), FG_OK);
    fg_dict_faults sink = {note, f};
    fg_dict_compile_options opt = {.size = sizeof opt, .faults = &sink};
    fg_status status = fg_dict_compile(&image, sources, 2, &opt, NULL, &err);
    fg_bytes_free(image, NULL);
    fg_arena_free(&arena);
    return status;
}

Test(dict, two_megabytes_on_a_line_and_nul_bytes) {
    size_t n = 2u << 20;
    char *big = malloc(n);
    memset(big, 'x', n);
    memcpy(big, HEAD "concept: a\nname: ", sizeof(HEAD "concept: a\nname: ") - 1);
    faults f = {0};
    cr_assert_eq(compile_bytes((fg_str){big, n}, &f), FG_EDICT);
    cr_assert(strstr(f.text, "a.skills:3: a value of 20971") != NULL, "%s", f.text);
    big[sizeof HEAD + 4] = '\0';
    f = (faults){0};
    cr_assert_eq(compile_bytes((fg_str){big, n}, &f), FG_EDICT);
    cr_assert(strstr(f.text, "a.skills:2: a NUL byte") != NULL, "%s", f.text);
    free(big);
}

/* A chain of parents that is far too long is refused, not walked until the stack ends. */
Test(dict, endless_ancestry) {
    fg_arena arena;
    fg_buf text;
    fg_arena_init(&arena, NULL);
    fg_buf_init(&text, &arena);
    fg_buf_add(&text, FG_LIT(HEAD));
    for (int i = 0; i < 20000; i++)
        fg_buf_printf(&text, "concept: a%05d\nname: Name %05d\nkind: tool\nparent: a%05d\n", i, i, i + 1);
    fg_buf_printf(&text, "concept: a20000\nname: Last\nkind: tool\n");
    faults f = {0};
    cr_assert_eq(compile_bytes(fg_buf_str(&text), &f), FG_EDICT);
    cr_assert(strstr(f.text, "is its own ancestor, or has more than 100") != NULL, "%s", f.text);
    fg_arena_free(&arena);
}

static uint32_t next_random(uint32_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 17;
    return *state ^= *state << 5;
}

/* Whatever bytes an image has behind a hash that fits, it is refused or can be used without harm. */
Test(dict, hostile_images_do_no_harm) {
    static const char text[] =
        "Front-end development in Go and golang on Windows Server 2019, a big plus. Zither front end";
    faults f = {0};
    fg_str image;
    uint32_t state = 2463534242u, opened = 0;
    cr_assert_eq(compile(skills, LEX, &image, &f), FG_OK, "%s", f.text);
    size_t size = (image.len + 63) / 64 * 64, from = offsetof(fg_image_header, size);
    char *bytes = aligned_alloc(64, size);
    for (int round = 0; round < 6000; round++) {
        fg_dict *d;
        memcpy(bytes, image.ptr, image.len);
        for (uint32_t k = 0, n = 1 + next_random(&state) % 3; k < n; k++)
            bytes[from + next_random(&state) % (image.len - from)] = (char)next_random(&state);
        uint64_t hash = fg_hash64(bytes + from, image.len - from, 0);
        memcpy(bytes + offsetof(fg_image_header, hash), &hash, sizeof hash);
        if (fg_dict_open_memory(&d, (fg_str){bytes, image.len}, NULL, NULL) != FG_OK) continue;
        opened++;
        (void)finds(d, text, "go");
        (void)fg_dict_find_concept(d, FG_LIT("go"));
        for (uint32_t a = 0; a < d->n_concepts; a++) (void)fg_dict_is_child(d, a, 0);
        fg_dict_free(d);
    }
    cr_assert_gt(opened, 0u);
    free(bytes);
    fg_bytes_free(image, NULL);
}

/* ---- layers ---- */

Test(dict, layers_add_win_and_hide) {
    fg_dict *base, *d;
    fg_str image;
    fg_error err;
    fg_dict_source over[] = {
        {"over.skills", fg_str_of(HEAD "hide: golang\nconcept: cobol\nname: COBOL\nkind: language\n"
                                       "alias: Go language\nconcept: go\nalias: gopherish\n")}};
    cr_assert_eq(fg_dict_open(&base, NULL, NULL, &err), FG_OK);
    fg_dict_compile_options opt = {.size = sizeof opt, .base = base};
    cr_assert_eq(fg_dict_compile(&image, over, 1, &opt, NULL, &err), FG_OK, "%s", err.message);
    cr_assert_eq(fg_dict_open_copy(&d, image, NULL, &err), FG_OK);
    cr_assert(finds(d, "gopherish", "go"));
    cr_assert_not(finds(d, "golang", "go"));
    cr_assert(finds(base, "golang", "go"));
    cr_assert(finds(d, "Go language", "cobol"));
    fg_dict_free(d);
    fg_bytes_free(image, NULL);
    fg_dict_free(base);
}

Test(dict, ids_that_moved_are_found) {
    faults f = {0};
    fg_str image;
    fg_dict *d;
    fg_error err;
    cr_assert_eq(compile(HEAD
                         "concept: lost\ngone\nconcept: new\nname: Newer\nkind: tool\nconcept: old\nmoved-to: older\n"
                         "concept: older\nmoved-to: new\n",
                         LEX, &image, &f),
                 FG_OK, "%s", f.text);
    cr_assert_eq(fg_dict_open_memory(&d, image, NULL, &err), FG_OK);
    cr_assert_eq(fg_dict_find_concept(d, FG_LIT("old")), fg_dict_find_concept(d, FG_LIT("new")));
    cr_assert_eq(fg_dict_find_concept(d, FG_LIT("lost")), FG_NONE);
    fg_dict_free(d);
    fg_bytes_free(image, NULL);
}

/* ---- fmt and import on anything ---- */

static bool swallow(void *ctx, fg_str piece) {
    size_t *n = ctx;
    *n += piece.len;
    return true;
}

Test(dict, fmt_and_import_take_anything) {
    static const char csv[] = "name,kind,aliases,parent\nOne,tool,\"a|b\",Two\nconceptUri,preferredLabel\nExample\t";
    uint32_t state = 88172645u;
    char bytes[sizeof csv + sizeof skills];
    for (int round = 0; round < 4000; round++) {
        bool is_csv = round % 2;
        size_t n = is_csv ? sizeof csv - 1 : sizeof skills - 1, written = 0;
        memcpy(bytes, is_csv ? csv : skills, n);
        for (int k = 0; k < 4; k++) bytes[next_random(&state) % n] = "\n\",|:#\t\0a "[next_random(&state) % 10];
        fg_dict_source source = {"x.skills", {bytes, n}};
        fg_sink sink = {swallow, &written};
        fg_str out = {0};
        if (is_csv)
            (void)fg_dict_import((fg_import)(round % 3), &source, 1, NULL, sink, NULL, NULL, NULL);
        else if (fg_dict_format(&out, &source, NULL, NULL) == FG_OK)
            fg_bytes_free(out, NULL);
    }
}

/* Written once it stays as it is. */
Test(dict, fmt_is_stable) {
    fg_dict_source source = {"x.skills", fg_str_of(skills)};
    fg_str once, twice;
    fg_error err;
    cr_assert_eq(fg_dict_format(&once, &source, NULL, &err), FG_OK, "%s", err.message);
    source.text = once;
    cr_assert_eq(fg_dict_format(&twice, &source, NULL, &err), FG_OK, "%s", err.message);
    cr_assert(fg_str_eq(once, twice));
    fg_bytes_free(once, NULL);
    fg_bytes_free(twice, NULL);
}
