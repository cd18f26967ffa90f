#include <criterion/criterion.h>

#include "doc/doc.h"

static fg_doc *read_text(const char *text) {
    fg_doc *doc = NULL;
    cr_assert_eq(fg_doc_parse(&doc, fg_str_of(text), "x", NULL, NULL, NULL), FG_OK);
    return doc;
}

Test(markdown, what_is_cut) {
    static const char *const rows[][2] = {
        /* links */
        {"see [Go](https://go.example/x) now", "see Go now"},
        {"[a](#b) [c](/d \"e f\") [g](mailto:h@i.example)", "a c g"},
        {"[wiki](https://w.example/a_(b))", "wiki"},
        {"[**Go**](https://go.example)", "Go"},
        {"![logo](logo.png) Acme", " Acme"},
        {"[sic](as they say) [x] (y) a[1](2)", "[sic](as they say) [x] (y) a[1](2)"},
        {"[open](http://x.example", "[open](http://x.example"},
        /* emphasis */
        {"**5+ years** of **SQL**", "5+ years of SQL"},
        {"***Go***, **open", "Go, **open"},
        {"**Whole line**\n- **Skills:**\n1. **One**", "**Whole line**\n- **Skills:**\n1. **One**"},
        {"- **Go:** services", "- Go: services"},
        {"2 ** 3 ** 4, P****s, ****", "2 ** 3 ** 4, P****s, ****"},
        {"use `go test` and SME`s of HQ`d", "use go test and SME`s of HQ`d"},
        {"Go *or* Rust, _not_ C", "Go or Rust, not C"},
        {"**Go** or *Rust*", "Go or Rust"},
        {"* Go *or\n*Nice to have*\n* a* b", "* Go *or\n*Nice to have*\n* a* b"},
        {"2*3*4, snake_case_name, (*) SQL*, *)", "2*3*4, snake_case_name, (*) SQL*, *)"},
        {"SQL, ~~PHP~~ and ~5 years ~ ~~ x", "SQL,  and ~5 years ~ ~~ x"},
        /* HTML in it */
        {"a <b>c</b><br>d <!-- e --> f", "a c d  f"},
        {"| a<br/>b | <span class=\"x\">c</span> |", "| a b | c |"},
        {"a < b, vector<int>, <you@x.example>, <acme>", "a < b, vector<int>, <you@x.example>, <acme>"},
        {"R&amp;D &lt;3 AT&T&nbsp;x &copy;", "R&D <3 AT&T x &copy;"},
        /* escapes */
        {"C\\+\\+, 1\\. x, C:\\dir \\", "C++, 1. x, C:\\dir \\"},
        {"\\- Go\n\\- SQL", "- Go\n- SQL"},
    };
    for (size_t i = 0; i < FG_COUNT(rows); i++) {
        fg_doc *doc = read_text(rows[i][0]);
        cr_expect(fg_str_eq(doc->text, fg_str_of(rows[i][1])), "%s: %.*s", rows[i][0], FG_STR_ARG(doc->text));
        fg_doc_free(doc);
    }
}

/* Every word of the text is found where its places say. */
Test(markdown, places) {
    static const char text[] = "see [Go](https://go.example) or **SQL**, R&amp;D caf\xC3\x83\xC2\xA9 [x](/y).";
    static const struct {
        const char *word, *source;
    } rows[] = {{"see", "see"}, {"Go", "Go"},       {"or", "or"},
                {"SQL", "SQL"}, {"R&D", "R&amp;D"}, {"caf\xC3\xA9", "caf\xC3\x83\xC2\xA9"},
                {"x", "x"}};
    fg_doc *doc = read_text(text);
    for (size_t i = 0; i < FG_COUNT(rows); i++) {
        fg_str word = fg_str_of(rows[i].word);
        size_t at = 0;
        while (at + word.len < doc->text.len && memcmp(doc->text.ptr + at, word.ptr, word.len) != 0) at++;
        size_t start = fg_doc_origin(doc, at), end = fg_doc_origin_end(doc, at + word.len);
        cr_expect(fg_str_eq((fg_str){text + start, end - start}, fg_str_of(rows[i].source)), "%s: %.*s", rows[i].word,
                  (int)(end - start), text + start);
    }
    cr_expect_eq(fg_doc_origin_end(doc, doc->text.len), sizeof text - 1);
    fg_doc_free(doc);
}

Test(markdown, text_is_left_alone_when_it_is_said_to_be_text) {
    fg_doc *doc = NULL;
    fg_read_options opt = {.size = sizeof opt, .input = FG_INPUT_TEXT};
    cr_assert_eq(fg_doc_parse(&doc, FG_LIT("a **b** c"), "x", &opt, NULL, NULL), FG_OK);
    cr_expect(fg_str_eq(doc->text, FG_LIT("a **b** c")));
    fg_doc_free(doc);
}

/* Any bytes: nothing is read outside of the text, and places stay in order. */
Test(markdown, any_signs) {
    static const char signs[] = "*`[](<>!&\\a \n#.:/-;pbr";
    uint32_t seed = 7;
    for (int round = 0; round < 3000; round++) {
        char text[40];
        for (size_t i = 0; i < sizeof text; i++) {
            seed = seed * 1103515245 + 12345;
            text[i] = signs[(seed >> 16) % (sizeof signs - 1)];
        }
        fg_doc *doc = NULL;
        if (fg_doc_parse(&doc, (fg_str){text, sizeof text}, "x.md", NULL, NULL, NULL) != FG_OK) continue;
        size_t before = 0;
        for (size_t i = 0; i <= doc->text.len; i++) {
            size_t origin = fg_doc_origin(doc, i), end = fg_doc_origin_end(doc, i);
            cr_assert_leq(before, origin);
            cr_assert_leq(end, origin);
            cr_assert_leq(origin, sizeof text);
            before = origin;
        }
        fg_doc_free(doc);
    }
}
