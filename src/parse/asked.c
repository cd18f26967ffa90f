#include "parse/asked.h"

#include "parse/conditions.h"

static bool is_asking_section(uint8_t section) { return section == FG_LEX_H_REQUIRED || section == FG_LEX_H_PREFERRED; }

/* Whatever a statement under such a heading says, it is not asked. */
static bool is_closed(uint8_t section) {
    return section == FG_LEX_H_BENEFITS || section == FG_LEX_H_LEGAL || section == FG_LEX_H_APPLY ||
           section == FG_LEX_H_NOT_REQUIRED;
}

/* Signs that ASCII lacks are read as a question mark, too; the text has the sign itself. */
static bool is_question(const fg_clause *c) {
    uint32_t last = c->st->end - 1;
    return fg_is(c->r, last, '?') && c->r->doc->text.ptr[fg_tok(c->r, last)->start] == '?';
}

/* "is required", "must have", "SQL preferred"; "the required records" is no predicate. */
static bool has_predicate(const fg_clause *c) {
    FG_EACH_CUE (c, q, FG_LEX_REQUIRED)
        if (fg_word_is(c->r, q->first, "requires") || q->end >= q->first + 2 || q->end + 1 >= c->st->end) return true;
    return fg_clause_has_cue(c, FG_LEX_PREFERRED);
}

static bool is_decided(const fg_clause *c) {
    return fg_clause_has_cue(c, FG_LEX_REQUIRED) || fg_clause_has_cue(c, FG_LEX_PREFERRED) ||
           fg_clause_has_cue(c, FG_LEX_NOT_REQUIRED);
}

/* ---- why nothing is asked ---- */

enum { LAW = 1, TRAINING = 7 };

/* The arguments of [boilerplate ...] in their order. */
static const char *const boilerplate_names[] = {"boilerplate",   "legal",     "application", "disclaimer",
                                                "encouragement", "agencies",  "navigation",  "training",
                                                "keywords",      "invitation"};

static const char *reason_of_section(uint8_t section) {
    switch (section) {
    case FG_LEX_H_BENEFITS: return "benefits";
    case FG_LEX_H_LEGAL: return "legal";
    case FG_LEX_H_APPLY: return "application";
    case FG_LEX_H_ABOUT: return "company";
    case FG_LEX_H_LOGISTICS: return "logistics";
    case FG_LEX_H_NOT_REQUIRED: return "not required";
    case FG_LEX_H_DUTIES: return "duty";
    default: return "prose";
    }
}

/* "No degree required"; but "a plus, not required" prefers. */
static bool is_waived(const fg_clause *c) {
    return fg_clause_has_cue(c, FG_LEX_NOT_REQUIRED) && !fg_clause_has_cue(c, FG_LEX_PREFERRED);
}

const char *fg_clause_reason(const fg_clause *c) {
    const fg_cue *boilerplate = fg_clause_cue(c, c->first_cue[FG_LEX_BOILERPLATE]);
    if (boilerplate) return boilerplate_names[boilerplate->arg % FG_COUNT(boilerplate_names)];
    if (is_closed(c->st->section)) return reason_of_section(c->st->section);
    if (is_waived(c)) return "not required";
    if (c->pay) return "benefits";
    if (is_question(c)) return "question";
    if (c->duty) return "duty";
    if (c->company) return "company";
    return reason_of_section(c->st->section);
}

static fg_verdict keep_out(const fg_clause *c) { return (fg_verdict){FG_NOT_ASKED, fg_clause_reason(c)}; }

/* ---- what asks ---- */

static bool has_cue_at(const fg_clause *c, uint32_t token, fg_lex tag) {
    FG_EACH_CUE (c, q, tag)
        if (q->first == token) return true;
    return false;
}

/* "A thirst for": the article says nothing. */
static uint32_t first_word(const fg_clause *c) {
    uint32_t i = c->st->first;
    bool article = fg_word_is(c->r, i, "a") || fg_word_is(c->r, i, "an") || fg_word_is(c->r, i, "the");
    return article && i + 1 < c->st->end ? i + 1 : i;
}

/* "Experience in ...": asked, whatever was glued behind it. "Training new colleagues" is work. */
static bool starts_with_head(const fg_clause *c) {
    uint32_t i = first_word(c);
    bool work = fg_str_ends(fg_token_norm(c->r->tokens, i), FG_LIT("ing")) && !fg_word_is(c->r, i + 1, "of");
    work |= fg_word_is(c->r, i, "background") && fg_has_cap(c->r, i + 1); /* "Background Processing: ..." */
    return !work && (has_cue_at(c, i, FG_LEX_HEAD) || has_cue_at(c, i, FG_LEX_STRONG));
}

