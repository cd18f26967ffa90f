/*
 * Requirements that hang together over several lines: "one of the following:" governs the lines under it, and "at least
 * one of these" speaks of the requirement before it.
 */
#include "parse/groups.h"

typedef struct {
    fg_reading *r;
    fg_posting *p;
} joiner;

/* ---- lines ---- */

static const fg_line *line_at(const joiner *j, uint32_t line) { return &j->r->doc->lines.at[line]; }
static bool is_bullet(const joiner *j, uint32_t line) { return (line_at(j, line)->flags & FG_LINE_BULLET) != 0; }

/* The count that tokens [a, b) name, "two of the following"; 0: none. *end: the token behind it. */
static uint32_t count_in(const joiner *j, uint32_t a, uint32_t b, uint32_t *end) {
    uint32_t k = 0;
    for (uint32_t i = a; !k && (i = fg_next_cue(j->r, i, b, FG_LEX_QUANTIFIER)) < b; i++) {
        fg_hit h;
        if (fg_cue_at(j->r, i, b, FG_LEX_QUANTIFIER, &h, &k)) *end = h.end;
    }
    return k;
}

static bool has_word(const joiner *j, uint32_t a, uint32_t b, const char *word) {
    for (uint32_t i = a; i < b; i++)
        if (fg_word_is(j->r, i, word)) return true;
    return false;
}

/* "At least two of the following:" alone on its line, or behind other words. */
static uint32_t count_of_governor(const joiner *j, uint32_t line) {
    uint32_t a = j->r->dt.line_first[line], b = j->r->dt.line_first[line + 1], end = 0;
    if (b == a) return 0;
    uint32_t k = count_in(j, a, b, &end);
    if (!k) return 0;
    bool colon = fg_is(j->r, b - 1, ':');
    if (!colon && b - end > 2) return 0;
    bool points = has_word(j, a, b, "following") || has_word(j, a, b, "below") || has_word(j, a, b, "these");
    points |= colon && end + 1 == b; /* "One of:" */
    return points ? k : 0;
}

/* Hardly more than a name: a bullet that lost its indent. */
static bool is_short(const joiner *j, uint32_t line) {
    return j->r->dt.line_first[line + 1] - j->r->dt.line_first[line] <= 6 && !count_of_governor(j, line);
}

/* The line behind those that `line` governs: bullets deeper than it, or the list under a line that is no bullet. */
static uint32_t end_of_governed(const joiner *j, uint32_t line) {
    uint32_t n = j->r->doc->lines.n, e = line + 1;
    if (!is_bullet(j, line)) {
        while (e < n && is_bullet(j, e)) e++;
        return e;
    }
    uint8_t level = line_at(j, line)->level;
    while (e < n && is_bullet(j, e) && line_at(j, e)->level > level) e++;
    if (e > line + 1) return e;
    while (e < n && is_bullet(j, e) && line_at(j, e)->level == level && is_short(j, e)) e++;
    return e;
}

/* ---- joining ---- */

static bool is_stated(const fg_requirement *q) {
    return q->root && (q->necessity == FG_REQUIRED || q->necessity == FG_PREFERRED);
}

/* The first requirement that begins at or behind `offset`. */
static uint32_t requirement_from(const fg_posting *p, uint32_t offset) {
    uint32_t a = 0, b = p->requirements.n;
    while (a < b) {
        uint32_t m = a + (b - a) / 2;
        if (p->requirements.at[m].start < offset)
            a = m + 1;
        else
            b = m;
    }
    return a;
}

/* Requirements [*a, *b) that begin in text [from, to); false if one is only implied or joined already. */
static bool requirements_in(const joiner *j, uint32_t from, uint32_t to, uint32_t *a, uint32_t *b) {
    *a = *b = requirement_from(j->p, from);
    for (; *b < j->p->requirements.n && j->p->requirements.at[*b].start < to; ++*b)
        if (!is_stated(&j->p->requirements.at[*b])) return false;
    return *b > *a;
}

static fg_node_type group_type(uint32_t k) { return k > 1 ? FG_NODE_AT_LEAST : FG_NODE_ANY; }

/* "Tableau or similar" among alternatives: the group itself is open to something similar. */
static uint32_t alternative_of(joiner *j, uint32_t root) {
    const fg_node *n = fg_node_at(j->p, root);
    bool lone = n->type == FG_NODE_EXAMPLES && !n->head && n->child && !fg_node_at(j->p, n->child)->next;
    return lone ? n->child : root;
}

