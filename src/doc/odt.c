/* OpenDocument texts: content.xml, and the headers and footers of styles.xml. */
#include "doc/office.h"

enum { LONGEST_NAME = 64, TINY = 4 /* points */ };

/* What makes words unseen, and what may make white ones seen. */
typedef struct {
    bool vanished, white, tiny, shaded;
} look;

typedef struct {
    char name[LONGEST_NAME];
    bool bold;
    look look;
} style;

/* A paragraph, heading or span that is open. */
typedef struct {
    bool bold, paragraph;
    look look;
    uint8_t heading;
    int depth;
} span;

typedef struct {
    fg_writer *w;
    fg_arena *arena;
    FG_VEC(style) styles;
    style *reading;
    FG_VEC(span) open;
    uint32_t lists; /* open lists */
    bool first_in_item;
    bool edges; /* styles.xml: only what stands in headers and footers */
    uint32_t in_edge;
    bool shaded_cell;
    uint32_t frames; /* that are open: what is drawn behind them is not looked at */
} reader;

static const style *find_style(const reader *r, const char *name) {
    for (uint32_t i = 0; i < r->styles.n; i++)
        if (strcmp(r->styles.at[i].name, name) == 0) return &r->styles.at[i];
    return NULL;
}

static void read_background(look *l, xmlTextReaderPtr xml) {
    char value[LONGEST_NAME];
    if (fg_xml_attribute(xml, "background-color", value, sizeof value))
        l->shaded = strcmp(value, "transparent") != 0 && strcmp(value, "#ffffff") != 0;
}

static void read_properties(style *s, xmlTextReaderPtr xml) {
    char value[LONGEST_NAME];
    look *l = &s->look;
    if (fg_xml_attribute(xml, "font-weight", value, sizeof value)) s->bold = strcmp(value, "bold") == 0;
    if (fg_xml_attribute(xml, "display", value, sizeof value)) l->vanished = strcmp(value, "none") == 0;
    if (fg_xml_attribute(xml, "color", value, sizeof value)) l->white = strcmp(value, "#ffffff") == 0;
    if (fg_xml_attribute(xml, "font-size", value, sizeof value) && strstr(value, "pt"))
        l->tiny = strtol(value, NULL, 10) < TINY;
    read_background(l, xml);
}

static void read_style(reader *r, xmlTextReaderPtr xml) {
    if (fg_xml_is(xml, "style")) {
        r->reading = FG_PUSH(r->arena, &r->styles);
        if (r->reading) fg_xml_attribute(xml, "name", r->reading->name, LONGEST_NAME);
    } else if (r->reading && fg_xml_is(xml, "text-properties")) {
        read_properties(r->reading, xml);
    } else if (r->reading && (fg_xml_is(xml, "paragraph-properties") || fg_xml_is(xml, "table-cell-properties"))) {
        read_background(&r->reading->look, xml);
    }
}

static look join(look a, look b) {
    return (look){a.vanished || b.vanished, a.white || b.white, a.tiny || b.tiny, a.shaded || b.shaded};
}

static span *innermost(reader *r) { return r->open.n ? &r->open.at[r->open.n - 1] : NULL; }

static void open_span(reader *r, xmlTextReaderPtr xml, bool paragraph) {
    char value[LONGEST_NAME];
    const span *outer = innermost(r);
    span s = {.paragraph = paragraph, .depth = fg_xml.xmlTextReaderDepth(xml)};
    if (!paragraph && outer) s.bold = outer->bold, s.look = outer->look;
    if (paragraph) s.look.shaded = r->shaded_cell || r->frames > 0;
    const style *own = fg_xml_attribute(xml, "style-name", value, sizeof value) ? find_style(r, value) : NULL;
    if (own) s.bold |= own->bold, s.look = join(s.look, own->look);
    if (fg_xml_is(xml, "h")) {
        fg_xml_attribute(xml, "outline-level", value, sizeof value);
        s.heading = value[0] >= '1' && value[0] <= '6' ? (uint8_t)(value[0] - '0') : 1;
    }
    span *out = FG_PUSH(r->arena, &r->open);
    if (out) *out = s;
    if (paragraph) fg_writer_open(r->w);
}

static void close_span(reader *r) {
    if (!r->open.n) return;
    span s = r->open.at[--r->open.n];
    if (!s.paragraph) return;
    bool bullet = r->lists > 0 && r->first_in_item && !s.heading;
    fg_paragraph_style how = {bullet, bullet ? (uint8_t)(r->lists < 9 ? r->lists - 1 : 8) : 0, s.heading};
    fg_writer_close(r->w, &how);
    r->first_in_item = false;
}

