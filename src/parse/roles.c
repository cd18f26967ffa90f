/* Roles: every range of dates that stands where a job is named opens one. */
#include "parse/role_parts.h"

#include <string.h>

/* All dates of a job share its text, which is that of the first. */
static void close_texts(fg_resume_reading *x, const fg_anchors *all) {
    for (uint32_t i = 0, next; i < x->words.n; i = next) {
        fg_role_words *w = &x->words.at[i];
        for (next = i + 1; next < x->words.n && all->at[next].again;) next++;
        w->end = x->parts.at[w->part].end;
        if (next < x->words.n && x->words.at[next].head_first < w->end) w->end = x->words.at[next].head_first;
        if (w->end < w->head_end) w->end = w->head_end;
        for (uint32_t k = i + 1; k < next; k++)
            x->words.at[k].head_first = x->words.at[k].head_end = x->words.at[k].end = w->end;
    }
}

static bool in_volunteer_part(const fg_resume_reading *x, const fg_role_words *w) {
    return x->parts.at[w->part].tag == FG_LEX_H_VOLUNTEER;
}

static bool is_empty(fg_span s) { return s.end <= s.start; }

/* "Brightwater Ltd / Senior Accountant, 2018 - 2021 / Accountant, 2015 - 2018": the employer stands over all of them.
 * `a`: the i-th of the anchors. */
static void inherit_employer(const fg_resume_reading *x, const fg_anchor *a, uint32_t i, fg_role *role) {
    if (i == 0 || !is_empty(role->employer) || is_empty(role->title)) return;
    if (x->words.at[i].part != x->words.at[i - 1].part) return;
    const fg_role *before = &x->resume->roles.at[i - 1];
    if (is_empty(before->employer) || (is_empty(before->title) && !a[-1].whole)) return;
    uint32_t title = is_empty(before->title) ? role->title.start : before->title.start;
    if (before->employer.end > title) return;
    fg_str between = fg_doc_slice(x->resume->doc, before->employer.end, title);
    if (memchr(between.ptr, '\n', between.len)) role->employer = before->employer;
}

static void count_months(const fg_resume_reading *x, fg_role *role) {
    if (role->start.month == FG_NO_MONTH) return;
    int32_t bound = fg_range_bound(&role->start, &role->end, x->resume->as_of);
    role->months = bound > role->start.month ? (uint32_t)(bound - role->start.month) : 0;
}

/* The last job, at another time. */
static void add_again(fg_resume_reading *x, const fg_range *g) {
    fg_role *role = FG_PUSH(&x->resume->arena, &x->resume->roles);
    if (!role) return;
    *role = role[-1];
    role->again = true;
    role->span = fg_resume_span(x, g->first, g->end);
    role->start = g->start;
    role->end = g->stop;
    role->open = g->open;
    count_months(x, role);
}

static void add_role(fg_resume_reading *x, const fg_anchor *a, const fg_role_words *w) {
    if (a->again && x->resume->roles.n) {
        add_again(x, &a->range);
        return;
    }
    fg_role *role = FG_PUSH(&x->resume->arena, &x->resume->roles);
    if (!role) return;
    *role = (fg_role){.span = fg_resume_span(x, w->head_first, w->head_end),
                      .start = a->range.start,
                      .end = a->range.stop,
                      .open = a->range.open};
    role->from = role->span.start;
    role->to = fg_resume_span(x, w->head_first, w->end).end;
    role->internship = fg_resume_has_cue(x, w->head_first, w->head_end, FG_LEX_INTERN);
    role->volunteer = in_volunteer_part(x, w) || fg_resume_has_cue(x, w->head_first, w->head_end, FG_LEX_VOLUNTEER);
    count_months(x, role);
    fg_resume_name_role(x, w, role);
    if (a->whole && is_empty(role->employer)) role->employer = role->title;
    if (a->whole) role->title = (fg_span){0, 0};
    inherit_employer(x, a, x->resume->roles.n - 1, role);
}

static fg_str text_from(const fg_resume_reading *x, const fg_role *role, uint32_t behind) {
    const fg_str text = x->resume->doc->text;
    uint32_t end = role->span.end + behind < text.len ? role->span.end + behind : (uint32_t)text.len;
    return fg_doc_slice(x->resume->doc, role->span.start, end);
}

static bool same_words(const fg_resume_reading *x, fg_span a, fg_span b) {
    const fg_doc *doc = x->resume->doc;
    return fg_str_eq_nocase(fg_doc_slice(doc, a.start, a.end), fg_doc_slice(doc, b.start, b.end));
}

/* The same job: the same months, and its title and employer, or all of its head and what follows, word for word. */
static bool is_same_job(const fg_resume_reading *x, const fg_role *a, const fg_role *b) {
    enum { BEHIND = 60 /* bytes of what was done */ };
    if (a->start.month != b->start.month || a->end.month != b->end.month) return false;
    bool named = !is_empty(a->title) && !is_empty(a->employer) && a->start.precision == FG_PRECISION_MONTH;
    if (named && same_words(x, a->title, b->title) && same_words(x, a->employer, b->employer)) return true;
    return a->to > a->span.end + BEHIND && fg_str_eq(text_from(x, a, BEHIND), text_from(x, b, BEHIND));
}

