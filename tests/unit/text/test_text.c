#include <criterion/criterion.h>

#include "support.h"
#include "text/language.h"
#include "text/stem.h"
#include "text/token.h"

static fg_str tokens_of(fg_arena *arena, fg_str text) {
    fg_forms forms;
    fg_forms_init(&forms, arena);
    fg_tokens t;
    fg_tokens_init(&t, arena, &forms, text);
    fg_tokenize(&t, 0, (uint32_t)text.len);
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
    for (uint32_t i = 0; i < t.list.n; i++) {
        cr_assert_lt(t.list.at[i].start, t.list.at[i].end);
        cr_assert_leq(t.list.at[i].end, text.len);
        if (i) cr_assert_leq(t.list.at[i - 1].end, t.list.at[i].start);
    }
    fg_arena_free(&arena);
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
    static const char german[] =
        "Wir suchen eine Person, die mit uns an der Zukunft der Bahn arbeitet und sich nicht vor Daten "
        "scheut. Sie haben Erfahrung mit SQL und Python und sind bereit, auch auf dem Bahnhof zu arbeiten.";
    cr_assert_str_eq(fg_language_guess(fg_str_of(german)), "German");
    cr_assert_null(fg_language_guess(FG_LIT("Python, SQL, Docker")));
    static const char brief[] = "Koch gesucht. Erfahrung mit SQL und Freude an der Arbeit.";
    cr_assert_null(fg_language_guess(fg_str_of(brief)));
    cr_assert_str_eq(fg_language_suspect(fg_str_of(brief)), "German");
    cr_assert_null(fg_language_suspect(FG_LIT("Python, SQL, Docker")));
    cr_assert_null(fg_language_suspect(FG_LIT("A cook for the kitchen in Den Haag, with a sense for la carte")));
}
