#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "doc/doc.h"
#include "support.h"

#define B(s)                                                                                                           \
    { "" s, sizeof(s) - 1 }

/* Lines as they are read (show_lines); "!" what failed. */
static void show(fg_str bytes, char *out, size_t size) {
    fg_doc *doc = NULL;
    fg_error err = {.status = FG_OK};
    fg_read_options opt = {.size = sizeof opt, .programs = true};
    if (fg_doc_parse(&doc, bytes, "cv", &opt, NULL, &err) != FG_OK) {
        snprintf(out, size, "!%s", err.message);
        return;
    }
    size_t n = show_lines(doc, false, out, size);
    if (doc->hidden_words && n < size) snprintf(out + n, size - n, "hidden %u\n", doc->hidden_words);
    fg_doc_free(doc);
}

/* ---- archives ---- */

typedef struct {
    const char *name;
    fg_str text;
} part;

/* To be freed by the caller. */
static fg_str archive(const part *parts, size_t n) {
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
    zip_stat_t stat;
    cr_assert(zip && source);
    zip_source_keep(source);
    for (size_t i = 0; i < n; i++) {
        zip_int64_t at =
            zip_file_add(zip, parts[i].name, zip_source_buffer(zip, parts[i].text.ptr, parts[i].text.len, 0), 0);
        cr_assert_geq(at, 0);
        if (parts[i].text.len < 100000) zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_STORE, 0);
    }
    cr_assert_eq(zip_close(zip), 0);
    cr_assert_eq(zip_source_open(source), 0);
    zip_source_stat(source, &stat);
    char *bytes = malloc(stat.size);
    cr_assert_eq(zip_source_read(source, bytes, stat.size), (zip_int64_t)stat.size);
    zip_source_close(source);
    zip_source_free(source);
    return (fg_str){bytes, stat.size};
}

#define DOCX(body)                                                                                                     \
    B("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:mc=\"mc\" xmlns:wps=\"wps\"><w:body>" body               \
      "</w:body></w:document>")
#define P(inside) "<w:p>" inside "</w:p>"
#define R(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"

static const struct {
    fg_str xml;
    const char *lines;
} documents[] = {
    {DOCX(P(R("Data ") R("Engineer"))), "Data Engineer\n"},
    {DOCX(P("<w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>" R("SQL"))), "*0 SQL\n"},
    {DOCX(P("<w:pPr><w:pStyle w:val=\"H2\"/></w:pPr>" R("Skills"))), "#2 Skills\n"},
    {DOCX(P("<w:r><w:rPr><w:b/></w:rPr><w:t>Experience</w:t></w:r>") P(R("a"))), "B Experience\na\n"},
    {DOCX("<w:tbl><w:tr><w:tc>" P(R("Python")) "</w:tc><w:tc>" P(R("5 years")) "</w:tc></w:tr></w:tbl>"),
     "Python\t5 years\n"},
    {DOCX(P(R("kept") "<w:del><w:r><w:delText> gone</w:delText></w:r></w:del><w:ins>" R(" new") "</w:ins>")),
     "kept new\n"},
    {DOCX(P(R("seen") "<w:r><w:rPr><w:vanish/></w:rPr><w:t>two words</w:t></w:r>")), "seen\nhidden 2\n"},
    {DOCX(P(R("seen") "<w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:t>white</w:t></w:r>")), "seen\nhidden 1\n"},
    {DOCX(P(R("seen") "<w:r><w:rPr><w:sz w:val=\"2\"/></w:rPr><w:t>tiny</w:t></w:r>")), "seen\nhidden 1\n"},
    {DOCX(P("<w:r><w:rPr><w:color w:val=\"FFFFFF\"/><w:highlight w:val=\"black\"/></w:rPr><w:t>seen</w:t></w:r>")),
     "seen\n"},
    {DOCX(P("<w:r><w:rPr><w:color w:val=\"FFFFFF\"/><w:shd w:fill=\"000080\"/></w:rPr><w:t>seen</w:t></w:r>")),
     "seen\n"},
    {DOCX(P("<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" P(
         R("boxed")) "</w:txbxContent></mc:Choice>"
                     "<mc:Fallback><w:txbxContent>" P(
                         R("boxed")) "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>" R("around"))),
     "boxed\naround\n"},
    {DOCX(P(R("a") "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>")), "a\tb\nc\n"},
    {DOCX(""), "!no text in cv"},
    {B("<!DOCTYPE w [<!ENTITY a \"aaaa\">]><w:document xmlns:w=\"w\"><w:p/></w:document>"),
     "!cv: an Office file that declares a document type"},
    {B("<w:document xmlns:w=\"w\"><w:p>"), "!cv: a damaged Office file"},
};

