/* The XML of pdftohtml: pages, fonts, and runs of text with their places. */

#include "doc/late.h"
#include "doc/pdf.h"

enum { TINY = 2 /* points */ };

typedef struct {
    int32_t id, size;
    bool pale; /* nearly white */
} font;

typedef struct {
    xmlTextReaderPtr xml;
    fg_arena *arena;
    fg_boxes *boxes;
    fg_pages *pages;
    FG_VEC(font) fonts;
    fg_box box; /* the run that is being read */
    fg_buf text;
    bool in_text, plain; /* some of its text is not bold */
    int bold;            /* how many <b> are open */
} reader;

static int32_t number(reader *r, const char *key) {
    xmlChar *value = fg_xml.xmlTextReaderGetAttribute(r->xml, (const xmlChar *)key);
    long n = value ? strtol((const char *)value, NULL, 10) : 0;
    (*fg_xml.xmlFree)(value);
    return n < -100000 ? -100000 : n > 100000 ? 100000 : (int32_t)n;
}

static bool is(const xmlChar *name, const char *what) { return name && strcmp((const char *)name, what) == 0; }

static const font *font_of(const reader *r, int32_t id) {
    for (uint32_t i = r->fonts.n; i-- > 0;)
        if (r->fonts.at[i].id == id) return &r->fonts.at[i];
    return NULL;
}

static void open_page(reader *r) {
    fg_page *p = FG_PUSH(r->arena, r->pages);
    if (p)
        *p = (fg_page){
            .first = r->boxes->n, .end = r->boxes->n, .width = number(r, "width"), .height = number(r, "height")};
}

/* "#fefefe": as good as white on white. */
static bool is_pale(const char *color) {
    if (strlen(color) < 6) return false;
    for (int i = 1; i < 6; i += 2)
        if (!strchr("efEF", color[i])) return false;
    return true;
}

static void open_font(reader *r) {
    font *f = FG_PUSH(r->arena, &r->fonts);
    xmlChar *color = fg_xml.xmlTextReaderGetAttribute(r->xml, (const xmlChar *)"color");
    if (f) *f = (font){.id = number(r, "id"), .size = number(r, "size"), .pale = color && is_pale((const char *)color)};
    (*fg_xml.xmlFree)(color);
}

static void open_text(reader *r) {
    int32_t x = number(r, "left"), y = number(r, "top");
    const font *f = font_of(r, number(r, "font"));
    r->box = (fg_box){.x0 = x, .y0 = y, .x1 = x + number(r, "width"), .y1 = y + number(r, "height")};
    if (f) r->box.size = f->size, r->box.pale = f->pale;
    fg_buf_init(&r->text, r->arena);
    r->in_text = true;
    r->plain = false;
    r->bold = 0;
}

static bool is_on_page(const fg_box *b, const fg_page *p) {
    return b->x1 > 0 && b->y1 > 0 && b->x0 < p->width && b->y0 < p->height;
}

/* Some fonts have an odd size of their own, but no place for it in the line. */
static bool is_tiny(const fg_box *b) { return b->size <= TINY && b->y1 - b->y0 <= TINY + 1; }

static void close_text(reader *r) {
    fg_page *page = r->pages->n ? &r->pages->at[r->pages->n - 1] : NULL;
    r->in_text = false;
    r->box.text = fg_buf_str(&r->text);
    r->box.bold = !r->plain;
    if (!page || fg_str_trim(r->box.text).len == 0) return;
    fg_box *b = FG_PUSH(r->arena, r->boxes);
    if (!b) return;
    *b = r->box;
    if (!is_on_page(b, page))
        b->unseen = true, b->why = FG_HIDDEN_OUTSIDE;
    else if (is_tiny(b))
        b->unseen = true, b->why = FG_HIDDEN_TINY;
    page->end = r->boxes->n;
}

static void add_text(reader *r) {
    const xmlChar *text = fg_xml.xmlTextReaderConstValue(r->xml);
    fg_str s = fg_str_of((const char *)text);
    fg_buf_add(&r->text, s);
    if (!r->bold && fg_str_trim(s).len) r->plain = true;
}

static void read_node(reader *r) {
    const xmlChar *name = fg_xml.xmlTextReaderConstName(r->xml);
    int type = fg_xml.xmlTextReaderNodeType(r->xml);
    bool open = type == XML_READER_TYPE_ELEMENT, close = type == XML_READER_TYPE_END_ELEMENT;
    if (open && is(name, "page")) open_page(r);
    if (open && is(name, "fontspec")) open_font(r);
    if (open && is(name, "text") && !fg_xml.xmlTextReaderIsEmptyElement(r->xml)) open_text(r);
    if (!r->in_text) return;
    if (is(name, "b")) r->bold += open - close;
    if (close && is(name, "text")) close_text(r);
    if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE ||
        type == XML_READER_TYPE_WHITESPACE)
        add_text(r);
}

bool fg_pdf_boxes(fg_str xml, fg_arena *arena, fg_boxes *boxes, fg_pages *pages) {
    reader r = {.arena = arena, .boxes = boxes, .pages = pages};
    if (xml.len > INT32_MAX) return false;
    r.xml = fg_xml.xmlReaderForMemory(xml.ptr, (int)xml.len, NULL, "UTF-8",
                                      XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!r.xml) return false;
    while (fg_xml.xmlTextReaderRead(r.xml) == 1 && !arena->failed) read_node(&r);
    fg_xml.xmlFreeTextReader(r.xml);
    return pages->n > 0 && !arena->failed;
}
