/*
 * What must hold of every posting and résumé, over random ones. FITGAP_PROPERTY_CASES says how many of each
 * property (700), FITGAP_PROPERTY_SEED where to begin; a failure prints the seed that makes it again.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "compose.h"
#include "judge.h"
#include "words.h"

/* One case: a posting, a résumé, and what comes of them. */
typedef struct {
    judge judge;
    fg_arena arena;
    chance chance;
    job job;
    cv cv;
    fg_str posting, resume;
    verdicts before, after;
} trial;

/* Changes something and looks at both results: NULL, or what does not hold. */
typedef const char *(*property)(trial *t);

static uint64_t number_of(const char *name, uint64_t otherwise) {
    const char *s = getenv(name);
    return s && *s ? strtoull(s, NULL, 10) : otherwise;
}

static fg_str text_of_cv(trial *t) {
    fg_buf text;
    fg_buf_init(&text, &t->arena);
    cv_write(&t->cv, &text);
    return fg_buf_str(&text);
}

static fg_str text_of_job(trial *t) {
    fg_buf text;
    fg_buf_init(&text, &t->arena);
    job_write(&t->job, &text);
    return fg_buf_str(&text);
}

/* The texts as the plans are now, into `after`. */
static const char *judge_again(trial *t) {
    t->posting = text_of_job(t);
    t->resume = text_of_cv(t);
    return judge_texts(t->judge.engine, t->posting, t->resume, &t->after);
}

static const char *try_one(trial *t, uint64_t seed, property holds) {
    t->chance = (chance){seed};
    compose_job(&t->chance, &t->job);
    compose_cv(&t->chance, &t->cv);
    t->posting = text_of_job(t);
    t->resume = text_of_cv(t);
    const char *fault = judge_texts(t->judge.engine, t->posting, t->resume, &t->before);
    return fault ? fault : holds(t);
}

static void tell(const trial *t, uint64_t seed, const char *fault) {
    fprintf(stderr, "seed %llu: %s (%d/%d/%d, then %d/%d/%d)\n", (unsigned long long)seed, fault, t->before.score.low,
            t->before.score.required, t->before.score.preferred, t->after.score.low, t->after.score.required,
            t->after.score.preferred);
    if (getenv("FITGAP_PROPERTY_SHOW"))
        fprintf(stderr, "---- posting\n%.*s\n---- résumé\n%.*s\n", FG_STR_ARG(t->posting), FG_STR_ARG(t->resume));
}

static void check(const char *name, property holds) {
    uint64_t cases = number_of("FITGAP_PROPERTY_CASES", 700), first = number_of("FITGAP_PROPERTY_SEED", 1), failed = 0;
    trial *t = calloc(1, sizeof *t);
    cr_assert(t);
    cr_assert_null(judge_open(&t->judge));
    fg_arena_init(&t->arena, NULL);
    for (uint64_t seed = first; seed < first + cases; seed++) {
        const char *fault = try_one(t, seed, holds);
        if (fault && failed++ < 5) tell(t, seed, fault);
        verdicts_free(&t->before);
        verdicts_free(&t->after);
        fg_arena_reset(&t->arena);
    }
    fg_arena_free(&t->arena);
    judge_close(&t->judge);
    free(t);
    fprintf(stderr, "%s: %llu cases, %llu exceptions\n", name, (unsigned long long)cases, (unsigned long long)failed);
    cr_assert_eq(failed, 0);
}