static const fg_str styles = B("<w:styles xmlns:w=\"w\"><w:style w:styleId=\"H2\"><w:name w:val=\"heading 2\"/>"
                               "</w:style></w:styles>");

Test(docx, table) {
    for (size_t i = 0; i < FG_COUNT(documents); i++) {
        const part parts[] = {{"word/document.xml", documents[i].xml}, {"word/styles.xml", styles}};
        fg_str bytes = archive(parts, FG_COUNT(parts));
        char out[1000];
        show(bytes, out, sizeof out);
        cr_expect_str_eq(out, documents[i].lines, "row %zu: %s", i, out);
        free((char *)(uintptr_t)bytes.ptr);
    }
}

Test(docx, headers_once_and_first) {
    static const fg_str body = DOCX(P(R("body")));
    static const fg_str head = B("<w:hdr xmlns:w=\"w\"><w:p><w:r><w:t>Jo Example</w:t></w:r></w:p></w:hdr>");
    const part parts[] = {{"word/document.xml", body}, {"word/header1.xml", head}, {"word/header2.xml", head}};
    fg_str bytes = archive(parts, FG_COUNT(parts));
    char out[1000];
    show(bytes, out, sizeof out);
    cr_expect_str_eq(out, "Jo Example\nbody\n", "%s", out);
    bytes.len /= 2;
    show(bytes, out, sizeof out);
    cr_expect_str_eq(out, "!cv: a damaged Office file", "%s", out);
    free((char *)(uintptr_t)bytes.ptr);
}

Test(docx, what_unpacks_to_too_much) {
    size_t n = (size_t)40 << 20;
    char *spaces = malloc(n), out[1000];
    memset(spaces, ' ', n);
    const part parts[] = {{"word/document.xml", {spaces, n}}};
    fg_str bytes = archive(parts, FG_COUNT(parts));
    cr_assert_lt(bytes.len, 1 << 20);
    show(bytes, out, sizeof out);
    cr_expect_str_eq(out, "!cv: an Office file that unpacks to more than any posting or résumé", "%s", out);
    free((char *)(uintptr_t)bytes.ptr);
    free(spaces);
}

Test(docx, nested_too_deeply) {
    fg_arena arena;
    fg_buf xml;
    fg_arena_init(&arena, NULL);
    fg_buf_init(&xml, &arena);
    for (int i = 0; i < 250; i++) fg_buf_add(&xml, FG_LIT("<a>"));
    for (int i = 0; i < 250; i++) fg_buf_add(&xml, FG_LIT("</a>"));
    const part parts[] = {{"word/document.xml", fg_buf_str(&xml)}};
    fg_str bytes = archive(parts, FG_COUNT(parts));
    char out[1000];
    show(bytes, out, sizeof out);
    cr_expect_str_eq(out, "!cv: an Office file that is nested too deeply", "%s", out);
    free((char *)(uintptr_t)bytes.ptr);
    fg_arena_free(&arena);
}

