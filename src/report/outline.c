#include "report/outline.h"

#include "report/oddities.h"
#include "report/report.h"

const char fg_score_meaning[] =
    "The score is the share of the posting's stated requirements that the résumé shows. It is "
    "no judgement of a person.";

enum { GLANCE = 70 };

typedef struct {
    fg_outline *out;
    const fg_result *r;
    fg_arena *arena;
} walk;

static fg_str posting_words(const walk *w, fg_span s) { return fg_doc_slice(w->r->posting->doc, s.start, s.end); }

/* ---- the head ---- */

static void add_head(const walk *w) {
    const fg_posting *p = w->r->posting;
    const fg_header *h = &p->header;
    bool titled = h->title.end > h->title.start;
    w->out->title = titled ? posting_words(w, h->title) : p->doc->name;
    if (titled) w->out->company = posting_words(w, h->company);
}

static void add_understood(const walk *w) {
    uint32_t all = w->r->statements, read = w->r->read, in_part = w->r->in_part;
    const char *s = all == 1 ? "" : "s", *were = read == 1 ? "was" : "were";
    fg_buf b;
    fg_buf_init(&b, w->arena);
    fg_buf_printf(&b, "The posting states %u requirement%s; ", all, s);
    if (!all) {
        w->out->understood = FG_LIT("The posting states no requirements.");
        return;
    }
    if (read == all)
        fg_buf_printf(&b, "%s understood.", all == 1 ? "it was" : "all were");
    else if (!in_part)
        fg_buf_printf(&b, "%u of them %s understood.", read, were);
    else
        fg_buf_printf(&b, "%u of them %s understood, %u in part.", read, were, in_part);
    w->out->understood = fg_buf_str(&b);
}

static void add_assumed(const walk *w) {
    fg_buf b;
    fg_buf_init(&b, w->arena);
    for (uint32_t i = 0; i < w->r->resume->assumed.n; i++) {
        if (i) fg_buf_add(&b, FG_LIT("; "));
        fg_buf_add(&b, w->r->resume->assumed.at[i]);
    }
    w->out->assumed = fg_buf_str(&b);
}

/* ---- proofs ---- */

/* The language that a résumé is written in is shown by no line of it. */
static bool is_own_language(const walk *w, const fg_finding *f) {
    return f->rule == FG_RULE_IMPLIED && f->role == FG_NONE && f->place == FG_IN_ROLE &&
           w->r->posting->nodes.at[f->node].type == FG_NODE_SPOKEN;
}

static fg_str place_of(const walk *w, const fg_finding *f) {
    static const char *const places[FG_IN_COUNT] = {"experience",  "projects", "education", "certificates",
                                                    "skills list", "summary",  "interests", ""};
    const fg_resume *resume = w->r->resume;
    if (is_own_language(w, f)) return FG_LIT("written in it");
    if (f->role != FG_NONE) {
        fg_span title = resume->roles.at[f->role].title;
        if (title.end > title.start) return fg_doc_slice(resume->doc, title.start, title.end);
    }
    return fg_str_of(places[f->place]);
}

static bool is_assumed(const fg_finding *f) { return f->rule == FG_RULE_ASSUMED; }

static bool share_line(const fg_doc *doc, fg_span a, fg_span b) {
    uint32_t low = a.start < b.start ? a.start : b.start, high = a.start < b.start ? b.start : a.start;
    return !memchr(doc->text.ptr + low, '\n', high - low);
}

/* Whether an earlier proof of the same thing stands in the same line. */
static bool is_repeated(const walk *w, const fg_outline_entry *e, const fg_finding *f) {
    for (uint32_t k = 0; k < e->proofs.n; k++) {
        const fg_outline_proof *p = &e->proofs.at[k];
        if (p->assumed != is_assumed(f)) continue;
        if (p->assumed || share_line(w->r->resume->doc, p->span, f->span)) return true;
    }
    return false;
}

static void add_proofs(const walk *w, fg_outline_entry *e, uint32_t first, uint32_t n) {
    for (uint32_t i = first; i < first + n; i++) {
        const fg_finding *f = &w->r->findings.at[i];
        fg_outline_proof *p = is_repeated(w, e, f) ? NULL : FG_PUSH(w->arena, &e->proofs);
        if (p) *p = (fg_outline_proof){i, is_assumed(f), f->span, is_assumed(f) ? (fg_str){0} : place_of(w, f)};
    }
}

/* ---- entries ---- */

/* "Kafka (preferred)" says so itself. */
static bool says_preferred(fg_str asked) {
    fg_str tag = FG_LIT("(preferred)");
    return asked.len > tag.len && fg_str_eq_nocase((fg_str){asked.ptr + asked.len - tag.len, tag.len}, tag);
}

static const char *tags_of(const fg_item *item, fg_str asked) {
    if (item->necessity == FG_PREFERRED && !says_preferred(asked))
        return item->listed_only ? "preferred, listed only" : "preferred";
    return item->listed_only ? "listed only" : NULL;
}

