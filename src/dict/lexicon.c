/*
 * Reads a language's lexicon: groups of phrases, [group argument] on a line of its own, one phrase a line.
 *
 * (a|b|) is one of several, an empty one allows nothing; a word followed by ? may be missing. ^ in front: only at
 * the start of a clause; $ behind: only at its end; = in front: in exactly this case; ~ in front: its words in any
 * inflection. The argument of a group of qualities is the id of a concept.
 */
#include "dict/source.h"

#define EXPANSIONS_MAX 3000u

static const char *const lex_names[FG_LEX_COUNT] = {"h-required",
                                                    "h-preferred",
                                                    "h-duties",
                                                    "h-about",
                                                    "h-benefits",
                                                    "h-apply",
                                                    "h-legal",
                                                    "h-stack",
                                                    "h-logistics",
                                                    "h-mixed",
                                                    "h-not-required",
                                                    "h-role",
                                                    "h-experience",
                                                    "h-projects",
                                                    "h-education",
                                                    "h-skills",
                                                    "h-certificates",
                                                    "h-languages",
                                                    "h-summary",
                                                    "h-publications",
                                                    "h-interests",
                                                    "h-personal",
                                                    "h-references",
                                                    "h-volunteer",
                                                    "h-other",
                                                    "preferred",
                                                    "required",
                                                    "not-required",
                                                    "strong",
                                                    "basic",
                                                    "head",
                                                    "typed-head",
                                                    "such-as",
                                                    "namely",
                                                    "open",
                                                    "quantifier",
                                                    "either",
                                                    "number",
                                                    "years",
                                                    "months",
                                                    "up-to",
                                                    "experience",
                                                    "general-scope",
                                                    "not-years",
                                                    "degree",
                                                    "degree-word",
                                                    "not-degree",
                                                    "alike",
                                                    "alike-more",
                                                    "alike-experience",
                                                    "alike-field",
                                                    "in-progress",
                                                    "field-open",
                                                    "degree-joint",
                                                    "field-joint",
                                                    "clearance",
                                                    "authorization",
                                                    "travel",
                                                    "physical",
                                                    "evidence",
                                                    "asks",
                                                    "duty",
                                                    "boilerplate",
                                                    "company",
                                                    "pay",
                                                    "lacks",
                                                    "lacks-behind",
                                                    "not-assumed",
                                                    "weak",
                                                    "workplace",
                                                    "employment",
                                                    "key",
                                                    "title-word",
                                                    "month",
                                                    "season",
                                                    "present",
                                                    "since",
                                                    "to",
                                                    "employer-word",
                                                    "school",
                                                    "school-joint",
                                                    "expected",
                                                    "intern",
                                                    "membership",
                                                    "employed",
                                                    "not-work",
                                                    "service-key",
                                                    "job-key",
                                                    "stop",
                                                    "behind-language",
                                                    "works-with",
                                                    "department",
                                                    "candidate",
                                                    "starter",
                                                    "deed",
                                                    "speaks",
                                                    "volunteer",
                                                    "unit",
                                                    "heading-word",
                                                    "sentence-start",
                                                    "abbreviation",
                                                    "joining",
                                                    "leading",
                                                    "tools",
                                                    "duty-verb",
                                                    "state-verb",
                                                    "heading-end",
                                                    "blank",
                                                    "study",
                                                    "stated-level",
                                                    "of-speech",
                                                    "speech-skill",
                                                    "not-spoken",
                                                    "of-others",
                                                    "credential",
                                                    "unclaimed",
                                                    "no",
                                                    "no-member",
                                                    "page-label",
                                                    "kind-noun",
                                                    "gate-key",
                                                    "to-learn",
                                                    "to-obtain",
                                                    "ground",
                                                    "attribute",
                                                    "condition",
                                                    "stance",
                                                    "travelled",
                                                    "clearance-rank",
                                                    "country",
                                                    "permit",
                                                    "title-grade",
                                                    "title-code",
                                                    "title-lead",
                                                    "title-follow",
                                                    "title-praise",
                                                    "title-stop",
                                                    "title-not",
                                                    "title-plain",
                                                    "title-same",
                                                    "company-lead",
                                                    "company-about",
                                                    "company-follow",
                                                    "company-equal",
                                                    "company-suffix",
                                                    "company-kind",
                                                    "not-name",
                                                    "place",
                                                    "state-code",
                                                    "place-lead",
                                                    "workplace-post",
                                                    "workplace-not",
                                                    "employment-post",
                                                    "employment-not",
                                                    "pay-currency",
                                                    "pay-period",
                                                    "pay-length",
                                                    "pay-yearly",
                                                    "pay-scale",
                                                    "pay-lead",
                                                    "pay-not",
                                                    "deadline-lead",
                                                    "sign",
                                                    "shows",
                                                    "acts",
                                                    "acts-on"};

