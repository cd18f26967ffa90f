#include "parse/marks.h"

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

static bool is_in_title(const fg_posting *p, uint32_t concept) {
    fg_span t = p->header.title;
    fg_str name = fg_concept_name(p->dict, concept), title = fg_doc_slice(p->doc, t.start, t.end);
    if (name.len < 2) return false;
    char first = lower(name.ptr[0]);
    for (size_t i = 0; i + name.len <= title.len; i++)
        if (lower(title.ptr[i]) == first && fg_str_eq_nocase((fg_str){title.ptr + i, name.len}, name)) return true;
    return false;
}

void fg_mark_leaves(fg_posting *p) {
    for (uint32_t i = 0; i < p->nodes.n; i++) {
        fg_node *n = &p->nodes.at[i];
        n->titled = n->type == FG_NODE_SKILL && n->concept != FG_NONE && is_in_title(p, n->concept);
        n->particular = n->type == FG_NODE_YEARS && n->of_end > n->of_start;
    }
}
