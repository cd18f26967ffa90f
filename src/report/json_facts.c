#include "report/json_facts.h"

#include <stdio.h>

static const char *const workplaces[] = {NULL, "onsite", "hybrid", "remote"};

void fg_json_words(fg_json *j, const char *key, const fg_doc *doc, fg_span s) {
    if (s.end > s.start)
        fg_json_slice(j, key, doc, s.start, s.end);
    else
        fg_json_null(j, key);
}

/* ---- where and how ---- */

static void write_places(fg_json *j, const fg_posting *p) {
    fg_json_open(j, "locations", '[');
    for (uint32_t i = 0; i < p->header.places; i++)
        fg_json_slice(j, NULL, p->doc, p->header.place[i].start, p->header.place[i].end);
    fg_json_close(j, ']');
}

/* The one that counts, and all that are offered. */
static void write_kinds(fg_json *j, const char *key, const char *keys, const char *const *names, uint32_t n,
                        uint8_t first, uint8_t set) {
    fg_json_name(j, key, first < n ? names[first] : NULL);
    fg_json_open(j, keys, '[');
    for (uint32_t k = 1; k < n; k++)
        if (set >> k & 1) fg_json_name(j, NULL, names[k]);
    fg_json_close(j, ']');
}

void fg_json_terms(fg_json *j, const fg_posting *p) {
    const fg_header *h = &p->header;
    fg_json_words(j, "company", p->doc, h->company);
    fg_json_words(j, "location", p->doc, h->location);
    write_places(j, p);
    write_kinds(j, "workplace", "workplaces", workplaces, FG_COUNT(workplaces), h->workplace, h->workplaces);
    write_kinds(j, "employment_type", "employment_types", fg_employment_names, FG_EMPLOYMENTS, h->employment,
                h->employments);
}

/* ---- pay ---- */

static void write_money(fg_json *j, const char *key, uint32_t hundredths) {
    if (!hundredths)
        fg_json_null(j, key);
    else if (hundredths % 100)
        fg_json_fixed(j, key, hundredths, 2);
    else
        fg_json_int(j, key, hundredths / 100);
}

void fg_json_salary(fg_json *j, const fg_header *h) {
    if (!h->has_salary) {
        fg_json_null(j, "salary");
        return;
    }
    fg_json_open(j, "salary", '{');
    write_money(j, "min", h->salary_min);
    write_money(j, "max", h->salary_max);
    fg_json_name(j, "currency", h->currency[0] ? h->currency : NULL);
    fg_json_name(j, "period", h->period);
    fg_json_close(j, '}');
}

/* ---- when ---- */

static void write_day(fg_json *j, const char *key, uint32_t day) {
    char words[16];
    snprintf(words, sizeof words, "%04u-%02u-%02u", day / 10000, day / 100 % 100, day % 100);
    fg_json_name(j, key, day > FG_POSTED_UNREAD ? words : NULL);
}

void fg_json_posted(fg_json *j, const fg_posting *p) {
    write_day(j, "posted", p->header.posted);
    if (!p->header.posted && p->doc->added) write_day(j, "added", p->doc->added);
}