Test(odt, headings_lists_tables_and_hidden_words) {
    static const fg_str content =
        B("<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"tb\" xmlns:style=\"s\" "
          "xmlns:fo=\"fo\"><style:style style:name=\"X\"><style:text-properties text:display=\"none\"/></style:style>"
          "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
          "<text:h text:outline-level=\"2\">Skills</text:h><text:list><text:list-item><text:p><![CDATA[Java]]><text:s "
          "text:c=\"2\"/>"
          "</text:p></text:list-item></text:list><text:p>a<text:tab/>b<text:span text:style-name=\"X\"> not seen"
          "</text:span></text:p><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell>"
          "<table:table-cell><text:p>y</text:p></table:table-cell></table:table-row></office:document-content>");
    const part parts[] = {{"mimetype", B("application/vnd.oasis.opendocument.text")}, {"content.xml", content}};
    fg_str bytes = archive(parts, FG_COUNT(parts));
    char out[1000];
    show(bytes, out, sizeof out);
    cr_expect_str_eq(out, "#2 Skills\n*0 Java\na\tb\nx\ty\nhidden 2\n", "%s", out);
    free((char *)(uintptr_t)bytes.ptr);
}

/* ---- RTF ---- */

static const struct {
    fg_str bytes;
    const char *lines;
} rtfs[] = {
    {B("{\\rtf1\\ansi R\\'e9sum\\'e9\\par next}"), "R\xC3\xA9sum\xC3\xA9\nnext\n"},
    {B("{\\rtf1\\uc1 it\\u8217 's \\u-3913?x}"), "it\xE2\x80\x99s \xEF\x82\xB7x\n"},
    {B("{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\*\\unknown gone}seen {\\v hidden}}"), "seen\nhidden 1\n"},
    {B("{\\rtf1{\\colortbl;\\red255\\green255\\blue255;}seen {\\cf1 white words}{\\fs2  tiny}{\\cf1\\highlight2  "
       "lit}}"),
     "seen  lit\nhidden 3\n"},
    {B("{\\rtf1{\\b Skills}\\par {\\listtext\\'b7\\tab}SQL\\par}"), "B Skills\n*0 SQL\n"},
    {B("{\\rtf1 a\\cell b\\cell\\row c\\par}"), "a\tb\nc\n"},
    {B("{\\rtf1{\\header Jo Example\\par}{\\headerf Jo Example\\par}{\\footer 1}a\\par\\sect{\\header Jo "
       "Example}b\\par}"),
     "Jo Example\na\nb\n"},
    {B("{\\rtf1 begun{\\header gone} on\\par}"), "begun on\n"},
    {B("{\\rtf1 a{\\bin5 }}}}}b\\{\\}}"), "ab{}\n"},
    {B("{\\rtf1 {{text"), "!cv: a truncated RTF file: groups are never closed"},
    {B("{\\rtf1}"), "!no text in cv"},
};

Test(rtf, table) {
    for (size_t i = 0; i < FG_COUNT(rtfs); i++) {
        char out[1000];
        show(rtfs[i].bytes, out, sizeof out);
        cr_expect_str_eq(out, rtfs[i].lines, "row %zu: %s", i, out);
    }
}

Test(rtf, nested_too_deeply) {
    char bytes[1000] = "{\\rtf1 ", out[1000];
    memset(bytes + 7, '{', sizeof bytes - 7);
    show((fg_str){bytes, sizeof bytes}, out, sizeof out);
    cr_expect_str_eq(out, "!cv: an RTF file that is nested too deeply", "%s", out);
}

/* ---- PDF ---- */

/* One page in Helvetica; `content` draws it. */
static fg_str pdf(char *to, size_t size, const char *content) {
    int n = snprintf(to, size,
                     "%%PDF-1.4\n"
                     "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
                     "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
                     "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources"
                     "<</Font<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> >> >> >> endobj\n"
                     "4 0 obj <</Length %zu>> stream\n%s\nendstream endobj\n"
                     "trailer <</Root 1 0 R/Size 5>>\n%%%%EOF\n",
                     strlen(content), content);
    return (fg_str){to, (size_t)n};
}

