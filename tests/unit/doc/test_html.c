#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "doc/doc.h"
#include "support.h"

static fg_doc *read_page(fg_str bytes, fg_error *err) {
    fg_doc *doc = NULL;
    fg_read_options opt = {.size = sizeof opt, .input = FG_INPUT_HTML};
    fg_doc_parse(&doc, bytes, "page", &opt, NULL, err);
    return doc;
}

static const struct {
    const char *html, *lines;
} pages[] = {
    {"<p>One<p>Two", "One\n\nTwo\n"},
    {"<div>One</div><div>Two</div>", "One\nTwo\n"},
    {"One<br>Two<br><br>Three", "One\nTwo\n\nThree\n"},
    {"<p> a\n b&nbsp; <i>c</i>d &amp;&eacute;&#8217;&#146;&shy;x</p>", "a b cd &é’’x\n"},
    {"no tags\nthat break <b>lines</b>", "no tags\nthat break lines\n"},
    {"<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>e", "*0 a\n*1 b\n*0 c\nd\n\ne\n"},
    {"<li>a</li><li>b</li>", "*0 a\n*0 b\n"},
    {"<h2>Skills</h2><ol><li>a</ol>", "#2 Skills\n*0 a\n"},
    {"<p><b>What</b> <strong>you do</strong></p><p><b>x</b> y</p>", "B What you do\n\nx y\n"},
    {"<div><span style='FONT-WEIGHT : bold'>Skills</span><br>a</div>", "B Skills\na\n"},
    {"<table><tr><th>Place</th><td>Hull</td></tr><tr><td>a</td><td>b</td><td>c</td></tr></table>",
     "Place: Hull\na | b | c\n"},
    {"<table><tr><td><p>Pay:</p></td><td><p>low</p><p>rare</p></td></tr></table>", "Pay: low\nrare\n"},
    {"<table><tr><td><h3>Skills</h3><ul><li>a</ul></td></tr></table>", "#3 Skills\n*0 a\n"},
    {"<dl><dt>Place<dd>Hull<dt>Skills:<dd><ul><li>a</ul></dl>", "Place: Hull\nSkills:\n*0 a\n"},
    {"<pre>a\n  b</pre>", "a\nb\n"},
    /* hidden */
    {"<p>a<script>b</script><style>c</style><template>d</template></p><svg><text>e</text></svg>", "a\n"},
    {"<p>a<span hidden>b</span><span style='color:red;display : none'>c</span><i aria-hidden=true>d</i>", "a\n"},
    {"<p>a<span style='color: #FFF'>b</span><i style='font-size:0'>c</i><b style='opacity:0'>d</b></p>", "a\n"},
    {"<div style='background:#123'><p style='color:white'>a</p></div><p style='text-indent:-999px'>b</p>", "a\n"},
    {"<style>.x, p.y{display:none} .z{color:#fff} .d{background:#000}</style><p class=x>a<p class='n y'>b<p class=z>c"
     "<p class='z d'>d<p>e",
     "d\n\ne\n"},
    {"<style>div p{background:navy}</style><p style='color:#fff'>a", "a\n"},
    {"<p style=visibility:hidden>a<b>b</b></p><p>c<!-- d --></p><noscript>e</noscript>", "c\n"},
    {"<p>a <del>b</del> c</p>", "a c\n"},
    /* navigation */
    {"<header><a href=x>Home</a></header><nav>b</nav><main><header><h1>T</h1></header><p>c</main><footer>d</footer>",
     "#1 T\n\nc\n"},
    {"<header><h1>T</h1></header><p>c", "#1 T\n\nc\n"},
    {"<div class='x cookie-banner'>a</div><div id=Breadcrumb>b</div><div role=navigation>c</div><div "
     "class=navy>d</div>",
     "d\n"},
    {"<p>a</p><ul><li><a href=1>b</a></li><li><a>c</a></li><li><a>d</a></li></ul>", "a\n"},
    {"<ul><li>Python, <a href=1>SQL</a></li><li><a>Go</a> or Rust, for services</li><li><a>AWS</a></li></ul>",
     "*0 Python, SQL\n*0 Go or Rust, for services\n*0 AWS\n"},
    {"<aside><a href=1>More jobs</a></aside><aside>Place: Hull</aside>", "Place: Hull\n"},
    /* damaged */
    {"<ul><li>a<li>b <b", "*0 a\n*0 b\n"},
    {"a</p></div><p>b", "a\n\nb\n"},
    {"<p title='x>a</p>b", NULL},
    /* a declared type of document is no text, and its entities are none of ours */
    {"<?xml version='1.0'?><!DOCTYPE html><html xmlns='x'><body>a<br/>b</body></html>", "a\nb\n"},
};

Test(html, lines) {
    for (size_t i = 0; i < FG_COUNT(pages); i++) {
        fg_error err = {0};
        fg_doc *doc = read_page(fg_str_of(pages[i].html), &err);
        char lines[500];
        if (!doc) {
            cr_expect_null(pages[i].lines, "%s: %s", pages[i].html, err.message);
            continue;
        }
        show_lines(doc, true, lines, sizeof lines);
        cr_expect_str_eq(lines, pages[i].lines ? pages[i].lines : "", "%s\n%s", pages[i].html, lines);
        fg_doc_free(doc);
    }
}

/* ---- encodings ---- */

#define B(s)                                                                                                           \
    { (s), sizeof(s) - 1 }

