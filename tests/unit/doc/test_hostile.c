/* Files that are made to hurt: each is read or refused within ten seconds, 256 MiB of ours and 512 MiB of a child's. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#include <zip.h>
#include <zlib.h>

#include "doc/child.h"
#include "doc/doc.h"

#ifdef FG_SANITIZED
#define MOST_KIB (1024L << 10)
#else
#define MOST_KIB (256L << 10)
#endif

static long peak_kib(int who) {
    struct rusage u;
    getrusage(who, &u);
    return u.ru_maxrss;
}

/* What it says; "" for a file that was read. */
static void read_hostile(fg_str bytes, char *said, size_t size) {
    fg_read_options opt = {.size = sizeof opt, .programs = true, .only_text = true};
    fg_doc *doc = NULL;
    fg_error err = {.status = FG_OK};
    time_t began = time(NULL);
    fg_status status = fg_doc_parse(&doc, bytes, "cv", &opt, NULL, &err);
    cr_expect_leq(time(NULL) - began, 10);
    cr_expect_leq(peak_kib(RUSAGE_SELF), MOST_KIB);
    cr_expect_leq(peak_kib(RUSAGE_CHILDREN), 512L << 10);
    snprintf(said, size, "%s", status == FG_OK ? "" : err.message);
    fg_doc_free(doc);
}

typedef struct {
    const char *name;
    fg_str bytes;
} part;

/* To be freed by the caller. */
static fg_str archive(const part *parts, size_t n) {
    zip_source_t *to = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = zip_open_from_source(to, ZIP_TRUNCATE, NULL);
    zip_stat_t stat;
    cr_assert(zip);
    zip_source_keep(to);
    for (size_t i = 0; i < n; i++) {
        zip_source_t *from = zip_source_buffer(zip, parts[i].bytes.ptr, parts[i].bytes.len, 0);
        cr_assert_geq(zip_file_add(zip, parts[i].name, from, 0), 0);
    }
    cr_assert_eq(zip_close(zip), 0);
    cr_assert_eq(zip_source_open(to), 0);
    zip_source_stat(to, &stat);
    char *bytes = malloc(stat.size);
    cr_assert(bytes);
    cr_assert_eq(zip_source_read(to, bytes, stat.size), (zip_int64_t)stat.size);
    zip_source_close(to);
    zip_source_free(to);
    return (fg_str){bytes, stat.size};
}

/* `head`, n bytes of `fill`, `tail`. To be freed by the caller. */
static fg_str filled(const char *head, char fill, size_t n, const char *tail) {
    size_t size = strlen(head) + n + strlen(tail);
    char *xml = malloc(size + 1);
    cr_assert(xml);
    memcpy(xml, head, strlen(head));
    memset(xml + strlen(head), fill, n);
    memcpy(xml + strlen(head) + n, tail, strlen(tail) + 1);
    return (fg_str){xml, size};
}

static void release(fg_str bytes) { free((char *)(uintptr_t)bytes.ptr); }

/* An Office file of one part. To be freed by the caller. */
static fg_str office(const char *head, char fill, size_t n, const char *tail) {
    part document = {"word/document.xml", filled(head, fill, n, tail)};
    fg_str bytes = archive(&document, 1);
    release(document.bytes);
    return bytes;
}

#define OPEN "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>"
#define CLOSE "</w:t></w:r></w:p></w:body></w:document>"

Test(hostile, zip_bomb) {
    char said[256];
    fg_str bytes = office(OPEN, 'a', 80u << 20, CLOSE);
    cr_assert_lt(bytes.len, 1u << 20);
    read_hostile(bytes, said, sizeof said);
    cr_expect_str_eq(said, "cv: an Office file that unpacks to more than any posting or résumé", "%s", said);
    release(bytes);
}

/* Sizes are counted while reading, whatever the archive declares. */
Test(hostile, declared_sizes_lie) {
    char said[256];
    for (unsigned declared = 0; declared < 2; declared++) {
        fg_str bytes = office(OPEN, 'a', 40u << 20, CLOSE);
        char *b = (char *)(uintptr_t)bytes.ptr;
        for (size_t i = 0; i + 46 < bytes.len; i++) {
            if (memcmp(b + i, "PK\1\2", 4) == 0) memset(b + i + 24, declared ? 0x7F : 1, 4);
            if (memcmp(b + i, "PK\3\4", 4) == 0) memset(b + i + 22, declared ? 0x7F : 1, 4);
        }
        read_hostile(bytes, said, sizeof said);
        cr_expect_eq(strncmp(said, "cv: a", 5), 0, "%s", said);
        free(b);
    }
}