static bool has_program(void) { return access("/usr/bin/pdftohtml", X_OK) == 0; }

Test(pdf, two_columns) {
    static const char *const cells[][2] = {{"Skills here", "Worked for ten years"},
                                           {"Python code", "as a nurse in the"},
                                           {"Accounting", "hospital of the town"},
                                           {"Wound care", "and wrote the develop-"},
                                           {"First aid", "ment plan of the ward"}};
    char content[2000] = "BT /F 10 Tf ", bytes[4000], out[1000];
    size_t n = strlen(content);
    if (!has_program()) cr_skip_test("no pdftohtml");
    for (size_t i = 0; i < FG_COUNT(cells); i++)
        n += (size_t)snprintf(content + n, sizeof content - n, "1 0 0 1 50 %zu Tm (%s) Tj 1 0 0 1 320 %zu Tm (%s) Tj ",
                              700 - i * 12, cells[i][0], 700 - i * 12, cells[i][1]);
    snprintf(content + n, sizeof content - n, "ET");
    show(pdf(bytes, sizeof bytes, content), out, sizeof out);
    cr_expect_str_eq(out,
                     "Skills here\nPython code\nAccounting\nWound care\nFirst aid\nWorked for ten years\n"
                     "as a nurse in the\nhospital of the town\nand wrote the development plan of the ward\n",
                     "%s", out);
}

/* The longer column is read to its end, though its last lines have nothing beside them. */
Test(pdf, columns_of_unequal_length) {
    static const char *const left[] = {"Bread and rolls", "Dough of rye",  "Ovens of stone",
                                       "Flour and salt",  "Cakes of oats", "Work at night"};
    static const char *const right[] = {"Sales of bread", "Till and cash", "Greets the guests"};
    char content[2000] = "BT /F 10 Tf ", bytes[4000], out[1000];
    size_t n = strlen(content);
    if (!has_program()) cr_skip_test("no pdftohtml");
    for (size_t i = 0; i < FG_COUNT(left); i++)
        n += (size_t)snprintf(content + n, sizeof content - n, "1 0 0 1 50 %zu Tm (%s) Tj ", 700 - i * 12, left[i]);
    for (size_t i = 0; i < FG_COUNT(right); i++)
        n += (size_t)snprintf(content + n, sizeof content - n, "1 0 0 1 200 %zu Tm (%s) Tj ", 682 - i * 12, right[i]);
    snprintf(content + n, sizeof content - n, "ET");
    show(pdf(bytes, sizeof bytes, content), out, sizeof out);
    cr_expect_not_null(strstr(out, "Ovens of stone\nFlour and salt\nCakes of oats\nWork at night\nSales of bread\n"),
                       "%s", out);
}

/* Few words in a column with a pitch of its own are a sidebar; level with what stands beside them, they head its rows. */
Test(pdf, sidebar_and_table) {
    static const char *const sidebar[] = {"Bread", "Rolls", "Rye", "Dough", "Ovens", "Flour"};
    static const char *const text[] = {"Worked for ten years as the head of", "the bakery of the town and wrote a",
                                       "plan for the ward where bread is to", "be made for all who come to eat it",
                                       "and for all who cannot come to eat",  "because they live too far from here"};
    static const struct {
        size_t pitch;
        const char *first;
    } cases[] = {{17, "Bread\nRolls\nRye\nDough\nOvens\nFlour\nWorked for"}, {13, "Bread\tWorked for"}};
    if (!has_program()) cr_skip_test("no pdftohtml");
    for (size_t k = 0; k < FG_COUNT(cases); k++) {
        char content[2000] = "BT /F 10 Tf ", bytes[4000], out[1000];
        size_t n = strlen(content);
        for (size_t i = 0; i < FG_COUNT(text); i++)
            n += (size_t)snprintf(content + n, sizeof content - n,
                                  "1 0 0 1 50 %zu Tm (%s) Tj 1 0 0 1 200 %zu Tm (%s) Tj ", 700 - i * cases[k].pitch,
                                  sidebar[i], 700 - i * 13, text[i]);
        snprintf(content + n, sizeof content - n, "ET");
        show(pdf(bytes, sizeof bytes, content), out, sizeof out);
        cr_expect_eq(strncmp(out, cases[k].first, strlen(cases[k].first)), 0, "%s", out);
    }
}

