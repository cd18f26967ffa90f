/* A résumé given as a posting, or a posting as a résumé: noticed by what the other reading finds. */
#include "doc/bytes.h"
#include "parse/profile.h"

/* As many things asked under headings of requirements, and no résumé looks so. */
enum { ASKS = 3 };

static bool asks(const fg_posting *p) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < p->requirements.n; i++) {
        uint8_t section = p->requirements.at[i].section;
        n += section == FG_LEX_H_REQUIRED || section == FG_LEX_H_PREFERRED || section == FG_LEX_H_MIXED;
    }
    return n >= ASKS;
}

static uint32_t count_jobs(const fg_resume *r) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < r->roles.n; i++) n += r->roles.at[i].start.month != FG_NO_MONTH;
    return n;
}

/* "Experience", "Education", "Skills" */
static int sections_of(const fg_resume *r) { return r->has_experience + r->has_education + r->has_skills; }

/* "Skills" and "Qualifications" head lists in both: dated jobs outweigh them. */
static bool is_resume(const fg_resume *r, bool asks_for_more) {
    return sections_of(r) >= 2 && count_jobs(r) >= (asks_for_more ? 2 : 1);
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* The first digit from i on. */
static size_t next_digit(fg_str text, size_t i) {
    while (i + FG_BYTES <= text.len && !fg_bytes_any(fg_bytes_among(fg_bytes_at(text.ptr + i), '0', 10))) i += FG_BYTES;
    while (i < text.len && !is_digit(text.ptr[i])) i++;
    return i;
}

/* Are so many years named? Without them there are no dated jobs, and a text is not read a second time. */
static bool has_years(fg_str text, uint32_t least) {
    enum { DIGITS = 4 };
    uint32_t years = 0;
    for (size_t i = 0; years < least && (i = next_digit(text, i)) < text.len;) {
        size_t from = i;
        while (i < text.len && is_digit(text.ptr[i])) i++;
        years += i - from == DIGITS && (memcmp(text.ptr + from, "19", 2) == 0 || memcmp(text.ptr + from, "20", 2) == 0);
    }
    return years >= least;
}

fg_status fg_posting_is_resume(bool *yes, fg_engine *engine, const fg_posting *posting, fg_error *err) {
    fg_resume *r = NULL;
    fg_error_clear(err);
    *yes = false;
    bool more = asks(posting); /* two jobs, of which the one may begin when the other ends */
    if (!has_years(posting->doc->text, more ? 3 : 2)) return FG_OK;
    fg_status status = fg_resume_parse(&r, engine, posting->doc, err);
    if (status == FG_OK) *yes = is_resume(r, more);
    fg_resume_free(r);
    return status;
}

fg_status fg_resume_is_posting(bool *yes, fg_engine *engine, const fg_resume *resume, fg_error *err) {
    fg_posting *p = NULL;
    fg_error_clear(err);
    *yes = false;
    if (resume->roles.n || resume->of_later || sections_of(resume) >= 2) return FG_OK;
    fg_status status = fg_posting_parse(&p, engine, resume->source, err);
    if (status == FG_OK) *yes = asks(p);
    fg_posting_free(p);
    return status;
}

bool fg_resume_has_skills(const fg_resume *resume) { return resume && resume->skills.n > 0; }