bool fg_lex_names_concept(unsigned tag) { return tag == FG_LEX_SHOWS || tag == FG_LEX_ACTS || tag == FG_LEX_ACTS_ON; }

/* Other cues are asked for where they may stand. */
static const bool judges_clause[FG_LEX_COUNT] = {[FG_LEX_PREFERRED] = true,
                                                 [FG_LEX_REQUIRED] = true,
                                                 [FG_LEX_NOT_REQUIRED] = true,
                                                 [FG_LEX_STRONG] = true,
                                                 [FG_LEX_BASIC] = true,
                                                 [FG_LEX_HEAD] = true,
                                                 [FG_LEX_TYPED_HEAD] = true,
                                                 [FG_LEX_SUCH_AS] = true,
                                                 [FG_LEX_NAMELY] = true,
                                                 [FG_LEX_OPEN] = true,
                                                 [FG_LEX_EITHER] = true,
                                                 [FG_LEX_GENERAL_SCOPE] = true,
                                                 [FG_LEX_EXPERIENCE] = true,
                                                 [FG_LEX_QUANTIFIER] = true,
                                                 [FG_LEX_CLEARANCE] = true,
                                                 [FG_LEX_TRAVEL] = true,
                                                 [FG_LEX_AUTHORIZATION] = true,
                                                 [FG_LEX_PHYSICAL] = true,
                                                 [FG_LEX_ASKS] = true,
                                                 [FG_LEX_DUTY] = true,
                                                 [FG_LEX_COMPANY] = true,
                                                 [FG_LEX_BOILERPLATE] = true,
                                                 [FG_LEX_PAY] = true,
                                                 [FG_LEX_CANDIDATE] = true,
                                                 [FG_LEX_STARTER] = true,
                                                 [FG_LEX_TOOLS] = true,
                                                 [FG_LEX_STATE_VERB] = true,
                                                 [FG_LEX_STATED_LEVEL] = true,
                                                 [FG_LEX_NO] = true,
                                                 [FG_LEX_GATE_KEY] = true,
                                                 [FG_LEX_TO_LEARN] = true,
                                                 [FG_LEX_TO_OBTAIN] = true,
                                                 [FG_LEX_GROUND] = true};

bool fg_lex_judges_clause(unsigned tag) { return judges_clause[tag]; }

const char *fg_lex_name(unsigned tag) { return tag < FG_LEX_COUNT ? lex_names[tag] : NULL; }

typedef struct {
    fg_sources *s;
    fg_source_place place;
    fg_lex tag;
    uint32_t arg;
    fg_str concept; /* argument that is an id */
    bool in_group;
    bool is_unknown;   /* the group: told once, its phrases are passed over */
    uint32_t expanded; /* phrases made of the current line */
} reader;

