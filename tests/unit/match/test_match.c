/* Matching and scoring over postings and résumés made by hand: no parser has a say here. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "match/result.h"

#define AS_OF (2026 * 12 + 10)

/* ---- making things ---- */

typedef struct {
    fg_dict *dict;
    fg_engine *engine;
    fg_doc *doc;
} tools;

static void open_tools(tools *t) {
    fg_error err;
    fg_options opt = {.size = sizeof opt, .as_of = AS_OF};
    cr_assert_eq(fg_dict_open(&t->dict, NULL, NULL, &err), FG_OK, "%s", err.message);
    cr_assert_eq(fg_engine_new(&t->engine, t->dict, &opt, NULL, &err), FG_OK, "%s", err.message);
    cr_assert_eq(fg_doc_parse(&t->doc,
                              FG_LIT("software engineering experience and other words that spans may point to"), NULL,
                              NULL, NULL, &err),
                 FG_OK);
}

static void close_tools(tools *t) {
    fg_doc_free(t->doc);
    fg_engine_free(t->engine);
    fg_dict_free(t->dict);
}

static uint32_t id(const tools *t, const char *name) {
    uint32_t c = fg_dict_find_concept(t->dict, fg_str_of(name));
    cr_assert_neq(c, FG_NONE, "no concept %s", name);
    return c;
}

static void start_posting(tools *t, fg_posting *p) {
    *p = (fg_posting){.doc = t->doc, .dict = t->dict};
    fg_arena_init(&p->arena, NULL);
    FG_PUSH(&p->arena, &p->nodes);
}

static uint32_t node(fg_posting *p, fg_node_type type, uint32_t concept) {
    fg_node *n = FG_PUSH(&p->arena, &p->nodes);
    *n = (fg_node){.type = (uint8_t)type,
                   .necessity = FG_INHERIT,
                   .concept = concept,
                   .start = 40 + p->nodes.n % 20,
                   .end = 42 + p->nodes.n % 20};
    return p->nodes.n - 1;
}

static uint32_t skill(tools *t, fg_posting *p, const char *name) { return node(p, FG_NODE_SKILL, id(t, name)); }

static uint32_t group(fg_posting *p, fg_node_type type, const uint32_t *children, uint32_t n) {
    uint32_t g = node(p, type, FG_NONE);
    for (uint32_t i = 0; i < n; i++) {
        if (i)
            p->nodes.at[children[i - 1]].next = children[i];
        else
            p->nodes.at[g].child = children[0];
    }
    return g;
}
#define GROUP(p, type, ...)                                                                                            \
    group((p), (type), (const uint32_t[]){__VA_ARGS__}, sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t))

static void ask(fg_posting *p, fg_necessity necessity, uint32_t root) {
    fg_requirement *q = FG_PUSH(&p->arena, &p->requirements);
    *q = (fg_requirement){.id = p->requirements.n,
                          .start = p->nodes.at[root].start,
                          .end = p->nodes.at[root].end,
                          .necessity = (uint8_t)necessity,
                          .root = root,
                          .rule = "heading"};
}

static uint32_t years(fg_posting *p, uint32_t months) {
    uint32_t n = node(p, FG_NODE_YEARS, FG_NONE);
    p->nodes.at[n].min_months = months;
    return n;
}

static uint32_t degree(tools *t, fg_posting *p, fg_degree_level level, const char *first, const char *second,
                       bool related) {
    uint32_t n = node(p, FG_NODE_DEGREE, FG_NONE);
    fg_node *d = &p->nodes.at[n];
    d->degree = (uint8_t)level;
    d->first_field = p->fields.n;
    d->related_ok = related;
    const char *names[] = {first, second};
    for (int i = 0; i < 2; i++) {
        if (!names[i]) continue;
        *FG_PUSH(&p->arena, &p->fields) = (fg_field){id(t, names[i]), 0, 1};
        d->fields++;
    }
    return n;
}

static void start_resume(tools *t, fg_resume *r) {
    *r = (fg_resume){.doc = t->doc,
                     .source = t->doc,
                     .dict = t->dict,
                     .as_of = AS_OF,
                     .has_education = true,
                     .has_experience = true,
                     .has_skills = true};
    fg_arena_init(&r->arena, NULL);
}

static uint32_t role(fg_resume *r, uint32_t months) {
    fg_role *x = FG_PUSH(&r->arena, &r->roles);
    *x = (fg_role){.span = {0, 8},
                   .start = {AS_OF - (int32_t)months, FG_PRECISION_MONTH},
                   .end = {AS_OF, FG_PRECISION_MONTH},
                   .months = months};
    return r->roles.n - 1;
}

