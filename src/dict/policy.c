/* Reads policy.txt: every number that turns findings into points. */
#include "dict/policy.h"
#include "dict/source.h"

/* Counts are taken as they stand, shares in ten-thousandths up to the given most. */
static const struct {
    const char *name;
    bool count;
    int32_t most;
} keys[FG_POLICY_COUNT] = {{"version", true, 1000000},
                           {"credit exact", false, FG_ONE},
                           {"credit child", false, FG_ONE},
                           {"credit open-sibling", false, FG_ONE},
                           {"credit closed-sibling", false, FG_ONE},
                           {"credit parent-only", false, FG_ONE},
                           {"credit same-parent", false, FG_ONE},
                           {"credit level-short", false, FG_ONE},
                           {"evidence role", false, FG_ONE},
                           {"evidence project", false, FG_ONE},
                           {"evidence certificate", false, FG_ONE},
                           {"evidence education", false, FG_ONE},
                           {"evidence skills", false, FG_ONE},
                           {"evidence summary", false, FG_ONE},
                           {"evidence other", false, FG_ONE},
                           {"evidence interests", false, FG_ONE},
                           {"evidence weak", false, FG_ONE},
                           {"verdict met-from", false, FG_ONE},
                           {"verdict near-from", false, FG_ONE},
                           {"years met-from", false, FG_ONE},
                           {"years skill-floor", false, FG_ONE},
                           {"degree field-listed", false, FG_ONE},
                           {"degree field-related", false, FG_ONE},
                           {"degree field-unaccepted", false, FG_ONE},
                           {"degree field-quantitative", false, FG_ONE},
                           {"degree field-other", false, FG_ONE},
                           {"degree one-short", false, FG_ONE},
                           {"degree in-progress", false, FG_ONE},
                           {"degree experience-bachelor", true, 600},
                           {"degree experience-master", true, 600},
                           {"certificate in-progress", false, FG_ONE},
                           {"certificate or-experience", false, FG_ONE},
                           {"soft shown", false, FG_ONE},
                           {"soft claimed", false, FG_ONE},
                           {"publication named-venue", false, FG_ONE},
                           {"publication any", false, FG_ONE},
                           {"weight skill", false, 10 * FG_ONE},
                           {"weight years", false, 10 * FG_ONE},
                           {"weight certificate", false, 10 * FG_ONE},
                           {"weight licence", false, 10 * FG_ONE},
                           {"weight degree", false, 10 * FG_ONE},
                           {"weight domain", false, 10 * FG_ONE},
                           {"weight spoken", false, 10 * FG_ONE},
                           {"weight evidence", false, 10 * FG_ONE},
                           {"weight soft", false, 10 * FG_ONE},
                           {"weight gate", false, 0},
                           {"emphasis strong", false, 4 * FG_ONE},
                           {"emphasis basic", false, 4 * FG_ONE},
                           {"emphasis title", false, 4 * FG_ONE},
                           {"emphasis cap", false, 4 * FG_ONE},
                           {"mix preferred-share", false, FG_ONE},
                           {"mix preferred-cap", false, FG_ONE / 2},
                           {"mix soft-cap", false, FG_ONE},
                           {"rank prior-weight", false, 100 * FG_ONE},
                           {"rank prior-score", false, FG_ONE},
                           {"rank title", false, 100 * FG_ONE},
                           {"rank title-alone", false, FG_ONE},
                           {"rank title-full", false, FG_ONE},
                           {"rank duties", false, FG_ONE},
                           {"rank had-by", false, 10 * FG_ONE},
                           {"rank years", false, FG_ONE},
                           {"rank degree", false, FG_ONE},
                           {"rank soft", false, FG_ONE}};

const char *fg_policy_name(unsigned key) { return key < FG_POLICY_COUNT ? keys[key].name : NULL; }
bool fg_policy_is_count(unsigned key) { return key < FG_POLICY_COUNT && keys[key].count; }

/* What is worth less proof must not count for more: a résumé that says more could fall. */
static const struct {
    fg_policy_key less, more;
} orders[] = {{FG_P_CREDIT_CHILD, FG_P_CREDIT_EXACT},
              {FG_P_CREDIT_OPEN_SIBLING, FG_P_CREDIT_EXACT},
              {FG_P_CREDIT_CLOSED_SIBLING, FG_P_CREDIT_OPEN_SIBLING},
              {FG_P_CREDIT_PARENT_ONLY, FG_P_CREDIT_EXACT},
              {FG_P_CREDIT_SAME_PARENT, FG_P_CREDIT_CLOSED_SIBLING},
              {FG_P_EVIDENCE_PROJECT, FG_P_EVIDENCE_ROLE},
              {FG_P_EVIDENCE_CERTIFICATE, FG_P_EVIDENCE_ROLE},
              {FG_P_EVIDENCE_EDUCATION, FG_P_EVIDENCE_ROLE},
              {FG_P_EVIDENCE_SKILLS, FG_P_EVIDENCE_ROLE},
              {FG_P_EVIDENCE_SUMMARY, FG_P_EVIDENCE_ROLE},
              {FG_P_EVIDENCE_OTHER, FG_P_EVIDENCE_ROLE},
              {FG_P_EVIDENCE_SKILLS, FG_P_EVIDENCE_PROJECT},
              {FG_P_EVIDENCE_SUMMARY, FG_P_EVIDENCE_PROJECT},
              {FG_P_EVIDENCE_INTERESTS, FG_P_EVIDENCE_WEAK},
              {FG_P_EVIDENCE_WEAK, FG_P_EVIDENCE_SKILLS},
              {FG_P_VERDICT_NEAR_FROM, FG_P_VERDICT_MET_FROM},
              {FG_P_DEGREE_FIELD_RELATED, FG_P_DEGREE_FIELD_LISTED},
              {FG_P_DEGREE_FIELD_UNACCEPTED, FG_P_DEGREE_FIELD_RELATED},
              {FG_P_DEGREE_EXPERIENCE_BACHELOR, FG_P_DEGREE_EXPERIENCE_MASTER},
              {FG_P_SOFT_CLAIMED, FG_P_SOFT_SHOWN},
              {FG_P_PUBLICATION_ANY, FG_P_PUBLICATION_NAMED_VENUE},
              {FG_P_EMPHASIS_BASIC, FG_P_EMPHASIS_STRONG}};

