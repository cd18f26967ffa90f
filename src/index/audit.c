#include "index/audit.h"

#include <stdlib.h>

#include "dict/csv.h"
#include "index/rates.h"

enum { MOST_COLUMNS = 12 };

typedef struct {
    fg_str id;
    int32_t score; /* hundredths; -1: none */
    uint32_t line;
    fg_str *groups; /* by column; NULL: none are known */
} person;

typedef FG_VEC(person) people;

typedef struct {
    fg_arena *arena;
    fg_error *err;
    people scored, grouped; /* by id */
    fg_str columns[MOST_COLUMNS];
    uint32_t n_columns;
    people both; /* with a score and groups */
} auditor;

/* ---- reading ---- */

static bool fail(const auditor *a, const char *name, uint32_t line, const char *what, fg_str value) {
    if (value.len > 60) value.len = 60;
    fg_fail_at(a->err, FG_EINPUT, line, 0, "%.80s: line %u: %s%s%.*s", name, line, what, value.len ? ": " : "",
               FG_STR_ARG(value));
    return false;
}

/* 0 to 100 with at most two places. */
static bool read_score(fg_str s, int32_t *hundredths) {
    fg_str rest = s, whole = fg_str_cut(&rest, '.');
    uint32_t points, part = 0;
    if (!fg_str_to_u32(whole, &points) || points > 100 || rest.len > 2) return false;
    if (rest.len && !fg_str_to_u32(rest, &part)) return false;
    *hundredths = (int32_t)(points * 100 + (rest.len == 1 ? part * 10 : part));
    return *hundredths <= 10000;
}

static int by_id(const void *a, const void *b) {
    const person *x = a, *y = b;
    int order = fg_str_cmp(x->id, y->id);
    return order ? order : (x->line > y->line) - (x->line < y->line);
}

/* Sorted by id, each of which stands once. */
static bool sort(const auditor *a, const char *name, people *list) {
    if (list->n) qsort(list->at, list->n, sizeof *list->at, by_id);
    for (uint32_t i = 1; i < list->n; i++)
        if (fg_str_eq(list->at[i].id, list->at[i - 1].id))
            return fail(a, name, list->at[i].line, "an id stands twice", list->at[i].id);
    return true;
}

static bool is_blank(const fg_csv *csv) {
    for (uint32_t i = 0; i < csv->fields.n; i++)
        if (csv->fields.at[i].len) return false;
    return true;
}

static person *add_person(const auditor *a, people *list, const fg_csv *csv, uint32_t id) {
    person *p = FG_PUSH(a->arena, list);
    if (p) *p = (person){.id = fg_csv_field(csv, id), .score = -1, .line = csv->line};
    return p;
}

static bool read_scores(auditor *a, const char *name, fg_str text) {
    fg_csv csv;
    fg_csv_start(&csv, a->arena, text, ',');
    if (!fg_csv_next(&csv)) return fail(a, name, 1, "there is no header with id and score", (fg_str){0});
    uint32_t id = fg_csv_column(&csv, "id"), score = fg_csv_column(&csv, "score");
    if (id == FG_NONE || score == FG_NONE) return fail(a, name, 1, "the header names no id and score", (fg_str){0});
    while (fg_csv_next(&csv)) {
        if (is_blank(&csv)) continue;
        fg_str said = fg_csv_field(&csv, score);
        person *p = add_person(a, &a->scored, &csv, id);
        if (!p) return false;
        if (!p->id.len) return fail(a, name, csv.line, "there is no id", (fg_str){0});
        if (said.len && !read_score(said, &p->score))
            return fail(a, name, csv.line, "a score is a number from 0 to 100", said);
    }
    if (csv.open_quote) return fail(a, name, csv.open_quote, "a quote never ends", (fg_str){0});
    return sort(a, name, &a->scored);
}

static bool read_columns(auditor *a, const char *name, const fg_csv *csv, uint32_t id) {
    if (id == FG_NONE || csv->fields.n < 2)
        return fail(a, name, 1, "the header must name id and the columns of groups", (fg_str){0});
    if (csv->fields.n > MOST_COLUMNS) return fail(a, name, 1, "there are more than 11 columns of groups", (fg_str){0});
    a->n_columns = csv->fields.n;
    for (uint32_t i = 0; i < a->n_columns; i++) a->columns[i] = i == id ? (fg_str){0} : csv->fields.at[i];
    return true;
}

static bool read_groups(auditor *a, const char *name, fg_str text) {
    fg_csv csv;
    fg_csv_start(&csv, a->arena, text, ',');
    if (!fg_csv_next(&csv)) return fail(a, name, 1, "there is no header with id and groups", (fg_str){0});
    uint32_t id = fg_csv_column(&csv, "id");
    if (!read_columns(a, name, &csv, id)) return false;
    while (fg_csv_next(&csv)) {
        if (is_blank(&csv)) continue;
        person *p = add_person(a, &a->grouped, &csv, id);
        if (!p || !(p->groups = FG_NEW_N(a->arena, fg_str, MOST_COLUMNS))) return false;
        if (!p->id.len) return fail(a, name, csv.line, "there is no id", (fg_str){0});
        for (uint32_t i = 0; i < a->n_columns; i++) p->groups[i] = i == id ? (fg_str){0} : fg_csv_field(&csv, i);
    }
    if (csv.open_quote) return fail(a, name, csv.open_quote, "a quote never ends", (fg_str){0});
    return sort(a, name, &a->grouped);
}

