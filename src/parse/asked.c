#include "parse/asked.h"

static bool is_asking_section(uint8_t section) { return section == FG_LEX_H_REQUIRED || section == FG_LEX_H_PREFERRED; }

/* Whatever a statement under such a heading says, it is not asked. */
static bool is_closed(uint8_t section) {
    return section == FG_LEX_H_BENEFITS || section == FG_LEX_H_LEGAL || section == FG_LEX_H_APPLY;
}

static bool is_question(const fg_clause *c) { return fg_is(c->r, c->st->end - 1, '?'); }

static bool is_decided(const fg_clause *c) {
    return fg_clause_has_cue(c, FG_LEX_REQUIRED) || fg_clause_has_cue(c, FG_LEX_PREFERRED) ||
           fg_clause_has_cue(c, FG_LEX_NOT_REQUIRED);
}

/* ---- why nothing is asked ---- */

/* The arguments of [boilerplate ...] in their order. */
static const char *const boilerplate_names[] = {"boilerplate", "legal",         "application",
                                                "disclaimer",  "encouragement", "agencies",
                                                "navigation",  "training",      "keywords"};

static const char *reason_of_section(uint8_t section) {
    switch (section) {
    case FG_LEX_H_BENEFITS: return "benefits";
    case FG_LEX_H_LEGAL: return "legal";
    case FG_LEX_H_APPLY: return "application";
    case FG_LEX_H_ABOUT: return "company";
    case FG_LEX_H_LOGISTICS: return "logistics";
    default: return "prose";
    }
}

static const char *reason_of_words(const fg_clause *c) {
    for (uint32_t i = 0; i < c->cues.n; i++)
        if (c->cues.at[i].tag == FG_LEX_BOILERPLATE)
            return boilerplate_names[c->cues.at[i].arg % FG_COUNT(boilerplate_names)];
    if (is_closed(c->st->section)) return reason_of_section(c->st->section);
    if (c->pay) return "benefits";
    if (c->duty) return "duty";
    if (is_question(c)) return "question";
    if (c->company) return "company";
    return reason_of_section(c->st->section);
}

static fg_verdict keep_out(const fg_clause *c) { return (fg_verdict){FG_NOT_ASKED, reason_of_words(c)}; }

/* ---- what asks ---- */

/* "Experience with ...", "Strong knowledge of ...", "Must be ...": the first words say that something is asked. */
static bool starts_asking(const fg_clause *c) {
    if (c->duty || c->boilerplate || c->company || c->pay || is_question(c) || fg_word_is(c->r, c->st->first, "for"))
        return false;
    for (uint32_t i = 0; i < c->cues.n && c->cues.at[i].first <= c->st->first + 3; i++) {
        fg_lex tag = c->cues.at[i].tag;
        if ((tag == FG_LEX_STARTER && c->cues.at[i].first <= c->st->first + 1) || tag == FG_LEX_HEAD ||
            tag == FG_LEX_REQUIRED || tag == FG_LEX_PREFERRED || tag == FG_LEX_STRONG || tag == FG_LEX_ASKS)
            return true;
    }
    return false;
}

/* Outside requirement sections only plain words of asking count, and never where the company speaks of itself. "Do you
 * have a passion for closing deals?" draws readers and asks nothing that can be checked. */
static bool asks_openly(const fg_clause *c) {
    if (is_question(c) && !c->measured) return false;
    if (c->st->section == FG_LEX_H_ABOUT && fg_word_is(c->r, c->st->first, "for"))
        return false; /* "For 50 years, Acme has" */
    if (c->boilerplate || (c->pay && !c->measured && !c->legal && !fg_clause_has_cue(c, FG_LEX_REQUIRED))) return false;
    if (!c->leaves.n) return c->addressed && !c->duty && c->st->section != FG_LEX_H_DUTIES;
    bool decided = is_decided(c);
    if (c->st->section == FG_LEX_H_DUTIES || c->st->section == FG_LEX_H_STACK)
        return c->measured ? c->asks && !c->duty : decided && c->hard && !c->duty;
    if (c->company && !decided && !c->addressed) return false;
    for (uint32_t i = 0; i < c->cues.n; i++)
        if (c->cues.at[i].tag == FG_LEX_CANDIDATE && c->cues.at[i].arg == 3 && !c->addressed) return false;
    if (c->duty) return false;
    if (c->addressed && (!c->pay || c->legal)) return true;
    return c->asks && (c->measured || decided || fg_clause_has_cue(c, FG_LEX_CANDIDATE));
}

/* "Experience in ...": asked, whatever was glued behind it. */
static bool starts_with_head(const fg_clause *c) {
    for (uint32_t i = 0; i < c->cues.n && c->cues.at[i].first == c->st->first; i++)
        if (c->cues.at[i].tag == FG_LEX_HEAD) return true;
    return false;
}

static fg_verdict asked_under_heading(const fg_clause *c) {
    bool idle = c->boilerplate && !c->measured && !starts_with_head(c);
    if (idle || ((c->pay || c->company) && !c->asks && !c->hard)) return keep_out(c);
    return (fg_verdict){c->st->section == FG_LEX_H_PREFERRED ? FG_PREFERRED : FG_REQUIRED, "heading"};
}

fg_verdict fg_clause_asked(const fg_clause *c) {
    uint8_t section = c->st->section;
    if (is_closed(section) && !(section == FG_LEX_H_APPLY && c->legal)) return keep_out(c);
    if (is_asking_section(section)) return asked_under_heading(c);
    if (section == FG_LEX_H_MIXED && !c->duty && c->asks && c->leaves.n && !c->boilerplate)
        return (fg_verdict){FG_REQUIRED, "heading"};
    if (asks_openly(c) || starts_asking(c)) return (fg_verdict){FG_REQUIRED, "cue"};
    bool told = section == FG_LEX_H_DUTIES || section == FG_LEX_H_STACK || section == FG_LEX_H_MIXED;
    if (told || (section == FG_SECTION_NONE && c->duty && !c->company && !c->boilerplate && !c->pay))
        return (fg_verdict){FG_IMPLIED, section == FG_LEX_H_STACK ? "tools" : "duty"};
    return keep_out(c);
}

/* ---- asked, but not understood ---- */

static uint32_t count_words(const fg_clause *c) {
    uint32_t n = 0;
    for (uint32_t i = c->st->first; i < c->st->end; i++) n += fg_tok(c->r, i)->cls == FG_TOK_WORD;
    return n;
}

bool fg_clause_is_unread(const fg_clause *c, const char **rule) {
    bool other = c->boilerplate || c->pay || (c->company && !c->addressed);
    if (!other && count_words(c) >= 3 && (!c->st->inherited || c->addressed)) return true;
    *rule = other ? reason_of_words(c) : "prose";
    return false;
}