static bool has_quality(const fg_clause *c) {
    for (uint32_t i = 0; i < c->leaves.n; i++)
        if (fg_node_at(c->p, c->leaves.at[i].node)->type == FG_NODE_SOFT) return true;
    return false;
}

/* "Must be", "Highly motivated": a word with which statements of what is asked begin. */
static bool starts_with_starter(const fg_clause *c) {
    uint32_t first = first_word(c);
    bool adverb = fg_str_ends(fg_token_norm(c->r->tokens, first), FG_LIT("ly"));
    if (first > c->st->first && !has_quality(c) && !fg_clause_has_cue(c, FG_LEX_CANDIDATE))
        return false; /* "A flexible menu": of a thing */
    return has_cue_at(c, first, FG_LEX_STARTER) || (adverb && has_cue_at(c, first + 1, FG_LEX_STARTER));
}

/* "Excellent judgment", not "Excellent rates": what a person has. Where the company tells of itself, "High-velocity
 * experiments" are its own. */
static bool praises_person(const fg_clause *c) {
    bool head = fg_clause_has_cue(c, FG_LEX_HEAD) || fg_clause_has_cue(c, FG_LEX_STARTER);
    bool own = c->st->loose || c->st->section == FG_LEX_H_ABOUT;
    return head || c->measured || has_quality(c) || (c->hard && !own);
}

/* "Problem solving and the ability to ..." */
static bool starts_with_quality(const fg_clause *c) {
    if (!c->leaves.n || c->leaves.at[0].first != first_word(c)) return false;
    return has_quality(c) && fg_clause_has_cue(c, FG_LEX_HEAD);
}

/* "Sourdough is an experience", "they have the skills": a verb stands before `token`, the subject before that. */
static bool says_of_another(const fg_clause *c, uint32_t token) {
    for (uint32_t i = c->st->first + 1; i < token; i++)
        if (has_cue_at(c, i, FG_LEX_STATE_VERB)) return true;
    return false;
}

/* "Training customers on the machine", not "Training in first aid". */
static bool is_gerund_of_work(const fg_clause *c, const fg_cue *q) {
    static const char *const names[] = {"in", "of", "with", "and", "or", "experience", "required", "preferred"};
    if (q->first != c->st->first || q->end != q->first + 1 || q->end >= c->st->end) return false;
    for (size_t i = 0; i < FG_COUNT(names); i++)
        if (fg_word_is(c->r, q->end, names[i])) return false;
    return fg_str_ends(fg_token_norm(c->r->tokens, q->first), FG_LIT("ing")) &&
           fg_tok(c->r, q->end)->cls == FG_TOK_WORD;
}

/* "A good education is one that ...": says what something is. */
static bool describes(const fg_clause *c) {
    return fg_clause_has_cue(c, FG_LEX_STATE_VERB) && !fg_clause_has_cue(c, FG_LEX_HEAD) && !is_decided(c) &&
           !c->measured;
}

/* "Experience with ...", "Strong knowledge of ...", "Must be ...": the first words say that something is asked. Among
 * duties "Know the coupon policy" is one of them; only what a person has counts there. */
static bool starts_asking(const fg_clause *c) {
    if (c->duty || c->boilerplate || c->company || c->pay || is_question(c) || fg_word_is(c->r, c->st->first, "for"))
        return false;
    uint8_t section = c->st->section;
    if (section == FG_LEX_H_DUTIES || section == FG_LEX_H_STACK || section == FG_LEX_H_ABOUT)
        return ((starts_with_head(c) || has_cue_at(c, first_word(c), FG_LEX_ASKS)) && praises_person(c)) ||
               starts_with_quality(c);
    for (uint32_t i = 0; i < c->cues.n && c->cues.at[i].first <= c->st->first + 3; i++) {
        uint8_t tag = c->cues.at[i].tag;
        if (says_of_another(c, c->cues.at[i].first)) break;
        if (tag == FG_LEX_HEAD && is_gerund_of_work(c, &c->cues.at[i])) continue;
        if (tag == FG_LEX_HEAD || tag == FG_LEX_REQUIRED || tag == FG_LEX_PREFERRED) return true;
        if (tag == FG_LEX_STRONG && praises_person(c) && !describes(c)) return true;
    }
    return starts_with_starter(c) || (has_cue_at(c, first_word(c), FG_LEX_ASKS) && praises_person(c));
}

