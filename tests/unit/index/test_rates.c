#include <criterion/criterion.h>

#include "base/base.h"
#include "index/audit.h"
#include "index/rates.h"

static bool near(double a, double b) { return a - b < 5e-5 && b - a < 5e-5; }

/* Worked out with exact fractions. */
Test(rates, wilson_intervals) {
    static const struct {
        uint32_t above, n;
        double low, high;
    } rows[] = {{0, 10, 0, 0.27753},         {10, 10, 0.72247, 1}, {5, 10, 0.23659, 0.76341},
                {81, 263, 0.25525, 0.36621}, {1, 1, 0.20655, 1},   {1, 1000000, 0, 0.00001}};
    for (size_t i = 0; i < FG_COUNT(rows); i++) {
        fg_interval at = fg_wilson(rows[i].above, rows[i].n);
        cr_assert(near(at.low, rows[i].low) && near(at.high, rows[i].high), "%zu: %f %f", i, at.low, at.high);
    }
}

Test(rates, fisher_two_sided) {
    static const struct {
        uint32_t above_a, n_a, above_b, n_b;
        double p;
    } rows[] = {{3, 4, 1, 4, 0.485714}, {1, 10, 11, 14, 0.002759}, {5, 10, 5, 10, 1},   {0, 5, 5, 5, 0.007937},
                {0, 3, 0, 7, 1},        {7, 12, 0, 5, 0.044118},   {10, 10, 10, 10, 1}, {100000, 200000, 100, 100, 0}};
    for (size_t i = 0; i < FG_COUNT(rows); i++) {
        double p = fg_fisher(rows[i].above_a, rows[i].n_a, rows[i].above_b, rows[i].n_b);
        cr_assert(near(p, rows[i].p), "%zu: %f", i, p);
        p = fg_fisher(rows[i].above_b, rows[i].n_b, rows[i].above_a, rows[i].n_a);
        cr_assert(near(p, rows[i].p), "%zu turned round: %f", i, p);
    }
}

/* ---- tables ---- */

typedef struct {
    fg_arena arena;
    fg_audit audit;
    fg_error err;
    fg_status status;
} trial;

static void try(trial *t, const char *scores, const char *groups) {
    *t = (trial){0};
    fg_arena_init(&t->arena, NULL);
    t->status = fg_audit_make(&t->audit, "s.csv", fg_str_of(scores), "g.csv", fg_str_of(groups), &t->arena, &t->err);
}

Test(audit, counts_who_is_above_the_median) {
    trial t;
    try(&t, "id,score\na,10\nb,20.5\nc,30\nd,40\ne,\nf,90\n", "sex,id\nw,a\nm,b\nw,c\nm,d\nw,e\n,z\n");
    cr_assert_eq(t.status, FG_OK, "%s", t.err.message);
    cr_assert_eq(t.audit.people, 4);
    cr_assert_eq(t.audit.unscored, 1);
    cr_assert_eq(t.audit.alone, 2);
    cr_assert_eq(t.audit.median2, 2050 + 3000);
    cr_assert_eq(t.audit.tables.n, 1);
    const fg_audit_group *g = t.audit.tables.at[0].groups.at;
    cr_assert(fg_str_eq(g[0].name, FG_LIT("m")) && g[0].people == 2 && g[0].above == 1);
    cr_assert(g[0].reference && !g[1].reference && g[1].ratio == 1);
    fg_arena_free(&t.arena);
}

Test(audit, takes_columns_and_pairs_of_columns) {
    trial t;
    try(&t, "id,score\n1,1\n2,2\n3,3\n4,4\n", "id,sex,race\n1,w,x\n2,w,y\n3,m,x\n4,m,\n");
    cr_assert_eq(t.status, FG_OK);
    cr_assert_eq(t.audit.tables.n, 3);
    cr_assert(fg_str_eq(t.audit.tables.at[2].by, FG_LIT("sex, race")));
    cr_assert_eq(t.audit.tables.at[2].groups.n, 3);
    cr_assert_eq(t.audit.tables.at[2].unknown, 1);
    cr_assert(t.audit.tables.at[0].groups.at[1].below_four_fifths);
    fg_arena_free(&t.arena);
}

Test(audit, refuses_what_is_no_table) {
    static const struct {
        const char *scores, *groups, *message;
    } rows[] = {{"", "id,sex\n", "s.csv: line 1: there is no header with id and score"},
                {"name,score\n", "id,sex\n", "s.csv: line 1: the header names no id and score"},
                {"id,score\na,101\n", "id,sex\n", "s.csv: line 2: a score is a number from 0 to 100: 101"},
                {"id,score\na,-1\n", "id,sex\n", "s.csv: line 2: a score is a number from 0 to 100: -1"},
                {"id,score\na,1e1\n", "id,sex\n", "s.csv: line 2: a score is a number from 0 to 100: 1e1"},
                {"id,score\na,1\na,2\n", "id,sex\n", "s.csv: line 3: an id stands twice: a"},
                {"id,score\n,1\n", "id,sex\n", "s.csv: line 2: there is no id"},
                {"id,score\n\"a,1\n", "id,sex\n", "s.csv: line 2: a quote never ends"},
                {"id,score\na,1\n", "id\n", "g.csv: line 1: the header must name id and the columns of groups"},
                {"id,score\na,1\n", "id,sex\nb,w\n", "no id stands in both tables with a score"}};
    for (size_t i = 0; i < FG_COUNT(rows); i++) {
        trial t;
        try(&t, rows[i].scores, rows[i].groups);
        cr_assert_eq(t.status, FG_EINPUT);
        cr_assert_str_eq(t.err.message, rows[i].message);
        fg_arena_free(&t.arena);
    }
}