static fg_outline_entry *add_entry(const walk *w, fg_group_kind group, uint32_t i) {
    const fg_item *item = &w->r->items.at[i];
    const fg_requirement *q = &w->r->posting->requirements.at[item->requirement];
    fg_outline_entry *e = FG_PUSH(w->arena, &w->out->groups[group].entries);
    if (e)
        *e = (fg_outline_entry){
            .item = item, .index = i, .standing = (fg_verdict)item->verdict, .asked = {q->start, q->end}};
    return e;
}

static void add_scored(const walk *w, uint32_t i) {
    static const char *const words[] = {"met", "partly met", "missing", "cannot tell"};
    const fg_item *item = &w->r->items.at[i];
    fg_outline_entry *e = add_entry(w, (fg_group_kind)item->verdict, i);
    if (!e) return;
    e->word = words[item->verdict];
    e->tags = tags_of(item, posting_words(w, e->asked));
    add_proofs(w, e, item->first_finding, item->findings);
}

static void add_implied(const walk *w, uint32_t i) {
    static const char *const words[] = {"shown", "partly", "not shown", "cannot tell"};
    fg_outline_entry *e = add_entry(w, FG_GROUP_IMPLIED, i);
    if (e) e->word = words[e->standing];
}

static void add_gate(const walk *w, const fg_gate *g) {
    static const char *const words[] = {"met", "not met", "not said"};
    static const fg_verdict standings[] = {FG_MET, FG_MISSING, FG_CANNOT_TELL};
    fg_outline_entry *e = add_entry(w, FG_GROUP_GATES, g->item);
    if (!e) return;
    e->word = words[g->verdict];
    e->standing = standings[g->verdict];
    e->asked = g->posting_span;
    add_proofs(w, e, g->first_finding, g->findings);
}

static bool is_scored(const walk *w, uint32_t i) {
    return w->r->items.at[i].necessity != FG_IMPLIED && !w->r->items.at[i].repeated && !fg_item_is_gate(w->r, i);
}

static bool is_preferred(const fg_item *item) { return item->necessity == FG_PREFERRED; }

/* What is required before what is preferred, and of each what gains most first. */
static int by_gain(const fg_item *a, const fg_item *b) {
    if (is_preferred(a) != is_preferred(b)) return is_preferred(a) ? 1 : -1;
    return (a->gain < b->gain) - (a->gain > b->gain);
}

static void add_missing_items(const walk *w) {
    fg_outline_group *group = &w->out->groups[FG_GROUP_MISSING];
    for (uint32_t i = 0; i < w->r->items.n; i++) {
        if (w->r->items.at[i].verdict != FG_MISSING || !is_scored(w, i)) continue;
        add_scored(w, i);
        fg_outline_entry *at = group->entries.at;
        for (uint32_t k = group->entries.n; k-- > 1 && by_gain(at[k - 1].item, at[k].item) > 0;) {
            fg_outline_entry later = at[k - 1];
            at[k - 1] = at[k];
            at[k] = later;
        }
    }
}

static void add_entries(const walk *w) {
    static const char *const titles[FG_GROUPS] = {
        "Met",         "Partly met", "Missing, what gains most first",
        "Cannot tell", "Conditions", "Named in duties, title or tools (no points)"};
    for (int g = 0; g < FG_GROUPS; g++) w->out->groups[g].title = titles[g];
    for (uint32_t i = 0; i < w->r->items.n; i++) {
        const fg_item *item = &w->r->items.at[i];
        if (is_scored(w, i) && item->verdict != FG_MISSING) add_scored(w, i);
        if (item->necessity == FG_IMPLIED && !fg_item_is_gate(w->r, i)) add_implied(w, i);
    }
    add_missing_items(w);
    for (uint32_t i = 0; i < w->r->gates.n; i++) add_gate(w, &w->r->gates.at[i]);
}

/* ---- what to work on ---- */

static void add_steps(const walk *w) {
    const fg_result *r = w->r;
    uint32_t n = r->target >= 0 ? r->plan.n : r->missing.n;
    for (uint32_t i = 0; i < n; i++) {
        const fg_miss **step = FG_PUSH(w->arena, &w->out->steps);
        if (step) *step = &r->missing.at[r->target >= 0 ? r->plan.at[i] : i];
    }
}

static void put_points(fg_buf *b, const char *before, int32_t hundredths) {
    int32_t tenths = (hundredths + 5) / 10;
    fg_buf_printf(b, "%s%d.%d", before, (int)(tenths / 10), (int)(tenths % 10));
}