static bool has_candidate(const fg_clause *c, uint32_t kind, bool at_start) {
    FG_EACH_CUE (c, q, FG_LEX_CANDIDATE)
        if (q->arg == kind && (!at_start || q->first == c->st->first)) return true;
    return false;
}

/* "We are looking for a barista" names whom, and asks nothing yet. */
static bool only_seeks(const fg_clause *c) { return !c->addressed && has_candidate(c, 3, false); }

/* "..., therefore tact is required": the predicate of the whole. */
static bool ends_with_required(const fg_clause *c) {
    FG_EACH_CUE (c, q, FG_LEX_REQUIRED)
        if (q->end >= q->first + 2 && q->end + 1 >= c->st->end) return true;
    return false;
}

/* "The work requires knowledge of old ovens", "requires prolonged standing": of whoever does it. */
static bool requires_of_person(const fg_clause *c) {
    uint32_t from = c->st->end;
    if (!fg_clause_has_cue(c, FG_LEX_REQUIRED)) return false;
    for (uint32_t i = 0; i < c->cues.n; i++) {
        const fg_cue *q = &c->cues.at[i];
        if (q->tag == FG_LEX_REQUIRED && fg_word_is(c->r, q->first, "requires")) from = q->end;
        if ((q->tag == FG_LEX_HEAD || q->tag == FG_LEX_PHYSICAL) && q->first >= from && q->first <= from + 3)
            return true;
    }
    return false;
}

/* Among duties a statement of another kind: "You should be at ease with", "3 years of experience are needed". */
static bool asks_among_duties(const fg_clause *c) {
    if (c->leaves.n && ends_with_required(c)) return true;
    if (c->duty) return false;
    if (c->addressed && (has_candidate(c, 2, true) || has_candidate(c, 3, false) || has_candidate(c, 4, false)))
        return true;
    if (requires_of_person(c)) return true;
    return c->leaves.n && (c->measured ? c->asks : has_predicate(c) && (c->hard || c->legal));
}

static bool names_clearance(const fg_clause *c) {
    for (uint32_t i = 0; i < c->leaves.n; i++)
        if (fg_node_at(c->p, c->leaves.at[i].node)->type == FG_NODE_CLEARANCE) return true;
    return false;
}

enum { ASKS_NEAR = 20 /* tokens from the start of a statement to the word that asks */ };

/* "You ... experience", "your background": whoever is sought, in front of a word that asks. */
static bool tells_of_candidate(const fg_clause *c) {
    bool seen = false;
    if (!fg_clause_has_cue(c, FG_LEX_CANDIDATE)) return false;
    for (uint32_t i = 0; i < c->cues.n; i++) {
        const fg_cue *q = &c->cues.at[i];
        bool person = q->tag == FG_LEX_CANDIDATE && !(q->arg == 0 && fg_word_is(c->r, q->first, "professional"));
        if (person && q->arg) return true;
        seen |= person;
        if (seen && (q->tag == FG_LEX_ASKS || q->tag == FG_LEX_HEAD) && q->first <= c->st->first + ASKS_NEAR)
            return true;
    }
    return false;
}

/* "Travel: 10%" */
static bool states_gate(const fg_clause *c) {
    const fg_cue *key = fg_clause_cue(c, c->first_cue[FG_LEX_GATE_KEY]);
    if (!key || key->first != c->st->first || !fg_is(c->r, key->end, ':')) return false;
    return c->leaves.n && fg_node_at(c->p, c->leaves.at[0].node)->type == FG_NODE_TRAVEL;
}

static bool names_length(const fg_clause *c) {
    for (uint32_t i = 0; i < c->leaves.n; i++)
        if (fg_node_at(c->p, c->leaves.at[i].node)->type == FG_NODE_YEARS) return c->st->section != FG_LEX_H_ABOUT;
    return false;
}

/* Outside requirement sections only plain words of asking count, and never where the company speaks of itself. "Do you
 * have a passion for closing deals?" draws readers and asks nothing that can be checked. */
