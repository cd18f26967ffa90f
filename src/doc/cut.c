/* Cuts pieces out of a text. What is cut keeps its place among the origins, so that places in the original bytes stay right. */
#include "doc/doc.h"

typedef struct {
    fg_doc *doc;
    fg_buf text;
    FG_VEC(fg_origin) origins;
    uint32_t at; /* of the old text: written up to here */
} cutter;

static void note(cutter *c, uint32_t origin) {
    fg_origin *entry = FG_PUSH(&c->doc->arena, &c->origins);
    if (entry) *entry = (fg_origin){(uint32_t)c->text.n, origin};
}

/* Copies the old text up to `to`; `next` is the old origin that comes first behind c->at. */
static void keep(cutter *c, uint32_t to, uint32_t *next) {
    const fg_doc *doc = c->doc;
    for (; *next < doc->origins.n && doc->origins.at[*next].offset < to; ++*next) {
        const fg_origin *o = &doc->origins.at[*next];
        if (o->offset < c->at) continue;
        fg_buf_add(&c->text, fg_doc_slice(doc, c->at, o->offset));
        c->at = o->offset;
        note(c, o->origin);
    }
    fg_buf_add(&c->text, fg_doc_slice(doc, c->at, to));
    c->at = to;
}

/* Two entries at one place: where what stands in front ends, and where what follows begins. */
static void apply(cutter *c, const fg_cut *cuts, uint32_t n) {
    uint32_t next = 0;
    if (!c->doc->origins.n) note(c, 0);
    for (uint32_t i = 0; i < n; i++) {
        if (cuts[i].from < c->at) continue;
        uint32_t origin = (uint32_t)fg_doc_origin(c->doc, cuts[i].from);
        keep(c, cuts[i].from, &next);
        note(c, origin);
        if (cuts[i].put) fg_buf_add_char(&c->text, cuts[i].put);
        c->at = cuts[i].to;
        note(c, (uint32_t)fg_doc_origin(c->doc, cuts[i].to));
    }
    keep(c, (uint32_t)c->doc->text.len, &next);
}

void fg_doc_cut(fg_doc *doc, const fg_cut *cuts, uint32_t n) {
    cutter c = {.doc = doc};
    fg_buf_init(&c.text, &doc->arena);
    apply(&c, cuts, n);
    doc->text = fg_buf_str(&c.text);
    doc->origins.at = c.origins.at;
    doc->origins.n = c.origins.n;
    doc->origins.cap = c.origins.cap;
}
