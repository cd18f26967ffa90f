#include <criterion/criterion.h>
#include <stdlib.h>

#include "doc/doc.h"

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

/* Every allocation may fail: FG_ENOMEM then, and nothing is kept. */
Test(conversion, out_of_memory) {
    static const char *const texts[] = {
        "<h1>Baker</h1><ul><li>Bread</ul><script "
        "type='application/ld+json'>{\"@type\":\"JobPosting\",\"title\":\"Baker\","
        "\"description\":\"<p>Rolls</p>\"}</script><table><tr><td>Pay<td>low</table>",
        "{\"title\": \"Baker\", \"location\": {\"name\": \"Hull\"}, \"content\": \"&lt;p&gt;Bread.&lt;/p&gt;\"}",
        "see [Go](https://go.example) or **SQL**",
    };
    for (size_t i = 0; i < FG_COUNT(texts); i++) {
        fg_status status = FG_ENOMEM;
        for (size_t n = 1; status == FG_ENOMEM; n++) {
            counting c = {.fail_at = n};
            fg_allocator a = {counting_resize, &c};
            fg_doc *doc = NULL;
            status = fg_doc_parse(&doc, fg_str_of(texts[i]), "x", NULL, &a, NULL);
            cr_assert(status == FG_OK || (status == FG_ENOMEM && !doc), "%zu at %zu: %d", i, n, status);
            cr_assert_lt(n, 1000);
            fg_doc_free(doc);
            cr_assert_eq(c.out, 0);
        }
        cr_assert_eq(status, FG_OK);
    }
}

/* Cut anywhere, a page or a file gives an answer or a refusal. */
Test(conversion, cut_short) {
    static const char html[] =
        "<html><meta charset='latin1'><body class=x><ul><li>a<b>c</b><!-- d --><script>e</script></ul>"
        "<p style='display:none'>\xE9&eacute;&#x41;</p><table><tr><th>f</th><td>g</td></tr></table>";
    static const char json[] =
        "{\"@type\": [\"JobPosting\"], \"description\": \"<p>a</p>\", \"baseSalary\": {\"value\": 1e2}}";
    for (size_t n = 0; n < sizeof html; n++) {
        fg_doc *doc = NULL;
        fg_doc_parse(&doc, (fg_str){html, n}, "x.html", NULL, NULL, NULL);
        fg_doc_free(doc);
    }
    for (size_t n = 0; n < sizeof json; n++) {
        fg_doc *doc = NULL;
        fg_doc_parse(&doc, (fg_str){json, n}, "x.json", NULL, NULL, NULL);
        fg_doc_free(doc);
    }
}
