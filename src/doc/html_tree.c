#include "doc/html_tree.h"

#include "doc/late.h"

enum { DEEPEST = 500, MOST_NODES = 1 << 20, SNIFFED = 1 << 16 };

/* ---- what elements are ---- */

static const struct {
    const char *name;
    uint8_t what, level;
} elements[] = {
    {"a", FG_HTML_LINK, 0},
    {"address", FG_HTML_BLOCK, 0},
    {"article", FG_HTML_MAIN, 0},
    {"aside", FG_HTML_ASIDE, 0},
    {"audio", FG_HTML_DROPPED, 0},
    {"b", FG_HTML_BOLD, 0},
    {"blockquote", FG_HTML_PARAGRAPH, 0},
    {"body", FG_HTML_PAGE, 0},
    {"br", FG_HTML_BREAK, 0},
    {"button", FG_HTML_DROPPED, 0},
    {"canvas", FG_HTML_DROPPED, 0},
    {"caption", FG_HTML_PARAGRAPH, 0},
    {"center", FG_HTML_BLOCK, 0},
    {"datalist", FG_HTML_DROPPED, 0},
    {"dd", FG_HTML_DEFINITION, 0},
    {"del", FG_HTML_DROPPED, 0},
    {"details", FG_HTML_BLOCK, 0},
    {"dialog", FG_HTML_MENU, 0},
    {"div", FG_HTML_BLOCK, 0},
    {"dl", FG_HTML_PARAGRAPH, 0},
    {"dt", FG_HTML_TERM, 0},
    {"em", FG_HTML_INLINE, 0},
    {"fieldset", FG_HTML_BLOCK, 0},
    {"figcaption", FG_HTML_BLOCK, 0},
    {"figure", FG_HTML_BLOCK, 0},
    {"footer", FG_HTML_EDGE, 0},
    {"form", FG_HTML_BLOCK, 0},
    {"h1", FG_HTML_HEADING, 1},
    {"h2", FG_HTML_HEADING, 2},
    {"h3", FG_HTML_HEADING, 3},
    {"h4", FG_HTML_HEADING, 4},
    {"h5", FG_HTML_HEADING, 5},
    {"h6", FG_HTML_HEADING, 6},
    {"head", FG_HTML_DROPPED, 0},
    {"header", FG_HTML_EDGE, 1},
    {"hr", FG_HTML_PARAGRAPH, 0},
    {"html", FG_HTML_PAGE, 0},
    {"i", FG_HTML_INLINE, 0},
    {"iframe", FG_HTML_DROPPED, 0},
    {"legend", FG_HTML_BLOCK, 0},
    {"li", FG_HTML_ITEM, 0},
    {"main", FG_HTML_MAIN, 0},
    {"math", FG_HTML_DROPPED, 0},
    {"menu", FG_HTML_LIST, 0},
    {"nav", FG_HTML_MENU, 0},
    {"noscript", FG_HTML_DROPPED, 0},
    {"object", FG_HTML_DROPPED, 0},
    {"ol", FG_HTML_LIST, 0},
    {"option", FG_HTML_DROPPED, 0},
    {"p", FG_HTML_PARAGRAPH, 0},
    {"pre", FG_HTML_PRE, 0},
    {"s", FG_HTML_DROPPED, 0},
    {"script", FG_HTML_DROPPED, 0},
    {"section", FG_HTML_BLOCK, 0},
    {"select", FG_HTML_DROPPED, 0},
    {"span", FG_HTML_INLINE, 0},
    {"strike", FG_HTML_DROPPED, 0},
    {"strong", FG_HTML_BOLD, 0},
    {"style", FG_HTML_DROPPED, 0},
    {"summary", FG_HTML_BLOCK, 0},
    {"svg", FG_HTML_DROPPED, 0},
    {"table", FG_HTML_PARAGRAPH, 0},
    {"tbody", FG_HTML_BLOCK, 0},
    {"td", FG_HTML_CELL, 0},
    {"template", FG_HTML_DROPPED, 0},
    {"textarea", FG_HTML_DROPPED, 0},
    {"tfoot", FG_HTML_BLOCK, 0},
    {"th", FG_HTML_CELL, 0},
    {"thead", FG_HTML_BLOCK, 0},
    {"title", FG_HTML_DROPPED, 0},
    {"tr", FG_HTML_ROW, 0},
    {"u", FG_HTML_INLINE, 0},
    {"ul", FG_HTML_LIST, 0},
    {"video", FG_HTML_DROPPED, 0},
};