static const struct {
    const char *name;
    uint32_t value;
} arguments[] = {{"other", FG_DEGREE_OTHER},
                 {"high-school", FG_DEGREE_HIGH_SCHOOL},
                 {"associate", FG_DEGREE_ASSOCIATE},
                 {"bachelor", FG_DEGREE_BACHELOR},
                 {"master", FG_DEGREE_MASTER},
                 {"doctorate", FG_DEGREE_DOCTORATE},
                 {"onsite", 1},
                 {"hybrid", 2},
                 {"remote", 3},
                 {"full-time", 1},
                 {"part-time", 2},
                 {"contract", 3},
                 {"internship", 4},
                 {"temporary", 5},
                 {"title", 1},
                 {"company", 2},
                 {"location", 3},
                 {"salary", 4},
                 {"deadline", 5},
                 {"type", 6},
                 {"level", 7},
                 {"ignore", 8},
                 {"workplace", 9},
                 {"posted", 10},
                 {"hour", 1},
                 {"day", 2},
                 {"week", 3},
                 {"month", 4},
                 {"year", 5},
                 {"city", 1},
                 {"state", 2},
                 {"country", 3},
                 {"region", 4},
                 {"intern", 1},
                 {"junior", 2},
                 {"mid", 3},
                 {"senior", 4},
                 {"lead", 5},
                 {"principal", 6},
                 {"staff", 7},
                 {"manager", 8},
                 {"director", 9},
                 {"vp", 10},
                 {"chief", 11},
                 {"usd", 1},
                 {"gbp", 2},
                 {"eur", 3},
                 {"cad", 4},
                 {"aud", 5},
                 {"nzd", 6},
                 {"sgd", 7},
                 {"inr", 8},
                 {"chf", 9},
                 {"sek", 10},
                 {"nok", 11},
                 {"dkk", 12},
                 {"pln", 13},
                 {"jpy", 14},
                 {"cny", 15},
                 {"vnd", 16},
                 {"myr", 17},
                 {"aed", 18},
                 {"zar", 19},
                 {"brl", 20},
                 {"mxn", 21},
                 {"hkd", 22},
                 {"publication", 1},
                 {"orders", FG_SIGN_ORDERS},
                 {"advert", FG_SIGN_ADVERT},
                 {"gendered", FG_SIGN_GENDERED},
                 {"private", FG_SIGN_PRIVATE},
                 {"faith", FG_SIGN_FAITH},
                 {"key", FG_SIGN_KEY},
                 {"handle", FG_SIGN_HANDLE},
                 {"open-source", 2},
                 {"portfolio", 3},
                 {"patent", 4},
                 {"venue", 5},
                 {"right-to-work", 6},
                 {"clearance", 7},
                 {"travel", FG_COND_TRAVEL},
                 {"relocation", FG_COND_RELOCATION},
                 {"on-site", FG_COND_ON_SITE},
                 {"transport", FG_COND_TRANSPORT},
                 {"passport", FG_COND_PASSPORT},
                 {"lifting", FG_COND_LIFTING},
                 {"standing", FG_COND_STANDING},
                 {"nights", FG_COND_NIGHTS},
                 {"evenings", FG_COND_EVENINGS},
                 {"weekends", FG_COND_WEEKENDS},
                 {"holidays", FG_COND_HOLIDAYS},
                 {"overtime", FG_COND_OVERTIME},
                 {"on-call", FG_COND_ON_CALL},
                 {"shifts", FG_COND_SHIFTS},
                 {"checks", FG_COND_CHECKS},
                 {"ready", FG_STANCE_READY},
                 {"unready", FG_STANCE_UNREADY},
                 {"lapsed", FG_STANCE_LAPSED},
                 {"obtainable", FG_STANCE_OBTAINABLE},
                 {"uncleared", FG_STANCE_UNCLEARED},
                 {"of-others", FG_STANCE_OF_OTHERS},
                 {"remote-only", FG_STANCE_REMOTE_ONLY},
                 {"needs-sponsor", FG_PERMIT_NEEDS_SPONSOR},
                 {"work", FG_PERMIT_WORK},
                 {"resident", FG_PERMIT_RESIDENT},
                 {"citizen", FG_PERMIT_CITIZEN},
                 {"unsponsored", FG_PERMIT_UNSPONSORED},
                 {"sponsored", FG_PERMIT_SPONSORED},
                 {"filler", 1},
                 {"preferred", 2},
                 {"legal", 1},
                 {"application", 2},
                 {"disclaimer", 3},
                 {"encouragement", 4},
                 {"agencies", 5},
                 {"navigation", 6},
                 {"training", 7},
                 {"keywords", 8},
                 {"invitation", 9},
                 {"citizenship", 1},
                 {"work-permit", 2}};

static bool argument_value(fg_str text, uint32_t *value) {
    if (!text.len) {
        *value = 0;
        return true;
    }
    if (fg_str_to_u32(text, value)) return true;
    for (size_t i = 0; i < FG_COUNT(arguments); i++) {
        if (!fg_str_eq(text, fg_str_of(arguments[i].name))) continue;
        *value = arguments[i].value;
        return true;
    }
    return false;
}

static void read_group(reader *r, fg_str inside) {
    fg_str name = fg_str_trim(fg_str_cut(&inside, ' ')), arg = fg_str_trim(inside);
    r->in_group = false;
    r->is_unknown = true;
    for (unsigned t = 0; t < FG_LEX_COUNT; t++) {
        if (!fg_str_eq(name, fg_str_of(lex_names[t]))) continue;
        r->tag = (fg_lex)t;
        r->in_group = true;
        r->is_unknown = false;
    }
    if (r->is_unknown) fg_source_fault(r->s, &r->place, "unknown group '%.*s'", FG_STR_ARG(name));
    r->concept = (fg_str){0};
    if (r->in_group && fg_lex_names_concept(r->tag))
    r->concept = arg;
    else if (!argument_value(arg, &r->arg))
        fg_source_fault(r->s, &r->place, "unknown argument '%.*s'", FG_STR_ARG(arg));
}

