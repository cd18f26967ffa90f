#include "doc/html.h"

enum {
    FEW_LINKS = 3,
    LINKED_PERCENT = 60, /* of the letters of a block of links */
    LINKED_ASIDE_PERCENT = 40,
    LEAST_UNLINKED = 160, /* letters of running text: more than a menu has */
    LONGEST_HEADING = 200,
    LONGEST_KEY = 40
};

typedef struct {
    uint32_t text, linked; /* bytes that are shown, and of these in links */
    uint32_t links;
    bool title; /* an <h1> */
} content;

typedef struct {
    fg_source *source;
    const fg_html_tree *tree;
    const content *contents; /* of each node */
    fg_buf line;
    uint32_t lists, mains, cells; /* that are open; cells: of the row so far */
    uint8_t heading;
    bool bold;   /* what is added is */
    bool plain;  /* some of the line is not bold */
    bool bullet; /* the next line begins an item */
    bool kept;   /* line ends of the source count */
    bool gap;    /* a blank line is due */
    bool pair;   /* the row is a key and a value */
} walker;

/* ---- what is left out ---- */

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static uint32_t shown_bytes(fg_str s) {
    uint32_t n = 0;
    for (size_t i = 0; i < s.len; i++) n += !is_space(s.ptr[i]);
    return n;
}

/* A child comes after its parent. */
static content *measure(const fg_html_tree *tree, bool all, fg_arena *arena) {
    content *c = FG_NEW_N(arena, content, tree->nodes.n);
    for (uint32_t i = tree->nodes.n; c && i-- > 1;) {
        const fg_html_node *node = &tree->nodes.at[i];
        if (node->what >= FG_HTML_DROPPED || (node->unseen && !all)) continue;
        if (node->what == FG_HTML_TEXT) c[i].text = shown_bytes(fg_html_text(tree, node));
        if (node->what == FG_HTML_HEADING && node->level == 1 && c[i].text) c[i].title = true;
        if (node->what == FG_HTML_LINK && c[i].text) {
            c[i].linked = c[i].text;
            c[i].links = 1;
        }
        content *parent = &c[node->parent];
        parent->text += c[i].text;
        parent->linked += c[i].linked;
        parent->links += c[i].links;
        parent->title |= c[i].title;
    }
    return c;
}

static bool is_linked(const content *c, uint32_t percent) {
    return c->text - c->linked < LEAST_UNLINKED && (uint64_t)c->linked * 100 >= (uint64_t)c->text * percent;
}

static bool is_unseen(const walker *w, const fg_html_node *node) { return node->unseen && !w->source->all; }

static bool is_left_out(const walker *w, uint32_t i) {
    const fg_html_node *node = &w->tree->nodes.at[i];
    const content *c = &w->contents[i];
    if (is_unseen(w, node)) return true;
    switch ((fg_html_class)node->what) {
    case FG_HTML_DROPPED:
    case FG_HTML_HIDDEN:
    case FG_HTML_MENU: return true;
    case FG_HTML_EDGE: return !w->mains && !c->title;
    case FG_HTML_ASIDE: return c->links && is_linked(c, LINKED_ASIDE_PERCENT);
    case FG_HTML_BLOCK:
    case FG_HTML_PARAGRAPH:
    case FG_HTML_LIST: return c->links >= FEW_LINKS && is_linked(c, LINKED_PERCENT) && !c->title;
    default: return false;
    }
}

/* ---- lines ---- */

static void end_line(walker *w) {
    fg_buf *body = &w->source->body;
    fg_str line = fg_str_trim(fg_buf_str(&w->line));
    w->line.n = 0;
    if (!line.len) return;
    bool apart = body->n < 2 || (body->at[body->n - 1] == '\n' && body->at[body->n - 2] == '\n');
    if (w->gap && !apart) fg_buf_add_char(body, '\n');
    w->gap = false;
    if (w->heading && line.len <= LONGEST_HEADING && !w->bullet)
        fg_source_mark(w->source, FG_LINE_HEADING, w->heading);
    else if (!w->plain && !w->bullet)
        fg_source_mark(w->source, FG_LINE_BOLD, 0);
    for (uint32_t i = 1; i < w->lists; i++) fg_buf_add(body, FG_LIT("  "));
    if (w->bullet) fg_buf_add(body, FG_LIT("\xE2\x80\xA2 "));
    fg_buf_add(body, line);
    fg_buf_add_char(body, '\n');
    w->bullet = w->plain = false;
}