/* Requirements [a, b) become one, of which k suffice. */
static void join(joiner *j, uint32_t a, uint32_t b, uint32_t k, uint32_t start) {
    fg_requirement *first = &j->p->requirements.at[a];
    uint32_t group = fg_node_new(j->p, group_type(k), first->start, j->p->requirements.at[b - 1].end);
    if (!group) return;
    fg_node_at(j->p, group)->k = k > 1 ? k : 0;
    for (uint32_t i = a; i < b; i++) {
        const fg_requirement *q = &j->p->requirements.at[i];
        uint32_t root = alternative_of(j, q->root);
        if (q->necessity != first->necessity) fg_node_at(j->p, root)->necessity = q->necessity;
        bool flat = k == 1 && fg_node_at(j->p, root)->type == FG_NODE_ANY;
        fg_node_append(j->p, group, flat ? fg_node_at(j->p, root)->child : root);
    }
    first->root = group;
    const fg_requirement *last = &j->p->requirements.at[b - 1];
    first->end = last->end;
    first->parts = last->first_part + last->parts - first->first_part;
    first->start = start;
    for (uint32_t i = a + 1; i < b; i++) j->p->requirements.at[i].root = 0;
}

/* What stands in text [from, to) is understood after all: emptied here, removed in the end. */
static void take_out(fg_passages *list, uint32_t from, uint32_t to) {
    uint32_t a = 0, b = list->n;
    while (a < b) {
        uint32_t m = a + (b - a) / 2;
        if (list->at[m].start < from)
            a = m + 1;
        else
            b = m;
    }
    for (; a < list->n && list->at[a].start < to; a++) list->at[a].end = list->at[a].start;
}

static void compact(fg_posting *p) {
    fg_passages *lists[] = {&p->unread, &p->skipped};
    uint32_t kept = 0;
    for (uint32_t i = 0; i < p->requirements.n; i++)
        if (p->requirements.at[i].root) p->requirements.at[kept++] = p->requirements.at[i];
    p->requirements.n = kept;
    for (size_t k = 0; k < FG_COUNT(lists); k++) {
        kept = 0;
        for (uint32_t i = 0; i < lists[k]->n; i++)
            if (lists[k]->at[i].end > lists[k]->at[i].start) lists[k]->at[kept++] = lists[k]->at[i];
        lists[k]->n = kept;
    }
}

static void join_governed(joiner *j, uint32_t line) {
    uint32_t k = count_of_governor(j, line), e = k ? end_of_governed(j, line) : 0, a, b, own, behind;
    if (!k || e < line + 3) return;
    const fg_line *l = line_at(j, line);
    if (!requirements_in(j, line_at(j, line + 1)->start, line_at(j, e - 1)->end, &a, &b) || b - a < 2) return;
    bool asks_itself = requirements_in(j, l->start, l->end, &own, &behind);
    fg_hit h;
    uint8_t necessity = j->p->requirements.at[a].necessity;
    for (uint32_t i = j->r->dt.line_first[line]; i < j->r->dt.line_first[line + 1]; i++)
        if (fg_cue_at(j->r, i, j->r->dt.line_first[line + 1], FG_LEX_PREFERRED, &h, NULL)) necessity = FG_PREFERRED;
    for (uint32_t i = a; necessity == FG_PREFERRED && i < b; i++) j->p->requirements.at[i].necessity = necessity;
    join(j, a, b, k, asks_itself ? j->p->requirements.at[a].start : l->start);
    take_out(&j->p->unread, l->start, l->end);
    take_out(&j->p->skipped, l->start, l->end);
}

static void join_all_governed(joiner *j) {
    uint32_t n = j->r->tokens->list.n, count = fg_next_cue(j->r, 0, n, FG_LEX_QUANTIFIER);
    for (uint32_t line = 0; line < j->r->doc->lines.n && count < n; line++) {
        uint32_t end = j->r->dt.line_first[line + 1];
        if (count >= end) continue;
        join_governed(j, line);
        count = fg_next_cue(j->r, end, n, FG_LEX_QUANTIFIER);
    }
}

/* ---- "... ; or" at the end of a line, "or ..." at the start of the next ---- */

static bool follows_closely(const fg_requirement *a, const fg_requirement *b) {
    return b->start >= a->end && b->start - a->end <= 16 && a->section == b->section && a->necessity == b->necessity;
}

static bool are_joined_by_or(const joiner *j, const fg_requirement *a, const fg_requirement *b) {
    if (!is_stated(a) || !is_stated(b) || !follows_closely(a, b)) return false;
    uint32_t behind = fg_token_from(j->r, a->end), end = behind, first = behind;
    while (fg_tok(j->r, first)->start < b->start) first++;
    if (fg_word_is(j->r, first, "alternatively")) return true;
    if (!(fg_tok(j->r, first)->flags & FG_TOK_LINE)) return false; /* a sentence of the same line */
    while (end < first && !fg_word_is(j->r, end, "or")) end++;
    return end < first || fg_word_is(j->r, behind - 1, "or") || fg_word_is(j->r, first, "or");
}

