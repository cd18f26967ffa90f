/* How well something is known: cues that take away or weaken, lengths of time, levels. */
#include "parse/roles.h"

enum { CUE_REACH = 14 };

/* Is token i of "(s)", as in "Mother tongue(s)"? */
static bool is_plural_mark(const fg_reading *r, uint32_t i) {
    for (uint32_t k = i < 2 ? 0 : i - 2; k <= i && k + 2 < r->tokens->list.n; k++)
        if (fg_is(r, k, '(') && fg_word_is(r, k + 1, "s") && fg_is(r, k + 2, ')')) return true;
    return false;
}

/* Words that carry a cue on to the next name of a list: "basic knowledge of HTML, CSS and Git". */
static bool carries(const fg_resume_reading *x, uint32_t i, uint32_t to) {
    const fg_reading *r = &x->reading;
    if (fg_is(r, i, ',') || fg_is(r, i, '/') || fg_is(r, i, ':') || fg_is(r, i, '-') || fg_is(r, i, '(') ||
        fg_is(r, i, FG_DASH) || is_plural_mark(r, i))
        return true;
    if (fg_tok(r, i)->cls != FG_TOK_WORD) return false;
    fg_hit h;
    return fg_resume_cue(x, i, to, FG_LEX_STOP) || fg_resume_cue(x, i, to, FG_LEX_TYPED_HEAD) ||
           fg_resume_cue(x, i, to, FG_LEX_EXPERIENCE) || fg_word_is(r, i, "and") || fg_word_is(r, i, "or") ||
           fg_word_is(r, i, "using") || fg_word_is(r, i, "knowledge") || fg_word_is(r, i, "understanding") ||
           fg_dict_match(r->dict, r->tokens, i, to, FG_ROOT_CONCEPT, &h);
}

static bool cue_reaches(const fg_resume_reading *x, uint32_t cue_end, uint32_t mention, bool over_names) {
    for (uint32_t i = cue_end; i < mention;) {
        fg_hit h;
        bool name = fg_dict_match(x->reading.dict, x->reading.tokens, i, mention, FG_ROOT_CONCEPT, &h);
        if (name && !over_names) return false;
        if (!name && !carries(x, i, mention)) return false;
        i = name ? h.end : i + 1;
    }
    return true;
}

static bool ends_clause(const fg_reading *r, uint32_t i) {
    return fg_is(r, i, ';') || fg_is(r, i, '.') || fg_is(r, i, FG_BULLET) ||
           (fg_is(r, i, ')') && !is_plural_mark(r, i)) || fg_word_is(r, i, "but") || fg_word_is(r, i, "however");
}

/* Are the cue's tokens [i, end) part of a name ("machine learning")? A name of just these words is none here: "basic". */
static bool is_inside_name(const fg_resume_reading *x, uint32_t i, uint32_t end, uint32_t from, uint32_t to) {
    uint32_t start = i > from + 3 ? i - 3 : from;
    for (uint32_t k = start; k <= i; k++) {
        fg_hit h;
        if (fg_dict_match(x->reading.dict, x->reading.tokens, k, to, FG_ROOT_CONCEPT, &h) && h.end > i && h.end > k &&
            (k < i || h.end > end))
            return true;
    }
    return false;
}

static bool joins_level(const fg_reading *r, uint32_t i) {
    return fg_is(r, i, '(') || fg_is(r, i, '-') || fg_is(r, i, FG_DASH) || fg_is(r, i, ':') || fg_is(r, i, '|');
}

static bool ends_entry(const fg_reading *r, uint32_t i, uint32_t to) {
    return i >= to || fg_tok(r, i)->cls == FG_TOK_PUNCT || fg_tok(r, i)->flags & FG_TOK_LINE;
}

/* "Spanish, fluent", but not "Spanish, fluent English": is the level behind the comma at token i one of the mention? */
static bool has_level_behind_comma(const fg_resume_reading *x, const fg_mention *m, uint32_t i) {
    fg_hit h;
    uint32_t n = x->reading.tokens->list.n;
    return m->end == i && i + 1 < n && fg_is(&x->reading, i, ',') &&
           fg_kind_of(&x->reading, m->concept) == FG_KIND_SPOKEN &&
           fg_cue_at(&x->reading, i + 1, n, FG_LEX_STATED_LEVEL, &h, NULL) && ends_entry(&x->reading, h.end, n);
}

