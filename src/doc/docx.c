/* WordprocessingML: word/document.xml with its styles, headers and footers. */
#include "doc/office.h"

enum { LONGEST_ID = 64, TINY = 8 /* half points */, DEEPEST_STYLE = 12 };

/* What makes words unseen, and what may make white ones seen. */
typedef struct {
    bool vanished, white, tiny, shaded;
} look;

typedef struct {
    char id[LONGEST_ID], based_on[LONGEST_ID];
    uint8_t heading;
    bool bold, bullet;
    look look;
} style;
typedef FG_VEC(style) styles;

/* A paragraph that is open; text boxes open others inside it. */
typedef struct {
    fg_paragraph_style style;
    bool bold;
    look look;
} paragraph;

typedef struct {
    fg_writer *w;
    fg_arena *arena;
    styles styles;
    style *reading; /* styles.xml: the one that is open */
    FG_VEC(paragraph) open;
    bool bold, in_run, in_run_properties, in_paragraph_properties, in_text;
    look look;       /* of the run */
    bool has_shapes; /* something is drawn, or the page is coloured: white words may stand on it */
    bool shaded_table, shaded_cell;
    uint32_t boxes; /* open text boxes */
} reader;

static bool is_on(xmlTextReaderPtr xml) {
    char value[8];
    if (!fg_xml_attribute(xml, "val", value, sizeof value)) return true;
    return strcmp(value, "0") != 0 && strcmp(value, "false") != 0 && strcmp(value, "none") != 0 &&
           strcmp(value, "off") != 0;
}

/* ---- what words look like ---- */

static bool is_white(const char *color) {
    return strcmp(color, "FFFFFF") == 0 || strcmp(color, "ffffff") == 0 || strcmp(color, "FEFEFE") == 0;
}

/* A property of a run; of a style, also what stands behind its words. */
static void read_look(look *l, xmlTextReaderPtr xml) {
    char value[LONGEST_ID];
    if (fg_xml_is(xml, "vanish") || fg_xml_is(xml, "webHidden")) l->vanished = is_on(xml);
    if (fg_xml_is(xml, "color") && fg_xml_attribute(xml, "val", value, sizeof value)) l->white = is_white(value);
    if (fg_xml_is(xml, "sz") && fg_xml_attribute(xml, "val", value, sizeof value))
        l->tiny = strtol(value, NULL, 10) < TINY;
    if (fg_xml_is(xml, "highlight")) l->shaded = is_on(xml);
    if (fg_xml_is(xml, "shd") && fg_xml_attribute(xml, "fill", value, sizeof value))
        l->shaded |= strcmp(value, "auto") != 0 && !is_white(value);
}

static look join(look a, look b) {
    return (look){a.vanished || b.vanished, a.white || b.white, a.tiny || b.tiny, a.shaded || b.shaded};
}

/* ---- styles.xml ---- */

static const style *find_style(const reader *r, const char *id) {
    for (uint32_t i = 0; i < r->styles.n; i++)
        if (strcmp(r->styles.at[i].id, id) == 0) return &r->styles.at[i];
    return NULL;
}

static uint8_t heading_of_name(const char *name) {
    if (strncmp(name, "heading ", 8) == 0 || strncmp(name, "Heading ", 8) == 0)
        return name[8] >= '1' && name[8] <= '6' && !name[9] ? (uint8_t)(name[8] - '0') : 6;
    return strcmp(name, "Title") == 0 ? 1 : 0;
}

static void open_style_element(void *ctx, xmlTextReaderPtr xml) {
    reader *r = ctx;
    char value[LONGEST_ID];
    if (fg_xml_is(xml, "style")) {
        r->reading = FG_PUSH(r->arena, &r->styles);
        if (r->reading) fg_xml_attribute(xml, "styleId", r->reading->id, LONGEST_ID);
    }
    style *s = r->reading;
    if (!s) return;
    if (fg_xml_is(xml, "basedOn")) fg_xml_attribute(xml, "val", s->based_on, LONGEST_ID);
    if (fg_xml_is(xml, "name") && fg_xml_attribute(xml, "val", value, sizeof value))
        s->heading = heading_of_name(value);
    read_look(&s->look, xml);
    if (fg_xml_is(xml, "b")) s->bold = is_on(xml);
    if (fg_xml_is(xml, "numPr")) s->bullet = true;
}

static void close_style_element(void *ctx, xmlTextReaderPtr xml) {
    reader *r = ctx;
    if (fg_xml_is(xml, "style")) r->reading = NULL;
}

static const fg_xml_visitor style_visitor = {NULL, open_style_element, close_style_element, NULL};