static bool asks_openly(const fg_clause *c) {
    if (is_question(c) && !c->measured && !(c->hard && c->addressed)) return false;
    if (c->st->section == FG_LEX_H_ABOUT && fg_word_is(c->r, c->st->first, "for"))
        return false; /* "For 50 years, Acme has" */
    if (c->st->section == FG_LEX_H_DUTIES && c->hard && fg_clause_must_bring(c)) return true;
    if (c->boilerplate || (c->pay && !c->measured && !c->legal && !fg_clause_has_cue(c, FG_LEX_REQUIRED))) return false;
    if (c->st->section == FG_LEX_H_DUTIES || c->st->section == FG_LEX_H_STACK)
        return !c->history && asks_among_duties(c);
    if (!c->leaves.n) return c->addressed && !c->duty;
    bool decided = is_decided(c);
    if (c->st->section == FG_LEX_H_LOGISTICS && names_clearance(c) && !c->pay && !c->company) return true;
    bool ours = c->history;
    ours |= c->company && !c->legal && !c->addressed && !(c->measured && (decided || names_length(c)));
    if (ours || c->duty || only_seeks(c)) return false;
    if (c->addressed && (!c->pay || c->legal)) return true;
    return c->asks && (c->measured || decided || tells_of_candidate(c));
}

/* "Curious about who does well here?" draws readers; "Are you good with numbers?" asks. */
static bool is_idle_question(const fg_clause *c) {
    bool asks = starts_with_head(c) || starts_with_starter(c) || has_cue_at(c, first_word(c), FG_LEX_ASKS);
    bool spoken_to = false; /* "who thrives here" speaks to nobody */
    FG_EACH_CUE (c, q, FG_LEX_CANDIDATE) spoken_to |= q->arg != 4;
    asks &= !fg_word_is(c->r, c->st->first, "curious");
    return is_question(c) && !c->measured && !c->hard && !asks && !spoken_to;
}

/* "We work in Python", "Our history spans", "Harbor Mill is a bakery": what the company says of itself, unless it says
 * whom it wants. */
static bool speaks_of_us(const fg_clause *c) {
    bool of_us = c->by_name || has_cue_at(c, c->st->first, FG_LEX_COMPANY);
    if (!of_us || c->addressed || c->measured || is_decided(c)) return false;
    if (has_candidate(c, 4, false)) return false; /* "we trust people who" */
    return !c->asks || c->pay || !fg_clause_has_cue(c, FG_LEX_HEAD);
}

/* "Candidate will be responsible for developing" */
static bool tells_of_work_to_come(const fg_clause *c) {
    FG_EACH_CUE (c, q, FG_LEX_DUTY)
        if (q->arg == 2 && fg_word_is(c->r, q->first, "will")) return !c->measured && !is_decided(c) && !c->addressed;
    return false;
}

static fg_verdict asked_under_heading(const fg_clause *c) {
    bool idle = c->boilerplate && !c->measured && !starts_with_head(c) && !starts_with_starter(c);
    if (speaks_of_us(c) && fg_clause_has_cue(c, FG_LEX_TOOLS)) return (fg_verdict){FG_IMPLIED, "tools"};
    bool other = (c->pay || c->company) && !c->asks && !c->hard && !c->legal;
    if (idle || is_idle_question(c) || speaks_of_us(c) || c->history || other) return keep_out(c);
    if (tells_of_work_to_come(c)) return (fg_verdict){FG_IMPLIED, "duty"};
    return (fg_verdict){c->st->section == FG_LEX_H_PREFERRED ? FG_PREFERRED : FG_REQUIRED, "heading"};
}

/* What will be taught is not brought along. */
static bool is_taught(const fg_clause *c) {
    FG_EACH_CUE (c, q, FG_LEX_BOILERPLATE)
        if (q->arg == TRAINING) return true;
    return false;
}

/* "Regardless of race, national origin, ...": but who hires has it among the tasks. */
static bool is_of_law(const fg_clause *c) {
    uint32_t n = 0;
    FG_EACH_CUE (c, q, FG_LEX_BOILERPLATE) n += q->arg == LAW;
    return n > 2 && !c->duty;
}

/* Duties, tools and the description of the role name what is worked with. */
static bool tells_of_work(const fg_clause *c) {
    if (is_taught(c) || is_of_law(c) || is_question(c)) return false;
    switch ((fg_lex)c->st->section) {
    case FG_LEX_H_DUTIES:
    case FG_LEX_H_STACK:
    case FG_LEX_H_MIXED: return true;
    case FG_LEX_H_ROLE: return !c->company && !c->boilerplate && !c->pay;
    default: break;
    }
    if (c->boilerplate || c->pay) return false;
    if (c->st->section == FG_LEX_H_LOGISTICS) return false; /* "Industry: Information Technology" */
    return fg_clause_has_cue(c, FG_LEX_TOOLS) || (c->duty && !c->company);
}