static void add_spaces(reader *r, xmlTextReaderPtr xml) {
    char value[8];
    long n = fg_xml_attribute(xml, "c", value, sizeof value) ? strtol(value, NULL, 10) : 1;
    for (long i = 0; i < n && i < 80; i++) fg_writer_add_char(r->w, ' ');
}

static bool is_left_out(xmlTextReaderPtr xml) {
    static const char *const names[] = {"tracked-changes", "annotation", "note-citation", "table-of-content", "forms"};
    for (size_t i = 0; i < FG_COUNT(names); i++)
        if (fg_xml_is(xml, names[i])) return true;
    return false;
}

static bool is_edge(xmlTextReaderPtr xml) { return fg_xml_is(xml, "header") || fg_xml_is(xml, "footer"); }

static void open_cell(reader *r, xmlTextReaderPtr xml) {
    char value[LONGEST_NAME];
    fg_writer_next_cell(r->w);
    const style *own = fg_xml_attribute(xml, "style-name", value, sizeof value) ? find_style(r, value) : NULL;
    r->shaded_cell = own && own->look.shaded;
}

static bool is_frame(xmlTextReaderPtr xml) { return fg_xml_is(xml, "text-box") || fg_xml_is(xml, "custom-shape"); }

static void open_element(void *ctx, xmlTextReaderPtr xml) {
    reader *r = ctx;
    bool empty = fg_xml.xmlTextReaderIsEmptyElement(xml) == 1;
    read_style(r, xml);
    if (is_edge(xml) && !empty) r->in_edge++;
    if (is_frame(xml) && !empty) r->frames++;
    if (r->edges && !r->in_edge) {
        return;
    } else if (fg_xml_is(xml, "p") || fg_xml_is(xml, "h")) {
        open_span(r, xml, true);
        if (empty) close_span(r);
    } else if (fg_xml_is(xml, "span") && !empty) {
        open_span(r, xml, false);
    } else if (fg_xml_is(xml, "list") && !empty) {
        r->lists++;
    } else if (fg_xml_is(xml, "list-item")) {
        r->first_in_item = true;
    } else if (fg_xml_is(xml, "table-row") && !empty) {
        fg_writer_open_row(r->w);
    } else if (fg_xml_is(xml, "table-cell")) {
        open_cell(r, xml);
    } else if (fg_xml_is(xml, "tab")) {
        fg_writer_add_char(r->w, '\t');
    } else if (fg_xml_is(xml, "line-break")) {
        fg_writer_add_char(r->w, '\n');
    } else if (fg_xml_is(xml, "s")) {
        add_spaces(r, xml);
    }
}

static void close_element(void *ctx, xmlTextReaderPtr xml) {
    reader *r = ctx;
    if (is_edge(xml) && r->in_edge) r->in_edge--;
    if (is_frame(xml) && r->frames) r->frames--;
    if (fg_xml_is(xml, "table")) r->shaded_cell = false;
    if (fg_xml_is(xml, "style")) r->reading = NULL;
    if (fg_xml_is(xml, "p") || fg_xml_is(xml, "h") || fg_xml_is(xml, "span")) {
        const span *s = innermost(r);
        if (s && s->depth == fg_xml.xmlTextReaderDepth(xml)) close_span(r);
    }
    if (fg_xml_is(xml, "list") && r->lists) r->lists--;
    if (fg_xml_is(xml, "table-row")) fg_writer_close_row(r->w);
}

static void add_text(void *ctx, fg_str text) {
    reader *r = ctx;
    const span *s = innermost(r);
    if (!s) return;
    bool pale = s->look.white && !s->look.shaded;
    fg_writer_put(r->w, text, (fg_words_look){s->look.vanished, s->look.tiny, pale, s->bold});
}

static const fg_xml_visitor visitor = {is_left_out, open_element, close_element, add_text};

static fg_status walk(reader *r, fg_package *package, const char *part, bool edges, fg_str name, fg_error *err) {
    fg_str xml;
    r->edges = edges;
    r->in_edge = 0;
    fg_status status = fg_package_read(package, part, &xml, err);
    if (status == FG_OK) status = fg_xml_walk(xml, name, &visitor, r, err);
    while (r->open.n) close_span(r);
    return status;
}

fg_status fg_odt_text(fg_str bytes, fg_str name, fg_arena *arena, fg_writer *w, fg_error *err) {
    fg_package *package;
    reader r = {.w = w, .arena = arena};
    fg_status status = fg_package_open(&package, bytes, name, arena, err);
    if (status != FG_OK) return status;
    status = walk(&r, package, "styles.xml", true, name, err);
    if (status == FG_OK) status = walk(&r, package, "content.xml", false, name, err);
    fg_package_close(package);
    if (status == FG_OK && arena->failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    return status;
}
