#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "doc/doc.h"

static fg_doc *parse_bytes(fg_str bytes) {
    fg_doc *doc = NULL;
    fg_error err = {.status = FG_OK};
    cr_assert_eq(fg_doc_parse(&doc, bytes, NULL, NULL, NULL, &err), FG_OK, "%s", err.message);
    return doc;
}

/* ---- encodings ---- */

typedef struct {
    fg_str bytes;
    const char *text;
    const char *origins; /* of every code point, and of the end */
    fg_encoding encoding;
    bool mojibake, broken;
} decoding;

#define B(s)                                                                                                           \
    { (s), sizeof(s) - 1 }

static const decoding decodings[] = {
    {B("ab\r\n\xC3\xA9z"), "ab\r\néz", "0 1 2 3 4 6 7", FG_ENC_UTF8, false, false},
    {B("\xEF\xBB\xBF"
       "a\xC3\xA9z"),
     "aéz", "3 4 6 7", FG_ENC_UTF8_BOM, false, false},
    {B("\xEF\xBB\xBF"
       "a\xC3z\xE2\x80\x93\xE2\x80\x94"),
     "a\uFFFDz–—", "3 4 5 6 9 12", FG_ENC_UTF8_BOM, false, true},
    {B("\xFF\xFE"
       "a\0\xE9\0\x22\x20\x3D\xD8\x80\xDEz\0"),
     "aé•🚀z", "2 4 6 8 12 14", FG_ENC_UTF16LE, false, false},
    {B("\xFE\xFF\0a\0\xE9\x20\x22\xD8\x3D\xDE\x80\0z"), "aé•🚀z", "2 4 6 8 12 14", FG_ENC_UTF16BE, false, false},
    {B("a\0b\0c\0\xE9\0"), "abcé", "0 2 4 6 8", FG_ENC_UTF16LE, false, false},
    {B("\0a\0b\0c\0\xE9"), "abcé", "0 2 4 6 8", FG_ENC_UTF16BE, false, false},
    {B("\xFF\xFE"
       "a\0\x3D\xD8z\0\x80\xDEy"),
     "a\uFFFDz\uFFFD\uFFFD", "2 4 6 8 10 11", FG_ENC_UTF16LE, false, true},
    {B("\xFF\xFE"
       "a\0\xFD\xFFz\0"),
     "a\uFFFDz", "2 4 6 8", FG_ENC_UTF16LE, false, false},
    {B("R\xE9sum\xE9 \x96 \x95 x\x92s \x80"), "Résumé – • x’s €", "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16",
     FG_ENC_CP1252, false, false},
    {B("caf\xE9\x81!"), "café\uFFFD!", "0 1 2 3 4 5 6", FG_ENC_CP1252, false, true},
    {B("\xC3\xA9 \xE2\x80\x93 \xFF ok"), "é – \uFFFD ok", "0 2 3 6 7 8 9 10 11", FG_ENC_UTF8, false, true},
    {B("abc \xE2\x80"), "abc \uFFFD\uFFFD", "0 1 2 3 4 5 6", FG_ENC_UTF8, false, true},
    {B("a\xEF\xBF\xBD"
       "b"),
     "a\uFFFDb", "0 1 4 5", FG_ENC_UTF8, false, false},
    /* mojibake */
    {B("I\u00E2\u20AC\u2122m"), "I’m", "0 1 9 10", FG_ENC_UTF8, true, false},
    {B("a \u00E2\u20AC\u201C b"), "a – b", "0 1 2 10 11 12", FG_ENC_UTF8, true, false},
    {B("\xEF\xBB\xBF"
       "caf\u00C3\u00A9s"),
     "cafés", "3 4 5 6 10 11", FG_ENC_UTF8_BOM, true, false},
    {B("\u00E2\u20AC\u00A2 x"), "• x", "0 7 8 9", FG_ENC_UTF8, true, false},
    {B("\xFF\xFE"
       "a\0\xE2\0\xAC\x20\x22\x21z\0"),
     "a’z", "2 4 10 12", FG_ENC_UTF16LE, true, false},
    {B("\u00C3\u00A2\u00E2\u201A\u00AC\u00E2\u201E\u00A2s"), "’s", "0 18 19", FG_ENC_UTF8, true, false},
};

