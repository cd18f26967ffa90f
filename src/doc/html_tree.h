/* HTML as a tree of what matters for text. The only user of libxml2's HTML parser; nothing is fetched or expanded. */
#ifndef FG_HTML_TREE_H
#define FG_HTML_TREE_H
#include "doc/html_look.h"

typedef enum {
    FG_HTML_TEXT,   /* no element */
    FG_HTML_PAGE,   /* <html>, <body>: the parser adds them */
    FG_HTML_INLINE, /* and all unknown elements */
    FG_HTML_BOLD,
    FG_HTML_LINK,
    FG_HTML_BREAK,
    FG_HTML_BLOCK,
    FG_HTML_PARAGRAPH, /* a block with space around it */
    FG_HTML_HEADING,
    FG_HTML_LIST,
    FG_HTML_ITEM,
    FG_HTML_ROW,
    FG_HTML_CELL,
    FG_HTML_TERM,       /* <dt> */
    FG_HTML_DEFINITION, /* <dd> */
    FG_HTML_PRE,
    FG_HTML_MAIN,    /* <main>, <article> */
    FG_HTML_EDGE,    /* <header>, <footer> */
    FG_HTML_ASIDE,   /* what stands beside the text */
    FG_HTML_DROPPED, /* never shown, or no text */
    FG_HTML_HIDDEN,  /* from programs that read pages aloud */
    FG_HTML_MENU     /* navigation, banners */
} fg_html_class;

typedef struct {
    uint32_t parent, first, last, next; /* 0: none; the root is 0 */
    uint32_t text, length;              /* of FG_HTML_TEXT: a piece of the tree's texts */
    uint8_t what;                       /* fg_html_class */
    uint8_t level;                      /* of headings */
    bool unseen;                        /* by its style, and why (fg_hidden_why) */
    uint8_t why;
    bool shaded; /* it, or what it stands in, has a background of its own */
} fg_html_node;

typedef struct {
    FG_VEC(fg_html_node) nodes;
    fg_buf texts;
    FG_VEC(fg_str) data; /* the JSON-LD that the page holds */
    bool blocks;         /* something in it breaks lines */
} fg_html_tree;

/* `html` is UTF-8; what the page says of its encoding is passed over. Texts live in the arena. FG_EINPUT: nested too
 * deeply, or of too many pieces, to be read whole. */
fg_status fg_html_parse(fg_html_tree *tree, fg_str html, fg_arena *arena, fg_error *err);
static inline fg_str fg_html_text(const fg_html_tree *tree, const fg_html_node *node) {
    return (fg_str){tree->texts.at + node->text, node->length};
}
/* Is it HTML, a page or a fragment? Markdown that holds a tag here and there is not. */
bool fg_html_seen(fg_str text);
/* Is it the tag of a known element that begins at i? */
bool fg_html_tag_at(fg_str text, size_t i, uint8_t *what);
/* The encoding that a page of unknown bytes says to have; empty: none. */
fg_str fg_html_charset(fg_str bytes);
/* Bytes in a named encoding to UTF-8 in the arena. False: unknown, or they are none. */
bool fg_html_recode(fg_str *out, fg_str bytes, fg_str charset, fg_arena *arena);

#endif