Test(hostile, entities) {
    static const char *const heads[] = {
        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;\">]>"
        "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&c;",
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&a;",
        "<!DOCTYPE x SYSTEM \"http://localhost:9/x.dtd\"><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>"};
    char said[256];
    for (size_t i = 0; i < FG_COUNT(heads); i++) {
        fg_str bytes = office(heads[i], 'a', 10, CLOSE);
        read_hostile(bytes, said, sizeof said);
        cr_expect_eq(strncmp(said, "cv: a", 5), 0, "%s", said);
        release(bytes);
    }
}

/* What a file refers to is not followed, neither outside of it nor to places that its parts' names climb to. */
Test(hostile, relations_and_names_that_lead_outside) {
    const part parts[] = {
        {"../../../../etc/passwd", FG_LIT("root")},
        {"/etc/hosts", FG_LIT("127.0.0.1")},
        {"word/_rels/document.xml.rels",
         FG_LIT("<Relationships><Relationship Id=\"r1\" TargetMode=\"External\" Target=\"file:///etc/passwd\"/>"
                "<Relationship Id=\"r2\" Target=\"../../../etc/passwd\"/>"
                "<Relationship Id=\"r3\" TargetMode=\"External\" Target=\"http://localhost:9/\"/></Relationships>")},
        {"word/document.xml",
         FG_LIT("<w:document xmlns:w=\"w\" xmlns:r=\"r\" xmlns:xi=\"http://www.w3.org/2001/XInclude\"><w:body><w:p>"
                "<w:hyperlink r:id=\"r1\"><w:r><w:t>linked</w:t></w:r></w:hyperlink><w:altChunk r:id=\"r2\"/>"
                "<w:subDoc r:id=\"r3\"/><xi:include href=\"file:///etc/passwd\" parse=\"text\"/></w:p></w:body>"
                "</w:document>")}};
    fg_doc *doc;
    fg_str bytes = archive(parts, FG_COUNT(parts));
    cr_assert_eq(fg_doc_parse(&doc, bytes, "cv", NULL, NULL, NULL), FG_OK);
    cr_expect_eq(doc->lines.n, 1);
    cr_expect(fg_str_eq(fg_str_trim(fg_doc_text(doc)), FG_LIT("linked")), "%.*s", FG_STR_ARG(fg_doc_text(doc)));
    fg_doc_free(doc);
    release(bytes);
}

/* Headers are compared with each other; these differ at their ends only. */
Test(hostile, long_headers_alike) {
    char said[256];
    part parts[] = {{"word/header1.xml",
                     filled("<w:hdr xmlns:w=\"w\"><w:p><w:r><w:t>", 'a', 4u << 20, "b</w:t></w:r></w:p></w:hdr>")},
                    {"word/header2.xml",
                     filled("<w:hdr xmlns:w=\"w\"><w:p><w:r><w:t>", 'a', 2u << 20, "c</w:t></w:r></w:p></w:hdr>")},
                    {"word/document.xml", filled(OPEN, 'a', 10, CLOSE)}};
    fg_str bytes = archive(parts, FG_COUNT(parts));
    read_hostile(bytes, said, sizeof said);
    cr_expect_str_eq(said, "");
    for (size_t i = 0; i < FG_COUNT(parts); i++) release(parts[i].bytes);
    release(bytes);
}

/* ---- PDF ---- */

static bool has_program(void) { return access("/usr/bin/pdftohtml", X_OK) == 0; }

typedef struct {
    char *at;
    size_t n, size;
} text;

static void put(text *t, const void *bytes, size_t n) {
    cr_assert_leq(t->n + n, t->size);
    memcpy(t->at + t->n, bytes, n);
    t->n += n;
}

static void say(text *t, const char *s) { put(t, s, strlen(s)); }

