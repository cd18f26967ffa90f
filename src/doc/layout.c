/*
 * Reading order. The boxes of a page form rows. Rows whose text leaves the same upright gap free form a block of two
 * columns, and each column is read for itself, so that columns in columns are found too. A gap that only keeps dates or
 * places apart from what stands beside them in the same row makes no columns.
 */
#include "doc/layout_text.h"

#include <stdlib.h>

enum {
    FEWEST_ROWS = 3,     /* of each column */
    DEEPEST = 6,         /* columns in columns */
    MOST_ROWS = 400,     /* of a page that is looked at for columns */
    FAR_BELOW = 1 << 24, /* any page; ten times it is still a number */
    EDGE_ROWS = 2,       /* of a page that may be its header or footer */
    TABLE_PERCENT = 22   /* a side with less of the letters, all in line with others, is the margin of a table */
};

/* ---- rows ---- */

typedef struct {
    int32_t first, second;
    uint32_t box;
} sort_key;

static int by_key(const void *a, const void *b) {
    const sort_key *p = a, *q = b;
    if (p->first != q->first) return p->first < q->first ? -1 : 1;
    if (p->second != q->second) return p->second < q->second ? -1 : 1;
    return p->box < q->box ? -1 : p->box > q->box;
}

/* By their middles from top to bottom, or from left to right. */
static void sort_boxes(fg_layout *l, uint32_t *order, uint32_t n, bool across) {
    sort_key *keys = FG_NEW_N(l->arena, sort_key, n);
    if (!keys) return;
    for (uint32_t i = 0; i < n; i++) {
        const fg_box *b = &l->boxes[order[i]];
        keys[i] = across ? (sort_key){b->x0, 0, order[i]} : (sort_key){b->y0 + b->y1, b->x0, order[i]};
    }
    qsort(keys, n, sizeof *keys, by_key);
    for (uint32_t i = 0; i < n; i++) order[i] = keys[i].box;
}

static bool in_row(const fg_layout_row *r, const fg_box *b) {
    int32_t shared = fg_least(r->y1, b->y1) - fg_most(r->y0, b->y0);
    return shared * 2 >= fg_least(r->y1 - r->y0, b->y1 - b->y0);
}

/* Sorts order[0, n) into rows, each from left to right. */
static void make_rows(fg_layout *l, uint32_t *order, uint32_t n, fg_layout_rows *out) {
    sort_boxes(l, order, n, false);
    for (uint32_t i = 0; i < n; i++) {
        const fg_box *b = &l->boxes[order[i]];
        fg_layout_row *last = out->n ? &out->at[out->n - 1] : NULL;
        if (last && in_row(last, b)) {
            last->y0 = fg_least(last->y0, b->y0);
            last->y1 = fg_most(last->y1, b->y1);
            last->end = i + 1;
            continue;
        }
        fg_layout_row *r = FG_PUSH(l->arena, out);
        if (!r) return;
        *r = (fg_layout_row){.first = i, .end = i + 1, .y0 = b->y0, .y1 = b->y1};
    }
    for (uint32_t i = 0; i < out->n; i++)
        sort_boxes(l, order + out->at[i].first, out->at[i].end - out->at[i].first, true);
}

/* ---- columns ---- */

/* A gap that all rows of a block leave free: everything is left of x0 or right of x1. */
typedef struct {
    int32_t x0, x1;
} gap;
typedef FG_VEC(gap) gaps;

static uint32_t letters(const fg_layout *l, const uint32_t *order, uint32_t first, uint32_t end) {
    uint32_t n = 0;
    for (uint32_t i = first; i < end; i++) n += (uint32_t)fg_str_trim(l->boxes[order[i]].text).len;
    return n;
}

/* The first box of the row right of the gap; r->end if none is. */
static uint32_t right_of(const fg_layout *l, const uint32_t *order, const fg_layout_row *r, gap g) {
    uint32_t i = r->first;
    while (i < r->end && l->boxes[order[i]].x0 < g.x1) i++;
    return i;
}

/* The gaps inside a row that are wide enough to part columns. */
static void gaps_of_row(fg_layout *l, const uint32_t *order, const fg_layout_row *r, gaps *out) {
    int32_t at = INT32_MIN / 2, height = fg_most(r->y1 - r->y0, 6);
    for (uint32_t i = r->first; i < r->end; i++) {
        const fg_box *b = &l->boxes[order[i]];
        if (fg_is_blank(b->text)) continue;
        if (b->x0 - at >= height) {
            gap *g = FG_PUSH(l->arena, out);
            if (g) *g = (gap){at, b->x0};
        }
        at = fg_most(at, b->x1);
    }
    gap *g = FG_PUSH(l->arena, out);
    if (g) *g = (gap){at, INT32_MAX / 2};
}