/* Do the words at token i tell of the name before them? "Java - basic, SQL" */
static bool is_claimed(const fg_resume_reading *x, const fg_mentions *found, uint32_t mention, uint32_t i) {
    for (uint32_t k = 0; k < mention; k++) {
        uint32_t end = found->at[k].end;
        if ((end == i && !(fg_tok(&x->reading, i)->flags & FG_TOK_LINE)) ||
            (end + 1 == i && (joins_level(&x->reading, end) || has_level_behind_comma(x, &found->at[k], end))))
            return true;
    }
    return false;
}

/* The first name of the list that the mention stands in. */
static uint32_t list_start(const fg_mentions *found, uint32_t index, uint32_t from) {
    enum { GAP = 2 /* tokens between two names of a list: ", and" */, NAMES = 24 };
    uint32_t k = index;
    while (k > 0 && index - k < NAMES && found->at[k - 1].first >= from &&
           found->at[k].first <= found->at[k - 1].end + GAP)
        k--;
    return found->at[k].first;
}

enum { OF_CREDENTIALS = 1, BEFORE_SPOKEN /* arguments of [lacks] and [weak] */ };

/* Does a cue that ends at token `end` speak of things like this one? */
static bool fits_kind(const fg_resume_reading *x, const fg_mention *m, uint32_t of, uint32_t end) {
    if (of == OF_CREDENTIALS) return fg_is_credential(fg_kind_of(&x->reading, m->concept));
    return of != BEFORE_SPOKEN || (end == m->first && fg_kind_of(&x->reading, m->concept) == FG_KIND_SPOKEN);
}

/* A phrase ("would like to learn") rules a list to its end, a word ("basic") what is near. */
static bool is_under(const fg_resume_reading *x, uint32_t from, const fg_mentions *found, uint32_t index, fg_lex tag) {
    uint32_t mention = found->at[index].first, list = list_start(found, index, from), of;
    uint32_t least = list > from + CUE_REACH ? list - CUE_REACH : from;
    if (fg_next_cue(&x->reading, least, mention, tag) == mention) return false;
    for (uint32_t i = mention; i-- > least;) {
        if (ends_clause(&x->reading, i)) return false;
        fg_hit h;
        uint32_t level;
        /* "Basic SQL, advanced Python": the level right before the name rules it */
        if (fg_cue_at(&x->reading, i, mention, FG_LEX_STATED_LEVEL, &h, &level) && h.end == mention &&
            level > FG_SAYS_BASIC)
            return false;
        if (!fg_cue_at(&x->reading, i, mention, tag, &h, &of)) continue;
        if (!fits_kind(x, &found->at[index], of, h.end)) continue;
        bool near = mention - i <= CUE_REACH || h.end > i + 1;
        if (near && cue_reaches(x, h.end, mention, true) && !is_inside_name(x, i, h.end, from, mention) &&
            !is_claimed(x, found, index, i))
            return true;
    }
    return false;
}

bool fg_is_of_others(const fg_resume_reading *x, uint32_t from, const fg_mentions *found, uint32_t mention) {
    fg_kind kind = fg_kind_of(&x->reading, found->at[mention].concept);
    return fg_is_tool(kind) && is_under(x, from, found, mention, FG_LEX_OF_OTHERS);
}

enum { GONE = 1, PAST, BETWEEN, LEARNED /* arguments of [lacks-behind] */ };

/* "RN license (expired)", "CPR certification lapsed in 2019": what was held once. */
static bool is_past_behind(const fg_resume_reading *x, const fg_mention *m, uint32_t to) {
    enum { REACH = 4 };
    const fg_reading *r = &x->reading;
    if (!fg_is_credential(fg_kind_of(&x->reading, m->concept))) return false;
    for (uint32_t i = m->end, arg; i < to && i < m->end + REACH; i++) {
        fg_hit h;
        bool cue = fg_cue_at(r, i, to, FG_LEX_LACKS_BEHIND, &h, &arg);
        if (cue && arg == PAST)
            return ends_entry(r, h.end, to) || fg_tok(r, h.end)->cls == FG_TOK_NUMBER ||
                   fg_resume_cue(x, h.end, to, FG_LEX_STOP);
        if (!joins_level(r, i) && !fg_is(r, i, ',') && !(cue && arg == BETWEEN)) return false;
    }
    return false;
}