static void render_origins(const fg_doc *doc, char *to, size_t size) {
    size_t n = 0;
    for (size_t i = 0; i < doc->text.len;) {
        n += (size_t)snprintf(to + n, size - n, "%zu ", fg_doc_origin(doc, i));
        fg_utf8_next(doc->text, &i);
    }
    snprintf(to + n, size - n, "%zu", fg_doc_origin(doc, doc->text.len));
}

Test(encoding, text_and_origins) {
    for (size_t i = 0; i < FG_COUNT(decodings); i++) {
        const decoding *d = &decodings[i];
        fg_doc *doc = parse_bytes(d->bytes);
        char origins[200];
        render_origins(doc, origins, sizeof origins);
        cr_expect(fg_str_eq(doc->text, fg_str_of(d->text)), "row %zu: %.*s", i, FG_STR_ARG(doc->text));
        cr_expect_str_eq(origins, d->origins, "row %zu: %s", i, origins);
        cr_expect_eq(doc->encoding, d->encoding, "row %zu: %u", i, doc->encoding);
        cr_expect_eq(doc->repaired_mojibake, d->mojibake, "row %zu", i);
        cr_expect_eq(doc->repaired_bytes, d->broken, "row %zu", i);
        cr_expect_eq(doc->hash, fg_hash64(d->bytes.ptr, d->bytes.len, 0));
        cr_expect_eq(doc->origin_size, d->bytes.len);
        fg_doc_free(doc);
    }
}

Test(encoding, utf8_is_kept_as_it_is) {
    fg_str s = FG_LIT("a\r\nb\rc\n\xC3\xA9\xE2\x80\xA8 \xC2\x85 end");
    fg_doc *doc = parse_bytes(s);
    cr_assert(fg_str_eq(fg_doc_text(doc), s));
    cr_assert_eq(doc->origins.n, 0);
    cr_assert_eq(doc->encoding, FG_ENC_UTF8);
    for (size_t i = 0; i <= s.len; i++) cr_assert_eq(fg_doc_origin(doc, i), i);
    cr_assert_eq(fg_doc_origin(doc, s.len + 9), s.len);
    fg_doc_free(doc);
}

Test(encoding, bom_costs_one_origin) {
    fg_doc *doc = parse_bytes(FG_LIT("\xEF\xBB\xBFplain"));
    cr_assert_eq(doc->origins.n, 1);
    fg_doc_free(doc);
}

Test(encoding, names) {
    cr_assert_str_eq(fg_encoding_name(FG_ENC_UTF8), "UTF-8");
    cr_assert_str_eq(fg_encoding_name(FG_ENC_CP1252), "Windows-1252");
    cr_assert_str_eq(fg_encoding_name((fg_encoding)77), "unknown");
}

