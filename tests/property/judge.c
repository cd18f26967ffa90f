#include "judge.h"

const char *judge_open(judge *j) {
    static fg_error err;
    fg_options opt = {.size = sizeof opt, .as_of = 2026 * 12 + 10}, blind = opt;
    blind.blind = true;
    *j = (judge){0};
    bool ok = fg_dict_open(&j->dict, NULL, NULL, &err) == FG_OK &&
              fg_engine_new(&j->engine, j->dict, &opt, NULL, &err) == FG_OK &&
              fg_engine_new(&j->blind, j->dict, &blind, NULL, &err) == FG_OK &&
              fg_scorer_new(&j->scorer, j->dict, NULL, NULL, &err) == FG_OK;
    return ok ? NULL : err.message;
}

void judge_close(judge *j) {
    fg_scorer_free(j->scorer);
    fg_engine_free(j->blind);
    fg_engine_free(j->engine);
    fg_dict_free(j->dict);
}

const char *judge_texts(fg_engine *engine, fg_str posting, fg_str resume, verdicts *v) {
    static fg_error err;
    fg_read_options only_text = {.size = sizeof only_text, .only_text = true};
    *v = (verdicts){0};
    bool ok = fg_doc_parse(&v->posting_doc, posting, "posting", NULL, NULL, &err) == FG_OK &&
              fg_doc_parse(&v->resume_doc, resume, "resume", &only_text, NULL, &err) == FG_OK &&
              fg_posting_parse(&v->posting, engine, v->posting_doc, &err) == FG_OK &&
              fg_resume_parse(&v->resume, engine, v->resume_doc, &err) == FG_OK &&
              fg_match(&v->result, engine, v->posting, v->resume, &err) == FG_OK;
    if (!ok) return err.message;
    fg_result_score(v->result, &v->score);
    return NULL;
}

void verdicts_free(verdicts *v) {
    fg_result_free(v->result);
    fg_resume_free(v->resume);
    fg_posting_free(v->posting);
    fg_doc_free(v->resume_doc);
    fg_doc_free(v->posting_doc);
    *v = (verdicts){0};
}

static bool is_share(int32_t points) { return points >= -1 && points <= 10000; }

/* "0-1 year" is met by everybody. */
static bool asks_no_months(const fg_posting *p, uint32_t node) {
    const fg_node *n = &p->nodes.at[node];
    if (n->type == FG_NODE_YEARS) return n->min_months == 0;
    for (uint32_t k = n->child; k; k = p->nodes.at[k].next)
        if (asks_no_months(p, k)) return true;
    return false;
}

/* Of those that are met, something of the text must say so. */
static bool is_proven(const verdicts *v, const fg_item *item) {
    for (uint32_t i = 0; i < item->findings; i++) {
        fg_span s = v->result->findings.at[item->first_finding + i].span;
        if (s.start >= s.end || s.end > v->resume_doc->text.len) return false;
    }
    return item->verdict != FG_MET || item->findings ||
           asks_no_months(v->posting, v->posting->requirements.at[item->requirement].root);
}

const char *verdicts_fault(const verdicts *v) {
    const fg_score *s = &v->score;
    int64_t points = 0, of = 0;
    for (uint32_t i = 0; i < v->result->items.n; i++) {
        const fg_item *item = &v->result->items.at[i];
        points += item->points;
        of += item->of;
        if (item->points < 0 || item->points > item->high_points || item->high_points > item->of)
            return "points of an item out of bounds";
        if (!is_proven(v, item)) return "an item is met without a place in the résumé";
    }
    if (!s->scored) return s->low != -1 || s->high != -1 ? "no score, but numbers" : NULL;
    if (s->low < 0 || s->high > 10000 || s->low > s->high) return "low and high out of bounds";
    if (!is_share(s->required) || !is_share(s->preferred)) return "required or preferred out of bounds";
    if (points != s->low) return "the printed points do not add up to the score";
    return of == 10000 ? NULL : "what the items are worth does not add up to 100";
}

const char *verdicts_differ(const verdicts *a, const verdicts *b) {
    const fg_score *x = &a->score, *y = &b->score;
    if (x->low != y->low || x->high != y->high) return "another score";
    if (x->required != y->required || x->preferred != y->preferred) return "another share of required or preferred";
    if (a->result->items.n != b->result->items.n) return "another number of items";
    for (uint32_t i = 0; i < a->result->items.n; i++) {
        const fg_item *p = &a->result->items.at[i], *q = &b->result->items.at[i];
        if (p->verdict != q->verdict) return "another verdict";
        if (p->points != q->points || p->high_points != q->high_points) return "other points of an item";
        if (p->gain != q->gain) return "another gain";
    }
    return NULL;
}

static const char *compare_packed(const fg_score *x, const fg_packed_score *y) {
    if (y->lost) return "packing loses concepts";
    if (x->scored != y->score.scored || x->low != y->score.low || x->high != y->score.high)
        return "another score, packed";
    if (x->required != y->score.required || x->preferred != y->score.preferred || x->rank != y->score.rank)
        return "another share or rank, packed";
    return NULL;
}

const char *verdicts_packed_fault(judge *j, const verdicts *v) {
    static fg_error err;
    fg_str posting = {0}, profile = {0};
    fg_packed_score score;
    bool ok = fg_posting_pack(&posting, v->posting, NULL, &err) == FG_OK &&
              fg_profile_pack(&profile, v->result->resume, NULL, &err) == FG_OK &&
              fg_scorer_set_profile(j->scorer, profile, &err) == FG_OK &&
              fg_scorer_score(j->scorer, posting, &score, &err) == FG_OK;
    fg_bytes_free(posting, NULL);
    fg_bytes_free(profile, NULL);
    return ok ? compare_packed(&v->score, &score) : err.message;
}

const char *verdicts_fall(const verdicts *before, const verdicts *after) {
    const fg_score *x = &before->score, *y = &after->score;
    if (y->low < x->low) return "the score fell";
    if (y->required < x->required) return "the share of what is required fell";
    return y->preferred < x->preferred ? "the share of what is preferred fell" : NULL;
}
