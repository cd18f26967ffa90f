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
    };
    for (size_t i = 0; i < FG_COUNT(cases); i++) {
        faults f = {0};
        fg_str image;
        cr_assert_eq(compile(cases[i].skills, LEX, &image, &f), FG_EDICT, "case %zu", i);
        cr_assert(strstr(f.text, cases[i].expected) != NULL, "case %zu: %s", i, f.text);
        cr_assert_null(image.ptr);
    }
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
    fg_tokens_init(&t, &arena, fg_str_of(text));
    fg_tokenize(&t, 0, (uint32_t)strlen(text));
    fg_lookup_stems(l, &t, 0);
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