/* A style with what it takes from those it is based on. */
static style whole_style(const reader *r, const char *id) {
    style all = {0};
    const style *s = find_style(r, id);
    for (int i = 0; s && i < DEEPEST_STYLE; i++) {
        if (!all.heading) all.heading = s->heading;
        all.bold |= s->bold;
        all.look = join(all.look, s->look);
        all.bullet |= s->bullet && !s->heading;
        s = s->based_on[0] ? find_style(r, s->based_on) : NULL;
    }
    return all;
}

/* ---- document.xml ---- */

static paragraph *innermost(reader *r) { return r->open.n ? &r->open.at[r->open.n - 1] : NULL; }

static void read_paragraph_property(reader *r, xmlTextReaderPtr xml) {
    char value[LONGEST_ID];
    paragraph *p = innermost(r);
    if (!p) return;
    if (fg_xml_is(xml, "pStyle") && fg_xml_attribute(xml, "val", value, sizeof value)) {
        style s = whole_style(r, value);
        p->style.heading = s.heading;
        p->style.bullet |= s.bullet;
        p->bold |= s.bold;
        p->look = join(p->look, s.look);
    }
    if (fg_xml_is(xml, "ilvl") && fg_xml_attribute(xml, "val", value, sizeof value) && value[0] >= '0' &&
        value[0] <= '8')
        p->style.level = (uint8_t)(value[0] - '0');
    if (fg_xml_is(xml, "numId") && fg_xml_attribute(xml, "val", value, sizeof value))
        p->style.bullet = strcmp(value, "0") != 0;
}

static void read_run_property(reader *r, xmlTextReaderPtr xml) {
    char value[LONGEST_ID];
    if (fg_xml_is(xml, "b")) r->bold = is_on(xml);
    if (fg_xml_is(xml, "rStyle") && fg_xml_attribute(xml, "val", value, sizeof value)) {
        style s = whole_style(r, value);
        r->bold |= s.bold;
        r->look = join(r->look, s.look);
    }
    read_look(&r->look, xml);
}

/* White on a background of its own is how sidebars look. */
static bool is_shaded(reader *r) {
    const paragraph *p = innermost(r);
    return r->look.shaded || r->has_shapes || r->shaded_table || r->shaded_cell || r->boxes > 0 ||
           (p && p->look.shaded);
}

/* Of a paragraph, or of the cell whose properties are open. */
static void read_shade(reader *r, xmlTextReaderPtr xml) {
    look l = {0};
    paragraph *p = innermost(r);
    read_look(&l, xml);
    if (p && r->in_paragraph_properties)
        p->look.shaded |= l.shaded;
    else
        r->shaded_cell |= l.shaded;
}

static void read_table_style(reader *r, xmlTextReaderPtr xml) {
    char value[LONGEST_ID];
    if (fg_xml_attribute(xml, "val", value, sizeof value)) r->shaded_table = whole_style(r, value).look.shaded;
}

static void open_paragraph(reader *r) {
    paragraph *p = FG_PUSH(r->arena, &r->open);
    if (p) *p = (paragraph){0};
    fg_writer_open(r->w);
}

static void close_paragraph(reader *r) {
    if (!r->open.n) return;
    fg_paragraph_style s = r->open.at[--r->open.n].style;
    fg_writer_close(r->w, &s);
}

static void open_run(reader *r) {
    const paragraph *p = innermost(r);
    r->in_run = true;
    r->bold = p && p->bold;
    r->look = p ? p->look : (look){0};
}

static void add_text(void *ctx, fg_str text) {
    reader *r = ctx;
    bool pale = r->look.white && !is_shaded(r);
    if (r->in_text) fg_writer_put(r->w, text, (fg_words_look){r->look.vanished, r->look.tiny, pale, r->bold});
}

static void read_mark(reader *r, xmlTextReaderPtr xml) {
    if (fg_xml_is(xml, "tab") || fg_xml_is(xml, "ptab")) fg_writer_add_char(r->w, '\t');
    if (fg_xml_is(xml, "br") || fg_xml_is(xml, "cr")) fg_writer_add_char(r->w, '\n');
    if (fg_xml_is(xml, "noBreakHyphen")) fg_writer_add_char(r->w, '-');
}

/* Deleted and moved text, the second copy of a text box, and what fields are made from. */
static bool is_left_out(xmlTextReaderPtr xml) {
    static const char *const names[] = {"del",     "moveFrom",          "Fallback",  "instrText",
                                        "delText", "footnoteReference", "pPrChange", "rPrChange"};
    for (size_t i = 0; i < FG_COUNT(names); i++)
        if (fg_xml_is(xml, names[i])) return true;
    return false;
}