/* Arguments of [physical]: a background check; "is required to sit". */
enum { CHECK = 1, SAID_TO_BE_REQUIRED = 3 };

/* "You must be a citizen", "offers are contingent upon a background check": a condition of the law or the house, which
 * holds wherever it stands. */
static bool demands_gate(const fg_clause *c) {
    if (c->boilerplate || !c->leaves.n) return false;
    bool asks = has_candidate(c, 2, false) || fg_clause_has_cue(c, FG_LEX_REQUIRED);
    FG_EACH_CUE (c, q, FG_LEX_PHYSICAL)
        if (q->arg == SAID_TO_BE_REQUIRED || (asks && q->arg == CHECK)) return true;
    return asks && (fg_clause_has_cue(c, FG_LEX_CLEARANCE) || fg_clause_has_cue(c, FG_LEX_AUTHORIZATION));
}

/* Prose behind a list of benefits that demands something which can be checked: "You must have a degree". */
static bool asks_behind_list(const fg_clause *c) {
    return c->st->loose && (c->hard || c->measured) && has_predicate(c);
}

/* "As Executive Chef, you will run the kitchen" behind a list of benefits. */
static bool tells_of_work_behind_list(const fg_clause *c) {
    bool loose = c->st->section == FG_LEX_H_BENEFITS && c->st->loose && fg_clause_has_cue(c, FG_LEX_CANDIDATE);
    return loose && c->duty && c->hard && !c->boilerplate && !c->pay && !c->company;
}

/* A statement of what is asked under a heading of benefits, law or applying: the heading ended without a sign. */
static bool is_astray(const fg_clause *c) {
    if (c->boilerplate || c->pay || c->company || c->st->section == FG_LEX_H_NOT_REQUIRED) return false;
    if (c->st->section == FG_LEX_H_APPLY && (c->legal || has_candidate(c, 2, true))) return true;
    if (c->st->section == FG_LEX_H_BENEFITS && (has_candidate(c, 4, false) || asks_behind_list(c))) return true;
    uint32_t i = first_word(c);
    if (fg_word_is(c->r, i, "exposure")) return false; /* offered */
    FG_EACH_CUE (c, q, FG_LEX_TYPED_HEAD)              /* "experience with" */
        if (q->end >= q->first + 2 && q->first <= i + 1) return starts_with_head(c);
    return false;
}

/* "Harbor Mill | Head Baker (sourdough) | Full-time | Onsite": the first line of a forum's posting. */
static bool is_headline(const fg_clause *c) {
    uint32_t bars = 0;
    if (c->st->section != FG_SECTION_NONE || c->addressed || c->measured) return false;
    for (uint32_t i = c->st->first; (i = fg_next_mark(c->r, i, c->st->end)) < c->st->end; i++)
        bars += fg_is(c->r, i, '|');
    return bars >= 2;
}

fg_verdict fg_clause_asked(const fg_clause *c) {
    uint8_t section = c->st->section;
    if (is_headline(c)) return keep_out(c);
    if (states_gate(c) || (is_closed(section) && demands_gate(c))) return (fg_verdict){FG_REQUIRED, "cue"};
    if (tells_of_work_behind_list(c)) return (fg_verdict){FG_IMPLIED, "duty"};
    if (is_closed(section) && !is_astray(c)) return keep_out(c);
    if (is_asking_section(section) && !c->st->loose) return asked_under_heading(c);
    if (section != FG_LEX_H_DUTIES && demands_gate(c)) return (fg_verdict){FG_REQUIRED, "cue"};
    if (section == FG_LEX_H_MIXED && !c->duty && c->asks && c->leaves.n && !c->boilerplate)
        return (fg_verdict){FG_REQUIRED, "heading"};
    bool wished = section == FG_LEX_H_PREFERRED;
    if (asks_openly(c) || starts_asking(c)) return (fg_verdict){wished ? FG_PREFERRED : FG_REQUIRED, "cue"};
    if (tells_of_work(c) || (only_seeks(c) && fg_clause_tells_work(c)))
        return (fg_verdict){FG_IMPLIED, section == FG_LEX_H_STACK ? "tools" : "duty"};
    return keep_out(c);
}