static void check_order(fg_sources *s, const fg_source_place *file, const uint32_t *line) {
    bool weighs = false;
    fg_source_place place = *file;
    for (size_t i = 0; i < FG_COUNT(orders); i++) {
        place.line = line[orders[i].less];
        if (s->policy[orders[i].less] > s->policy[orders[i].more])
            fg_source_fault(s, &place, "'%s' is more than '%s'", keys[orders[i].less].name, keys[orders[i].more].name);
    }
    for (int k = FG_P_WEIGHT_SKILL; k < FG_P_WEIGHT_GATE; k++) weighs |= s->policy[k] > 0;
    place.line = line[FG_P_WEIGHT_SKILL];
    if (!weighs) fg_source_fault(s, &place, "every weight is 0");
}

static void add_class(fg_sources *s, const fg_source_place *place, fg_str rest) {
    fg_str name = fg_str_trim(fg_str_cut(&rest, ' '));
    int32_t credit;
    if (!fg_source_decimal(fg_str_trim(rest), FG_ONE, &credit)) {
        fg_source_fault(s, place, "not a share of 0 to 1: '%.*s'", FG_STR_ARG(fg_str_trim(rest)));
        return;
    }
    for (uint32_t i = 0; i < s->classes.n; i++)
        if (fg_str_eq(s->classes.at[i].name, name))
            fg_source_fault(s, place, "class '%.*s' stands twice", FG_STR_ARG(name));
    fg_source_class *c = FG_PUSH(s->arena, &s->classes);
    if (c) *c = (fg_source_class){name, credit, *place};
}

static void set_number(fg_sources *s, const fg_source_place *place, fg_str key, fg_str value, uint32_t *seen) {
    for (size_t k = 0; k < FG_COUNT(keys); k++) {
        if (!fg_str_eq(key, fg_str_of(keys[k].name))) continue;
        uint32_t count = 0;
        bool good = keys[k].count ? fg_str_to_u32(value, &count) && count <= (uint32_t)keys[k].most
                                  : fg_source_decimal(value, keys[k].most, &s->policy[k]);
        if (keys[k].count) s->policy[k] = (int32_t)count;
        if (!good) fg_source_fault(s, place, "'%.*s' cannot be '%.*s'", FG_STR_ARG(key), FG_STR_ARG(value));
        if (seen[k]) fg_source_fault(s, place, "'%.*s' stands twice", FG_STR_ARG(key));
        seen[k] = place->line;
        return;
    }
    fg_source_fault(s, place, "unknown number '%.*s'", FG_STR_ARG(key));
}

static fg_str without_comment(fg_str line) {
    fg_str rest = line;
    return fg_str_trim(fg_str_cut(&rest, '#'));
}

static bool is_first_line(fg_str line) { return fg_str_eq(fg_str_trim(line), FG_LIT("# fitgap-policy 1")); }

bool fg_policy_says_so(fg_str text) { return is_first_line(fg_str_cut(&text, '\n')); }

void fg_source_read_policy(fg_sources *s, const fg_source_file *file) {
    uint32_t seen[FG_POLICY_COUNT] = {0}; /* lines */
    fg_source_place place = {file->name, 1, file->layer};
    fg_str rest = file->text;
    if (s->has_policy && s->policy_layer == file->layer) fg_source_fault(s, &place, "a second policy");
    s->has_policy = true;
    s->policy_layer = file->layer;
    s->classes.n = 0; /* a later layer's policy takes the place of the one before it */
    s->policy_hash = fg_hash64(file->text.ptr, file->text.len, 0);
    for (place.line = 0; rest.len && !s->arena->failed;) {
        fg_str text = fg_str_cut(&rest, '\n');
        if (++place.line == 1 && !is_first_line(text))
            fg_source_fault(s, &place, "the first line must be '# fitgap-policy 1'");
        text = without_comment(text);
        if (!text.len) continue;
        if (fg_str_starts(text, FG_LIT("class "))) {
            add_class(s, &place, (fg_str){text.ptr + 6, text.len - 6});
            continue;
        }
        size_t cut = text.len;
        while (cut && text.ptr[cut - 1] != ' ') cut--;
        set_number(s, &place, fg_str_trim((fg_str){text.ptr, cut}), (fg_str){text.ptr + cut, text.len - cut}, seen);
    }
    uint32_t faults = s->n_faults;
    for (size_t k = 0; k < FG_COUNT(keys); k++)
        if (!seen[k]) fg_source_fault(s, &place, "'%s' is not set", keys[k].name);
    place.line = 0;
    if (s->n_faults == faults) check_order(s, &place, seen);
}