Test(html, encodings) {
    static const fg_str rows[] = {B("<meta charset=utf-8><p>\xC3\xA9t\xC3\xA9"),
                                  B("<meta charset='iso-8859-1'><p>\xC3\xA9t\xC3\xA9"), /* it lies */
                                  B("<meta charset='iso-8859-1'><p>\xE9t\xE9"),
                                  B("<meta http-equiv=x content='text/html; charset=macintosh'><p>\x8Et\x8E"),
                                  B("<meta charset='no-such'><p>\xE9t\xE9"),
                                  B("\xFF\xFE<\0p\0>\0\xE9\0t\0\xE9\0"),
                                  B("<p>&eacute;t&#xe9;")};
    for (size_t i = 0; i < FG_COUNT(rows); i++) {
        fg_error err = {0};
        fg_doc *doc = read_page(rows[i], &err);
        cr_assert_not_null(doc, "%s", err.message);
        cr_expect(fg_str_eq(doc->text, FG_LIT("été\n")), "%zu: %.*s", i, FG_STR_ARG(doc->text));
        cr_expect_eq(fg_doc_origin(doc, 3), 3); /* places are in the text */
        fg_doc_free(doc);
    }
}

/* ---- what kind ---- */

Test(kind, told_by_content_and_name) {
    static const struct {
        const char *name, *text, *read;
    } rows[] = {
        {"x", "<p>a</p>", "a\n"},
        {"x", "<!DOCTYPE html>a <i>b", "a b\n"},
        {"x", "About us<br><br>We bake.<ul><li>Bread</li></ul>", "About us\n\nWe bake.\n\n\xE2\x80\xA2 Bread\n"},
        {"x", "C++ <vector> and a < b", "C++ <vector> and a < b"},
        {"x.html", "a <b>c</b>", "a c\n"},
        {"x.md", "<p>a</p>\n", " a \n"},
        {"x", "# A\n\nb<br>\n- c\n- d\n- e\n- f<br>\n", "# A\n\nb \n- c\n- d\n- e\n- f \n"},
        {"x", "{\"text\": \"a\"}", "a"},
        {"x", "[Acme] bakes", "[Acme] bakes"},
        {"x", "[\"Bake bread\", 'Keep books']", "[\"Bake bread\", 'Keep books']"},
        {"x", "{curly}", "{curly}"},
    };
    for (size_t i = 0; i < FG_COUNT(rows); i++) {
        fg_doc *doc = NULL;
        fg_error err = {0};
        cr_assert_eq(fg_doc_parse(&doc, fg_str_of(rows[i].text), rows[i].name, NULL, NULL, &err), FG_OK, "%s",
                     err.message);
        cr_expect(fg_str_eq(doc->text, fg_str_of(rows[i].read)), "%s: %.*s", rows[i].text, FG_STR_ARG(doc->text));
        fg_doc_free(doc);
    }
}

Test(kind, forced) {
    fg_doc *doc = NULL;
    fg_read_options opt = {.size = sizeof opt, .input = FG_INPUT_TEXT};
    cr_assert_eq(fg_doc_parse(&doc, FG_LIT("<p>a</p>"), "x.html", &opt, NULL, NULL), FG_OK);
    cr_expect(fg_str_eq(doc->text, FG_LIT("<p>a</p>")));
    fg_doc_free(doc);
    opt.input = (fg_input)99;
    cr_expect_eq(fg_doc_parse(&doc, FG_LIT("a"), "x", &opt, NULL, NULL), FG_EINVAL);
}

/* ---- what cannot be read ---- */

static fg_str repeated(const char *s, size_t times, const char *end) {
    size_t n = strlen(s);
    char *at = malloc(n * times + strlen(end) + 1);
    for (size_t i = 0; i < times; i++) memcpy(at + i * n, s, n);
    memcpy(at + n * times, end, strlen(end) + 1);
    return (fg_str){at, n * times + strlen(end)};
}

Test(html, refused) {
    static const struct {
        const char *piece;
        size_t times;
        const char *end, *message;
    } rows[] = {
        {"<div>", 100000, "a", "page: HTML is nested more than 500 tags deep"},
        {"<b>", 100000, "a", "page: HTML is nested more than 500 tags deep"},
        {"<table>", 100000, "a", "page: HTML is nested more than 500 tags deep"},
        {"<b></b>", 1100000, "a", "page: HTML has more than 1048576 tags and pieces of text"},
        {"<nav>a</nav>", 1, "<footer>b</footer>", "page: no text of a posting in it"},
        {"<ul><li><a>a</a><li><a>b</a><li><a>c</a></ul>", 4, "", "page: no text of a posting in it"},
        {"<script>a</script>", 1, "", "page: no text of a posting in it"},
    };
    for (size_t i = 0; i < FG_COUNT(rows); i++) {
        fg_str html = repeated(rows[i].piece, rows[i].times, rows[i].end);
        fg_error err = {0};
        cr_expect_null(read_page(html, &err));
        cr_expect_eq(err.status, FG_EINPUT);
        cr_expect_str_eq(err.message, rows[i].message);
        free((void *)html.ptr);
    }
}

Test(html, nothing_is_lost_below_the_limit) {
    fg_str html = repeated("<div>", 490, "deep</div> behind");
    fg_error err = {0};
    fg_doc *doc = read_page(html, &err);
    cr_assert_not_null(doc, "%s", err.message);
    cr_expect(fg_str_eq(doc->text, FG_LIT("deep\nbehind\n")), "%.*s", FG_STR_ARG(doc->text));
    fg_doc_free(doc);
    free((void *)html.ptr);
}