Test(hostile, pdf_bomb) {
    enum { UNPACKED = 300 << 20, STEP = 1 << 20 };
    static unsigned char out[STEP], in[STEP];
    char said[256], head[200];
    text t = {malloc(4u << 20), 0, 4u << 20}, packed = {malloc(2u << 20), 0, 2u << 20};
    z_stream z = {0};
    if (!has_program()) cr_skip_test("no pdftohtml");
    cr_assert(t.at && packed.at && deflateInit(&z, 9) == Z_OK);
    for (size_t i = 0; i < STEP; i++) in[i] = (unsigned char)"BT (a) Tj ET "[i % 13];
    for (size_t done = 0; done < UNPACKED; done += STEP) {
        z.next_in = in, z.avail_in = STEP;
        do {
            z.next_out = out, z.avail_out = STEP;
            deflate(&z, done + STEP >= UNPACKED ? Z_FINISH : Z_NO_FLUSH);
            put(&packed, out, STEP - z.avail_out);
        } while (z.avail_out == 0);
    }
    deflateEnd(&z);
    say(&t,
        "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
        "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F <</Type/Font"
        "/Subtype/Type1/BaseFont/Helvetica>> >> >> >> endobj\n");
    snprintf(head, sizeof head, "4 0 obj <</Length %zu/Filter/FlateDecode>> stream\n", packed.n);
    say(&t, head);
    put(&t, packed.at, packed.n);
    say(&t, "\nendstream endobj\ntrailer <</Root 1 0 R/Size 5>>\n%%EOF\n");
    read_hostile((fg_str){t.at, t.n}, said, sizeof said);
    cr_expect(*said, "it was read");
    free(t.at);
    free(packed.at);
}

Test(hostile, pdf_of_many_pages) {
    enum { PAGES = 5000 };
    char said[256], one[200];
    text t = {malloc(2u << 20), 0, 2u << 20};
    if (!has_program()) cr_skip_test("no pdftohtml");
    cr_assert(t.at);
    say(&t, "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Count 5000/Kids[");
    for (int i = 0; i < PAGES; i++) snprintf(one, sizeof one, "%d 0 R ", i + 4), say(&t, one);
    say(&t, "]>> endobj\n3 0 obj <</Length 46>> stream\nBT /F 10 Tf 50 700 Td (words of a page) Tj ET     \nendstream "
            "endobj\n");
    for (int i = 0; i < PAGES; i++) {
        snprintf(one, sizeof one,
                 "%d 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F "
                 "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>> >> >> >> endobj\n",
                 i + 4);
        say(&t, one);
    }
    say(&t, "trailer <</Root 1 0 R/Size 5004>>\n%%EOF\n");
    read_hostile((fg_str){t.at, t.n}, said, sizeof said);
    cr_expect_str_eq(said, "cv: a PDF of more than 200 pages is no posting or résumé", "%s", said);
    free(t.at);
}

/* No password opens this one. */
Test(hostile, pdf_with_a_password) {
    static const char *const objects[] = {
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        "<</Filter/Standard/V 1/R 2/P -4/O <000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f>"
        "/U <202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f>>>"};
    char bytes[2000] = "%PDF-1.4\n", said[256];
    size_t places[FG_COUNT(objects)], n = strlen(bytes);
    if (!has_program()) cr_skip_test("no pdftohtml");
    for (size_t i = 0; i < FG_COUNT(objects); i++) {
        places[i] = n;
        n += (size_t)snprintf(bytes + n, sizeof bytes - n, "%zu 0 obj %s endobj\n", i + 1, objects[i]);
    }
    size_t table = n;
    n += (size_t)snprintf(bytes + n, sizeof bytes - n, "xref\n0 5\n0000000000 65535 f \n");
    for (size_t i = 0; i < FG_COUNT(objects); i++)
        n += (size_t)snprintf(bytes + n, sizeof bytes - n, "%010zu 00000 n \n", places[i]);
    n +=
        (size_t)snprintf(bytes + n, sizeof bytes - n,
                         "trailer <</Root 1 0 R/Size 5/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n%zu\n%%%%EOF\n", table);
    read_hostile((fg_str){bytes, n}, said, sizeof said);
    cr_expect_str_eq(said, "cv: a PDF with a password: save it without one", "%s", said);
}

/* ---- RTF ---- */

Test(hostile, rtf_that_never_ends) {
    char said[256];
    size_t size = 8u << 20;
    char *bytes = malloc(size);
    cr_assert(bytes);
    memcpy(bytes, "{\\rtf1 ", 7);
    for (size_t i = 7; i < size; i++) bytes[i] = "{}\\par \\u1? "[i % 12];
    read_hostile((fg_str){bytes, size}, said, sizeof said);
    memset(bytes + 7, '\\', size - 7);
    read_hostile((fg_str){bytes, size}, said, sizeof said);
    free(bytes);
}