/* Those who stand in both tables, with a score. */
static void join(auditor *a, fg_audit *audit) {
    uint32_t i = 0, k = 0;
    while (i < a->scored.n && k < a->grouped.n) {
        const person *s = &a->scored.at[i], *g = &a->grouped.at[k];
        int order = fg_str_cmp(s->id, g->id);
        if (order) {
            audit->alone++;
            order < 0 ? i++ : k++;
            continue;
        }
        person *p = s->score >= 0 ? FG_PUSH(a->arena, &a->both) : NULL;
        if (p) *p = (person){.id = s->id, .score = s->score, .groups = g->groups};
        audit->unscored += s->score < 0;
        i++, k++;
    }
    audit->alone += a->scored.n - i + a->grouped.n - k;
    audit->people = a->both.n;
}

/* ---- counting ---- */

static int by_score(const void *a, const void *b) {
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

static int32_t twice_median(const auditor *a) {
    uint32_t n = a->both.n;
    int32_t *scores = FG_NEW_N(a->arena, int32_t, (size_t)n + 1);
    if (!scores || !n) return 0;
    for (uint32_t i = 0; i < n; i++) scores[i] = a->both.at[i].score;
    qsort(scores, n, sizeof *scores, by_score);
    return scores[(n - 1) / 2] + scores[n / 2];
}

/* "female", or of two columns "female, Black"; empty where one is not said. */
static fg_str name_of(const auditor *a, const person *p, uint32_t c, uint32_t d) {
    if (c == d || !p->groups[c].len || !p->groups[d].len) return c == d ? p->groups[c] : (fg_str){0};
    return fg_arena_printf(a->arena, "%.*s, %.*s", FG_STR_ARG(p->groups[c]), FG_STR_ARG(p->groups[d]));
}

typedef struct {
    fg_str name;
    bool above;
} member;

static int by_name(const void *a, const void *b) {
    return fg_str_cmp(((const member *)a)->name, ((const member *)b)->name);
}

static void count(const auditor *a, fg_audit_table *t, const member *members, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        fg_audit_group *last = t->groups.n ? &t->groups.at[t->groups.n - 1] : NULL;
        if (!last || !fg_str_eq(last->name, members[i].name)) {
            last = FG_PUSH(a->arena, &t->groups);
            if (!last) return;
            last->name = members[i].name;
        }
        last->people++;
        last->above += members[i].above;
    }
}

/* ---- rates ---- */

static const fg_audit_group *find_reference(const fg_audit_table *t) {
    const fg_audit_group *best = NULL;
    for (uint32_t i = 0; i < t->groups.n; i++) {
        const fg_audit_group *g = &t->groups.at[i];
        if (!g->small && (!best || g->rate > best->rate)) best = g;
    }
    return best;
}

static void rate(fg_audit_table *t, uint32_t all) {
    for (uint32_t i = 0; i < t->groups.n; i++) {
        fg_audit_group *g = &t->groups.at[i];
        fg_interval interval = fg_wilson(g->above, g->people);
        g->rate = (double)g->above / g->people;
        g->low = interval.low;
        g->high = interval.high;
        g->small = (uint64_t)g->people * 50 < all;
    }
    const fg_audit_group *reference = find_reference(t);
    for (uint32_t i = 0; i < t->groups.n; i++) {
        fg_audit_group *g = &t->groups.at[i];
        g->reference = g == reference;
        g->ratio = reference && reference->above ? g->rate / reference->rate : -1;
        g->p = reference ? fg_fisher(g->above, g->people, reference->above, reference->people) : 1;
        /* rate < 4/5 of the reference's, in whole numbers */
        g->below_four_fifths =
            reference && (uint64_t)g->above * reference->people * 5 < (uint64_t)reference->above * g->people * 4;
    }
}

static void add_table(const auditor *a, fg_audit *audit, uint32_t c, uint32_t d) {
    uint32_t n = 0;
    fg_audit_table *t = FG_PUSH(a->arena, &audit->tables);
    member *members = FG_NEW_N(a->arena, member, (size_t)a->both.n + 1);
    if (!t || !members) return;
    t->by = c == d ? a->columns[c]
                   : fg_arena_printf(a->arena, "%.*s, %.*s", FG_STR_ARG(a->columns[c]), FG_STR_ARG(a->columns[d]));
    for (uint32_t i = 0; i < a->both.n; i++) {
        const person *p = &a->both.at[i];
        fg_str name = name_of(a, p, c, d);
        if (name.len)
            members[n++] = (member){name, 2 * p->score > audit->median2};
        else
            t->unknown++;
    }
    if (n) qsort(members, n, sizeof *members, by_name);
    count(a, t, members, n);
    rate(t, audit->people);
}

static void add_tables(const auditor *a, fg_audit *audit) {
    for (uint32_t c = 0; c < a->n_columns; c++)
        if (a->columns[c].len) add_table(a, audit, c, c);
    for (uint32_t c = 0; c < a->n_columns; c++)
        for (uint32_t d = c + 1; d < a->n_columns; d++)
            if (a->columns[c].len && a->columns[d].len) add_table(a, audit, c, d);
}

fg_status fg_audit_make(fg_audit *audit, const char *scores_name, fg_str scores, const char *groups_name, fg_str groups,
                        fg_arena *arena, fg_error *err) {
    fg_error local;
    auditor a = {.arena = arena, .err = err ? err : &local};
    *audit = (fg_audit){0};
    bool good = read_scores(&a, scores_name, scores) && read_groups(&a, groups_name, groups);
    if (good) {
        join(&a, audit);
        audit->median2 = twice_median(&a);
        add_tables(&a, audit);
    }
    if (arena->failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    if (!good) return FG_EINPUT;
    return audit->people ? FG_OK : fg_fail(err, FG_EINPUT, "no id stands in both tables with a score");
}
