/* Pages, Markdown and tables: whatever a document says, it stays text; every link leads somewhere. */
#include <criterion/criterion.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include "base/base.h"
#include "support.h"

static const char hostile_posting[] = "Clerk\n\nRequirements\n"
                                      "- Excel & <script>alert(1)</script> \"SQL\" 'x' ]]> <!-- \n"
                                      "- 3 years of bookkeeping\n"
                                      "- Patience\n"
                                      "- A driver's licence\n"
                                      "- Python, Java or Zorblefrex\n"
                                      "- </style></div><img src=x onerror=alert(2)>\n"
                                      "Nice to have\n- QuickBooks\n- Willingness to travel\n";
static const char hostile_resume[] = "Eve <b>Smith</b>\n\nExperience\n"
                                     "<a href=\"javascript:alert(1)\">Bookkeeper</a>, Acme & Sons\n"
                                     "January 2018 - Present\n"
                                     "- Kept the books in Excel & \"QuickBooks\" </mark></a>\xE2\x80\xAE txet\n"
                                     "- Wrote SQL and SQL again\x01\x02\n\nSkills\nPython, Excel, &lt;SQL&gt;\n";

typedef struct {
    tools tools;
    fg_doc *docs[2];
    fg_posting *posting;
    fg_resume *resume;
    fg_result *result;
} match;

static void open_match(match *m, const char *resume, const char *posting) {
    fg_read_options text = {.size = sizeof text, .input = FG_INPUT_TEXT};
    open_tools(&m->tools);
    cr_assert_eq(fg_doc_parse(&m->docs[0], fg_str_of(resume), "=r<e>.txt", &text, NULL, NULL), FG_OK);
    cr_assert_eq(fg_doc_parse(&m->docs[1], fg_str_of(posting), "p\"o&.txt", &text, NULL, NULL), FG_OK);
    cr_assert_eq(fg_resume_parse(&m->resume, m->tools.engine, m->docs[0], NULL), FG_OK);
    cr_assert_eq(fg_posting_parse(&m->posting, m->tools.engine, m->docs[1], NULL), FG_OK);
    cr_assert_eq(fg_match(&m->result, m->tools.engine, m->posting, m->resume, NULL), FG_OK);
}

static void close_match(match *m) {
    fg_result_free(m->result);
    fg_posting_free(m->posting);
    fg_resume_free(m->resume);
    fg_doc_free(m->docs[0]);
    fg_doc_free(m->docs[1]);
    close_tools(&m->tools);
}

static bool catch (void *ctx, fg_str piece) {
    fg_buf_add(ctx, piece);
    return true;
}

/* ---- pages ---- */

enum { MOST_IDS = 400 };

typedef struct {
    const char *ids[MOST_IDS], *links[MOST_IDS];
    unsigned n_ids, n_links;
} anchors;

static void look_at_attribute(anchors *a, const xmlAttr *attribute) {
    const char *name = (const char *)attribute->name;
    const char *value = attribute->children ? (const char *)attribute->children->content : "";
    cr_assert(strncmp(name, "on", 2) != 0, "%s", name);
    cr_assert_str_neq(name, "src");
    if (strcmp(name, "id") == 0) a->ids[a->n_ids++ % MOST_IDS] = value;
    if (strcmp(name, "href") != 0) return;
    cr_assert_eq(value[0], '#', "%s", value);
    a->links[a->n_links++ % MOST_IDS] = value + 1;
}

static void look_at(anchors *a, const xmlNode *node) {
    for (; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        cr_assert_str_neq((const char *)node->name, "script");
        cr_assert_str_neq((const char *)node->name, "img");
        for (const xmlAttr *at = node->properties; at; at = at->next) look_at_attribute(a, at);
        look_at(a, node->children);
    }
}

/* It is XML, ids stand once, links lead to one of them, nothing runs and nothing comes from elsewhere. */
static void check_page(fg_str page) {
    anchors a = {0};
    xmlDoc *doc = xmlReadMemory(page.ptr, (int)page.len, "page", "UTF-8", XML_PARSE_NONET);
    cr_assert_not_null(doc);
    look_at(&a, xmlDocGetRootElement(doc));
    cr_assert(a.n_ids > 2 && a.n_ids < MOST_IDS && a.n_links < MOST_IDS);
    for (unsigned i = 0; i < a.n_ids; i++)
        for (unsigned k = 0; k < i; k++) cr_assert_str_neq(a.ids[i], a.ids[k]);
    for (unsigned i = 0; i < a.n_links; i++) {
        unsigned k = 0;
        while (k < a.n_ids && strcmp(a.ids[k], a.links[i]) != 0) k++;
        cr_assert(k < a.n_ids, "#%s leads nowhere", a.links[i]);
    }
    cr_assert_not(fg_str_holds(page, FG_LIT("://")));
    cr_assert_not(fg_str_holds(page, FG_LIT("url(")));
    cr_assert_not(fg_str_holds(page, FG_LIT("\xE2\x80\xAE")), "a mark that turns text around");
    xmlFreeDoc(doc);
}