static fg_proof *prove(fg_resume *r, uint32_t concept, fg_place place) {
    fg_proof *p = FG_PUSH(&r->arena, &r->proofs);
    *p = (fg_proof){.concept = concept,
                    .span = {r->proofs.n % 30, r->proofs.n % 30 + 4},
                    .place = (uint8_t)place,
                    .role = place == FG_IN_ROLE ? 0 : FG_NONE};
    return p;
}

static void prove_all(tools *t, fg_resume *r, fg_place place, const char *names) {
    for (fg_str rest = fg_str_of(names); rest.len;) {
        fg_str one = fg_str_cut(&rest, ' ');
        uint32_t c = fg_dict_find_concept(t->dict, one);
        cr_assert_neq(c, FG_NONE, "no concept %.*s", FG_STR_ARG(one));
        prove(r, c, place);
    }
}

static int by_concept(const void *a, const void *b) {
    const fg_proof *x = a, *y = b;
    return x->concept != y->concept ? (x->concept > y->concept) - (x->concept < y->concept)
                                    : (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

static void finish_resume(fg_resume *r) {
    if (r->proofs.n) qsort(r->proofs.at, r->proofs.n, sizeof *r->proofs.at, by_concept);
    r->skills.n = 0;
    for (uint32_t i = 0; i < r->proofs.n; i++) {
        fg_skill *s = r->skills.n ? &r->skills.at[r->skills.n - 1] : NULL;
        if (!s || s->concept != r->proofs.at[i].concept) {
            s = FG_PUSH(&r->arena, &r->skills);
            *s = (fg_skill){.concept = r->proofs.at[i].concept, .first = i, .last_used = FG_NO_MONTH};
        }
        s->n++;
    }
    r->experience_months = 0;
    for (uint32_t i = 0; i < r->roles.n; i++)
        if (r->roles.at[i].months > r->experience_months) r->experience_months = r->roles.at[i].months;
}

static void study(tools *t, fg_resume *r, fg_degree_level level, const char *field) {
    *FG_PUSH(&r->arena, &r->education) =
        (fg_education){.span = {10, 20}, .level = (uint8_t)level, .field = id(t, field)};
}

static fg_result *match(tools *t, const fg_posting *p, const fg_resume *r) {
    fg_result *x = NULL;
    fg_error err;
    cr_assert_eq(fg_match(&x, t->engine, p, r, &err), FG_OK, "%s", err.message);
    return x;
}

static fg_score score(tools *t, const fg_posting *p, const fg_resume *r) {
    fg_result *x = match(t, p, r);
    fg_score s = x->score;
    fg_result_free(x);
    return s;
}

static const fg_miss *find_miss(const fg_result *x, const char *name) {
    for (uint32_t i = 0; i < x->missing.n; i++)
        if (fg_str_eq(x->missing.at[i].name, fg_str_of(name))) return &x->missing.at[i];
    return NULL;
}

/* ---- the worked example of METHOD 6 ---- */

static void worked_posting(tools *t, fg_posting *p) {
    start_posting(t, p);
    ask(p, FG_REQUIRED, years(p, 84));
    uint32_t any = GROUP(p, FG_NODE_ANY, skill(t, p, "python"), skill(t, p, "c++"), skill(t, p, "go"));
    for (uint32_t k = p->nodes.at[any].child; k; k = p->nodes.at[k].next) p->nodes.at[k].level = FG_LEVEL_STRONG;
    ask(p, FG_REQUIRED, any);
    ask(p, FG_REQUIRED, GROUP(p, FG_NODE_ALL, skill(t, p, "distributed-systems"), skill(t, p, "cloud-infrastructure")));
    uint32_t head = skill(t, p, "machine-learning-frameworks");
    uint32_t examples = GROUP(p, FG_NODE_EXAMPLES, skill(t, p, "tensorflow"), skill(t, p, "pytorch"));
    p->nodes.at[examples].head = head;
    p->nodes.at[examples].open = true;
    p->nodes.at[p->nodes.at[examples].child].level = FG_LEVEL_STRONG;
    ask(p, FG_REQUIRED, examples);
    ask(p, FG_REQUIRED,
        GROUP(p, FG_NODE_ALL, skill(t, p, "kubernetes"), skill(t, p, "docker"), skill(t, p, "containerization")));
    /* METHOD counts debugging as a soft skill, the dictionary as a method */
    ask(p, FG_REQUIRED,
        GROUP(p, FG_NODE_ALL, node(p, FG_NODE_SOFT, id(t, "problem-solving")),
              node(p, FG_NODE_SOFT, id(t, "debugging"))));
    ask(p, FG_REQUIRED, degree(t, p, FG_DEGREE_BACHELOR, "field-computer-science", NULL, true));
    ask(p, FG_PREFERRED,
        degree(t, p, FG_DEGREE_DOCTORATE, "field-computer-science", "field-artificial-intelligence", false));
    ask(p, FG_PREFERRED, skill(t, p, "cuda"));
    uint32_t source = node(p, FG_NODE_EVIDENCE, FG_NONE), paper = node(p, FG_NODE_EVIDENCE, FG_NONE);
    p->nodes.at[source].k = FG_EV_OPEN_SOURCE;
    p->nodes.at[paper].k = FG_EV_PUBLICATION;
    ask(p, FG_PREFERRED, source);
    ask(p, FG_PREFERRED, paper);
}

static void candidate_a(tools *t, fg_resume *r) {
    start_resume(t, r);
    role(r, 102);
    prove_all(t, r, FG_IN_ROLE, "python c++ pytorch kubernetes docker aws kafka debugging");
    study(t, r, FG_DEGREE_MASTER, "field-computer-science");
    finish_resume(r);
}

static void candidate_b(tools *t, fg_resume *r) {
    start_resume(t, r);
    role(r, 60);
    prove_all(t, r, FG_IN_ROLE, "java scikit-learn docker");
    prove_all(t, r, FG_IN_SKILLS, "python gcp");
    study(t, r, FG_DEGREE_BACHELOR, "field-physics");
    finish_resume(r);
}

static void candidate_c(tools *t, fg_resume *r) {
    start_resume(t, r);
    r->has_education = false;
    role(r, 108);
    prove_all(t, r, FG_IN_SKILLS,
              "python c++ go distributed-systems cloud-infrastructure tensorflow pytorch kubernetes docker "
              "containerization debugging cuda");
    finish_resume(r);
}

static void (*const candidates[])(tools *, fg_resume *) = {candidate_a, candidate_b, candidate_c};

static void expect_near(int32_t got, int32_t expected, const char *what, int row) {
    cr_expect(got >= expected - 500 && got <= expected + 500, "%c %s: expected about %d, got %d", 'A' + row, what,
              expected, got);
}

Test(match, worked_example) {
    static const int32_t expected[][4] = {{8770, 8940, 9790, 920}, {6040, 6400, 6840, 0}, {5950, 7470, -2, -2}};
    tools t;
    fg_posting p;
    fg_resume r;
    open_tools(&t);
    worked_posting(&t, &p);
    for (int i = 0; i < 3; i++) {
        candidates[i](&t, &r);
        fg_score s = score(&t, &p, &r);
        expect_near(s.low, expected[i][0], "low", i);
        expect_near(s.high, expected[i][1], "high", i);
        if (expected[i][2] >= 0) expect_near(s.required, expected[i][2], "required", i);
        if (expected[i][3] >= 0) expect_near(s.preferred, expected[i][3], "preferred", i);
        fg_arena_free(&r.arena);
    }
    fg_arena_free(&p.arena);
    close_tools(&t);
}

Test(match, what_candidate_b_misses) {
    tools t;
    fg_posting p;
    fg_resume r;
    open_tools(&t);
    worked_posting(&t, &p);
    candidate_b(&t, &r);
    fg_result *x = match(&t, &p, &r);
    cr_expect(find_miss(x, "Kubernetes") && find_miss(x, "Kubernetes")->kind == FG_MISS_MISSING);
    cr_expect(find_miss(x, "Cloud infrastructure") && find_miss(x, "Cloud infrastructure")->kind == FG_MISS_LISTED);
    cr_expect_not_null(find_miss(x, "2 more years of experience"));
    cr_expect_null(find_miss(x, "Docker"));
    cr_expect_null(find_miss(x, "containerization"));
    cr_expect_eq(x->items.at[1].listed_only, false, "scikit-learn in a role shows Python");
    for (uint32_t i = 1; i < x->missing.n; i++)
        cr_expect_leq(x->missing.at[i - 1].necessity, x->missing.at[i].necessity);
    fg_result_free(x);
    fg_arena_free(&r.arena);
    fg_arena_free(&p.arena);
    close_tools(&t);
}

Test(match, a_list_of_keywords_is_listed_only) {
    tools t;
    fg_posting p;
    fg_resume r;
    open_tools(&t);
    worked_posting(&t, &p);
    candidate_c(&t, &r);
    fg_result *x = match(&t, &p, &r);
    for (uint32_t i = 1; i <= 4; i++) {
        cr_expect_eq(x->items.at[i].verdict, FG_MET);
        cr_expect_eq(x->items.at[i].listed_only, true);
        cr_expect_eq(x->items.at[i].low, 7000);
    }
    cr_expect(find_miss(x, "Kubernetes") && find_miss(x, "Kubernetes")->kind == FG_MISS_LISTED);
    cr_expect(fg_str_starts(x->items.at[1].next, FG_LIT("show Python in a role")));
    fg_result_free(x);
    fg_arena_free(&r.arena);
    fg_arena_free(&p.arena);
    close_tools(&t);
}

/* ---- properties (METHOD 5) over random résumés ---- */

static uint32_t draw(uint32_t *seed, uint32_t n) {
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % n;
}

static const char *const pool[] = {"python",
                                   "c++",
                                   "go",
                                   "java",
                                   "rust",
                                   "distributed-systems",
                                   "kafka",
                                   "aws",
                                   "gcp",
                                   "cloud-computing",
                                   "tensorflow",
                                   "pytorch",
                                   "scikit-learn",
                                   "kubernetes",
                                   "docker",
                                   "containerization",
                                   "cuda",
                                   "debugging",
                                   "problem-solving",
                                   "spoken-german",
                                   "drivers-license",
                                   "machine-learning-frameworks",
                                   "sql",
                                   "postgresql"};

static void random_posting(tools *t, fg_posting *p, uint32_t *seed) {
    worked_posting(t, p);
    ask(p, FG_REQUIRED, node(p, FG_NODE_LICENCE, id(t, "drivers-license")));
    ask(p, FG_PREFERRED, node(p, FG_NODE_SPOKEN, id(t, "spoken-german")));
    uint32_t k =
        GROUP(p, FG_NODE_AT_LEAST, skill(t, p, "sql"), skill(t, p, "postgresql"), skill(t, p, pool[draw(seed, 10)]));
    p->nodes.at[k].k = 2;
    ask(p, FG_REQUIRED, k);
    uint32_t mixed = GROUP(p, FG_NODE_ALL, skill(t, p, pool[draw(seed, 18)]), skill(t, p, "kafka"));
    p->nodes.at[p->nodes.at[p->nodes.at[mixed].child].next].necessity = FG_PREFERRED;
    ask(p, FG_REQUIRED, mixed);
    uint32_t long_one = skill(t, p, "sql");
    p->nodes.at[long_one].min_months = 36;
    ask(p, FG_REQUIRED, long_one);
}

static void add_random(tools *t, fg_resume *r, uint32_t *seed) {
    fg_proof *p = prove(r, id(t, pool[draw(seed, FG_COUNT(pool))]), (fg_place)draw(seed, FG_IN_COUNT));
    if (draw(seed, 4) == 0) p->polarity = FG_WEAK;
}

static void random_resume(tools *t, fg_resume *r, uint32_t *seed) {
    start_resume(t, r);
    role(r, 6 + draw(seed, 120));
    for (uint32_t i = draw(seed, 10); i; i--) add_random(t, r, seed);
    if (draw(seed, 2))
        study(t, r, (fg_degree_level)(FG_DEGREE_HIGH_SCHOOL + draw(seed, 5)),
              draw(seed, 2) ? "field-physics" : "field-computer-science");
    finish_resume(r);
}

static void expect_bounded(const fg_result *x) {
    int32_t points = 0, high = 0, of = 0;
    for (uint32_t i = 0; i < x->items.n; i++) {
        const fg_item *item = &x->items.at[i];
        points += item->points;
        high += item->high_points;
        of += item->of;
        cr_expect(0 <= item->points && item->points <= item->high_points && item->high_points <= item->of);
        if (item->verdict == FG_MET) cr_expect_gt(item->findings, 0, "item %u is met without a proof", i);
    }
    cr_expect(0 <= x->score.low && x->score.low <= x->score.high && x->score.high <= 10000);
    cr_expect_eq(points, x->score.low);
    cr_expect_eq(high, x->score.high);
    cr_expect_eq(of, 10000);
}

static bool is_at_least(const fg_score *a, const fg_score *b) {
    return a->low >= b->low && a->required >= b->required && a->preferred >= b->preferred && a->rank >= b->rank;
}

Test(match, bounded_and_monotone) {
    tools t;
    uint32_t seed = 2026;
    open_tools(&t);
    for (int round = 0; round < 1500; round++) {
        fg_posting p;
        fg_resume r;
        random_posting(&t, &p, &seed);
        random_resume(&t, &r, &seed);
        fg_result *x = match(&t, &p, &r);
        expect_bounded(x);
        fg_result *only_score;
        cr_assert_eq(fg_match_score(&only_score, t.engine, &p, &r, NULL), FG_OK);
        cr_expect(fg_result_compare(x, only_score) == 0 && x->score.low == only_score->score.low &&
                      x->score.preferred == only_score->score.preferred && only_score->missing.n == 0,
                  "round %d: the score alone", round);
        fg_result_free(only_score);
        fg_score before = x->score;
        fg_result_free(x);
        uint32_t what = draw(&seed, 4);
        if (what < 2) add_random(&t, &r, &seed);
        if (what == 2) role(&r, 6 + draw(&seed, 150));
        if (what == 3) study(&t, &r, (fg_degree_level)(FG_DEGREE_HIGH_SCHOOL + draw(&seed, 5)), "field-physics");
        finish_resume(&r);
        fg_score after = score(&t, &p, &r);
        cr_expect(is_at_least(&after, &before), "round %d: more evidence of kind %u, %d to %d", round, what, before.low,
                  after.low);
        fg_arena_free(&r.arena);
        fg_arena_free(&p.arena);
    }
    close_tools(&t);
}

static bool is_same(const fg_score *a, const fg_score *b) {
    return is_at_least(a, b) && is_at_least(b, a) && a->high == b->high;
}

Test(match, repetition_and_order_change_nothing) {
    tools t;
    uint32_t seed = 7;
    open_tools(&t);
    for (int round = 0; round < 300; round++) {
        fg_posting p;
        fg_resume r;
        random_posting(&t, &p, &seed);
        random_resume(&t, &r, &seed);
        fg_score once = score(&t, &p, &r);
        for (uint32_t i = r.proofs.n; i; i--) {
            fg_proof copy = r.proofs.at[i - 1];
            fg_proof *again = FG_PUSH(&r.arena, &r.proofs);
            *again = copy;
            again->span.start++;
            again->span.end++;
        }
        finish_resume(&r);
        fg_score twice = score(&t, &p, &r);
        cr_expect(is_same(&once, &twice), "round %d: repetition", round);
        for (uint32_t i = 0; i < p.requirements.n / 2; i++) {
            fg_requirement q = p.requirements.at[i];
            p.requirements.at[i] = p.requirements.at[p.requirements.n - 1 - i];
            p.requirements.at[p.requirements.n - 1 - i] = q;
        }
        fg_score turned = score(&t, &p, &r);
        cr_expect(is_same(&once, &turned), "round %d: order", round);
        fg_arena_free(&r.arena);
        fg_arena_free(&p.arena);
    }
    close_tools(&t);
}

/* ---- single rules ---- */

typedef struct {
    const char *asked, *shown;
    fg_place place;
    fg_polarity polarity;
    fg_verdict verdict;
    int32_t low;
} rule_case;

static const rule_case rule_cases[] = {
    {"kubernetes", "kubernetes", FG_IN_ROLE, FG_HAS, FG_MET, 10000},
    {"kubernetes", "kubernetes", FG_IN_SKILLS, FG_HAS, FG_MET, 7000},
    {"kubernetes", "kubernetes", FG_IN_ROLE, FG_WEAK, FG_PARTIAL, 4000},
    {"kubernetes", "kubernetes", FG_IN_ROLE, FG_LACKS, FG_MISSING, 0},
    {"containerization", "kubernetes", FG_IN_ROLE, FG_LACKS, FG_MISSING, 0},
    {"sql", "postgresql", FG_IN_ROLE, FG_HAS, FG_MET, 10000},
    {"aws", "gcp", FG_IN_ROLE, FG_HAS, FG_PARTIAL, 5000},
    {"aws", "cloud-platforms", FG_IN_ROLE, FG_HAS, FG_PARTIAL, 5000},
    {"cuda", "python", FG_IN_ROLE, FG_HAS, FG_MISSING, 0},
    {"spoken-german", "spoken-french", FG_IN_OTHER, FG_HAS, FG_MISSING, 0},
};

Test(match, credit_of_one_skill) {
    tools t;
    open_tools(&t);
    for (size_t i = 0; i < FG_COUNT(rule_cases); i++) {
        const rule_case *c = &rule_cases[i];
        fg_posting p;
        fg_resume r;
        start_posting(&t, &p);
        ask(&p, FG_REQUIRED, skill(&t, &p, c->asked));
        start_resume(&t, &r);
        role(&r, 24);
        prove(&r, id(&t, c->shown), c->place)->polarity = (uint8_t)c->polarity;
        finish_resume(&r);
        fg_result *x = match(&t, &p, &r);
        cr_expect_eq(x->items.at[0].verdict, c->verdict, "%s for %s", c->shown, c->asked);
        cr_expect_eq(x->items.at[0].low, c->low, "%s for %s: %d", c->shown, c->asked, x->items.at[0].low);
        fg_result_free(x);
        fg_arena_free(&r.arena);
        fg_arena_free(&p.arena);
    }
    close_tools(&t);
}

Test(match, duties_count_only_where_nothing_is_stated) {
    tools t;
    fg_posting p;
    fg_resume r;
    open_tools(&t);
    start_posting(&t, &p);
    candidate_b(&t, &r);
    cr_expect_eq(score(&t, &p, &r).scored, false);
    cr_expect_eq(score(&t, &p, &r).rank, -1);
    ask(&p, FG_REQUIRED, node(&p, FG_NODE_CLEARANCE, FG_NONE));
    cr_expect_eq(score(&t, &p, &r).scored, false);
    ask(&p, FG_IMPLIED, skill(&t, &p, "docker"));
    cr_expect_eq(score(&t, &p, &r).low, 10000);
    ask(&p, FG_REQUIRED, skill(&t, &p, "kubernetes"));
    cr_expect_lt(score(&t, &p, &r).low, 10000);
    fg_arena_free(&r.arena);
    fg_arena_free(&p.arena);
    close_tools(&t);
}

Test(match, preferences_alone_are_scored) {
    tools t;
    fg_posting p;
    fg_resume r;
    open_tools(&t);
    start_posting(&t, &p);
    candidate_b(&t, &r);
    ask(&p, FG_PREFERRED, skill(&t, &p, "docker"));
    fg_score s = score(&t, &p, &r);
    cr_expect_eq(s.low, 10000);
    cr_expect_eq(s.required, -1);
    cr_expect_eq(s.preferred, 10000);
    fg_arena_free(&r.arena);
    fg_arena_free(&p.arena);
    close_tools(&t);
}

Test(match, years_of_a_skill_count_once) {
    tools t;
    fg_posting p;
    fg_resume r;
    open_tools(&t);
    start_posting(&t, &p);
    cr_assert_not(fg_dict_has_title(t.dict, id(&t, "cuda")), "with a job title it would be a profession");
    uint32_t tool = skill(&t, &p, "cuda"), time = years(&p, 36);
    p.nodes.at[tool].min_months = 36;
    p.nodes.at[tool].start = 10;
    p.nodes.at[tool].end = 13;
    p.nodes.at[time].of_start = 10;
    p.nodes.at[time].of_end = 13;
    ask(&p, FG_REQUIRED, GROUP(&p, FG_NODE_ALL, time, tool));
    start_resume(&t, &r);
    role(&r, 18);
    prove_all(&t, &r, FG_IN_ROLE, "cuda");
    finish_resume(&r);
    fg_result *x = match(&t, &p, &r);
    cr_expect_eq(x->items.at[0].low, 7500, "half for having it, half of the rest for half of the years: %d",
                 x->items.at[0].low);
    cr_expect_eq(x->items.at[0].verdict, FG_PARTIAL);
    fg_result_free(x);
    fg_arena_free(&r.arena);
    fg_arena_free(&p.arena);
    close_tools(&t);
}

/* "3 years of CUDA" and "CUDA: 3 years (Required)" are one thing; where one of two is preferred, the other stands. */
Test(match, what_is_asked_twice_counts_once) {
    static const bool repeated[] = {true, false, true, false};
    tools t;
    fg_posting p;
    fg_resume r;
    open_tools(&t);
    start_posting(&t, &p);
    uint32_t liked = skill(&t, &p, "docker"), tool = skill(&t, &p, "cuda"), time = years(&p, 36),
             again = skill(&t, &p, "cuda");
    p.nodes.at[tool].min_months = p.nodes.at[again].min_months = 36;
    ask(&p, FG_PREFERRED, liked);
    ask(&p, FG_REQUIRED, GROUP(&p, FG_NODE_ALL, time, tool));
    ask(&p, FG_REQUIRED, again);
    ask(&p, FG_REQUIRED, skill(&t, &p, "docker"));
    candidate_b(&t, &r);
    fg_result *x = match(&t, &p, &r);
    for (uint32_t i = 0; i < FG_COUNT(repeated); i++) {
        cr_expect_eq(x->items.at[i].repeated, repeated[i], "item %u", i);
        cr_expect_eq(x->items.at[i].weight == 0, repeated[i], "item %u", i);
    }
    cr_expect_eq(x->items.at[1].weight, x->items.at[3].weight);
    fg_result_free(x);
    fg_arena_free(&r.arena);
    fg_arena_free(&p.arena);
    close_tools(&t);
}

Test(match, years_of_other_work_may_not_be_meant) {
    tools t;
    fg_posting p;
    fg_resume r;
    open_tools(&t);
    start_posting(&t, &p);
    ask(&p, FG_REQUIRED, years(&p, 24));
    ask(&p, FG_REQUIRED, skill(&t, &p, "python"));
    ask(&p, FG_REQUIRED, skill(&t, &p, "kubernetes"));
    ask(&p, FG_REQUIRED, skill(&t, &p, "kafka"));
    ask(&p, FG_REQUIRED, skill(&t, &p, "docker"));
    start_resume(&t, &r);
    role(&r, 48);
    prove_all(&t, &r, FG_IN_ROLE, "payroll");
    finish_resume(&r);
    fg_result *x = match(&t, &p, &r);
    cr_expect_eq(x->items.at[0].low, 0, "years of something else: %d", x->items.at[0].low);
    cr_expect_eq(x->items.at[0].high, 10000);
    fg_result_free(x);
    prove_all(&t, &r, FG_IN_ROLE, "python");
    finish_resume(&r);
    x = match(&t, &p, &r);
    cr_expect_eq(x->items.at[0].low, 10000, "the job shows one of the things asked: %d", x->items.at[0].low);
    fg_result_free(x);
    fg_arena_free(&r.arena);
    fg_arena_free(&p.arena);
    close_tools(&t);
}

Test(match, work_shows_a_quality) {
    tools t;
    fg_posting p;
    fg_resume r;
    open_tools(&t);
    start_posting(&t, &p);
    ask(&p, FG_REQUIRED, node(&p, FG_NODE_SOFT, id(&t, "communication")));
    ask(&p, FG_REQUIRED, node(&p, FG_NODE_SOFT, id(&t, "empathy")));
    ask(&p, FG_REQUIRED, node(&p, FG_NODE_SOFT, id(&t, "negotiation")));
    start_resume(&t, &r);
    role(&r, 48);
    prove_all(&t, &r, FG_IN_SKILLS, "negotiation");
    *FG_PUSH(&r.arena, &r.shown) = (fg_shown){id(&t, "written-communication"), FG_IN_ROLE, 0, {2, 9}};
    finish_resume(&r);
    fg_result *x = match(&t, &p, &r);
    cr_expect_eq(x->items.at[0].verdict, FG_MET, "what is a kind of it shows it");
    cr_expect_eq(x->findings.at[x->items.at[0].first_finding].rule, FG_RULE_DEED);
    cr_expect_eq(x->items.at[1].verdict, FG_CANNOT_TELL);
    cr_expect_eq(x->items.at[2].verdict, FG_PARTIAL, "only claimed");
    fg_result_free(x);
    fg_arena_free(&r.arena);
    fg_arena_free(&p.arena);
    close_tools(&t);
}

Test(match, parts_count_by_what_they_weigh) {
    tools t;
    fg_posting p;
    fg_resume r;
    open_tools(&t);
    start_posting(&t, &p);
    ask(&p, FG_REQUIRED, GROUP(&p, FG_NODE_ALL, node(&p, FG_NODE_SOFT, id(&t, "empathy")), skill(&t, &p, "python")));
    ask(&p, FG_REQUIRED, GROUP(&p, FG_NODE_ALL, skill(&t, &p, "kafka"), skill(&t, &p, "python")));
    start_resume(&t, &r);
    role(&r, 48);
    prove_all(&t, &r, FG_IN_ROLE, "python");
    finish_resume(&r);
    fg_result *x = match(&t, &p, &r);
    cr_expect_eq(x->items.at[0].low, 8000, "a skill of 1 and a quality of 0.25: %d", x->items.at[0].low);
    cr_expect_eq(x->items.at[0].verdict, FG_MET);
    cr_expect_eq(x->items.at[1].low, 5000);
    cr_expect_eq(x->items.at[1].verdict, FG_PARTIAL);
    fg_result_free(x);
    fg_arena_free(&r.arena);
    fg_arena_free(&p.arena);
    close_tools(&t);
}

Test(match, degree_without_an_education_section) {
    tools t;
    fg_posting p;
    fg_resume r;
    open_tools(&t);
    start_posting(&t, &p);
    ask(&p, FG_REQUIRED, degree(&t, &p, FG_DEGREE_BACHELOR, "field-computer-science", NULL, true));
    candidate_c(&t, &r);
    fg_result *x = match(&t, &p, &r);
    cr_expect_eq(x->items.at[0].verdict, FG_CANNOT_TELL);
    cr_expect_eq(x->score.low, 0);
    cr_expect_eq(x->score.high, 10000);
    fg_result_free(x);
    r.has_education = true;
    x = match(&t, &p, &r);
    cr_expect_eq(x->items.at[0].verdict, FG_MISSING);
    cr_expect_eq(x->score.high, 0);
    fg_result_free(x);
    fg_arena_free(&r.arena);
    fg_arena_free(&p.arena);
    close_tools(&t);
}

/* Economics is quantitative and of business, mathematics quantitative alone; both are related to computer science. */
Test(match, how_near_a_related_field_is) {
    static const struct {
        const char *field;
        int low;
    } known[] = {{"field-economics", 8000}, {"field-mathematics", 10000}, {"field-history", 4000}};
    for (size_t i = 0; i < FG_COUNT(known); i++) {
        tools t;
        fg_posting p;
        fg_resume r;
        open_tools(&t);
        start_posting(&t, &p);
        ask(&p, FG_REQUIRED, degree(&t, &p, FG_DEGREE_BACHELOR, "field-computer-science", NULL, true));
        candidate_c(&t, &r);
        study(&t, &r, FG_DEGREE_BACHELOR, known[i].field);
        fg_result *x = match(&t, &p, &r);
        cr_expect_eq(x->items.at[0].low, known[i].low, "%s: %d", known[i].field, x->items.at[0].low);
        fg_result_free(x);
        fg_arena_free(&r.arena);
        fg_arena_free(&p.arena);
        close_tools(&t);
    }
}

Test(match, the_better_goes_first) {
    tools t;
    fg_posting p;
    fg_resume a, b;
    open_tools(&t);
    worked_posting(&t, &p);
    candidate_a(&t, &a);
    candidate_b(&t, &b);
    fg_result *x = match(&t, &p, &a), *y = match(&t, &p, &b);
    cr_expect_lt(fg_result_compare(x, y), 0);
    cr_expect_gt(fg_result_compare(y, x), 0);
    cr_expect_eq(fg_result_compare(x, x), 0);
    x->gate_failed = true;
    cr_expect_gt(fg_result_compare(x, y), 0);
    fg_result_free(x);
    fg_result_free(y);
    fg_arena_free(&a.arena);
    fg_arena_free(&b.arena);
    fg_arena_free(&p.arena);
    close_tools(&t);
}

/* What an engine keeps of one résumé is not said of another. */
Test(match, who_is_held_has_no_say_in_others) {
    tools t;
    fg_posting p;
    fg_resume people[2];
    open_tools(&t);
    worked_posting(&t, &p);
    candidate_a(&t, &people[0]);
    candidate_b(&t, &people[1]);
    fg_score fresh[2];
    for (size_t i = 0; i < 2; i++) {
        fg_result *x = match(&t, &p, &people[i]);
        fresh[i] = x->score;
        fg_result_free(x);
    }
    static const int held[] = {0, 1, -1, 1, 1, 0};
    for (size_t i = 0; i < FG_COUNT(held) * 2; i++) {
        const fg_resume *one = held[i / 2] < 0 ? NULL : &people[held[i / 2]];
        cr_assert_eq(fg_match_hold(t.engine, one, NULL), FG_OK);
        for (size_t k = 0; k < 2; k++) {
            fg_result *x = match(&t, &p, &people[k]);
            cr_expect_eq(x->score.low, fresh[k].low);
            cr_expect_eq(x->score.rank, fresh[k].rank);
            fg_result_free(x);
        }
    }
    cr_assert_eq(fg_match_hold(t.engine, NULL, NULL), FG_OK);
    for (size_t i = 0; i < 2; i++) fg_arena_free(&people[i].arena);
    fg_arena_free(&p.arena);
    close_tools(&t);
}