static int element_at(fg_str name) {
    size_t low = 0, high = FG_COUNT(elements);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        fg_str other = fg_str_of(elements[middle].name);
        size_t n = other.len < name.len ? other.len : name.len;
        int order = memcmp(other.ptr, name.ptr, n);
        if (order == 0 && other.len == name.len) return (int)middle;
        if (order < 0 || (order == 0 && other.len < name.len))
            low = middle + 1;
        else
            high = middle;
    }
    return -1;
}

/* ---- what attributes make of them ---- */

static const char *attribute(const xmlChar **attributes, const char *name) {
    for (size_t i = 0; attributes && attributes[i]; i += 2)
        if (strcmp((const char *)attributes[i], name) == 0)
            return attributes[i + 1] ? (const char *)attributes[i + 1] : "";
    return NULL;
}

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

/* Does a style declare this? Spaces do not count. */
static bool declares(const char *style, const char *declaration) {
    for (; *style; style++) {
        const char *s = style, *d = declaration;
        while (*d && *s) {
            if (*s == ' ') {
                s++;
                continue;
            }
            if (lower(*s) != *d) break;
            s++, d++;
        }
        if (!*d) return true;
    }
    return false;
}

static bool is_aria_hidden(const xmlChar **attributes) {
    const char *aria = attribute(attributes, "aria-hidden");
    return aria && strcmp(aria, "true") == 0;
}

/* White words are seen on any background that they may stand on. */
static void look_at(fg_html_node *node, const fg_html_rules *rules, const char *tag, const xmlChar **attributes) {
    fg_html_look look = {0};
    const char *name = attribute(attributes, "class"), *style = attribute(attributes, "style");
    if (attribute(attributes, "bgcolor")) look.shaded = true;
    fg_html_rules_apply(rules, fg_str_of(tag), fg_str_of(name ? name : ""), &look);
    if (style) fg_html_look_read(&look, fg_str_of(style));
    node->shaded |= look.shaded;
    node->unseen = look.unseen || attribute(attributes, "hidden") || (look.pale && !node->shaded && !rules->partial);
    node->why = look.unseen ? look.why : node->unseen && !attribute(attributes, "hidden") ? FG_HIDDEN_PALE : 0;
}

/* Is one of the words, or the beginning of one up to a hyphen or underscore, in a list of names? */
static bool names(const char *value, const char *const *words, size_t n) {
    for (fg_str rest = fg_str_of(value); rest.len;) {
        fg_str name = fg_str_cut(&rest, ' ');
        for (size_t i = 0; i < n; i++) {
            fg_str word = fg_str_of(words[i]);
            if (name.len < word.len || !fg_str_eq_nocase((fg_str){name.ptr, word.len}, word)) continue;
            if (name.len == word.len || strchr("-_", name.ptr[word.len])) return true;
        }
    }
    return false;
}

/* What pages call their navigation and their banners. */
static bool is_menu(const xmlChar **attributes) {
    static const char *const roles[] = {"navigation", "dialog", "alertdialog", "menu", "menubar", "search"};
    static const char *const classes[] = {
        "nav",     "navbar",          "navigation",  "breadcrumb",   "breadcrumbs",  "cookie",
        "cookies", "cookieconsent",   "consent",     "gdpr",         "onetrust",     "skip-link",
        "sr-only", "visually-hidden", "site-footer", "social-share", "share-buttons"};
    const char *role = attribute(attributes, "role"), *name = attribute(attributes, "class"),
               *id = attribute(attributes, "id");
    return (role && names(role, roles, FG_COUNT(roles))) || (name && names(name, classes, FG_COUNT(classes))) ||
           (id && names(id, classes, FG_COUNT(classes)));
}