/* ---- "RN I: ...", "RN II: ...": one line a grade of the same job ---- */

static bool is_roman(const joiner *j, uint32_t i) {
    fg_str word = fg_token_norm(j->r->tokens, i);
    for (size_t k = 0; k < word.len; k++)
        if (word.ptr[k] != 'i' && word.ptr[k] != 'v') return false;
    return word.len > 0 && (fg_tok(j->r, i)->flags & FG_TOK_CAP);
}

/* The colon behind a name and its grade with which the line of a requirement begins; its first token if there is none. */
static uint32_t grade_end(const joiner *j, uint32_t first) {
    enum { NAME_MOST = 5 };
    for (uint32_t i = first + 2; i <= first + NAME_MOST && i < j->r->tokens->list.n; i++) {
        if (!fg_is(j->r, i, ':') && !fg_is(j->r, i, FG_DASH)) continue;
        bool grade = is_roman(j, i - 1) || fg_tok(j->r, i - 1)->cls == FG_TOK_NUMBER;
        return grade ? i : first;
    }
    return first;
}

static bool are_grades_of_one(const joiner *j, const fg_requirement *a, const fg_requirement *b) {
    if (!is_stated(a) || !is_stated(b) || !follows_closely(a, b)) return false;
    uint32_t x = fg_token_from(j->r, a->start), y = fg_token_from(j->r, b->start), x_end = grade_end(j, x),
             y_end = grade_end(j, y);
    if (x_end == x || x_end - x != y_end - y) return false;
    for (uint32_t i = 0; x + i + 1 < x_end; i++)
        if (!fg_str_eq(fg_token_norm(j->r->tokens, x + i), fg_token_norm(j->r->tokens, y + i))) return false;
    return true;
}

/* ---- "Bachelor's degree and 8 years", and on the next line "Master's degree and 5 years" ---- */

/* The lowest degree and the years that a requirement asks together; false if it does not ask just one of each. */
static bool degree_and_years(const joiner *j, const fg_requirement *q, uint8_t *degree, uint32_t *months) {
    const fg_node *root = fg_node_at(j->p, q->root);
    uint32_t degrees = 0, lengths = 0;
    if (!is_stated(q) || root->type != FG_NODE_ALL) return false;
    for (uint32_t k = root->child; k; k = fg_node_at(j->p, k)->next) {
        const fg_node *n = fg_node_at(j->p, k);
        if (n->type == FG_NODE_DEGREE) *degree = n->degree, degrees++;
        if (n->type == FG_NODE_YEARS) *months = n->min_months, lengths++;
    }
    return degrees == 1 && lengths == 1;
}

/* The higher the degree, the fewer the years: nobody needs both lines. */
static bool stand_for_each_other(const joiner *j, const fg_requirement *a, const fg_requirement *b) {
    uint8_t lower = 0, higher = 0;
    uint32_t more = 0, fewer = 0;
    if (!follows_closely(a, b) || !degree_and_years(j, a, &lower, &more) || !degree_and_years(j, b, &higher, &fewer))
        return false;
    return lower != higher && more != fewer && (lower < higher) == (more > fewer);
}

typedef bool (*alternative)(const joiner *j, const fg_requirement *a, const fg_requirement *b);

/* Requirements that follow each other and are alternatives become one. */
static void join_alternatives(joiner *j, alternative are) {
    for (uint32_t a = 0; a + 1 < j->p->requirements.n;) {
        uint32_t b = a + 1;
        while (b < j->p->requirements.n && are(j, &j->p->requirements.at[b - 1], &j->p->requirements.at[b])) b++;
        if (b > a + 1) join(j, a, b, 1, j->p->requirements.at[a].start);
        a = b;
    }
}

/* ---- "at least one of these" ---- */

static uint32_t count_of_anaphor(const joiner *j, const fg_passage *s) {
    static const char *const words[] = {"these", "those", "them", "above", "aforementioned"};
    uint32_t a = fg_token_from(j->r, s->start), b = fg_token_from(j->r, s->end), end = a, k = count_in(j, a, b, &end);
    for (size_t i = 0; k && i < FG_COUNT(words); i++)
        if (has_word(j, a, b < end + 2 ? b : end + 2, words[i])) return k;
    return 0;
}