/* "German: none", "Java (no)", but not "driver's license: no accidents"; "driver's license, revoked in 2022". */
static bool is_denied_behind(const fg_resume_reading *x, const fg_mention *m, uint32_t to) {
    const fg_reading *r = &x->reading;
    uint32_t i = m->end, arg;
    fg_hit h;
    while (i < to && i < m->end + 2 && joins_level(r, i)) i++;
    bool joined = i > m->end;
    if (!joined && i < to && fg_is(r, i, ',')) i++;
    if (!fg_cue_at(r, i, to, FG_LEX_LACKS_BEHIND, &h, &arg)) return false;
    return arg == GONE ? fg_is_credential(fg_kind_of(&x->reading, m->concept))
                       : !arg && joined && ends_entry(r, h.end, to);
}

/* "Go (want to learn)", "Rust - learning" */
static bool is_learned_behind(const fg_resume_reading *x, const fg_mention *m, uint32_t to) {
    uint32_t i = m->end, arg;
    fg_hit h;
    while (i < to && i < m->end + 2 && joins_level(&x->reading, i)) i++;
    return i > m->end && fg_cue_at(&x->reading, i, to, FG_LEX_LACKS_BEHIND, &h, &arg) && arg == LEARNED &&
           ends_entry(&x->reading, h.end, to);
}

uint8_t fg_stated_polarity(const fg_resume_reading *x, uint32_t from, uint32_t to, const fg_mentions *found,
                           uint32_t mention) {
    if (is_under(x, from, found, mention, FG_LEX_LACKS) || is_denied_behind(x, &found->at[mention], to))
        return FG_LACKS;
    bool weak = is_under(x, from, found, mention, FG_LEX_WEAK) || is_past_behind(x, &found->at[mention], to) ||
                is_learned_behind(x, &found->at[mention], to);
    return weak ? FG_WEAK : FG_HAS;
}

bool fg_stated_lapsed(const fg_resume_reading *x, uint32_t from, uint32_t to, const fg_mentions *found,
                      uint32_t mention) {
    const fg_mention *m = &found->at[mention];
    fg_hit h;
    uint32_t of;
    if (is_past_behind(x, m, to)) return true;
    for (uint32_t i = m->first; i-- > from && m->first - i <= CUE_REACH && !ends_clause(&x->reading, i);)
        if (fg_cue_at(&x->reading, i, m->first, FG_LEX_WEAK, &h, &of)) return of == OF_CREDENTIALS;
    return false;
}

uint32_t fg_stated_months(const fg_resume_reading *x, uint32_t i, uint32_t to) {
    const fg_reading *r = &x->reading;
    uint32_t k = i;
    while (k < to && k < i + 4 &&
           (fg_is(r, k, '(') || fg_is(r, k, '-') || fg_is(r, k, FG_DASH) || fg_is(r, k, ':') ||
            fg_resume_cue(x, k, k + 1, FG_LEX_EXPERIENCE)))
        k++;
    fg_years y;
    return k > i && fg_years_at(r, k, to, &y) ? y.min_months : 0;
}

/* ---- levels ---- */

/* The words of a level at token i that `m` can have: "native" is a language alone. */
static bool level_at(const fg_resume_reading *x, uint32_t i, uint32_t to, const fg_mention *m, fg_hit *h,
                     uint32_t *level) {
    fg_hit speech;
    if (!fg_cue_at(&x->reading, i, to, FG_LEX_STATED_LEVEL, h, level)) return false;
    return fg_kind_of(&x->reading, m->concept) == FG_KIND_SPOKEN ||
           !fg_cue_at(&x->reading, i, h->end, FG_LEX_OF_SPEECH, &speech, NULL) || speech.end < h->end;
}