static void add_plan(const walk *w) {
    const fg_result *r = w->r;
    bool reached = r->planned >= r->target;
    fg_buf b;
    if (r->target < 0 || !r->score.scored) return;
    fg_buf_init(&b, w->arena);
    if (r->plan.n) {
        put_points(&b, reached ? "From " : "Out of reach; from ", r->score.low);
        put_points(&b, " to ", r->planned);
        fg_buf_printf(&b, " by %u step%s", r->plan.n, r->plan.n == 1 ? "" : "s");
    } else {
        put_points(&b, reached ? "The score is " : "Nothing more can be gained: the score is ", r->score.low);
        fg_buf_printf(&b, reached ? " already" : "");
    }
    w->out->plan = fg_buf_str(&b);
}

/* ---- what was left out ---- */

static void add_unread_line(const walk *w, fg_str line, fg_span span) {
    fg_outline_unread *u = FG_PUSH(w->arena, &w->out->unread);
    if (u) *u = (fg_outline_unread){line, span};
}

/* What of a statement one takes in at a glance: up to `most` bytes, cut between words. */
static fg_str beginning(fg_str words, size_t most) {
    if (words.len <= most) return words;
    size_t n = most;
    while (n && words.ptr[n] != ' ') n--;
    return n ? (fg_str){words.ptr, n} : words;
}

/* "Foobarix", "Quuxly" in: Experience with Python, Foobarix and ... */
static void add_unread_parts(const walk *w, const fg_requirement *q) {
    fg_buf b;
    if (!q->parts) return;
    fg_buf_init(&b, w->arena);
    for (uint32_t i = q->first_part; i < q->first_part + q->parts; i++) {
        fg_buf_add(&b, i == q->first_part ? FG_LIT("\"") : FG_LIT(", \""));
        fg_buf_add(&b, posting_words(w, w->r->posting->parts.at[i]));
        fg_buf_add_char(&b, '"');
    }
    fg_str whole = posting_words(w, (fg_span){q->start, q->end}), words = beginning(whole, GLANCE);
    fg_buf_add(&b, FG_LIT(" in: "));
    fg_buf_add(&b, words);
    if (words.len < whole.len) fg_buf_add(&b, FG_LIT(" ..."));
    add_unread_line(w, fg_buf_str(&b), w->r->posting->parts.at[q->first_part]);
}

static void add_unread(const walk *w) {
    const fg_posting *p = w->r->posting;
    for (uint32_t i = 0; i < p->requirements.n; i++) add_unread_parts(w, &p->requirements.at[i]);
    for (uint32_t i = 0; i < p->unread.n; i++) {
        fg_span s = {p->unread.at[i].start, p->unread.at[i].end};
        add_unread_line(w, posting_words(w, s), s);
    }
}

static void add_integrity(const walk *w) {
    const fg_resume *r = w->r->as_read;
    for (uint32_t i = 0; i < r->oddities.n + (w->r->copied.n ? 1 : 0); i++) {
        fg_str *line = FG_PUSH(w->arena, &w->out->integrity);
        if (!line) return;
        *line = i < r->oddities.n ? fg_oddity_say(&r->oddities.at[i], w->arena)
                                  : FG_LIT("the posting is pasted in: what stands there counts for nothing");
    }
}

void fg_outline_make(fg_outline *out, const fg_result *result, fg_arena *arena) {
    walk w = {out, result, arena};
    *out = (fg_outline){.result = result};
    add_head(&w);
    add_understood(&w);
    add_assumed(&w);
    add_entries(&w);
    add_steps(&w);
    add_plan(&w);
    add_unread(&w);
    add_integrity(&w);
}

/* ---- the missing list ---- */

const char *fg_miss_words(const fg_miss *miss) {
    static const char *const words[] = {NULL, " partly there", " listed, but not shown in any work",
                                        " cannot be told from the résumé", " there in other words"};
    return words[miss->kind];
}

bool fg_miss_is_missing(const fg_miss *miss) { return miss->kind == FG_MISS_MISSING || miss->kind == FG_MISS_PARTLY; }

static bool is_named_before(const fg_result *r, uint32_t i) {
    for (uint32_t k = 0; k < i; k++)
        if (fg_miss_is_missing(&r->missing.at[k]) && fg_str_eq(r->missing.at[k].name, r->missing.at[i].name))
            return true;
    return false;
}

uint32_t fg_missing_names(const fg_result *r, fg_str *names, uint32_t most, uint32_t *left) {
    uint32_t n = 0, all = 0;
    for (uint32_t i = 0; i < r->missing.n; i++) {
        if (!fg_miss_is_missing(&r->missing.at[i]) || is_named_before(r, i)) continue;
        if (all++ < most) names[n++] = r->missing.at[i].name;
    }
    *left = all - n;
    return n;
}

fg_span fg_outline_line(const fg_doc *doc, fg_span span) {
    uint32_t low = 0, high = doc->lines.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->lines.at[middle].to < span.start)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == doc->lines.n) return span;
    const fg_line *line = &doc->lines.at[low];
    bool inside = line->start <= span.start && span.end <= line->end;
    return inside ? (fg_span){line->start, line->end} : span;
}