bool fg_clause_states_workplace(const fg_clause *c) {
    uint8_t section = c->st->section;
    if (section == FG_LEX_H_BENEFITS || section == FG_LEX_H_APPLY || section == FG_LEX_H_NOT_REQUIRED) return false;
    bool fact = section == FG_LEX_H_LOGISTICS && c->st->label < c->st->first; /* "Location: London (hybrid)" */
    if (fact || c->pay || is_question(c)) return false;
    FG_EACH_CUE (c, q, FG_LEX_TRAVEL)
        if (q->arg == FG_TRAVEL_WORKPLACE) return true;
    return false;
}

bool fg_clause_refuses_sponsor(const fg_clause *c) {
    if (!fg_clause_has_cue(c, FG_LEX_AUTHORIZATION)) return false;
    if (is_question(c) || c->st->section == FG_LEX_H_NOT_REQUIRED) return false;
    return fg_permits_in(c->r, c->st->first, c->st->end) >> FG_PERMIT_UNSPONSORED & 1;
}

/* ---- asked, but not understood ---- */

/* The bytes of a letter of another script that begins with this one: Greek to Thai, Georgian, kana to Hangul; 0: none. */
static uint32_t foreign_bytes(unsigned char lead) {
    if (lead >= 0xCE && lead <= 0xDF) return 2;
    return (lead >= 0xE0 && lead <= 0xED && lead != 0xE2) ? 3 : 0;
}

#define HIGH_BITS 0x8080808080808080u

/* Of 32 bytes. */
static bool is_ascii(const char *p) {
    return !((fg_load64(p) | fg_load64(p + 8) | fg_load64(p + 16) | fg_load64(p + 24)) & HIGH_BITS);
}

/* A line in Japanese within an English posting may ask anything. */
static bool is_foreign(const fg_clause *c) {
    const char *text = c->r->doc->text.ptr;
    uint32_t a = fg_tok(c->r, c->st->first)->start, b = fg_tok(c->r, c->st->end - 1)->end, foreign = 0;
    for (uint32_t i = a; i < b; i++) {
        while (b - i >= 32 && is_ascii(text + i)) i += 32;
        while (b - i >= 8 && !(fg_load64(text + i) & HIGH_BITS)) i += 8;
        if (i < b) foreign += foreign_bytes((unsigned char)text[i]);
    }
    return foreign * 2 > b - a;
}

static uint32_t count_words(const fg_clause *c) {
    uint32_t n = 0;
    for (uint32_t i = c->st->first; i < c->st->end; i++) n += fg_tok(c->r, i)->cls == FG_TOK_WORD;
    return n;
}

enum { WORDS_LEAST = 3 /* of what is more than a heading or a rest of one; two where one of them asks */ };

/* "- Foobarix" under a heading that asks: asked, however short. A letter alone numbers what follows. */
static bool is_entry(const fg_clause *c) {
    const fg_token *first = fg_tok(c->r, c->st->first);
    bool word = first->cls == FG_TOK_WORD && first->end > first->start + 1;
    return c->st->bullet && word && is_asking_section(c->st->section);
}

bool fg_clause_is_unread(const fg_clause *c, const fg_verdict *v, const char **rule) {
    *rule = FG_FOREIGN;
    if (is_foreign(c)) return true;
    *rule = v->rule;
    if (v->necessity != FG_REQUIRED && v->necessity != FG_PREFERRED) return false;
    if (fg_is(c->r, c->st->end - 1, ':')) {
        *rule = "heading";
        return false; /* "Here is what we hope to see:" */
    }
    bool told = c->asks || is_decided(c) || starts_with_head(c) || has_candidate(c, 4, false);
    if (!is_asking_section(c->st->section) && !told) {
        *rule = fg_clause_reason(c);
        return false; /* "We are always looking for great people" */
    }
    uint32_t least = is_entry(c) ? 1 : is_decided(c) ? WORDS_LEAST - 1 : WORDS_LEAST;
    bool asks = c->addressed || starts_with_head(c) || has_cue_at(c, first_word(c), FG_LEX_ASKS);
    bool other = c->boilerplate || c->pay || (c->company && !asks) || is_waived(c);
    if (!other && count_words(c) >= least && (!c->st->inherited || asks)) return true;
    *rule = fg_clause_reason(c);
    return false;
}
