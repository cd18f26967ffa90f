/* A posting and a résumé to a result: prices, verdicts, points, then what is missing and what to say of it. */
#include "match/known.h"

enum { HALF = 5000 }; /* hundredths of a point */

const char *const fg_verdict_names[] = {"met", "partial", "missing", "cannot_tell"};
const char *const fg_rule_names[] = {"none",         "exact",   "alias",      "child", "implied",
                                     "open-sibling", "sibling", "parent",     "title", "years",
                                     "stated-years", "degree",  "experience", "deed",  "assumed"};

static void count_statements(const fg_matcher *m, fg_result *x) {
    for (uint32_t i = 0; i < m->p->requirements.n; i++) {
        const fg_requirement *q = &m->p->requirements.at[i];
        if (q->necessity == FG_IMPLIED) continue;
        if (q->parts)
            x->in_part++;
        else
            x->read++;
    }
    x->statements = x->read + x->in_part + m->p->unread.n;
}

static void warn(fg_result *x, const char *words) {
    const char **w = FG_PUSH(&x->arena, &x->warnings);
    if (w) *w = words;
}

static bool is_mostly_listed(const fg_result *x) {
    uint32_t listed = 0, met = 0;
    for (uint32_t i = 0; i < x->items.n; i++) {
        met += x->items.at[i].verdict == FG_MET && x->items.at[i].weight && x->items.at[i].findings;
        listed += x->items.at[i].listed_only;
    }
    return listed >= 3 && listed * 2 > met;
}

static bool hangs_on_one(const fg_result *x) {
    for (uint32_t i = 0; i < x->items.n; i++)
        if (x->items.at[i].of > HALF) return true;
    return false;
}

static void add_warnings(const fg_matcher *m, fg_result *x) {
    if (is_mostly_listed(x)) warn(x, "most of what is met is only listed, not shown in a role or project");
    if (hangs_on_one(x)) warn(x, "one requirement makes up more than half of the score, which so says little");
    if (!x->score.scored)
        warn(x, m->p->requirements.n ? "nothing that the posting asks has points, so there is no score"
                                     : "no requirement was understood, so there is no score");
    else if (x->score.high - x->score.low > 1500)
        warn(x, "much of this cannot be judged from the texts: it needs a human look");
    else if (m->p->confidence == FG_LOW)
        warn(x, "the posting hardly says what it requires: which of its statements do was mostly guessed");
    for (uint32_t i = 0; i < m->r->warnings.n; i++) warn(x, m->r->warnings.at[i]);
}

bool fg_match_begin(fg_matcher *m) {
    m->known = FG_NEW_N(m->scratch, fg_outcome, m->p->nodes.n + 1);
    if (!m->known) return false;
    for (uint32_t i = 0; i < m->p->nodes.n; i++) m->known[i].verdict = UINT8_MAX;
    m->relevant_months = fg_match_relevant_months(m);
    if (m->r->assumed_months > m->relevant_months) m->relevant_months = m->r->assumed_months;
    return true;
}

bool fg_match_start(fg_matcher *m, const fg_result *x, fg_engine *engine) {
    *m = (fg_matcher){
        .p = x->posting, .r = x->resume, .dict = engine->dict, .policy = engine->policy, .scratch = &engine->scratch};
    m->memo = fg_match_memo(engine, x->resume);
    return m->memo && fg_match_begin(m);
}

void fg_match_total(fg_matcher *m, fg_result *x) {
    fg_match_price(m, x);
    for (uint32_t i = 0; i < x->items.n; i++) {
        fg_outcome o;
        fg_item *item = &x->items.at[i];
        if (!fg_match_item(m, item, &o)) continue;
        item->low = o.low;
        item->high = o.high;
    }
    fg_match_points(x);
}

static void match_one(fg_result *x, fg_engine *engine) {
    fg_matcher m;
    if (!fg_match_start(&m, x, engine)) return;
    count_statements(&m, x);
    fg_match_price(&m, x);
    fg_match_judge(&m, x);
    fg_match_points(x);
    if (x->score.scored) x->score.rank = fg_match_rank(&m, x);
    fg_match_share_out(&m, x);
    if (x->score.scored) fg_match_steps(&m, x);
    add_warnings(&m, x);
}

static void score_one(fg_result *x, fg_engine *engine) {
    fg_matcher m;
    if (!fg_match_start(&m, x, engine)) return;
    fg_match_total(&m, x);
    if (x->score.scored) x->score.rank = fg_match_rank(&m, x);
}

/* The low score of another form of the résumé. */
static int32_t low_of(fg_result *x, fg_engine *engine, const fg_resume *other) {
    fg_result *with = FG_NEW(&engine->scratch, fg_result);
    if (!with || !x->score.scored) return -1;
    fg_arena_init(&with->arena, &engine->alloc);
    with->posting = x->posting;
    with->resume = other;
    score_one(with, engine);
    x->arena.failed |= with->arena.failed;
    fg_arena_free(&with->arena);
    return with->score.low;
}