static void add_phrase(reader *r, fg_str text) {
    fg_source_phrase *p = FG_PUSH(r->s->arena, &r->s->phrases);
    if (!p) return;
    *p = (fg_source_phrase){.place = r->place, .tag = r->tag, .arg = r->arg, .concept = r->concept};
    if (text.len && text.ptr[0] == '=') {
        p->flags |= FG_NAME_EXACT;
        text = (fg_str){text.ptr + 1, text.len - 1};
    }
    if (text.len && text.ptr[0] == '~') {
        p->flags |= FG_NAME_STEM;
        text = (fg_str){text.ptr + 1, text.len - 1};
    }
    if (text.len && text.ptr[0] == '^') {
        p->flags |= FG_NAME_START;
        text = (fg_str){text.ptr + 1, text.len - 1};
    }
    if (text.len && text.ptr[text.len - 1] == '$') {
        p->flags |= FG_NAME_END;
        text.len--;
    }
    p->text = fg_str_trim(text);
}

/* Expands the first group or optional word of `rest` behind the finished `head`, then the remainder by recursion. */
static void expand(reader *r, fg_str head, fg_str rest) {
    if (++r->expanded > EXPANSIONS_MAX) {
        if (r->expanded == EXPANSIONS_MAX + 1)
            fg_source_fault(r->s, &r->place, "more than %u phrases in one line", EXPANSIONS_MAX);
        return;
    }
    rest = fg_str_trim(rest);
    if (!rest.len) {
        add_phrase(r, fg_str_trim(head));
        return;
    }
    if (rest.len > 1 && (rest.ptr[0] == '^' || rest.ptr[0] == '~') && rest.ptr[1] == '(') { /* it is of every choice */
        expand(r, (fg_str){rest.ptr, 1}, (fg_str){rest.ptr + 1, rest.len - 1});
        return;
    }
    fg_str piece, tail = rest;
    bool group = rest.ptr[0] == '(';
    if (group) {
        tail = (fg_str){rest.ptr + 1, rest.len - 1};
        piece = fg_str_cut(&tail, ')');
        if (piece.len + 1 == rest.len || memchr(piece.ptr, '(', piece.len)) {
            fg_source_fault(r->s, &r->place, "'(' without ')', or inside another");
            return;
        }
        if (tail.len && tail.ptr[0] == '?') {
            tail = (fg_str){tail.ptr + 1, tail.len - 1};
            expand(r, head, tail);
        }
    } else {
        piece = fg_str_cut(&tail, ' ');
        if (piece.len > 1 && piece.ptr[piece.len - 1] == '?') {
            piece.len--;
            expand(r, head, tail);
        }
        expand(r, fg_arena_printf(r->s->arena, "%.*s %.*s", FG_STR_ARG(head), FG_STR_ARG(piece)), tail);
        return;
    }
    for (bool more = true; more;) {
        size_t before = piece.len;
        fg_str choice = fg_str_cut(&piece, '|');
        more = choice.len < before;
        expand(r, fg_arena_printf(r->s->arena, "%.*s %.*s", FG_STR_ARG(head), FG_STR_ARG(choice)), tail);
        if (more && !piece.len) {
            expand(r, head, tail);
            more = false;
        }
    }
}

void fg_source_read_lexicon(fg_sources *s, const fg_source_file *file) {
    reader r = {.s = s, .place = {file->name, 0, file->layer}};
    fg_str rest = file->text, line;
    while (fg_source_line(s, &r.place, &rest, "# fitgap-lexicon 1 ", &line)) {
        if (line.len > 4000) {
            fg_source_fault(s, &r.place, "a line of %zu bytes", line.len);
        } else if (line.ptr[0] == '[' && line.ptr[line.len - 1] == ']') {
            read_group(&r, (fg_str){line.ptr + 1, line.len - 2});
        } else if (!r.in_group) {
            if (!r.is_unknown) fg_source_fault(s, &r.place, "a phrase that stands in no group");
        } else {
            r.expanded = 0;
            expand(&r, (fg_str){0}, line);
        }
    }
}
