/* Which tokens of a posting are signs, and where its lines may be parted. */
#include "parse/mentions.h"

enum { SIGNS = 128 };

typedef enum { STOP = 1, DASH = 2, CLOSER = 4, BULLET = 8, COLON = 16 } sign_kind;

static const uint8_t kinds[SIGNS] = {['.'] = STOP, ['!'] = STOP,     ['?'] = STOP,   [':'] = COLON,
                                     ['-'] = DASH, [FG_DASH] = DASH, [')'] = CLOSER, [FG_BULLET] = BULLET};

/* Of up to 64 tokens. */
typedef struct {
    uint64_t marks, joints, dashes, closers, bullets, heading_ends;
} token_bits;

static void note_mark(uint32_t sign, uint64_t bit, token_bits *b) {
    uint8_t kind = kinds[sign % SIGNS];
    b->marks |= bit;
    if (kind & (STOP | DASH | COLON)) b->joints |= bit;
    if (kind & (DASH | COLON | BULLET)) b->heading_ends |= bit;
    if (kind & DASH) b->dashes |= bit;
    if (kind & CLOSER) b->closers |= bit;
    if (kind & BULLET) b->bullets |= bit;
}

static token_bits look_at(const fg_token *t, const fg_token *end) {
    enum { EDGES = FG_TOK_DOT | FG_TOK_GLUED };
    token_bits b = {0};
    for (uint64_t bit = 1; t < end; t++, bit <<= 1) {
        if (t->cls == FG_TOK_PUNCT) note_mark(t->value, bit, &b);
        if (!(t->flags & (FG_TOK_CAP | EDGES))) continue;
        bool heading = t->flags & FG_TOK_CAP && t->roots >> FG_ROOT_HEADING & 1;
        if (heading || t->flags & EDGES) b.joints |= bit;
        if (t->flags & FG_TOK_GLUED) b.heading_ends |= bit;
    }
    return b;
}

/* Behind a parenthesis and in front of a bullet something may begin or end, too. */
static void note_word(const fg_sign_rows *rows, uint32_t word, const token_bits *b) {
    rows->marks[word] = b->marks;
    rows->dashes[word] = b->dashes;
    rows->heading_ends[word] = b->heading_ends;
    rows->joints[word] |= b->joints | b->closers << 1 | b->bullets >> 1;
    if (b->closers >> 63) rows->joints[word + 1] |= 1;
    if (b->bullets & 1 && word) rows->joints[word - 1] |= 1ull << 63;
}

bool fg_find_signs(fg_reading *r) {
    uint32_t n = r->tokens->list.n, words = r->cues->blocks;
    uint64_t *rows = FG_NEW_N(r->scratch, uint64_t, (size_t)words * 4);
    if (!rows) return false;
    r->signs = (fg_sign_rows){.marks = rows,
                              .joints = rows + words,
                              .dashes = rows + (size_t)words * 2,
                              .heading_ends = rows + (size_t)words * 3};
    for (uint32_t i = 0; i < n; i += 64) {
        token_bits b = look_at(fg_tok(r, i), fg_tok(r, i + 64 < n ? i + 64 : n));
        note_word(&r->signs, i / 64, &b);
    }
    return true;
}