static bool is_bold(const xmlChar **attributes) {
    static const char *const weights[] = {"font-weight:bold", "font-weight:6", "font-weight:7", "font-weight:8",
                                          "font-weight:9"};
    const char *style = attribute(attributes, "style");
    for (size_t i = 0; style && i < FG_COUNT(weights); i++)
        if (declares(style, weights[i])) return true;
    return false;
}

static void classify(fg_html_node *node, const char *name, const xmlChar **attributes) {
    int i = element_at(fg_str_of(name));
    node->what = i < 0 ? FG_HTML_INLINE : elements[i].what;
    node->level = i < 0 ? 0 : elements[i].level;
    if (node->what == FG_HTML_DROPPED || node->what == FG_HTML_PAGE) return;
    if (is_aria_hidden(attributes))
        node->what = FG_HTML_HIDDEN;
    else if (is_menu(attributes))
        node->what = FG_HTML_MENU;
    else if (node->what == FG_HTML_INLINE && is_bold(attributes))
        node->what = FG_HTML_BOLD;
}

/* ---- parsing ---- */

static bool breaks_lines(uint8_t what) {
    return what == FG_HTML_BREAK || (what >= FG_HTML_BLOCK && what <= FG_HTML_ASIDE);
}

typedef struct {
    fg_html_tree *tree;
    fg_arena *arena;
    htmlParserCtxtPtr parser;
    uint32_t at, depth; /* the element that is open */
    bool data;          /* inside JSON-LD */
    bool sheet;         /* inside <style> */
    fg_html_rules rules;
    bool deep, large; /* too much so: the rest is not read */
    fg_buf script;
} builder;

static void stop(builder *b, bool *why) {
    *why = true;
    fg_xml.xmlStopParser(b->parser);
}

static fg_html_node *add_node(builder *b, uint8_t what) {
    uint32_t made = b->tree->nodes.n;
    if (b->deep || b->large) return NULL;
    if (made == MOST_NODES) stop(b, &b->large);
    fg_html_node *node = FG_PUSH(b->arena, &b->tree->nodes);
    if (!node) return NULL;
    *node = (fg_html_node){.parent = b->at, .what = what};
    fg_html_node *parent = &b->tree->nodes.at[b->at];
    if (made == 0) return node;
    if (parent->last)
        b->tree->nodes.at[parent->last].next = made;
    else
        parent->first = made;
    parent->last = made;
    return node;
}

static void start_element(void *ctx, const xmlChar *name, const xmlChar **attributes) {
    builder *b = ctx;
    fg_html_node *node = add_node(b, FG_HTML_INLINE);
    if (!node) return;
    node->shaded = b->tree->nodes.at[b->at].shaded;
    classify(node, (const char *)name, attributes);
    look_at(node, &b->rules, (const char *)name, attributes);
    /* The parser puts <p> around bare text. */
    if (strcmp((const char *)name, "p") != 0 && breaks_lines(node->what)) b->tree->blocks = true;
    const char *type = strcmp((const char *)name, "script") == 0 ? attribute(attributes, "type") : NULL;
    b->data = type && strstr(type, "ld+json");
    b->sheet = strcmp((const char *)name, "style") == 0;
    b->rules.partial |= strcmp((const char *)name, "link") == 0;
    b->at = b->tree->nodes.n - 1;
    if (++b->depth > DEEPEST) stop(b, &b->deep);
}