static void leave_gap(walker *w) {
    end_line(w);
    if (!w->bullet) w->gap = true;
}

/* Space, no-break space and line ends are one space; soft hyphens and zero width signs are nothing. */
static void add_text(walker *w, fg_str s) {
    for (size_t i = 0; i < s.len;) {
        size_t from = i;
        uint32_t cp = fg_utf8_next(s, &i);
        if (cp == 0xAD || cp == 0x200B || cp == 0xFEFF) continue;
        if (cp == '\n' && w->kept) {
            if (!w->line.n) w->gap = true;
            end_line(w);
        } else if (cp == 0xA0 || (cp < 0x80 && is_space((char)cp))) {
            if (w->line.n && w->line.at[w->line.n - 1] != ' ') fg_buf_add_char(&w->line, ' ');
        } else {
            fg_buf_add(&w->line, (fg_str){s.ptr + from, i - from});
            w->plain |= !w->bold;
        }
    }
}

static void add_break(walker *w) {
    if (!fg_str_trim(fg_buf_str(&w->line)).len) w->gap = !w->bullet;
    end_line(w);
}

/* "Location" | "Berlin" and <dt>Location</dt><dd>Berlin</dd> are "Location: Berlin". */
static bool join_value(walker *w) {
    fg_str key = fg_str_trim(fg_buf_str(&w->line));
    if (!key.len || key.len > LONGEST_KEY) return false;
    w->line.n = (size_t)(key.ptr + key.len - w->line.at);
    fg_buf_add(&w->line, key.ptr[key.len - 1] == ':' ? FG_LIT(" ") : FG_LIT(": "));
    return true;
}

static void start_cell(walker *w) {
    if (w->cells++ == 0 || !w->line.n) return;
    if (w->pair && join_value(w)) return;
    fg_buf_add(&w->line, FG_LIT(" | "));
}

/* ---- elements ---- */

static void walk(walker *w, uint32_t node);

static void walk_children(walker *w, const fg_html_node *node) {
    for (uint32_t k = node->first; k; k = w->tree->nodes.at[k].next) walk(w, k);
}

static void walk_row(walker *w, const fg_html_node *row) {
    uint32_t cells = 0;
    for (uint32_t k = row->first; k; k = w->tree->nodes.at[k].next) cells += w->tree->nodes.at[k].what == FG_HTML_CELL;
    uint32_t outer = w->cells;
    bool pair = w->pair;
    end_line(w);
    w->cells = 0;
    w->pair = cells == 2;
    walk_children(w, row);
    end_line(w);
    w->cells = outer;
    w->pair = pair;
}

static void walk_item(walker *w, const fg_html_node *item) {
    end_line(w);
    bool bare = !w->lists; /* without a list around it */
    w->lists += bare;
    w->gap &= !w->bullet;
    w->bullet = true;
    walk_children(w, item);
    end_line(w);
    w->bullet = false;
    w->lists -= bare;
}

static void walk_list(walker *w, const fg_html_node *list) {
    bool outermost = !w->lists;
    end_line(w);
    w->bullet = false;
    w->lists++;
    walk_children(w, list);
    end_line(w);
    w->lists--;
    if (outermost) w->gap = true;
}

static void walk_heading(walker *w, const fg_html_node *heading) {
    leave_gap(w);
    uint8_t outer = w->heading;
    w->heading = heading->level;
    walk_children(w, heading);
    end_line(w);
    w->heading = outer;
}

