/* Sections that tell of each job first, and last of when it was: "Cook, Elm House / Cooked for guests. / from May 2015 to now". */
#include "parse/role_parts.h"

static bool stands_alone(const fg_resume_reading *x, const fg_range *g) {
    uint32_t line = x->line_of[g->first];
    return x->line_of[g->end - 1] == line && fg_line_first(x, line) == g->first && fg_line_first(x, line + 1) == g->end;
}

/* "Pastry Cook - Elm House (Tulsa, evenings) - large hotel": where dates stand apart from it, more may follow. */
static bool names_job(const fg_resume_reading *x, uint32_t line) {
    enum { PROSE_MOST = 4 };
    const fg_reading *r = &x->reading;
    uint32_t a = fg_line_first(x, line), b = fg_line_first(x, line + 1);
    return a < b && fg_has_cap(r, a) && !fg_is(r, b - 1, '.') && fg_count_words(r, a, b) <= FG_HEAD_WORDS &&
           fg_count_prose(r, a, b) <= PROSE_MOST && fg_names_job(x, a, b);
}

/* Lines [name, dates): the name of a job, and then text up to the line of its dates. */
static bool is_entry(const fg_resume_reading *x, uint32_t name, uint32_t dates, const fg_part *part) {
    return dates >= name + 2 && names_job(x, name) && !fg_is_head_line(x, dates - 1, part, 0);
}

bool fg_role_mark_feet(const fg_resume_reading *x, uint32_t part, fg_anchors *all, uint32_t first) {
    const fg_part *p = &x->parts.at[part];
    if (p->tag != FG_LEX_H_EXPERIENCE || all->n < first + 2) return false;
    uint32_t name = x->line_of[p->first];
    for (uint32_t i = first; i < all->n; i++) {
        const fg_anchor *a = &all->at[i];
        if (a->run || a->again || !stands_alone(x, &a->range)) return false;
        uint32_t dates = x->line_of[a->range.first];
        if (!is_entry(x, name, dates, p)) return false;
        name = dates + 1;
    }
    if (fg_line_first(x, name) < p->end) return false; /* something follows the last dates */
    name = x->line_of[p->first];
    for (uint32_t i = first; i < all->n; i++) {
        all->at[i].foot = true;
        all->at[i].name = name;
        name = x->line_of[all->at[i].range.first] + 1;
    }
    return true;
}