static void end_element(void *ctx, const xmlChar *name) {
    builder *b = ctx;
    (void)name;
    if (b->deep || b->large || !b->depth) return;
    if (b->data) {
        fg_str *data = FG_PUSH(b->arena, &b->tree->data);
        if (data) *data = fg_buf_str(&b->script);
        fg_buf_init(&b->script, b->arena);
        b->data = false;
    }
    if (b->sheet) {
        fg_html_rules_read(&b->rules, fg_buf_str(&b->script), b->arena);
        fg_buf_init(&b->script, b->arena);
        b->sheet = false;
    }
    b->at = b->tree->nodes.at[b->at].parent;
    b->depth--;
}

static void characters(void *ctx, const xmlChar *s, int n) {
    builder *b = ctx;
    fg_html_node *node = n > 0 ? add_node(b, FG_HTML_TEXT) : NULL;
    if (!node) return;
    node->text = (uint32_t)b->tree->texts.n;
    node->length = (uint32_t)n;
    fg_buf_add(&b->tree->texts, (fg_str){(const char *)s, (size_t)n});
}

/* What stands in <script> and <style>. */
static void raw(void *ctx, const xmlChar *s, int n) {
    builder *b = ctx;
    if ((b->data || b->sheet) && n > 0) fg_buf_add(&b->script, (fg_str){(const char *)s, (size_t)n});
}

/* The parser puts <p> around text that stands bare; only one that is written breaks lines. */
static bool has_paragraph(fg_str html) {
    for (size_t i = 0; i + 2 < html.len; i++)
        if (html.ptr[i] == '<' && (html.ptr[i + 1] | 32) == 'p' && strchr("> \t\r\n", html.ptr[i + 2])) return true;
    return false;
}

fg_status fg_html_parse(fg_html_tree *tree, fg_str html, fg_arena *arena, fg_error *err) {
    static const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                               HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD;
    builder b = {.tree = tree, .arena = arena};
    *tree = (fg_html_tree){.blocks = has_paragraph(html)};
    fg_buf_init(&b.script, arena);
    fg_buf_init(&tree->texts, arena);
    fg_html_node *root = add_node(&b, FG_HTML_BLOCK);
    if (html.len && !fg_xml_load()) return fg_fail(err, FG_EINPUT, "HTML is read with libxml2, which cannot be loaded");
    b.parser = root && html.len ? fg_xml.htmlCreateMemoryParserCtxt(html.ptr, (int)html.len) : NULL;
    if (html.len && !b.parser) return fg_fail(err, FG_ENOMEM, "out of memory");
    if (!b.parser) return FG_OK;
    fg_xml.htmlCtxtUseOptions(b.parser, options);
    fg_xml.xmlSwitchEncoding(b.parser, XML_CHAR_ENCODING_UTF8);
    *b.parser->sax = (htmlSAXHandler){.startElement = start_element,
                                      .endElement = end_element,
                                      .characters = characters,
                                      .ignorableWhitespace = characters,
                                      .cdataBlock = raw};
    b.parser->userData = &b;
    fg_xml.htmlParseDocument(b.parser);
    bool starved = b.parser->errNo == XML_ERR_NO_MEMORY;
    fg_xml.htmlFreeParserCtxt(b.parser);
    if (arena->failed || starved) return fg_fail(err, FG_ENOMEM, "out of memory");
    if (b.large) return fg_fail(err, FG_EINPUT, "HTML has more than %d tags and pieces of text", MOST_NODES);
    return b.deep ? fg_fail(err, FG_EINPUT, "HTML is nested more than %d tags deep", DEEPEST) : FG_OK;
}

/* ---- is it HTML? ---- */