static void intersect(fg_layout *l, gaps *all, const gaps *more, int32_t narrowest) {
    gaps kept = {0};
    for (uint32_t i = 0; i < all->n; i++)
        for (uint32_t k = 0; k < more->n; k++) {
            gap g = {fg_most(all->at[i].x0, more->at[k].x0), fg_least(all->at[i].x1, more->at[k].x1)};
            gap *out = g.x1 - g.x0 >= narrowest ? FG_PUSH(l->arena, &kept) : NULL;
            if (out) *out = g;
        }
    *all = kept;
}

/* What a gap parts in rows [first, end). */
typedef struct {
    uint32_t left, right, level; /* rows with text on that side, on both in one line */
    uint32_t left_letters, right_letters;
    uint32_t first_right, last_right; /* fg_layout_rows */
    int32_t left_edge;                /* of text left of the gap beside text right of it */
} sides;

static int32_t row_edge(const fg_layout *l, const uint32_t *order, const fg_layout_row *r) {
    return l->boxes[order[r->first]].x0;
}

/* Do both stand on one line, or hang from one? A sidebar with a pitch of its own only does so now and then. */
static bool is_level(const fg_box *a, const fg_box *b) { return abs(a->y0 - b->y0) <= 1 || abs(a->y1 - b->y1) <= 1; }

static sides sides_of(const fg_layout *l, const uint32_t *order, const fg_layout_rows *all, uint32_t first,
                      uint32_t end, gap g) {
    sides s = {.first_right = end, .last_right = first, .left_edge = INT32_MAX};
    for (uint32_t i = first; i < end; i++) {
        const fg_layout_row *r = &all->at[i];
        uint32_t cut = right_of(l, order, r, g);
        bool left = cut > r->first, right = cut < r->end;
        s.left += left;
        s.right += right;
        s.level += left && right && is_level(&l->boxes[order[cut - 1]], &l->boxes[order[cut]]);
        s.left_letters += letters(l, order, r->first, cut);
        s.right_letters += letters(l, order, cut, r->end);
        if (right && s.first_right == end) s.first_right = i;
        if (right) s.last_right = i;
    }
    for (uint32_t i = s.first_right; i < end && i <= s.last_right; i++)
        if (right_of(l, order, &all->at[i], g) > all->at[i].first)
            s.left_edge = fg_least(s.left_edge, row_edge(l, order, &all->at[i]));
    return s;
}

/* Dates beside what happened then, prices beside goods: rows are to be read across. */
static bool is_table(const sides *s) {
    bool right_is_less = s->right_letters < s->left_letters;
    uint32_t less = right_is_less ? s->right_letters : s->left_letters,
             rows_of_less = right_is_less ? s->right : s->left;
    return less * 100 < (s->left_letters + s->right_letters) * TABLE_PERCENT && s->level * 10 >= rows_of_less * 7;
}

static bool parts_columns(const sides *s) { return s->left >= FEWEST_ROWS && s->right >= FEWEST_ROWS && !is_table(s); }

typedef struct {
    uint32_t first, end; /* fg_layout_rows */
    gap at;
} block;

/* Does row i go on with the column of the row before: no wider gap between them, not further out? */
static bool goes_on(const fg_layout *l, const uint32_t *order, const fg_layout_rows *all, uint32_t i, int32_t edge) {
    const fg_layout_row *r = &all->at[i], *before = r - 1;
    return row_edge(l, order, r) >= edge - 3 &&
           (r->y0 - before->y1) * 10 <= fg_most(r->y1 - r->y0, before->y1 - before->y0) * 9;
}

/* Rows with text on one side only that stand before the right column begin nothing; those behind its end belong to the
 * left column as long as they go on with it, or to the end of the page if nothing wider ends the block. */
static void trim(const fg_layout *l, const uint32_t *order, const fg_layout_rows *all, block *b, bool at_end) {
    sides s = sides_of(l, order, all, b->first, b->end, b->at);
    uint32_t end = s.last_right + 1;
    while (end < b->end &&
           (at_end ? row_edge(l, order, &all->at[end]) >= s.left_edge - 3 : goes_on(l, order, all, end, s.left_edge)))
        end++;
    b->end = end;
    if (s.first_right < end) b->first = s.first_right;
}

/* The block of columns that begins at row `first`, as long as it can be. */
static bool find_block(fg_layout *l, const uint32_t *order, const fg_layout_rows *all, uint32_t first, block *out) {
    gaps open = {0};
    bool found = false;
    gaps_of_row(l, order, &all->at[first], &open);
    int32_t narrowest = fg_most(l->body, 8);
    for (uint32_t end = first + 1; open.n; end++) {
        gaps before = open, more = {0};
        if (end < all->n) {
            gaps_of_row(l, order, &all->at[end], &more);
            intersect(l, &open, &more, narrowest);
        }
        for (uint32_t k = 0; k < before.n && (end == all->n || open.n != before.n); k++) {
            sides s = sides_of(l, order, all, first, end, before.at[k]);
            if (!parts_columns(&s)) continue;
            *out = (block){first, end, before.at[k]};
            found = true;
        }
        if (end >= all->n) break;
    }
    return found;
}