/* Can the requirement be read as a list of alternatives? */
static bool is_plain_list(const joiner *j, const fg_requirement *q) {
    const fg_node *n = fg_node_at(j->p, q->root);
    if (n->type != FG_NODE_ALL) return false;
    for (uint32_t k = n->child; k; k = fg_node_at(j->p, k)->next) {
        uint8_t type = fg_node_at(j->p, k)->type;
        if (type == FG_NODE_YEARS || type == FG_NODE_DEGREE || type == FG_NODE_SOFT) return false;
    }
    return true;
}

/* The requirement right in front of a passage, with hardly more than a bullet between them; NULL: none. */
static fg_requirement *requirement_before(const joiner *j, const fg_passage *s) {
    uint32_t i = requirement_from(j->p, s->start);
    fg_requirement *q = i ? &j->p->requirements.at[i - 1] : NULL;
    return q && q->end <= s->start && s->start - q->end <= 12 ? q : NULL;
}

static void resolve_anaphors(joiner *j, fg_passages *list) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < list->n; i++) {
        const fg_passage s = list->at[i];
        uint32_t k = count_of_anaphor(j, &s);
        fg_requirement *q = k ? requirement_before(j, &s) : NULL;
        if (!q) {
            list->at[kept++] = s;
            continue;
        }
        if (is_plain_list(j, q)) {
            fg_node_at(j->p, q->root)->type = (uint8_t)group_type(k);
            fg_node_at(j->p, q->root)->k = k > 1 ? k : 0;
        }
        q->end = s.end;
    }
    list->n = kept;
}

/* ---- "Equivalent combination of education and experience", "Experience may be substituted", behind a degree ---- */

enum { EQUIVALENT = 1, TAKEN = 5 }; /* [alike 1], [alike 5]; others substitute one thing for another */

static bool is_equivalent(const joiner *j, const fg_passage *s) {
    fg_hit h;
    uint32_t a = fg_token_from(j->r, s->start), n = j->r->tokens->list.n, how = 0, near = a + 6 < n ? a + 6 : n;
    bool equal = false;
    if (fg_next_cue(j->r, a, near, FG_LEX_ALIKE) == near) return false; /* as mostly */
    uint32_t b = fg_token_from(j->r, s->end);
    if (b < near) near = b;
    for (uint32_t i = a; (i = fg_next_cue(j->r, i, near, FG_LEX_ALIKE)) < near; i++)
        equal |= fg_cue_at(j->r, i, b, FG_LEX_ALIKE, &h, &how) && (how == EQUIVALENT || how == TAKEN);
    return equal && b - a <= 16 && has_word(j, a, b, "experience");
}

static bool allow_experience(joiner *j, uint32_t node) {
    fg_node *n = fg_node_at(j->p, node);
    bool allowed = n->type == FG_NODE_DEGREE;
    if (allowed) n->experience_ok = true;
    for (uint32_t k = n->child; k; k = fg_node_at(j->p, k)->next) allowed |= allow_experience(j, k);
    return allowed;
}

/* Of the requirement right in front of it, which takes it in, or of a degree farther up in the same section. */
static bool allow_before(joiner *j, const fg_passage *s) {
    fg_requirement *q = requirement_before(j, s);
    if (q && allow_experience(j, q->root)) {
        q->end = s->end;
        return true;
    }
    for (uint32_t i = requirement_from(j->p, s->start); i-- > 0;) {
        q = &j->p->requirements.at[i];
        if (q->section != s->section) return false;
        if (is_stated(q) && allow_experience(j, q->root)) return true;
    }
    return false;
}

static void resolve_equivalents(joiner *j, fg_passages *list) {
    uint32_t kept = 0, n = j->r->tokens->list.n, alike = fg_next_cue(j->r, 0, n, FG_LEX_ALIKE);
    for (uint32_t i = 0; i < list->n; i++) {
        const fg_passage s = list->at[i];
        while (alike < n && fg_tok(j->r, alike)->start < s.start) alike = fg_next_cue(j->r, alike + 1, n, FG_LEX_ALIKE);
        bool none = alike == n || fg_tok(j->r, alike)->start >= s.end;
        if (none || !is_equivalent(j, &s) || !allow_before(j, &s)) list->at[kept++] = s;
    }
    list->n = kept;
}

void fg_join_groups(fg_reading *r, fg_posting *p) {
    joiner j = {r, p};
    join_all_governed(&j);
    join_alternatives(&j, are_joined_by_or);
    join_alternatives(&j, are_grades_of_one);
    join_alternatives(&j, stand_for_each_other);
    compact(p);
    resolve_anaphors(&j, &p->unread);
    resolve_equivalents(&j, &p->unread);
    resolve_equivalents(&j, &p->skipped);
    for (uint32_t i = 0; i < p->requirements.n; i++) p->requirements.at[i].id = i + 1;
}