static const struct {
    const char *from, *to;
} mojibake[] = {
    {"Donâ€™t â€œquoteâ€\xC2\x9D", "Don’t “quote”"},
    {"â€œquoteâ€ and", "“quote” and"},
    {"â€œquoteâ€\u200B and", "“quote” and"},
    {"\u00E2\xC2\x80\xC2\x99 \u00E2\xC2\x80\xC2\x93", "’ –"}, /* decoded as Latin-1 */
    {"â¢ Python", "• Python"},
    {"andâ¦", "and…"},
    {"PostgreSQL\u00C2\u00A0and", "PostgreSQL\u00A0and"},
    {"inÂ all", "in\u00A0all"},
    {"x.Â  y", "x.\u00A0 y"},
    {"withÂ10 years", "with\u00A010 years"},
    {"xÂÂÂ y", "x\u00A0\u00A0\u00A0y"},
    {"Â· C++", "· C++"},
    {"Windows\u00C2\u00AE", "Windows®"},
    {"ORACLE\u00C2\u00AE and", "ORACLE® and"},
    {"Â•Plan", "•Plan"},
    {"\xC2\x95 Lead, it\xC2\x92s", "• Lead, it’s"},
    {"RÃ‰SUMÃ‰", "RÉSUMÉ"},
    {"ESPAÃ‘A, SÃ£o", "ESPAÑA, São"},
    {"GarcÃ\u200Ba Ã\u200Blvarez", "García Álvarez"},
    {"voilÃ  la", "voilà  la"},
    {"â— Lead\nâ—\u200BLead", "● Lead\n●Lead"},
    {"â-\xC2\x8F"
     "Python",
     "●Python"},
    {"â\u200B\u200B Cook, â\u200B– do", "❏ Cook, ❖ do"},
    {"âž¢ Good", "➢ Good"},
    {"ï‚§ Good", "\uF0A7 Good"},
    {"ï¬\u200Ble", "ﬁle"},
    {"03/2015 ï¼\u200B today", "03/2015 － today"},
    {"2009 Â\u200B 2012, re\u00C2\u200Bdo", "2009 ‐ 2012, re\u00ADdo"},
    {"ðŸ“§ me", "📧 me"},
    {"‚Ä¢ it‚Äôs ‚Äúhere‚Äù ‚Äì and‚Ä¶", "• it’s “here” – and…"}, /* decoded as Mac Roman */
    {"¬∑ a¬†b", "· a\u00A0b"},
    {"â‚¬ 100", "€ 100"},
    /* proper texts */
    {"Ângela", "Ângela"},
    {"‚Ärger‘ und ‚Ä‘, ¬x", "‚Ärger‘ und ‚Ä‘, ¬x"},
    {"château â la", "château â la"},
    {"São Paulo, Málaga, Ærø, Þór", "São Paulo, Málaga, Ærø, Þór"},
    {"“ALEMÃ” e “IRMÃ”", "“ALEMÃ” e “IRMÃ”"},
    {"CAFÉ…", "CAFÉ…"},
    {"là\u00A0» é…", "là\u00A0» é…"},
    {"Ä, Ö and Å – all", "Ä, Ö and Å – all"},
    {"NÂM, tầm", "NÂM, tầm"},
    {"€ 5 – “x”…", "€ 5 – “x”…"},
    {"line\xC2\x85next", "line\xC2\x85next"},
};

Test(mojibake, table) {
    for (size_t i = 0; i < FG_COUNT(mojibake); i++) {
        fg_doc *doc = parse_bytes(fg_str_of(mojibake[i].from));
        bool same = strcmp(mojibake[i].from, mojibake[i].to) == 0;
        cr_expect(fg_str_eq(doc->text, fg_str_of(mojibake[i].to)), "%s -> %.*s", mojibake[i].from,
                  FG_STR_ARG(doc->text));
        cr_expect_eq(doc->repaired_mojibake, !same, "%s", mojibake[i].from);
        cr_expect(!same || doc->origins.n == 0);
        fg_doc_free(doc);
    }
}

/* Through every encoding, each ASCII character of the text comes from the same one in the bytes. */
Test(encoding, ascii_finds_its_bytes) {
    for (size_t i = 0; i < FG_COUNT(decodings); i++) {
        fg_doc *doc = parse_bytes(decodings[i].bytes);
        bool big = doc->encoding == FG_ENC_UTF16BE;
        size_t before = 0;
        for (size_t at = 0; at < doc->text.len; at++) {
            size_t origin = fg_doc_origin(doc, at);
            cr_assert_geq(origin, before);
            before = origin;
            if ((unsigned char)doc->text.ptr[at] >= 0x80) continue;
            cr_assert_eq(decodings[i].bytes.ptr[origin + big], doc->text.ptr[at], "row %zu at %zu", i, at);
        }
        fg_doc_free(doc);
    }
}

/* ---- what is refused ---- */