/* Each beside a line that is seen. `box`: something is drawn behind. */
Test(pdf, words_that_nobody_sees) {
    static const struct {
        const char *box, *how;
        uint8_t why;
    } cases[] = {{"", "3 Tr 50 500 Td", FG_HIDDEN_UNDRAWN},
                 {"", "1 1 1 rg 50 500 Td", FG_HIDDEN_PALE},
                 {"", "/F 1 Tf 50 500 Td", FG_HIDDEN_TINY},
                 {"", "-400 500 Td", FG_HIDDEN_OUTSIDE},
                 {"0 0 0.4 rg 0 480 400 60 re f", "1 1 1 rg 50 500 Td", FG_HIDDEN_COUNT},
                 {"", "0 Tr 50 500 Td", FG_HIDDEN_COUNT}};
    if (!has_program() || access("/usr/bin/pdftoppm", X_OK) != 0) cr_skip_test("no poppler-utils");
    for (size_t i = 0; i < FG_COUNT(cases); i++) {
        char content[1000], bytes[4000];
        fg_doc *doc = NULL;
        fg_read_options opt = {.size = sizeof opt, .programs = true, .only_text = true};
        snprintf(content, sizeof content,
                 "%s BT 0 g /F 12 Tf 50 700 Td (Baker with twelve years of practice in bread) Tj ET "
                 "BT /F 12 Tf %s (three odd words) Tj ET",
                 cases[i].box, cases[i].how);
        cr_assert_eq(fg_doc_parse(&doc, pdf(bytes, sizeof bytes, content), "cv", &opt, NULL, NULL), FG_OK);
        bool hidden = cases[i].why != FG_HIDDEN_COUNT;
        cr_assert_eq(doc->hidden_words, hidden ? 3 : 0, "case %zu: %u", i, doc->hidden_words);
        cr_expect_eq(fg_str_holds(doc->text, FG_LIT("three odd words")), !hidden);
        if (hidden) {
            cr_expect_eq(doc->hidden.at[0].why, cases[i].why, "case %zu", i);
            cr_assert(doc->whole);
            cr_expect(fg_str_holds(doc->whole->text, FG_LIT("three odd words")));
        }
        fg_doc_free(doc);
    }
}

Test(pdf, what_has_no_text) {
    char bytes[4000], out[1000];
    if (!has_program()) cr_skip_test("no pdftohtml");
    show(pdf(bytes, sizeof bytes, "0 0 100 100 re f"), out, sizeof out);
    cr_expect_str_eq(out, "!cv: a PDF without text, only pictures of it (a scan): it needs text recognition first",
                     "%s", out);
    fg_str cut = pdf(bytes, sizeof bytes, "BT /F 10 Tf (text) Tj ET");
    cut.len = 100;
    show(cut, out, sizeof out);
    cr_expect_str_eq(out, "!cv: a damaged or truncated PDF file", "%s", out);
}

Test(pdf, random_bytes) {
    char bytes[3000] = "%PDF-1.5\n", out[1000];
    uint32_t x = 1;
    if (!has_program()) cr_skip_test("no pdftohtml");
    for (size_t i = 9; i < sizeof bytes; i++) bytes[i] = (char)((x = x * 1664525 + 1013904223) >> 24);
    show((fg_str){bytes, sizeof bytes}, out, sizeof out);
    cr_expect_str_eq(out, "!cv: a damaged or truncated PDF file", "%s", out);
}