static void open_element(void *ctx, xmlTextReaderPtr xml) {
    reader *r = ctx;
    bool empty = fg_xml.xmlTextReaderIsEmptyElement(xml) == 1;
    if (fg_xml_is(xml, "p")) {
        open_paragraph(r);
        if (empty) close_paragraph(r);
    } else if (r->in_run_properties) {
        read_run_property(r, xml);
    } else if (fg_xml_is(xml, "shd")) {
        read_shade(r, xml);
    } else if (fg_xml_is(xml, "tblStyle")) {
        read_table_style(r, xml);
    } else if (fg_xml_is(xml, "tr") && !empty) {
        fg_writer_open_row(r->w);
    } else if (fg_xml_is(xml, "tc")) {
        fg_writer_next_cell(r->w);
        r->shaded_cell = false;
    } else if (fg_xml_is(xml, "txbxContent") && !empty) {
        r->boxes++;
        r->in_run = r->in_run_properties = r->in_paragraph_properties = false;
    } else if (fg_xml_is(xml, "pPr") && !empty) {
        r->in_paragraph_properties = true;
    } else if (fg_xml_is(xml, "rPr") && !empty) {
        r->in_run_properties = r->in_run;
    } else if (fg_xml_is(xml, "r") && !empty) {
        open_run(r);
    } else if (fg_xml_is(xml, "t")) {
        r->in_text = !empty;
    } else if (r->in_paragraph_properties) {
        read_paragraph_property(r, xml);
    } else if (r->in_run) {
        read_mark(r, xml);
    }
}

static void close_element(void *ctx, xmlTextReaderPtr xml) {
    reader *r = ctx;
    if (fg_xml_is(xml, "p")) close_paragraph(r);
    if (fg_xml_is(xml, "tr")) fg_writer_close_row(r->w);
    if (fg_xml_is(xml, "tbl")) r->shaded_table = r->shaded_cell = false;
    if (fg_xml_is(xml, "txbxContent") && r->boxes) {
        r->boxes--;
        open_run(r);
    }
    if (fg_xml_is(xml, "pPr")) r->in_paragraph_properties = false;
    if (fg_xml_is(xml, "rPr")) r->in_run_properties = false;
    if (fg_xml_is(xml, "r")) r->in_run = false;
    if (fg_xml_is(xml, "t")) r->in_text = false;
}

static const fg_xml_visitor visitor = {is_left_out, open_element, close_element, add_text};

/* ---- parts ---- */

static fg_status walk(reader *r, fg_package *package, const char *part, fg_str name, fg_error *err) {
    fg_str xml;
    fg_status status = fg_package_read(package, part, &xml, err);
    r->has_shapes = fg_str_holds(xml, FG_LIT("<v:")) || fg_str_holds(xml, FG_LIT("<wps:")) ||
                    fg_str_holds(xml, FG_LIT("<pic:")) || fg_str_holds(xml, FG_LIT("<w:background "));
    if (status == FG_OK) status = fg_xml_walk(xml, name, &visitor, r, err);
    while (r->open.n) close_paragraph(r);
    return status;
}

static bool is_part(const char *name, const char *kind) {
    size_t n = strlen(kind), m = strlen(name);
    return strncmp(name, kind, n) == 0 && m > n + 4 && strcmp(name + m - 4, ".xml") == 0;
}

/* First pages, even and odd ones have a header each, mostly the same: what was there already is taken back. */
static fg_status walk_edges(reader *r, fg_package *package, const char *kind, fg_str name, fg_error *err) {
    fg_status status = FG_OK;
    size_t first = r->w->out->n;
    for (uint32_t i = 0; status == FG_OK && *fg_package_part(package, i); i++) {
        const char *part = fg_package_part(package, i);
        if (!is_part(part, kind)) continue;
        size_t before = r->w->out->n;
        uint32_t marks = r->w->marks->n;
        status = walk(r, package, part, name, err);
        fg_writer_take_back_repeated(r->w, first, before, marks);
    }
    return status;
}

fg_status fg_docx_text(fg_str bytes, fg_str name, fg_arena *arena, fg_writer *w, fg_error *err) {
    fg_package *package;
    fg_str xml;
    reader r = {.w = w, .arena = arena};
    fg_status status = fg_package_open(&package, bytes, name, arena, err);
    if (status != FG_OK) return status;
    status = fg_package_read(package, "word/styles.xml", &xml, err);
    if (status == FG_OK) status = fg_xml_walk(xml, name, &style_visitor, &r, err);
    if (status == FG_OK) status = walk_edges(&r, package, "word/header", name, err);
    if (status == FG_OK) status = walk(&r, package, "word/document.xml", name, err);
    if (status == FG_OK) status = walk_edges(&r, package, "word/footer", name, err);
    fg_package_close(package);
    if (status == FG_OK && arena->failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    return status;
}
