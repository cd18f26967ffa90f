/* "Seeking a counsel to review contracts": the words for whom a posting seeks, and the work that follows them. */
#include "parse/asked.h"

enum { SEEKER_MOST = 24 /* tokens of who seeks, in front of "is seeking" */ };

/* "Seeking a counsel to join our team and review contracts": the token from which it tells of work; the end if none. */
static uint32_t work_of_sought(const fg_clause *c) {
    uint32_t from = c->st->end;
    fg_hit h;
    FG_EACH_CUE (c, q, FG_LEX_CANDIDATE)
        if (q->arg == 3 && from == c->st->end) from = q->end;
    for (uint32_t i = from; i + 1 < c->st->end; i++) {
        bool able = fg_cue_at(c->r, i - 1, i, FG_LEX_STARTER, &h, NULL) ||
                    fg_cue_at(c->r, i - 1, i, FG_LEX_HEAD, &h, NULL) || fg_word_is(c->r, i - 1, "looking");
        if (fg_word_is(c->r, i, "who") || fg_word_is(c->r, i, "that")) break;
        if (!able && fg_word_is(c->r, i, "to") && fg_cue_at(c->r, i + 1, c->st->end, FG_LEX_DUTY_VERB, &h, NULL))
            return i;
    }
    return c->st->end;
}

/* "Harbor Cloud is seeking an engineer": who seeks is not what is sought. */
static void cut_seeker(fg_clause *c) {
    uint32_t from = c->st->first, kept = 0;
    FG_EACH_CUE (c, q, FG_LEX_CANDIDATE) {
        if (q->arg != 3) return; /* "If you know Excel and are looking for" */
        if (from == c->st->first) from = q->first;
    }
    if (!fg_has_cap(c->r, c->st->first) || from > c->st->first + SEEKER_MOST) return;
    for (uint32_t i = 0; i < c->leaves.n; i++)
        if (c->leaves.at[i].first >= from) c->leaves.at[kept++] = c->leaves.at[i];
    c->leaves.n = kept;
}

bool fg_clause_cut_work(fg_clause *c) {
    FG_EACH_CUE (c, q, FG_LEX_CANDIDATE)
        if (q->arg == 2) return true; /* "the right candidate is always looking for ways to help" */
    cut_seeker(c);
    uint32_t work = work_of_sought(c), kept = 0;
    if (!c->leaves.n) return false;
    if (work == c->st->end) return true;
    for (uint32_t i = 0; i < c->cues.n; i++) {
        const fg_cue *q = &c->cues.at[i];
        bool asks = q->tag == FG_LEX_REQUIRED || q->tag == FG_LEX_PREFERRED || q->tag == FG_LEX_HEAD;
        if (asks && q->first > work) return true; /* "..., with strong skills in" */
    }
    while (kept < c->leaves.n && c->leaves.at[kept].first < work) kept++;
    if (!kept) return false;
    c->leaves.n = kept;
    return true;
}

bool fg_clause_tells_work(const fg_clause *c) { return !c->boilerplate && !c->pay && work_of_sought(c) < c->st->end; }

enum { MUST_REACH = 3 /* tokens from "you must have" to "experience" */ };

bool fg_clause_must_bring(const fg_clause *c) {
    FG_EACH_CUE (c, q, FG_LEX_CANDIDATE) {
        if (q->arg != 2) continue;
        FG_EACH_CUE (c, head, FG_LEX_HEAD)
            if (head->first >= q->end && head->first <= q->end + MUST_REACH) return true;
    }
    return false;
}