/* "Python (advanced)", "Spanish: C1", "Excel - expert"; without a sign only where nothing follows: "French fluent,". */
static bool level_behind(const fg_resume_reading *x, const fg_mention *m, uint32_t to, uint8_t *level, fg_span *span) {
    uint32_t i = m->end, k = i, value;
    fg_hit h;
    while (k < to && k < i + 2 && joins_level(&x->reading, k)) k++;
    if (k == i && has_level_behind_comma(x, m, k)) k++;
    if (!level_at(x, k, to, m, &h, &value)) return false;
    bool goes_on = h.end < to && fg_tok(&x->reading, h.end)->cls == FG_TOK_WORD;
    bool below = k < x->n && fg_tok(&x->reading, k)->flags & FG_TOK_LINE;
    if (k == i && goes_on && (below || !fg_resume_cue(x, h.end, to, FG_LEX_STOP))) return false;
    *level = (uint8_t)value;
    *span = fg_resume_span(x, k, h.end);
    return true;
}

/* "Fluent in both spoken and written Danish and [Dutch]", "fluent in four languages: Danish ...": words of speech in front of
 * the first language do not end what is said. */
static bool speech_reaches(const fg_resume_reading *x, uint32_t cue_end, uint32_t mention) {
    static const fg_lex tags[] = {FG_LEX_SPEECH_SKILL, FG_LEX_SPEAKS};
    enum { HEAD = 6 /* words */ };
    const fg_reading *r = &x->reading;
    uint32_t i = cue_end;
    for (uint32_t k = i + 1; k < mention && k < i + HEAD; k++)
        if (fg_is(r, k, ':') && fg_resume_cue(x, k - 1, k, FG_LEX_SPEAKS)) i = k;
    for (bool named = false; i < mention;) {
        fg_hit h;
        uint32_t next = i;
        if (fg_dict_match(r->dict, r->tokens, i, mention, FG_ROOT_CONCEPT, &h)) {
            named = true;
            next = h.end;
        }
        for (size_t k = 0; k < FG_COUNT(tags) && !named && next == i; k++)
            if (fg_cue_at(r, i, mention, tags[k], &h, NULL)) next = h.end;
        if (next == i && !carries(x, i, mention) && !fg_is(r, i, '&') && !fg_is(r, i, '[') && !fg_is(r, i, ']'))
            return false;
        i = next > i ? next : i + 1;
    }
    return true;
}

/* "Fluent in Spanish and French", "advanced Excel". */
static bool level_before(const fg_resume_reading *x, uint32_t from, const fg_mentions *found, uint32_t mention,
                         uint8_t *level, fg_span *span) {
    uint32_t at = found->at[mention].first, least = at > from + CUE_REACH ? at - CUE_REACH : from, value;
    if (fg_next_cue(&x->reading, least, at, FG_LEX_STATED_LEVEL) == at) return false;
    for (uint32_t i = at; i-- > least;) {
        fg_hit h;
        if (ends_clause(&x->reading, i)) return false;
        if (!level_at(x, i, at, &found->at[mention], &h, &value)) continue;
        /* "Fluent in English" can be one name, and tells of the French behind it, too */
        bool spoken = fg_kind_of(&x->reading, found->at[mention].concept) == FG_KIND_SPOKEN;
        bool inside = !spoken && is_inside_name(x, i, h.end, from, at);
        bool reaches = cue_reaches(x, h.end, at, true) || (spoken && speech_reaches(x, h.end, at));
        if (!value || inside || !reaches || is_claimed(x, found, mention, i)) return false;
        *level = (uint8_t)value;
        *span = fg_resume_span(x, i, h.end);
        return true;
    }
    return false;
}

/* "Native English" and "Basic Excel" are names of their own; "basic life support" is no level. */
static bool level_inside(const fg_resume_reading *x, const fg_mention *m, uint8_t *level, fg_span *span) {
    fg_hit h;
    uint32_t value;
    fg_kind kind = fg_kind_of(&x->reading, m->concept);
    bool tool = fg_is_tool(kind);
    if ((kind != FG_KIND_SPOKEN && !tool) || m->end == m->first + 1) return false;
    for (uint32_t i = m->first; i < (tool ? m->first + 1 : m->end); i++) {
        if (!fg_cue_at(&x->reading, i, m->end, FG_LEX_STATED_LEVEL, &h, &value)) continue;
        *level = (uint8_t)value;
        *span = fg_resume_span(x, i, h.end);
        return true;
    }
    return false;
}