static const struct {
    fg_str bytes;
    const char *message;
} refused[] = {
    {B(""), "no text in cv"},
    {B(" \r\n\t\xC2\xA0\xE2\x80\x8B"), "no text in cv"},
    {B("\xEF\xBB\xBF"), "no text in cv"},
    {B("\xFF\xFE"), "no text in cv"},
    {B("abc\0def"), "binary data, not text: cv"},
    {B("\x01\x02\x03 some text"), "binary data, not text: cv"},
    {B("%PDF-1.7\n"), "cv is a PDF file: reading it takes a program that was not allowed"},
    {B("PK\x03\x04....word/document.xml"), "cv: a damaged Office file"},
    {B("PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text"), "cv: a damaged Office file"},
    {B("PK\x03\x04"), "cv is a zip archive, which cannot be read"},
    {B("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "cv is an old Office file, but no text, which cannot be read"},
    {B("{\\rtf1\\ansi"), "no text in cv"},
    {B("\x89PNG\r\n\x1A\n"), "cv is a PNG image, which cannot be read"},
    {B("\xFF\xD8\xFF\xE0"), "cv is a JPEG image, which cannot be read"},
    {B("RIFF\1\1\1\1WEBP"), "cv is a WebP image, which cannot be read"},
    {B("\x1F\x8B\x08"), "cv is a gzip archive, which cannot be read"},
};

Test(refused, table) {
    for (size_t i = 0; i < FG_COUNT(refused); i++) {
        fg_doc *doc = (fg_doc *)&doc;
        fg_error err = {.status = FG_OK};
        cr_expect_eq(fg_doc_parse(&doc, refused[i].bytes, "cv", NULL, NULL, &err), FG_EINPUT, "row %zu", i);
        cr_expect_str_eq(err.message, refused[i].message, "row %zu: %s", i, err.message);
        cr_expect_null(doc);
    }
}

Test(refused, over_the_limit_and_bad_arguments) {
    fg_read_options opt = {.size = sizeof opt, .max_bytes = 3};
    fg_doc *doc;
    fg_error err;
    cr_assert_eq(fg_doc_parse(&doc, FG_LIT("abcd"), "cv", &opt, NULL, &err), FG_EINPUT);
    cr_assert_str_eq(err.message, "text is over the limit of 3 bytes: cv");
    cr_assert_eq(fg_doc_parse(&doc, FG_LIT("abc"), "cv", &opt, NULL, &err), FG_OK);
    fg_doc_free(doc);
    opt.size = 0;
    cr_assert_eq(fg_doc_parse(&doc, FG_LIT("abc"), "cv", &opt, NULL, NULL), FG_EINVAL);
    cr_assert_eq(fg_doc_read(&doc, "cv", &opt, NULL, NULL), FG_EINVAL);
    cr_assert_eq(fg_doc_parse(&doc, (fg_str){NULL, 3}, NULL, NULL, NULL, NULL), FG_EINVAL);
    cr_assert_eq(fg_doc_parse(NULL, FG_LIT("abc"), NULL, NULL, NULL, NULL), FG_EINVAL);
    cr_assert_eq(fg_doc_read(NULL, "cv", NULL, NULL, NULL), FG_EINVAL);
    cr_assert_eq(fg_doc_read(&doc, NULL, NULL, NULL, NULL), FG_EINVAL);
    fg_doc_free(NULL);
    cr_assert_eq(fg_doc_text(NULL).len, 0);
    cr_assert_eq(fg_doc_origin(NULL, 3), 0);
}

Test(refused, long_names_leave_room) {
    char name[600];
    memset(name, 'n', sizeof name);
    name[sizeof name - 1] = '\0';
    fg_doc *doc;
    fg_error err;
    cr_assert_eq(fg_doc_parse(&doc, FG_LIT("%PDF-1"), name, NULL, NULL, &err), FG_EINPUT);
    cr_assert_not_null(strstr(err.message, "is a PDF file: reading it takes a program that was not allowed"));
}

Test(read, file_and_name) {
    char path[80];
    snprintf(path, sizeof path, "fitgap-test-%ld-doc", (long)getpid());
    FILE *f = fopen(path, "wb");
    fputs("- Python\n", f);
    fclose(f);
    fg_doc *doc;
    cr_assert_eq(fg_doc_read(&doc, path, NULL, NULL, NULL), FG_OK);
    cr_assert(fg_str_eq(doc->name, fg_str_of(path)));
    cr_assert_eq(doc->lines.n, 1);
    fg_doc_free(doc);
    unlink(path);
    fg_error err;
    cr_assert_eq(fg_doc_read(&doc, "/nowhere/cv", NULL, NULL, &err), FG_EIO);
    cr_assert_str_eq(err.message, "no such file: /nowhere/cv");
    cr_assert_null(doc);
    cr_assert_eq(fg_doc_parse(&doc, FG_LIT("x"), NULL, NULL, NULL, NULL), FG_OK);
    cr_assert(fg_str_eq(doc->name, FG_LIT("-")));
    fg_doc_free(doc);
}

/* ---- memory ---- */

typedef struct {
    size_t out, requests, fail_at;
} counting;

static void *counting_resize(void *ctx, void *ptr, size_t old_size, size_t new_size) {
    counting *c = ctx;
    if (new_size == 0) {
        c->out -= old_size;
        free(ptr);
        return NULL;
    }
    if (++c->requests >= c->fail_at) return NULL;
    c->out += new_size - old_size;
    return realloc(ptr, new_size);
}

Test(memory, every_allocation_may_fail) {
    static char text[20000];
    for (size_t i = 0; i < sizeof text; i++) text[i] = "- a\xE9\n"[i % 5];
    for (size_t i = 0; i <= FG_COUNT(decodings); i++) {
        fg_str bytes = i < FG_COUNT(decodings) ? decodings[i].bytes : (fg_str){text, sizeof text};
        fg_status status = FG_ENOMEM;
        for (size_t n = 1; status == FG_ENOMEM; n++) {
            counting c = {.fail_at = n};
            fg_allocator a = {counting_resize, &c};
            fg_doc *doc = NULL;
            status = fg_doc_parse(&doc, bytes, "cv", NULL, &a, NULL);
            cr_assert(status == FG_OK || (status == FG_ENOMEM && !doc));
            cr_assert_lt(n, 1000);
            fg_doc_free(doc);
            cr_assert_eq(c.out, 0);
        }
        cr_assert_eq(status, FG_OK);
    }
}

/* ---- lines ---- */

/* A line as "<flags><level>:text": B bullet, H heading, * bold, R rule, T table. A blank line before it is "_". */
static void render_lines(const fg_doc *doc, char *to, size_t size) {
    size_t n = 0;
    to[0] = '\0';
    for (uint32_t i = 0; i < doc->lines.n; i++) {
        const fg_line *l = &doc->lines.at[i];
        fg_str s = fg_doc_slice(doc, l->start, l->end);
        char level[2] = {l->flags & (FG_LINE_BULLET | FG_LINE_HEADING) ? (char)('0' + l->level) : '\0', '\0'};
        n += (size_t)snprintf(to + n, size - n, "%s%s%s%s%s%s%s%s:%.*s", i ? " / " : "",
                              i && l->blank_before ? "_" : "", l->flags & FG_LINE_BULLET ? "B" : "",
                              l->flags & FG_LINE_HEADING ? "H" : "", level, l->flags & FG_LINE_BOLD ? "*" : "",
                              l->flags & FG_LINE_RULE ? "R" : "", l->flags & FG_LINE_TABLE ? "T" : "", FG_STR_ARG(s));
    }
}

static const struct {
    const char *text, *lines;
} layouts[] = {
    /* line ends */
    {"a\nb\r\nc\rd\xE2\x80\xA8"
     "e\xC2\x85"
     "f\vg\fh",
     ":a / :b / :c / :d / :e / :f / :g / :h"},
    {"a\n\nb\n \t\nc\r\n\r\nd", ":a / _:b / _:c / _:d"},
    {"\n\n  a  \n", ":a"},
    {"a\xC2\xA0\xE2\x80\x8B\nb", ":a / :b"},
    /* bullets */
    {"- a\n* b\n+ c\n– d\n— e\n> f", "B0:a / B0:b / B0:c / B0:d / B0:e / B0:f"},
    {"• a\n·b\n▪ c\n◦ d\n●e\n○ f\n‣ g\n⁃ h", "B0:a / B0:b / B0:c / B0:d / B0:e / B0:f / B0:g / B0:h"},
    {"➢ a\n✓ b\n✔ c\n❖ d\n» e\n\uF0B7 f\n\uF0A7g\n✔\uFE0F h", "B0:a / B0:b / B0:c / B0:d / B0:e / B0:f / B0:g / B0:h"},
    {"o\ta\no  b\nof course\no ne", "B0:a / B0:b / :of course / :o ne"},
    {"o Led a team\no Built it", "B0:Led a team / B0:Built it"},
    {"o Led a team", ":o Led a team"},
    {"§ One\n§ Two", "B0:One / B0:Two"},
    {"§ 12 of the act", ":§ 12 of the act"},
    {"? Drew it\n? Sold it\n? what", "B0:Drew it / B0:Sold it / :? what"},
    {"\\- a\n\\* b", "B0:a / B0:b"},
    {"> > a\n>> b\n> - c\n-- d\n-> e", "B0:a / B0:b / B0:c / B0:d / B0:e"},
    {"- [ ] a\n- [x] b\n[X] c\n[link](x)", "B0:a / B0:b / B0:c / :[link](x)"},
    {"• - a", "B0:a"},
    /* glued ones need company */
    {"*Python\n*Java", "B0:Python / B0:Java"},
    {"-Python\n-Java, and\nmore of it\n-SQL", "B0:Python / B0:Java, and / :more of it / B0:SQL"},
    {"–Python\n–10 years", "B0:Python / B0:10 years"},
    {"-5 degrees", ":-5 degrees"},
    {"-5 degrees\n-7 degrees", ":-5 degrees / :-7 degrees"},
    {"*required", ":*required"},
    {"Name\n*required\nEmail", ":Name / :*required / :Email"},
    {"-Python", ":-Python"},
    {"*nice*\n*fine*", ":*nice* / :*fine*"},
    {"+1 555 1234\n+1 555 1235", ":+1 555 1234 / :+1 555 1235"},
    /* numbers */
    {"1. a\n2) b\n(a) c\na. d\niv. e\nb) f\n(ii) g\n12. h\nII. i\nA) j",
     "B0:a / B0:b / B0:c / B0:d / B0:e / B0:f / B0:g / B0:h / B0:i / B0:j"},
    {"2019. It was\n3.5 years\n1.Text\nC. elegans\n3+ years\n(abc) d\nMix. e\n100. f",
     ":2019. It was / :3.5 years / :1.Text / :C. elegans / :3+ years / :(abc) d / :Mix. e / :100. f"},
    {"e.g. this\ni.e. that\nSr. Engineer\nU.S. citizen", ":e.g. this / :i.e. that / :Sr. Engineer / :U.S. citizen"},
    {"(3) years\n(2019) x", "B0:years / :(2019) x"},
    {"- 1. a", "B0:a"},
    /* levels */
    {"- a\n  - b\n    - c\n  - d\n- e", "B0:a / B1:b / B2:c / B1:d / B0:e"},
    {"- a\n\t- b\n text\n- c", "B0:a / B1:b / :text / B0:c"},
    {" 9. a\n10. b", "B0:a / B0:b"},
    {"    - a\n    - b\nHead\n- c", "B0:a / B0:b / :Head / B0:c"},
    /* headings */
    {"# A\n## B ##\n###### C\n####### D\n#hash\n# C#", "H1:A / H2:B / H6:C / :####### D / :#hash / H1:C#"},
    {"Title\n=====\ntext\n\nSkills\n------\nPython", "H1:Title / R: / :text / _H2:Skills / R: / :Python"},
    {"A sentence ends.\n----\n\nx\n\n----", ":A sentence ends. / R: / _:x / _R:"},
    {"- a\n-----", "B0:a / R:"},
    {"## **Bold**", "H2*:Bold"},
    /* bold */
    {"**Skills**\n__Tools__\n**Skills:**\n**Skills**:\n***Both***",
     "*:Skills / *:Tools / *:Skills: / *:Skills / *:Both"},
    {"**a** and **b**\n**a** b\n- **c**\n****", ":a and b / :a b / B0*:c / R:"},
    {"**Must have** :", "*:Must have"},
    /* rules and tables */
    {"---\n***\n___\n===\n- - -\n────\n--", "R: / R: / R: / R: / R: / R: / R:"},
    {"| a | b |\n|---|:-:|\n| 1 | 2 |", "T:a | b / RT: / T:1 | 2"},
    /* bullets that lost their text to the next line */
    {"•\nPython\n•\n\nSQL\n•", "B0:Python / _:SQL"},
    {"a\n\n•\nPython", ":a / _B0:Python"},
    {"- a\n  •\n  Python", "B0:a / B1:Python"},
    {"•\n• Python", "B0:Python"},
    {"a\n\n-\nPython\n\n-\nSQL\n\nb", ":a / _B0:Python / _B0:SQL / _:b"},
    {"a\n-\n\nb\n> c\n>\n> d\n-", ":a / _:b / B0:c / B0:d"},
};

Test(lines, table) {
    for (size_t i = 0; i < FG_COUNT(layouts); i++) {
        fg_doc *doc = parse_bytes(fg_str_of(layouts[i].text));
        char lines[2000];
        render_lines(doc, lines, sizeof lines);
        cr_expect_str_eq(lines, layouts[i].lines, "%s\n  is  %s\n  not %s", layouts[i].text, lines, layouts[i].lines);
        fg_doc_free(doc);
    }
}

Test(lines, spans_and_indent) {
    fg_str text = FG_LIT("Head\r\n \t- **Python**  \r\n\n\xC2\xA0 x");
    fg_doc *doc = parse_bytes(text);
    cr_assert_eq(doc->lines.n, 3);
    const fg_line *l = doc->lines.at;
    cr_assert(l[0].from == 0 && l[0].to == 4 && l[0].start == 0 && l[0].end == 4 && l[0].blank_before);
    cr_assert(l[1].from == 6 && l[1].to == 22 && l[1].start == 12 && l[1].end == 18 && !l[1].blank_before);
    cr_assert_eq(l[1].indent, 5);
    cr_assert_eq(l[1].flags, FG_LINE_BULLET | FG_LINE_BOLD);
    cr_assert(l[2].blank_before && l[2].indent == 2 && l[2].start == 28);
    fg_doc_free(doc);
}

/* Any bytes at all: no crash, valid text, ordered spans on characters' borders. */
static void check_any(fg_str bytes) {
    fg_doc *doc = NULL;
    if (fg_doc_parse(&doc, bytes, NULL, NULL, NULL, NULL) != FG_OK) return;
    uint32_t end = 0;
    for (uint32_t i = 0; i < doc->lines.n; i++) {
        const fg_line *l = &doc->lines.at[i];
        cr_assert(end <= l->from && l->from <= l->start && l->start <= l->end && l->end <= l->to);
        cr_assert_leq(l->to, doc->text.len);
        cr_assert(l->start == doc->text.len || ((unsigned char)doc->text.ptr[l->start] & 0xC0) != 0x80);
        end = l->to;
    }
    for (size_t i = 0, from = 0; i < doc->text.len;) {
        size_t at = i, origin = fg_doc_origin(doc, i);
        cr_assert(fg_utf8_next(doc->text, &i) != 0xFFFD || i - at == 3);
        cr_assert(origin >= from && origin < bytes.len);
        from = origin;
    }
    fg_doc_free(doc);
}

Test(lines, any_bytes) {
    static const char *const parts[] = {"-",    "*", "**", " ", "\n", "\t",  "#",    "a",      "1",        ".",
                                        ")",    "(", "o",  "|", "=",  "---", "\xC2", "\xC3",   "\xE2",     "\x80",
                                        "\x99", "â", "€",  "™", "Ã",  "Â",   "•",    "\u200B", "\xC2\x85", "\r",
                                        "_",    ":", "[",  "]", "x",  "\\",  ">",    "A",      "?",        "\xFF\xFE"};
    uint32_t random = 12345;
    for (int round = 0; round < 20000; round++) {
        char text[200];
        size_t n = 0;
        for (uint32_t k = 0; k < 3 + (random >> 20) % 25; k++) {
            random = random * 1664525 + 1013904223;
            const char *part = parts[(random >> 16) % FG_COUNT(parts)];
            memcpy(text + n, part, strlen(part));
            n += strlen(part);
        }
        char *exact = malloc(n); /* so that a read past the end is seen */
        memcpy(exact, text, n);
        check_any((fg_str){exact, n});
        free(exact);
    }
}