#define PROPERTY(name)                                                                                                 \
    static const char *name(trial *t);                                                                                 \
    Test(properties, name) { check(#name, name); }                                                                     \
    static const char *name(trial *t)

PROPERTY(results_are_sound) { return verdicts_fault(&t->before); }

PROPERTY(packed_scores_are_the_same) { return verdicts_packed_fault(&t->judge, &t->before); }

PROPERTY(same_bytes_same_result) {
    verdicts other = {0};
    for (uint32_t i = 0; i < 3; i++) { /* what was read in between leaves no trace */
        compose_cv(&t->chance, &t->cv);
        compose_job(&t->chance, &t->job);
        const char *fault = judge_texts(t->judge.engine, text_of_job(t), text_of_cv(t), &other);
        verdicts_free(&other);
        if (fault) return fault;
    }
    const char *fault = judge_texts(t->judge.engine, t->posting, t->resume, &t->after);
    return fault ? fault : verdicts_differ(&t->before, &t->after);
}

PROPERTY(blind_reading_changes_nothing) {
    const char *fault = judge_texts(t->judge.blind, t->posting, t->resume, &t->after);
    return fault ? fault : verdicts_differ(&t->before, &t->after);
}

/* ---- more to show ---- */

PROPERTY(evidence_never_lowers) {
    if (!add_evidence(&t->chance, &t->cv)) return NULL;
    const char *fault = judge_again(t);
    return fault ? fault : verdicts_fall(&t->before, &t->after);
}

PROPERTY(what_is_asked_raises) {
    const ask *a = &t->job.asks[0];
    if (a->kind != ASK_ONE || t->before.result->items.n == 0 || t->before.result->items.at[0].low == 10000) return NULL;
    role *r = &t->cv.roles[0];
    r->bullets[0].skill = a->named[0];
    r->n_bullets = 1;
    t->cv.n_roles = 1;
    const char *fault = judge_again(t);
    if (fault) return fault;
    return t->after.result->items.at[0].points > t->before.result->items.at[0].points ? NULL
                                                                                      : "shown, and worth no more";
}

PROPERTY(repetition_adds_nothing) {
    t->cv.twice = true;
    const char *fault = judge_again(t);
    return fault ? fault : verdicts_differ(&t->before, &t->after);
}

PROPERTY(empty_words_add_nothing) {
    t->cv.extra = word_empty_bullets[chance_below(&t->chance, words_count(word_empty_bullets))];
    const char *fault = judge_again(t);
    return fault ? fault : verdicts_differ(&t->before, &t->after);
}

PROPERTY(unseen_words_add_nothing) {
    fg_buf plain, stuffed;
    fg_buf_init(&plain, &t->arena);
    fg_buf_init(&stuffed, &t->arena);
    cv_write_html(&t->cv, (fg_str){NULL, 0}, &plain);
    cv_write_html(&t->cv, t->posting, &stuffed);
    verdicts_free(&t->before);
    const char *fault = judge_texts(t->judge.engine, t->posting, fg_buf_str(&plain), &t->before);
    if (!fault) fault = judge_texts(t->judge.engine, t->posting, fg_buf_str(&stuffed), &t->after);
    return fault ? fault : verdicts_differ(&t->before, &t->after);
}

PROPERTY(a_pasted_posting_adds_nothing) {
    fg_buf both;
    fg_buf_init(&both, &t->arena);
    fg_buf_add(&both, t->resume);
    fg_buf_add_char(&both, '\n');
    fg_buf_add(&both, t->posting);
    t->resume = fg_buf_str(&both);
    const char *fault = judge_texts(t->judge.engine, t->posting, t->resume, &t->after);
    return fault ? fault : verdicts_differ(&t->before, &t->after);
}

/* ---- what must not matter ---- */

PROPERTY(order_is_irrelevant) {
    shuffle_cv(&t->chance, &t->cv);
    const char *fault = judge_again(t);
    return fault ? fault : verdicts_differ(&t->before, &t->after);
}

PROPERTY(order_of_the_posting_is_irrelevant) {
    shuffle_job(&t->chance, &t->job);
    const char *fault = judge_again(t);
    if (fault) return fault;
    if (t->before.score.low != t->after.score.low) return "another score";
    if (t->before.score.required != t->after.score.required) return "another share of what is required";
    return t->before.score.preferred == t->after.score.preferred ? NULL : "another share of what is preferred";
}

PROPERTY(other_names_of_skills_change_nothing) {
    if (chance_one_in(&t->chance, 2))
        rename_cv(&t->cv);
    else
        rename_job(&t->job);
    const char *fault = judge_again(t);
    return fault ? fault : verdicts_differ(&t->before, &t->after);
}

PROPERTY(who_it_is_changes_nothing) {
    swap_person(&t->chance, &t->cv);
    const char *fault = judge_again(t);
    return fault ? fault : verdicts_differ(&t->before, &t->after);
}

/* ---- the posting asks for more, or for less ---- */

PROPERTY(an_alternative_never_lowers) {
    for (uint32_t i = 0; i < t->job.n_asks; i++) {
        ask *a = &t->job.asks[i];
        if ((a->kind != ASK_ANY && a->kind != ASK_ONE) || a->n_named == MAX_NAMED) continue;
        a->kind = ASK_ANY;
        a->named[a->n_named++] = (use){(uint8_t)chance_below(&t->chance, compose_skills()), 0};
        const char *fault = judge_again(t);
        return fault ? fault : verdicts_fall(&t->before, &t->after);
    }
    return NULL;
}

PROPERTY(an_unmet_requirement_never_raises) {
    if (t->job.n_asks == MAX_ASKS) return NULL;
    ask *a = &t->job.asks[t->job.n_asks++];
    *a = (ask){.kind = ASK_ONE, .n_named = 1, .named = {{(uint8_t)chance_below(&t->chance, compose_skills()), 0}}};
    const char *fault = judge_again(t);
    if (fault) return fault;
    uint32_t required = 0;
    for (uint32_t i = 0; i < t->job.n_asks; i++) required += !t->job.asks[i].preferred;
    if (t->after.result->items.n < required || t->after.result->items.at[required - 1].low) return NULL;
    /* what is preferred may weigh a fifth of all either way, which is rounded to the items anew */
    return t->after.score.low <= t->before.score.low + 1 ? NULL : "it raised the score";
}