/* Does token i stand in a parenthesis that is opened in [from, i)? */
static bool is_open(const fg_resume_reading *x, uint32_t from, uint32_t i) {
    while (i-- > from && !fg_is(&x->reading, i, ')'))
        if (fg_is(&x->reading, i, '(')) return true;
    return false;
}

/* "English: professional working proficiency (B2)", "English, written and spoken (C1)": what a scale says goes before words. */
static bool scale_behind(const fg_resume_reading *x, const fg_mentions *found, uint32_t mention, uint32_t to,
                         uint8_t *level, fg_span *span) {
    const fg_mention *m = &found->at[mention];
    if (fg_kind_of(&x->reading, m->concept) != FG_KIND_SPOKEN) return false;
    if (mention + 1 < found->n && found->at[mention + 1].first < to) to = found->at[mention + 1].first;
    for (uint32_t i = m->end; i < to && !fg_is(&x->reading, i, ';') && !fg_is(&x->reading, i, '.'); i++) {
        fg_hit h;
        uint32_t value;
        bool apart = fg_is(&x->reading, i - 1, '(') || (fg_is(&x->reading, i - 1, ',') && is_open(x, m->end, i));
        if (!apart || !fg_is_scale_level(&x->reading, i, to, &h, &value)) continue;
        *level = (uint8_t)value;
        *span = fg_resume_span(x, i, h.end);
        return true;
    }
    return false;
}

static bool joins_row(const fg_reading *r, uint32_t i) {
    return joins_level(r, i) || fg_is(r, i, ',') || fg_is(r, i, '/') || fg_is(r, i, ';') || fg_is(r, i, ')');
}

/* "Reading C1, speaking B1", "C1 C2 B2 B2 B2": a level for each thing that one does in a language. The lowest is told: who
 * asks for a level asks for all of it. How many there are. */
static uint32_t levels_in_row(const fg_resume_reading *x, const fg_mention *m, uint32_t to, uint8_t *level,
                              fg_span *span) {
    enum { ROW = 24 /* tokens */ };
    uint32_t n = 0, value, first = m->end, end = m->end;
    fg_hit h;
    for (uint32_t i = m->end; i < to && i < m->end + ROW;) {
        if (fg_is_scale_level(&x->reading, i, to, &h, &value)) {
            if (!n || value < *level) *level = (uint8_t)value;
            if (!n++) first = i;
            end = ++i;
        } else if (joins_row(&x->reading, i)) {
            i++;
        } else if (fg_cue_at(&x->reading, i, to, FG_LEX_SPEECH_SKILL, &h, NULL)) {
            i = h.end;
        } else {
            break;
        }
    }
    if (n) *span = fg_resume_span(x, first, end);
    return n;
}

bool fg_has_scale_level(const fg_resume_reading *x, const fg_mention *m, uint32_t to) {
    uint8_t level;
    fg_span span;
    return levels_in_row(x, m, to, &level, &span) > 0;
}

static bool row_behind(const fg_resume_reading *x, const fg_mention *m, uint32_t to, uint8_t *level, fg_span *span) {
    fg_span row;
    uint8_t lowest;
    if (fg_kind_of(&x->reading, m->concept) != FG_KIND_SPOKEN) return false;
    uint32_t n = levels_in_row(x, m, to, &lowest, &row);
    bool right_behind = n && fg_tok(&x->reading, m->end)->start == row.start; /* "German B2 and French C1" */
    if (n < 2 && !right_behind) return false;
    *level = lowest;
    *span = row;
    return true;
}

/* Is text[i] a sign of a rating, and a full one: stars and circles? */
static bool is_rating(fg_str text, size_t i, bool *full) {
    static const char *const signs[] = {"\xE2\x98\x85", "\xE2\x97\x8F", "\xE2\x98\x86", "\xE2\x97\x8B"};
    for (size_t k = 0; k < FG_COUNT(signs); k++)
        if (fg_str_starts((fg_str){text.ptr + i, text.len - i}, fg_str_of(signs[k]))) {
            *full = k < FG_COUNT(signs) / 2;
            return true;
        }
    return false;
}