/* The name of the element that a tag at i opens or closes; empty: no tag. */
static fg_str tag_at(fg_str s, size_t i, bool *closes) {
    size_t from = i + 1;
    *closes = from < s.len && s.ptr[from] == '/';
    if (*closes) from++;
    size_t to = from;
    char name[12];
    while (
        to < s.len && to - from < sizeof name &&
        ((lower(s.ptr[to]) >= 'a' && lower(s.ptr[to]) <= 'z') || (s.ptr[to] >= '1' && s.ptr[to] <= '6' && to > from))) {
        name[to - from] = lower(s.ptr[to]);
        to++;
    }
    bool ends = to > from && to < s.len && strchr("> \t\r\n/", s.ptr[to]);
    int known = ends ? element_at((fg_str){name, to - from}) : -1;
    return known < 0 ? (fg_str){0} : fg_str_of(elements[known].name);
}

bool fg_html_tag_at(fg_str text, size_t i, uint8_t *what) {
    bool closes;
    fg_str name = tag_at(text, i, &closes);
    if (name.len) *what = elements[element_at(name)].what;
    return name.len > 0;
}

static bool starts_with_markup(fg_str s) {
    static const char *const openings[] = {"<!doctype html", "<html", "<!--", "<head", "<body"};
    for (size_t i = 0; i < FG_COUNT(openings); i++) {
        size_t n = strlen(openings[i]);
        if (s.len >= n && fg_str_eq_nocase((fg_str){s.ptr, n}, fg_str_of(openings[i]))) return true;
    }
    return false;
}

bool fg_html_seen(fg_str text) {
    fg_str s = fg_str_trim(text);
    if (!s.len || !memchr(s.ptr, '<', s.len)) return false;
    if (starts_with_markup(s)) return true;
    if (s.len > SNIFFED) s.len = SNIFFED;
    uint32_t breaks = 0, lines = 1;
    for (size_t i = 0; i < s.len; i++) {
        lines += s.ptr[i] == '\n';
        if (s.ptr[i] != '<') continue;
        bool closes;
        fg_str name = tag_at(s, i, &closes);
        if (!name.len) continue;
        if (i == 0 && !closes) return true;
        uint8_t what = elements[element_at(name)].what;
        breaks += what == FG_HTML_BREAK || (closes && breaks_lines(what));
    }
    return breaks >= 2 && breaks * 3 >= lines;
}

/* ---- encodings ---- */

fg_str fg_html_charset(fg_str bytes) {
    static const char key[] = "charset=";
    if (bytes.len > 4096) bytes.len = 4096;
    for (size_t i = 0; i + sizeof key <= bytes.len; i++) {
        if (!fg_str_eq_nocase((fg_str){bytes.ptr + i, sizeof key - 1}, FG_LIT(key))) continue;
        size_t from = i + sizeof key - 1;
        while (from < bytes.len && strchr("\"' ", bytes.ptr[from])) from++;
        size_t to = from;
        while (to < bytes.len && !strchr("\"' />;", bytes.ptr[to])) to++;
        return (fg_str){bytes.ptr + from, to - from};
    }
    return (fg_str){0};
}

bool fg_html_recode(fg_str *out, fg_str bytes, fg_str charset, fg_arena *arena) {
    if (!fg_xml_load()) return false;
    fg_str name = fg_arena_copy(arena, charset);
    xmlCharEncodingHandlerPtr handler = name.len && name.len < 40 ? fg_xml.xmlFindCharEncodingHandler(name.ptr) : NULL;
    if (!handler) return false;
    xmlBufferPtr to = fg_xml.xmlBufferCreate(),
                 from = fg_xml.xmlBufferCreateStatic((void *)(uintptr_t)bytes.ptr, bytes.len);
    bool done = to && from && fg_xml.xmlCharEncInFunc(handler, to, from) >= 0 && fg_xml.xmlBufferLength(from) == 0;
    if (done)
        *out = fg_arena_copy(arena,
                             (fg_str){(const char *)fg_xml.xmlBufferContent(to), (size_t)fg_xml.xmlBufferLength(to)});
    if (to) fg_xml.xmlBufferFree(to);
    if (from) fg_xml.xmlBufferFree(from);
    fg_xml.xmlCharEncCloseFunc(handler);
    return done;
}
