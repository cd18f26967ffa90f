/* Publications, open-source work, portfolios and patents, and the years of experience that a summary states. */
#include "parse/roles.h"

enum { NO_DEED = 0 /* argument of [deed]: none, though it stands among them */ };

static void add_deed(fg_resume_reading *x, uint8_t kind, uint32_t first, uint32_t end) {
    fg_deed *d = FG_PUSH(&x->resume->arena, &x->resume->deeds);
    if (!d) return;
    *d = (fg_deed){.kind = kind, .span = fg_resume_span(x, first, end)};
    for (uint32_t i = first; (i = fg_next_cue(&x->reading, i, end, FG_LEX_EVIDENCE)) < end; i++) {
        fg_hit h;
        uint32_t arg;
        if (fg_cue_at(&x->reading, i, end, FG_LEX_EVIDENCE, &h, &arg) && arg == 5) d->named_venue = true;
    }
}

/* "Reviewer for the Journal of Roofs": what one has done for those who publish. */
static bool is_service(const fg_resume_reading *x, uint32_t first, uint32_t end) {
    fg_hit h;
    uint32_t kind;
    return fg_cue_at(&x->reading, first, end, FG_LEX_DEED, &h, &kind) && kind == NO_DEED;
}

/* Each entry of a publications section is one, and a patent if it says so. */
static void read_entry(fg_resume_reading *x, uint32_t first, uint32_t end) {
    if (end - first < 6 || is_service(x, first, end)) return;
    for (uint32_t i = first; i < end; i++)
        if (fg_word_is(&x->reading, i, "patent") || fg_word_is(&x->reading, i, "patents")) {
            add_deed(x, FG_EV_PATENT, first, end);
            return;
        }
    add_deed(x, FG_EV_PUBLICATION, first, end);
}

/* "github.com/ida": behind the address that begins with the hit, or the hit's first token if it is none. */
static uint32_t address_end(const fg_resume_reading *x, const fg_hit *h, uint32_t end) {
    if (!fg_str_holds(fg_token_norm(x->reading.tokens, h->first), FG_LIT("."))) return h->first;
    uint32_t i = h->end;
    while (i < end && !(fg_tok(&x->reading, i)->flags & (FG_TOK_SPACE | FG_TOK_LINE)) && !fg_is(&x->reading, i, '|') &&
           !fg_is(&x->reading, i, ',') && !fg_is(&x->reading, i, ')'))
        i++;
    return i;
}

/* "Security clearance: TS/SCI": behind the words that tell which, or the hit's own if none do. */
static uint32_t behind_rank(const fg_resume_reading *x, const fg_hit *h, uint32_t kind, uint32_t end) {
    fg_hit rank;
    bool sign = kind == FG_EV_CLEARANCE && h->end + 1 < end && !fg_resume_cue(x, h->end, end, FG_LEX_CLEARANCE_RANK) &&
                fg_is_mark(&x->reading, h->end) && !fg_is(&x->reading, h->end, ',');
    return sign && fg_cue_at(&x->reading, h->end + 1, end, FG_LEX_CLEARANCE_RANK, &rank, NULL) ? rank.end : h->end;
}

static void read_statement(fg_resume_reading *x, uint32_t first, uint32_t end) {
    for (uint32_t i = first; (i = fg_next_cue(&x->reading, i, end, FG_LEX_DEED)) < end; i++) {
        fg_hit h;
        uint32_t kind;
        if (!fg_cue_at(&x->reading, i, end, FG_LEX_DEED, &h, &kind) || kind == NO_DEED) continue;
        bool statement = kind < FG_EV_WORK_PERMIT;
        if (!statement && i > first && fg_word_is(&x->reading, i - 1, "not")) continue;
        uint32_t link = address_end(x, &h, end);
        if (link > i)
            add_deed(x, (uint8_t)kind, i, link);
        else
            add_deed(x, (uint8_t)kind, statement ? first : i,
                     statement ? end : fg_resume_permit_end(x, behind_rank(x, &h, kind, end), end));
        return;
    }
}

/* ---- "8+ years of experience" ---- */

enum { OWNER_REACH = 40 /* tokens before a length of time that say whose it is */ };

/* The years of a company are not those of the person. */
static bool is_of_person(const fg_resume_reading *x, uint32_t from, uint32_t first, uint32_t end) {
    if (first - from > OWNER_REACH) from = first - OWNER_REACH;
    for (uint32_t i = from; i < first; i++)
        if (fg_word_is(&x->reading, i, "company") || fg_word_is(&x->reading, i, "firm") ||
            fg_word_is(&x->reading, i, "their") || fg_word_is(&x->reading, i, "its"))
            return false;
    return fg_resume_has_cue(x, first, end, FG_LEX_EXPERIENCE) || fg_resume_has_cue(x, from, first, FG_LEX_EXPERIENCE);
}

static void read_stated(fg_resume_reading *x, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++) {
        fg_years y;
        if (!fg_years_at(&x->reading, i, end, &y)) continue;
        uint32_t reach = y.end + 6 < end ? y.end + 6 : end;
        bool whole = y.min_months >= 12 && !fg_is(&x->reading, y.end, ')');
        if (whole && y.min_months > x->resume->stated_months && is_of_person(x, first, i, reach)) {
            x->resume->stated_months = y.min_months;
            x->resume->stated_span = fg_resume_span(x, y.first, reach);
        }
        i = y.end > i ? y.end - 1 : i;
    }
}

/* "... Roof Conference, May 2012. Rain on roofs, ...": where line breaks were lost, behind the date of an entry. */
static bool ends_entry(const fg_resume_reading *x, uint32_t first, uint32_t end) {
    enum { LEAST = 12, YEARS = 190000 /* numbers are in hundredths */ };
    const fg_reading *r = &x->reading;
    if (end < first + LEAST || end >= x->n || !fg_is(r, end - 1, '.') || !fg_has_cap(r, end)) return false;
    if (end + 1 < x->n && fg_is(r, end + 1, ':')) return false; /* "ISBN: 1-23-4" */
    const fg_token *year = fg_tok(r, end - 2);
    return year->cls == FG_TOK_NUMBER && year->value >= YEARS &&
           (fg_is(r, end - 3, ',') || fg_resume_cue(x, end - 3, end, FG_LEX_MONTH));
}

/* The end of the entry of a publications section that begins at token i: many sentences are one. */
static uint32_t entry_end(const fg_resume_reading *x, uint32_t i, uint32_t to) {
    uint32_t end = fg_resume_statement_end(x, i, to);
    while (end < to && !(fg_tok(&x->reading, end)->flags & FG_TOK_LINE) && !fg_is(&x->reading, end, FG_BULLET) &&
           !ends_entry(x, i, end))
        end = fg_resume_statement_end(x, end, to);
    return end;
}

void fg_resume_find_deeds(fg_resume_reading *x) {
    for (uint32_t p = 0; p < x->parts.n; p++) {
        const fg_part *part = &x->parts.at[p];
        bool summary = part->tag == FG_LEX_H_SUMMARY || part->tag == FG_LEX_COUNT;
        if (part->tag == FG_LEX_H_PERSONAL || part->tag == FG_LEX_H_REFERENCES) continue;
        for (uint32_t i = part->first; i < part->end;) {
            bool published = part->tag == FG_LEX_H_PUBLICATIONS;
            uint32_t end = published ? entry_end(x, i, part->end) : fg_resume_statement_end(x, i, part->end);
            if (published)
                read_entry(x, i, end);
            else
                read_statement(x, i, end);
            if (summary) read_stated(x, i, end);
            i = end;
        }
    }
}