/* Three stars of five: less than half of them is basic, more than three quarters fluent. */
static bool stars_behind(const fg_resume_reading *x, const fg_mention *m, uint8_t *level, fg_span *span) {
    enum { LEAST = 3, MOST = 10, SIGN = 3 /* bytes */ };
    fg_str text = x->resume->doc->text;
    size_t i = fg_tok(&x->reading, m->end - 1)->end, stars = 0, of = 0;
    bool full;
    if (fg_kind_of(&x->reading, m->concept) != FG_KIND_SPOKEN) return false;
    while (i < text.len && (text.ptr[i] == ' ' || text.ptr[i] == '\t' || text.ptr[i] == ':')) i++;
    size_t first = i;
    for (; i < text.len && is_rating(text, i, &full); i += SIGN, of++) stars += full;
    if (of < LEAST || of > MOST || !stars) return false;
    *level = stars * 2 < of ? FG_SAYS_BASIC : stars * 4 < of * 3 ? FG_SAYS_BASIC + 1 : FG_SAYS_BASIC + 2;
    *span = (fg_span){(uint32_t)first, (uint32_t)i};
    return true;
}

static void line_around(const fg_resume_reading *x, uint32_t i, uint32_t *from, uint32_t *to) {
    *from = x->reading.dt.line_first[x->line_of[i]];
    *to = x->reading.dt.line_first[x->line_of[i] + 1];
    if (*from < *to && fg_is(&x->reading, *from, FG_BULLET)) ++*from;
}

/* Is the line of token i the words of a level and nothing else: "A2", "(native)"? */
static bool is_level_line(const fg_resume_reading *x, uint32_t i, const fg_mention *m, fg_span *span, uint32_t *level) {
    uint32_t from, to;
    fg_hit h;
    line_around(x, i, &from, &to);
    if (to > from + 2 && fg_is(&x->reading, from, '(') && fg_is(&x->reading, to - 1, ')')) from++, to--;
    if (from >= to || !level_at(x, from, to, m, &h, level) || h.end != to || !*level) return false;
    *span = fg_resume_span(x, from, to);
    return true;
}

/* A language alone on its line, and its level on the next; not where each level stands over its language. */
static void level_below(const fg_resume_reading *x, const fg_mention *m, uint8_t *level, fg_span *span) {
    uint32_t from, to, value;
    if (!x->line_of) return; /* what is assumed has no lines */
    line_around(x, m->first, &from, &to);
    bool ends = m->end == to || (m->end + 1 == to && fg_is(&x->reading, m->end, ':'));
    if (fg_kind_of(&x->reading, m->concept) != FG_KIND_SPOKEN || m->first != from || !ends || to >= x->n) return;
    fg_span above;
    if (from > 0 && is_level_line(x, from - 1, m, &above, &value)) {
        uint32_t level_first, level_end;
        fg_hit h;
        line_around(x, from - 1, &level_first, &level_end);
        bool named =
            level_first > 0 &&
            fg_dict_match(x->reading.dict, x->reading.tokens, x->reading.dt.line_first[x->line_of[level_first - 1]],
                          level_first, FG_ROOT_CONCEPT, &h) &&
            fg_kind_of(&x->reading, h.owner) == FG_KIND_SPOKEN;
        if (!named) return;
    }
    if (is_level_line(x, to, m, span, &value)) *level = (uint8_t)value;
}

uint8_t fg_stated_level(const fg_resume_reading *x, uint32_t from, uint32_t to, const fg_mentions *found,
                        uint32_t mention, fg_span *span) {
    uint8_t level = FG_SAYS_NO_LEVEL;
    *span = (fg_span){0, 0};
    if (row_behind(x, &found->at[mention], to, &level, span) || stars_behind(x, &found->at[mention], &level, span) ||
        scale_behind(x, found, mention, to, &level, span))
        return level;
    if (level_inside(x, &found->at[mention], &level, span)) return level;
    if (!level_behind(x, &found->at[mention], to, &level, span) && !level_before(x, from, found, mention, &level, span))
        level_below(x, &found->at[mention], &level, span);
    return level;
}