static void write_boxes(fg_layout *l, uint32_t *order, uint32_t n, int depth);

static void write_columns(fg_layout *l, const uint32_t *order, const fg_layout_rows *all, const block *b, int depth) {
    uint32_t from = all->at[b->first].first, to = all->at[b->end - 1].end, n = 0;
    uint32_t *side = FG_NEW_N(l->arena, uint32_t, to - from);
    if (!side) return;
    for (int right = 0; right < 2; right++) {
        n = 0;
        for (uint32_t i = b->first; i < b->end; i++) {
            const fg_layout_row *r = &all->at[i];
            if (r->dropped) continue;
            uint32_t cut = right_of(l, order, r, b->at);
            for (uint32_t k = right ? cut : r->first; k < (right ? r->end : cut); k++) side[n++] = order[k];
        }
        l->last_y1 = FAR_BELOW; /* a gap before and behind each column */
        write_boxes(l, side, n, depth + 1);
    }
    l->last_y1 = FAR_BELOW;
}

static void write_rows(fg_layout *l, const uint32_t *order, const fg_layout_rows *all, int depth) {
    for (uint32_t i = 0; i < all->n && !l->arena->failed;) {
        block b;
        if (depth < DEEPEST && all->n <= MOST_ROWS && find_block(l, order, all, i, &b)) {
            trim(l, order, all, &b, b.end == all->n);
            for (; i < b.first; i++) fg_layout_write_row(l, order, &all->at[i]);
            write_columns(l, order, all, &b, depth);
            i = b.end;
        } else {
            fg_layout_write_row(l, order, &all->at[i++]);
        }
    }
}

static void write_boxes(fg_layout *l, uint32_t *order, uint32_t n, int depth) {
    fg_layout_rows all = {0};
    make_rows(l, order, n, &all);
    write_rows(l, order, &all, depth);
}

/* ---- pages ---- */

static int32_t usual_size(const fg_boxes *boxes) {
    uint32_t weight[64] = {0}, best = 0;
    for (uint32_t i = 0; i < boxes->n; i++) {
        int32_t size = boxes->at[i].size;
        if (size > 0 && size < 64) weight[size] += (uint32_t)boxes->at[i].text.len;
    }
    for (uint32_t i = 1; i < FG_COUNT(weight); i++)
        if (weight[i] > weight[best]) best = i;
    return best ? (int32_t)best : 10;
}

/* The row's letters; digits are alike, so that page numbers are. */
static uint64_t key_of(const fg_layout *l, const uint32_t *order, const fg_layout_row *r) {
    uint64_t key = 1469598103934665603u;
    for (uint32_t i = r->first; i < r->end; i++) {
        fg_str s = l->boxes[order[i]].text;
        for (size_t k = 0; k < s.len; k++) {
            char c = s.ptr[k];
            if (c == ' ') continue;
            key = (key ^ (uint64_t)(unsigned char)(c >= '0' && c <= '9' ? '0' : c)) * 1099511628211u;
        }
    }
    return key;
}

typedef struct {
    uint64_t key;
    int32_t y0;
} edge;
typedef FG_VEC(edge) edges;

static bool is_edge(uint32_t i, uint32_t n) { return i < EDGE_ROWS || i + EDGE_ROWS >= n; }

/* Headers and footers of earlier pages; those of this page are added. */
static void drop_repeated(fg_layout *l, const uint32_t *order, fg_layout_rows *all, edges *seen) {
    uint32_t known = seen->n;
    for (uint32_t i = 0; i < all->n; i++) {
        if (!is_edge(i, all->n)) continue;
        fg_layout_row *r = &all->at[i];
        uint64_t key = key_of(l, order, r);
        for (uint32_t k = 0; k < known; k++)
            if (seen->at[k].key == key && abs(seen->at[k].y0 - r->y0) <= 4) r->dropped = true;
        edge *e = FG_PUSH(l->arena, seen);
        if (e) *e = (edge){key, r->y0};
    }
}

void fg_layout_text(const fg_boxes *boxes, const fg_pages *pages, fg_source *source) {
    fg_arena *arena = source->arena;
    fg_layout l = {.arena = arena,
                   .boxes = boxes->at,
                   .n = boxes->n,
                   .out = &source->body,
                   .marks = &source->marks,
                   .body = usual_size(boxes)};
    edges seen = {0};
    for (uint32_t p = 0; p < pages->n && !arena->failed; p++) {
        uint32_t n = pages->at[p].end - pages->at[p].first;
        uint32_t *order = FG_NEW_N(arena, uint32_t, n + 1);
        if (!order) return;
        for (uint32_t i = 0; i < n; i++) order[i] = pages->at[p].first + i;
        fg_layout_rows all = {0};
        make_rows(&l, order, n, &all);
        drop_repeated(&l, order, &all, &seen);
        l.last_y1 = -1;
        write_rows(&l, order, &all, 0);
    }
}
