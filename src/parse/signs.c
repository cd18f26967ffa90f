/* Which tokens of a posting are signs, and where its lines may be parted. */
#include "parse/mentions.h"

static void set(uint64_t *row, uint32_t i) { row[i / 64] |= 1ull << i % 64; }

/* Also the token in front of a bullet and the one behind a parenthesis. */
static void note_mark(const fg_reading *r, uint32_t i) {
    set(r->signs.marks, i);
    set(r->signs.joints, i);
    if (fg_tok(r, i)->value == FG_BULLET && i) set(r->signs.joints, i - 1);
    if (fg_tok(r, i)->value == ')') set(r->signs.joints, i + 1);
}

bool fg_find_signs(fg_reading *r) {
    uint32_t n = r->tokens->list.n;
    r->signs.marks = FG_NEW_N(r->scratch, uint64_t, r->cues->words);
    r->signs.joints = FG_NEW_N(r->scratch, uint64_t, r->cues->words);
    if (!r->signs.marks || !r->signs.joints) return false;
    for (uint32_t i = 0; i < n; i++) {
        const fg_token *t = fg_tok(r, i);
        bool heading = t->flags & FG_TOK_CAP && t->roots >> FG_ROOT_HEADING & 1;
        if (t->cls == FG_TOK_PUNCT)
            note_mark(r, i);
        else if (heading || t->flags & (FG_TOK_DOT | FG_TOK_GLUED))
            set(r->signs.joints, i);
    }
    return true;
}