static fg_str write(const match *m, fg_format format, fg_arena *arena) {
    fg_buf b;
    fg_buf_init(&b, arena);
    cr_assert_eq(fg_result_write(m->result, format, NULL, (fg_sink){catch, &b}, NULL), FG_OK);
    return fg_buf_str(&b);
}

static fg_str write_ranking(const match *m, fg_format format, bool people, fg_arena *arena) {
    fg_buf b;
    fg_report_options opt = {.size = sizeof opt, .people = people};
    fg_ranked list[] = {{m->result, "=r<e>.txt", 0, 1, NULL}, {NULL, "<gone>,\"x\".txt", 0, 2, "cannot open <gone>"}};
    fg_buf_init(&b, arena);
    cr_assert_eq(fg_ranking_write(list, 2, format, &opt, (fg_sink){catch, &b}, NULL), FG_OK);
    return fg_buf_str(&b);
}

Test(page, keeps_what_documents_say_as_text) {
    match m = {0};
    fg_arena arena;
    fg_arena_init(&arena, NULL);
    open_match(&m, hostile_resume, hostile_posting);
    fg_str page = write(&m, FG_HTML, &arena);
    check_page(page);
    cr_assert(fg_str_holds(page, FG_LIT("&lt;script&gt;alert(1)&lt;/script&gt; &quot;SQL&quot; &#39;x&#39;")));
    cr_assert(fg_str_holds(page, FG_LIT("&amp;lt;")));
    check_page(write_ranking(&m, FG_HTML, false, &arena));
    check_page(write_ranking(&m, FG_HTML, true, &arena));
    close_match(&m);
    fg_arena_free(&arena);
}

Test(page, is_written_without_a_score) {
    match m = {0};
    fg_arena arena;
    fg_arena_init(&arena, NULL);
    open_match(&m, hostile_resume, "We are a friendly shop by the sea.\n");
    fg_str page = write(&m, FG_HTML, &arena);
    check_page(page);
    cr_assert(fg_str_holds(page, FG_LIT("No score")));
    cr_assert(fg_str_holds(write(&m, FG_MARKDOWN, &arena), FG_LIT("**No score**")));
    close_match(&m);
    fg_arena_free(&arena);
}

/* ---- Markdown and tables ---- */

Test(markdown, keeps_what_documents_say_as_text) {
    match m = {0};
    fg_arena arena;
    fg_arena_init(&arena, NULL);
    open_match(&m, hostile_resume, hostile_posting);
    fg_str out = write(&m, FG_MARKDOWN, &arena);
    cr_assert(fg_str_holds(out, FG_LIT("\\<script\\>alert(1)")));
    cr_assert(fg_str_holds(out, FG_LIT("\\&lt;SQL\\&gt;")));
    cr_assert_not(fg_str_holds(out, FG_LIT("\xE2\x80\xAE")));
    close_match(&m);
    fg_arena_free(&arena);
}

Test(csv, lets_no_formula_through) {
    match m = {0};
    fg_arena arena;
    fg_arena_init(&arena, NULL);
    open_match(&m, hostile_resume, hostile_posting);
    fg_str out = write_ranking(&m, FG_CSV, true, &arena);
    cr_assert(
        fg_str_starts(out, FG_LIT("rank,resume,line,input,score,high,required,preferred,sorted_by,missing,error\r\n"
                                  "1,\"'=r<e>.txt\",,")));
    cr_assert(fg_str_ends(out, FG_LIT("\r\n,\"<gone>,\"\"x\"\".txt\",,,,,,,,,\"cannot open <gone>\"\r\n")), "%.*s",
              FG_STR_ARG(out));
    close_match(&m);
    fg_arena_free(&arena);
}

static bool refuse(void *ctx, fg_str piece) {
    (void)ctx;
    (void)piece;
    return false;
}

Test(page, tells_of_a_sink_that_stops) {
    match m = {0};
    open_match(&m, hostile_resume, hostile_posting);
    for (int f = FG_TEXT; f <= FG_MARKDOWN; f++)
        cr_assert_eq(fg_result_write(m.result, (fg_format)f, NULL, (fg_sink){refuse, NULL}, NULL), FG_EIO);
    cr_assert_eq(fg_result_write(m.result, FG_CSV, NULL, (fg_sink){refuse, NULL}, NULL), FG_EINVAL);
    close_match(&m);
}