/* Is the i-th role one of the first `kept`, in a text that somebody pasted twice? One that follows right behind it adds to
 * what it tells. */
static bool is_twin(fg_resume_reading *x, uint32_t i, uint32_t kept) {
    fg_role *roles = x->resume->roles.at;
    uint32_t k = 0;
    while (k < kept && !is_same_job(x, &roles[k], &roles[i])) k++;
    if (k == kept) return false;
    if (k + 1 == kept && x->words.at[k].part == x->words.at[i].part) {
        x->words.at[k].end = x->words.at[i].end;
        roles[k].to = roles[i].to;
    }
    return true;
}

/* "Student, 2013 - 2015": a time without work. */
static bool is_no_work(const fg_resume_reading *x, const fg_role *role) {
    uint32_t first = fg_token_from(&x->reading, role->title.start), end = fg_token_from(&x->reading, role->title.end);
    fg_hit h;
    uint32_t bracket;
    return !is_empty(role->title) && fg_cue_at(&x->reading, first, end, FG_LEX_NOT_WORK, &h, &bracket) && !bracket &&
           h.end == end;
}

/* The line of an employer whose jobs follow has told them its name, and is none of them. */
static void drop_others(fg_resume_reading *x, const fg_anchors *all) {
    uint32_t n = 0;
    bool dropped = false; /* with all its dates */
    for (uint32_t i = 0; i < all->n && i < x->resume->roles.n; i++) {
        dropped =
            all->at[i].again ? dropped : all->at[i].whole || is_no_work(x, &x->resume->roles.at[i]) || is_twin(x, i, n);
        if (dropped) continue;
        x->resume->roles.at[n] = x->resume->roles.at[i];
        x->words.at[n++] = x->words.at[i];
    }
    x->resume->roles.n = x->words.n = n;
}

/* "Tech, 05/2014 to 08/2014" under "Advocate, 09/2014": where the first job has one date, and the newest of all others ended
 * right before it, it began there. Whether it goes on is not said. */
static void begin_newest(fg_resume_reading *x) {
    fg_role *first = x->resume->roles.at;
    int32_t newest = FG_NO_MONTH;
    if (x->resume->roles.n < 2 || first->start.month != FG_NO_MONTH || first->end.month == FG_NO_MONTH || first->open ||
        first->end.precision != FG_PRECISION_MONTH)
        return;
    for (uint32_t i = 1; i < x->resume->roles.n; i++) {
        const fg_role *role = &x->resume->roles.at[i];
        if (role->start.month == FG_NO_MONTH) continue;
        if (role->open) return;
        if (newest == FG_NO_MONTH || role->end.month > newest) newest = role->end.month;
    }
    if (newest == FG_NO_MONTH || first->end.month < newest || first->end.month > newest + 1) return;
    first->start = first->end;
    first->end = (fg_date){FG_NO_MONTH, FG_PRECISION_NONE};
}

/* Names the dates that make no sense, and the lines in which they stand. */
static void tell_senseless(fg_resume_reading *x, const fg_anchors *all) {
    enum { MOST = 5 };
    const fg_doc *doc = x->resume->doc;
    fg_buf out;
    uint32_t n = 0, line = 1, at = 0;
    fg_buf_init(&out, &x->resume->arena);
    for (uint32_t i = 0; i < all->n && n < MOST; i++) {
        if (!all->at[i].senseless) continue;
        fg_span span = fg_resume_span(x, all->at[i].range.first, all->at[i].range.end);
        for (; at < span.start; at++) line += doc->text.ptr[at] == '\n';
        fg_buf_printf(&out, n++ ? ", " : "dates make no sense, so that they count no months: ");
        fg_buf_add(&out, fg_doc_slice(doc, span.start, span.end));
        fg_buf_printf(&out, " (line %u)", line);
    }
    fg_buf_add_char(&out, 0);
    if (n) x->senseless = fg_buf_str(&out).ptr;
}

void fg_resume_find_roles(fg_resume_reading *x) {
    fg_anchors all = {0};
    fg_role_find_anchors(x, &all);
    if (x->scratch->failed) return;
    fg_role_place_heads(x, &all);
    if (x->scratch->failed) return;
    close_texts(x, &all);
    for (uint32_t i = 0; i < all.n; i++) add_role(x, &all.at[i], &x->words.at[i]);
    if (x->resume->arena.failed) return;
    drop_others(x, &all);
    begin_newest(x);
    tell_senseless(x, &all);
    x->resume->experience_months = fg_roles_union(x->resume->roles.at, x->resume->roles.n, NULL, NULL, x->scratch);
}
