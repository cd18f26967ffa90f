/* A ranking, or a missing list, as a table: RFC 4180, lines ended by CR LF, UTF-8. */
#include "report/facts.h"
#include "report/out.h"
#include "report/outline.h"
#include "report/ranking.h"
#include "report/report.h"

enum { MOST_NAMES = 100 };

/* Spreadsheets take what begins so for a formula, and run it. */
static bool is_formula(fg_str s) {
    static const char signs[] = "=+-@\t\r\n|%";
    return s.len && strchr(signs, s.ptr[0]) && s.ptr[0];
}

static void put_quoted(fg_out *out, fg_str s) {
    while (s.len) {
        const char *quote = memchr(s.ptr, '"', s.len);
        size_t n = quote ? (size_t)(quote - s.ptr) + 1 : s.len;
        fg_out_put(out, (fg_str){s.ptr, n});
        if (quote) fg_out_say(out, "\"");
        s = (fg_str){s.ptr + n, s.len - n};
    }
}

/* Words of a document: always in quotes, without line breaks inside. */
static void put_words(fg_out *out, fg_str s) {
    fg_out_say(out, is_formula(fg_str_trim(s)) || is_formula(s) ? "\"'" : "\"");
    for (s = fg_str_trim(s); s.len;) {
        size_t n = 0;
        while (n < s.len && (unsigned char)s.ptr[n] >= ' ') n++;
        put_quoted(out, (fg_str){s.ptr, n});
        if (n < s.len) fg_out_say(out, " ");
        n += n < s.len;
        s = (fg_str){s.ptr + n, s.len - n};
    }
    fg_out_say(out, "\"");
}

static void put_number(fg_out *out, int32_t hundredths) {
    fg_out_say(out, ",");
    if (hundredths >= 0) fg_out_printf(out, "%d.%02d", (int)(hundredths / 100), (int)(hundredths % 100));
}

static void put_missing(fg_out *out, const fg_result *r, fg_arena *arena) {
    fg_str names[MOST_NAMES];
    uint32_t left, n = fg_missing_names(r, names, MOST_NAMES, &left);
    fg_buf b;
    fg_buf_init(&b, arena);
    for (uint32_t i = 0; i < n; i++) {
        if (i) fg_buf_add(&b, FG_LIT("; "));
        fg_buf_add(&b, names[i]);
    }
    put_words(out, fg_buf_str(&b));
}

static void put_money(fg_out *out, uint32_t hundredths) {
    fg_out_say(out, ",");
    if (hundredths) fg_out_printf(out, "%u.%02u", hundredths / 100, hundredths % 100);
}

#define FACTS "company,location,workplace,employment,pay_min,pay_max,currency,pay_period,posted,added"

/* Of what could not be read there are none. */
static void put_facts(fg_out *out, const fg_posting *p, fg_arena *arena) {
    const fg_header *h = &p->header;
    const fg_str words[] = {fg_doc_slice(p->doc, h->company.start, h->company.end), fg_facts_places(p, arena),
                            fg_facts_workplaces(p, arena), fg_facts_employments(p, arena)};
    for (size_t i = 0; i < FG_COUNT(words); i++) {
        fg_out_say(out, ",");
        put_words(out, words[i]);
    }
    put_money(out, h->salary_min);
    put_money(out, h->salary_max);
    fg_str posted = fg_facts_posted(p, arena), added = fg_facts_added(p, arena);
    fg_out_printf(out, ",%s,%s,%.*s,%.*s", h->currency, h->period ? h->period : "", FG_STR_ARG(posted),
                  FG_STR_ARG(added));
}

static void put_row(fg_out *out, const fg_ranked *e, uint32_t rank, bool people, fg_arena *arena) {
    const fg_score *s = e->result ? &e->result->score : NULL;
    if (s) fg_out_printf(out, "%u", rank);
    fg_out_say(out, ",");
    put_words(out, fg_ranked_name(e, people, arena));
    fg_out_say(out, ",");
    if (s && e->line) fg_out_printf(out, "%u", e->line);
    fg_out_say(out, ",");
    if (people)
        fg_out_printf(out, s ? "%016llx" : "", s ? (unsigned long long)e->result->resume->doc->hash : 0ull);
    else
        put_words(out, fg_ranked_title(e, people));
    put_number(out, s ? s->low : -1);
    put_number(out, s ? s->high : -1);
    put_number(out, s ? s->required : -1);
    put_number(out, s ? s->preferred : -1);
    put_number(out, s ? fg_sorted_by(s, people) : -1);
    fg_out_say(out, ",");
    if (s) put_missing(out, e->result, arena);
    fg_out_say(out, ",");
    if (!s) put_words(out, fg_str_of(e->error));
    if (s && !people) put_facts(out, e->result->posting, arena);
    if (!s && !people) fg_out_say(out, ",,,,,,,,,,");
    fg_out_say(out, "\r\n");
}

fg_status fg_ranking_write_csv(const fg_ranked *entries, size_t n, const fg_report_options *opt, fg_sink sink,
                               fg_error *err) {
    fg_out out;
    fg_arena arena;
    fg_out_start(&out, sink);
    fg_arena_init(&arena, NULL);
    fg_out_printf(&out, "rank,%s,score,high,required,preferred,sorted_by,missing,error%s\r\n",
                  opt->people ? "resume,line,input" : "posting,line,title", opt->people ? "" : "," FACTS);
    for (size_t i = 0; i < n && !arena.failed; i++) put_row(&out, &entries[i], (uint32_t)i + 1, opt->people, &arena);
    fg_status status = arena.failed ? fg_fail(err, FG_ENOMEM, "out of memory") : fg_out_finish(&out, err);
    fg_arena_free(&arena);
    return status;
}

/* ---- what is missing ---- */

static void put_step(fg_out *out, const fg_result *r, uint32_t number, const fg_miss *miss) {
    const fg_requirement *q = &r->posting->requirements.at[r->items.at[miss->item].requirement];
    fg_out_printf(out, "%u", number);
    put_number(out, miss->gain);
    fg_out_say(out, ",");
    put_words(out, miss->name);
    fg_out_printf(out, ",%s,%s,", fg_miss_names[miss->kind], fg_necessity_names[miss->necessity]);
    put_words(out, fg_doc_slice(r->posting->doc, q->start, q->end));
    fg_out_say(out, "\r\n");
}

fg_status fg_missing_write_csv(const fg_result *r, const fg_report_options *opt, fg_sink sink, fg_error *err) {
    fg_out out;
    fg_arena arena;
    fg_outline outline;
    (void)opt;
    fg_arena_init(&arena, &r->arena.alloc);
    fg_outline_make(&outline, r, &arena);
    fg_out_start(&out, sink);
    fg_out_say(&out, "step,gain,name,kind,necessity,asked\r\n");
    for (uint32_t i = 0; i < outline.steps.n && !arena.failed; i++) put_step(&out, r, i + 1, outline.steps.at[i]);
    fg_status status = arena.failed ? fg_fail(err, FG_ENOMEM, "out of memory") : fg_out_finish(&out, err);
    fg_arena_free(&arena);
    return status;
}
