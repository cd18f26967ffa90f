/* Qualities that work shows: who has negotiated contracts need not say that they negotiate well. */
#include <stdlib.h>

#include "parse/roles.h"

enum { REACH = 6 /* words between what is done and to what */ };

/* One quality is shown once a role by the first that shows it. */
static bool is_known(const fg_resume *r, uint32_t concept, uint32_t role) {
    for (uint32_t i = r->shown.n; i > 0; i--) {
        const fg_shown *s = &r->shown.at[i - 1];
        if (s->role != role) break;
        if (s->concept == concept) return true;
    }
    return false;
}

static bool is_denied(const fg_resume_reading *x, uint32_t from, uint32_t i) {
    static const fg_lex tags[] = {FG_LEX_LACKS, FG_LEX_WEAK};
    for (size_t k = 0; k < FG_COUNT(tags); k++)
        if (fg_resume_has_cue(x, i > from + 3 ? i - 3 : from, i, tags[k])) return true;
    return false;
}

/* Who worked in human resources or customer relationship management has shown neither by these words: what stands inside
 * a longer name tells nothing. Its last word may be what something was done to: "wrote monthly reports". */
static bool is_in_name(const fg_reading *r, const fg_mentions *named, const fg_act *act) {
    for (uint32_t i = 0; i < named->n; i++) {
        const fg_mention *m = &named->at[i];
        if (m->first <= act->first && act->end < m->end) return fg_kind_of(r, m->concept) != FG_KIND_SOFT;
    }
    return false;
}

static void find_acts(const fg_resume_reading *x, const fg_mentions *named, uint32_t from, uint32_t to, fg_acts *out) {
    for (uint32_t i = from; i < to; i++) {
        if (!(fg_tok(&x->reading, i)->roots >> FG_ROOT_ACT & 1)) continue;
        uint32_t kept = out->n;
        fg_dict_acts_at(x->resume->dict, x->reading.tokens, i, to, x->scratch, out);
        for (uint32_t k = kept; k < out->n; k++)
            if (!is_in_name(&x->reading, named, &out->at[k])) out->at[kept++] = out->at[k];
        out->n = kept;
    }
}

/* Words between tokens a and b, a name being one word however it is written. */
static uint32_t distance(const fg_mentions *named, uint32_t a, uint32_t b) {
    uint32_t n = b - a;
    for (uint32_t i = 0; i < named->n; i++)
        if (named->at[i].first >= a && named->at[i].end <= b) n -= named->at[i].end - named->at[i].first - 1;
    return n;
}

/* Where what is done to something ends; 0: nothing near is what the quality is shown on. */
static uint32_t end_of_act(const fg_image_group *groups, const fg_mentions *named, const fg_acts *acts, uint32_t k) {
    const fg_act *act = &acts->at[k];
    for (uint32_t i = k + 1; i < acts->n; i++) {
        const fg_image_group *on = &groups[acts->at[i].group];
        if (acts->at[i].first < act->end) continue;
        uint32_t apart = acts->at[i].first - act->end;
        if (apart > REACH && distance(named, act->end, acts->at[i].first) > REACH) break;
        if (on->tag == FG_LEX_ACTS_ON && on->arg == groups[act->group].arg) return acts->at[i].end;
    }
    return 0;
}

void fg_resume_read_shown(fg_resume_reading *x, const fg_mentions *named, uint32_t from, uint32_t to, uint8_t place,
                          uint32_t role) {
    fg_resume *r = x->resume;
    const fg_image_group *groups = r->dict->groups;
    fg_acts acts = {0};
    find_acts(x, named, from, to, &acts);
    for (uint32_t k = 0; k < acts.n; k++) {
        const fg_act *act = &acts.at[k];
        const fg_image_group *g = &groups[act->group];
        uint32_t end = g->tag == FG_LEX_SHOWS  ? act->end
                       : g->tag == FG_LEX_ACTS ? end_of_act(groups, named, &acts, k)
                                               : 0;
        if (!end || is_known(r, g->arg, role) || is_denied(x, from, act->first)) continue;
        fg_shown *s = FG_PUSH(&r->arena, &r->shown);
        if (s) *s = (fg_shown){g->arg, place, role, fg_resume_span(x, act->first, end)};
    }
}

static int by_concept(const void *a, const void *b) {
    const fg_shown *x = a, *y = b;
    if (x->concept != y->concept) return x->concept < y->concept ? -1 : 1;
    return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

void fg_resume_sort_shown(fg_resume *r) {
    if (r->shown.n) qsort(r->shown.at, r->shown.n, sizeof *r->shown.at, by_concept);
}