/* What was copied from the posting counts for nothing: the résumé is read again without it. */
static fg_status leave_out_copied(fg_result *x, fg_engine *engine, fg_error *err) {
    const fg_known *known = fg_match_known(engine, x->as_read);
    fg_copying words;
    if (known)
        words = known->words;
    else if (!fg_copying_init(&words, x->as_read->source->text, &engine->scratch))
        return fg_fail(err, FG_ENOMEM, "out of memory");
    fg_match_copied(&words, x->posting->doc->text, &x->arena, &engine->scratch, &x->copied);
    if (!x->copied.n || x->arena.failed) return FG_OK;
    fg_status status = fg_resume_read_without(&x->cleaned, engine, x->as_read, x->copied.at, x->copied.n, err);
    if (status == FG_OK) x->resume = x->cleaned;
    return status;
}

static void score_others(fg_result *x, fg_engine *engine) {
    const fg_resume *whole = x->as_read->whole ? x->as_read->whole : x->as_read;
    if (x->copied.n || x->as_read->whole) x->score.with_left_out = low_of(x, engine, whole);
    if (x->resume->base) x->score.unassumed = low_of(x, engine, x->resume->base);
}

static fg_status match_all(fg_result *x, fg_engine *engine, bool only_score, fg_error *err) {
    fg_status status = leave_out_copied(x, engine, err);
    if (status != FG_OK) return status;
    if (only_score) {
        score_one(x, engine);
    } else {
        match_one(x, engine);
        score_others(x, engine);
    }
    const fg_known *known = engine->known;
    bool failed = x->arena.failed || engine->scratch.failed || (known && known->arena.failed);
    return failed ? fg_fail(err, FG_ENOMEM, "out of memory") : FG_OK;
}

static fg_status match(fg_result **out, fg_engine *engine, const fg_posting *posting, const fg_resume *resume,
                       bool only_score, fg_error *err) {
    fg_error_clear(err);
    *out = NULL;
    if (!posting || !resume || posting->dict != engine->dict || resume->dict != engine->dict)
        return fg_fail(err, FG_EINVAL, "posting, résumé and engine must share one dictionary");
    fg_result *x = fg_alloc(&engine->alloc, sizeof *x);
    if (!x) return fg_fail(err, FG_ENOMEM, "out of memory");
    fg_arena_init(&x->arena, &engine->alloc);
    fg_engine_begin(engine);
    x->posting = posting;
    x->resume = x->as_read = resume;
    x->target = -1;
    x->policy_version = engine->policy->number[FG_P_VERSION];
    x->policy_hash = engine->policy->hash;
    fg_status status = match_all(x, engine, only_score, err);
    if (status == FG_OK)
        *out = x;
    else
        fg_result_free(x);
    return status;
}

fg_status fg_match(fg_result **out, fg_engine *engine, const fg_posting *posting, const fg_resume *resume,
                   fg_error *err) {
    return match(out, engine, posting, resume, false, err);
}

fg_status fg_match_score(fg_result **out, fg_engine *engine, const fg_posting *posting, const fg_resume *resume,
                         fg_error *err) {
    return match(out, engine, posting, resume, true, err);
}

void fg_result_free(fg_result *x) {
    if (!x) return;
    fg_resume_free(x->cleaned);
    fg_allocator a = x->arena.alloc;
    fg_arena_free(&x->arena);
    fg_release(&a, x, sizeof *x);
}

void fg_result_score(const fg_result *x, fg_score *score) { *score = x->score; }

static int down(int32_t a, int32_t b) { return (a < b) - (a > b); }

int fg_match_order(const fg_score *a, int confidence_a, const fg_score *b, int confidence_b) {
    int order = down(a->rank, b->rank);
    if (!order) order = down(a->required, b->required);
    if (!order) order = down(a->high, b->high);
    return order ? order : down(-confidence_a, -confidence_b);
}

static int compare(const fg_result *a, const fg_score *x, const fg_result *b, const fg_score *y) {
    if (a->gate_failed != b->gate_failed) return a->gate_failed ? 1 : -1;
    return fg_match_order(x, a->posting->confidence, y, b->posting->confidence);
}

int fg_result_compare(const fg_result *a, const fg_result *b) { return compare(a, &a->score, b, &b->score); }

bool fg_result_breaks_condition(const fg_result *result) { return result && result->gate_failed; }

int fg_result_compare_resumes(const fg_result *a, const fg_result *b) {
    fg_score x = a->score, y = b->score;
    x.rank = x.low;
    y.rank = y.low;
    return compare(a, &x, b, &y);
}