static bool awaits_value(const walker *w) { return w->line.n && w->line.at[w->line.n - 1] == ' '; }

/* A block with or without space around it. In cells and items, paragraphs are lines; a cell that ends leaves its line to
 * the next. */
static void walk_block(walker *w, const fg_html_node *block, bool spaced) {
    if (w->cells) {
        if (!awaits_value(w)) end_line(w);
        walk_children(w, block);
        return;
    }
    spaced &= !w->lists;
    if (spaced)
        leave_gap(w);
    else
        end_line(w);
    walk_children(w, block);
    if (spaced)
        leave_gap(w);
    else
        end_line(w);
}

static void walk_term(walker *w, const fg_html_node *term) {
    end_line(w);
    walk_children(w, term);
}

static void walk_definition(walker *w, const fg_html_node *definition) {
    if (!join_value(w)) end_line(w);
    walk_children(w, definition);
    end_line(w);
}

static void walk_kept(walker *w, const fg_html_node *node) {
    bool outer = w->kept;
    leave_gap(w);
    w->kept = true;
    walk_children(w, node);
    leave_gap(w);
    w->kept = outer;
}

static void walk_bold(walker *w, const fg_html_node *node) {
    bool outer = w->bold;
    w->bold = true;
    walk_children(w, node);
    w->bold = outer;
}

static void walk_main(walker *w, const fg_html_node *node) {
    w->mains++;
    walk_block(w, node, true);
    w->mains--;
}

/* The words in it, which nobody sees. */
static void hide(walker *w, const fg_html_node *node, uint8_t why) {
    if (node->what >= FG_HTML_DROPPED) return;
    if (node->what == FG_HTML_TEXT) fg_source_hide(w->source, fg_html_text(w->tree, node), why);
    for (uint32_t k = node->first; k; k = w->tree->nodes.at[k].next) hide(w, &w->tree->nodes.at[k], why);
}

static void walk(walker *w, uint32_t i) {
    const fg_html_node *node = &w->tree->nodes.at[i];
    if (w->source->resume && is_unseen(w, node)) {
        w->source->apart = true;
        hide(w, node, node->why);
    }
    if (is_left_out(w, i)) return;
    switch ((fg_html_class)node->what) {
    case FG_HTML_TEXT: add_text(w, fg_html_text(w->tree, node)); break;
    case FG_HTML_BOLD: walk_bold(w, node); break;
    case FG_HTML_BREAK: add_break(w); break;
    case FG_HTML_BLOCK:
    case FG_HTML_EDGE:
    case FG_HTML_ASIDE: walk_block(w, node, false); break;
    case FG_HTML_PARAGRAPH: walk_block(w, node, true); break;
    case FG_HTML_HEADING: walk_heading(w, node); break;
    case FG_HTML_LIST: walk_list(w, node); break;
    case FG_HTML_ITEM: walk_item(w, node); break;
    case FG_HTML_ROW: walk_row(w, node); break;
    case FG_HTML_CELL:
        start_cell(w);
        walk_children(w, node);
        break;
    case FG_HTML_TERM: walk_term(w, node); break;
    case FG_HTML_DEFINITION: walk_definition(w, node); break;
    case FG_HTML_PRE: walk_kept(w, node); break;
    case FG_HTML_MAIN: walk_main(w, node); break;
    default: walk_children(w, node); break;
    }
}

void fg_html_write(fg_source *source, const fg_html_tree *tree) {
    walker w = {.source = source, .tree = tree, .kept = !tree->blocks};
    fg_buf_init(&w.line, source->arena);
    w.contents = measure(tree, source->all, source->arena);
    if (!w.contents) return;
    walk_children(&w, &tree->nodes.at[0]);
    end_line(&w);
}

fg_status fg_html_append(fg_source *source, fg_str html, fg_error *err) {
    fg_html_tree tree;
    fg_status status = fg_html_parse(&tree, html, source->arena, err);
    if (status == FG_OK) fg_html_write(source, &tree);
    return status;
}
