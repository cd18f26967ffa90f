#include "report/facts.h"

static fg_str words_of(const fg_posting *p, fg_span s) { return fg_doc_slice(p->doc, s.start, s.end); }

/* ---- where and how ---- */

fg_str fg_facts_places(const fg_posting *p, fg_arena *arena) {
    const fg_header *h = &p->header;
    fg_buf all;
    if (h->places < 2) return words_of(p, h->location);
    fg_buf_init(&all, arena);
    for (uint32_t i = 0; i < h->places; i++) {
        if (i) fg_buf_add(&all, FG_LIT("; "));
        fg_buf_add(&all, words_of(p, h->place[i]));
    }
    return fg_buf_str(&all);
}

fg_str fg_facts_set(const char *const *names, uint32_t n, uint8_t first, uint8_t set, fg_arena *arena) {
    fg_buf all;
    if (!first) return (fg_str){0};
    fg_buf_init(&all, arena);
    fg_buf_add(&all, fg_str_of(names[first]));
    for (uint32_t k = 1; k < n; k++)
        if (k != first && set >> k & 1) fg_buf_printf(&all, " or %s", names[k]);
    return fg_buf_str(&all);
}

fg_str fg_facts_workplaces(const fg_posting *p, fg_arena *arena) {
    static const char *const names[] = {"", "on site", "hybrid", "remote"};
    return fg_facts_set(names, FG_COUNT(names), p->header.workplace, p->header.workplaces, arena);
}

fg_str fg_facts_employments(const fg_posting *p, fg_arena *arena) {
    return fg_facts_set(fg_employment_names, FG_EMPLOYMENTS, p->header.employment, p->header.employments, arena);
}

/* ---- pay ---- */

static void add_money(fg_buf *out, uint32_t hundredths) {
    fg_buf_printf(out, "%u", hundredths / 100);
    if (hundredths % 100) fg_buf_printf(out, ".%02u", hundredths % 100);
}

fg_str fg_facts_pay(const fg_posting *p, fg_arena *arena) {
    const fg_header *h = &p->header;
    fg_buf out;
    if (!h->has_salary) return (fg_str){0};
    fg_buf_init(&out, arena);
    if (!h->salary_max)
        fg_buf_add(&out, FG_LIT("from "));
    else if (!h->salary_min)
        fg_buf_add(&out, FG_LIT("up to "));
    add_money(&out, h->salary_min ? h->salary_min : h->salary_max);
    if (h->salary_min && h->salary_max > h->salary_min) {
        fg_buf_add(&out, FG_LIT(" to "));
        add_money(&out, h->salary_max);
    }
    if (h->currency[0]) fg_buf_printf(&out, " %s", h->currency);
    if (h->period) fg_buf_printf(&out, h->period[0] == 'h' ? " an %s" : " a %s", h->period);
    return fg_buf_str(&out);
}

/* ---- when ---- */

static fg_str day_words(uint32_t day, fg_arena *arena) {
    if (day <= FG_POSTED_UNREAD) return (fg_str){0};
    return fg_arena_printf(arena, "%04u-%02u-%02u", day / 10000, day / 100 % 100, day % 100);
}

fg_str fg_facts_posted(const fg_posting *p, fg_arena *arena) { return day_words(p->header.posted, arena); }

fg_str fg_facts_added(const fg_posting *p, fg_arena *arena) {
    return p->header.posted ? (fg_str){0} : day_words(p->doc->added, arena);
}

/* ---- all ---- */

static void add_fact(fg_buf *line, const char *label, fg_str fact) {
    if (!fact.len) return;
    if (line->n) fg_buf_add(line, FG_LIT(" \xC2\xB7 "));
    fg_buf_add(line, fg_str_of(label));
    fg_buf_add(line, fact);
}

fg_str fg_facts_line(const fg_posting *p, fg_arena *arena) {
    fg_buf line;
    fg_buf_init(&line, arena);
    add_fact(&line, "", words_of(p, p->header.company));
    add_fact(&line, "", fg_facts_places(p, arena));
    add_fact(&line, "", fg_facts_workplaces(p, arena));
    add_fact(&line, "", fg_facts_employments(p, arena));
    add_fact(&line, "", fg_facts_pay(p, arena));
    add_fact(&line, "posted ", fg_facts_posted(p, arena));
    add_fact(&line, "added ", fg_facts_added(p, arena));
    return fg_buf_str(&line);
}
