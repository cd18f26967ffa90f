/* Which tokens of a posting are signs, and where its lines may be parted. */
#include "parse/mentions.h"

static void set(uint64_t *row, uint32_t i) { row[i / 64] |= 1ull << i % 64; }

/* In front of a bullet and behind a parenthesis statements end and begin, too. */
static void note_neighbours(const fg_reading *r) {
    uint32_t n = r->tokens->list.n;
    for (uint32_t i = 0; (i = fg_next_mark(r, i, n)) < n; i++) {
        if (fg_is(r, i, FG_BULLET) && i) set(r->signs.joints, i - 1);
        if (fg_is(r, i, ')')) set(r->signs.joints, i + 1);
    }
}

/* Bits of up to 64 tokens. */
static void note_tokens(const fg_token *t, const fg_token *end, uint64_t *marks, uint64_t *joints) {
    for (uint64_t bit = 1; t < end; t++, bit <<= 1) {
        if (t->cls == FG_TOK_PUNCT) *marks |= bit;
        if (!(t->flags & (FG_TOK_CAP | FG_TOK_DOT | FG_TOK_GLUED))) continue;
        bool heading = t->flags & FG_TOK_CAP && t->roots >> FG_ROOT_HEADING & 1;
        if (heading || t->flags & (FG_TOK_DOT | FG_TOK_GLUED)) *joints |= bit;
    }
    *joints |= *marks;
}

bool fg_find_signs(fg_reading *r) {
    uint32_t n = r->tokens->list.n;
    r->signs.marks = FG_NEW_N(r->scratch, uint64_t, r->cues->words);
    r->signs.joints = FG_NEW_N(r->scratch, uint64_t, r->cues->words);
    if (!r->signs.marks || !r->signs.joints) return false;
    for (uint32_t i = 0; i < n; i += 64)
        note_tokens(fg_tok(r, i), fg_tok(r, i + 64 < n ? i + 64 : n), r->signs.marks + i / 64, r->signs.joints + i / 64);
    note_neighbours(r);
    return true;
}
