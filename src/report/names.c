/* fitgap dict find: every name of the dictionary in a text, whoever asks or has it. */
#include "parse/statements.h"
#include "report/json.h"

typedef struct {
    uint32_t start, end; /* bytes */
    uint32_t concept;
    uint8_t flags;
} found_name;

typedef struct {
    fg_reading r;
    FG_VEC(found_name) found;
} finder;

static void add(finder *f, found_name name) {
    found_name *n = FG_PUSH(f->r.scratch, &f->found);
    if (n) *n = name;
}

/* Fields of study are asked for beside degrees alone: "medicine" is one in "a degree in medicine". */
static void find_fields(const finder *f, uint32_t from, uint32_t to, fg_fields *fields) {
    for (uint32_t i = from; i < to;) {
        fg_degree d;
        bool is_degree = fg_degree_at(&f->r, i, to, false, f->r.scratch, fields, &d);
        i = is_degree && d.end > i ? d.end : i + 1;
    }
}

static void find_in(finder *f, uint32_t from, uint32_t to, bool listing) {
    fg_mentions skills = {0};
    fg_fields fields = {0};
    uint32_t next = 0;
    fg_find_mentions(&f->r, from, to, listing, &skills);
    find_fields(f, from, to, &fields);
    for (uint32_t i = 0; i < skills.n; i++) {
        const fg_mention *m = &skills.at[i];
        uint32_t start = fg_tok(&f->r, m->first)->start, end = fg_tok(&f->r, m->end - 1)->end;
        for (; next < fields.n && fields.at[next].start < end; next++)
            add(f, (found_name){fields.at[next].start, fields.at[next].end, fields.at[next].concept, 0});
        bool is_field = next && fields.at[next - 1].end > start;
        if (!is_field) add(f, (found_name){start, end, m->concept, m->flags});
    }
    for (; next < fields.n; next++)
        add(f, (found_name){fields.at[next].start, fields.at[next].end, fields.at[next].concept, 0});
}

static void find_in_lines(finder *f, uint32_t from, uint32_t to) {
    for (uint32_t i = 0; i < f->r.doc->lines.n; i++) {
        uint32_t first = f->r.dt.line_first[i], end = f->r.dt.line_first[i + 1];
        if (first < from) first = from;
        if (end > to) end = to;
        if (first < end) find_in(f, first, end, false);
    }
}

/* As a posting is read: its statements, those of what is asked as lists; what lies between them line by line. */
static void find_all(finder *f) {
    fg_statements statements = {0};
    uint32_t at = 0, n = f->r.tokens->list.n;
    fg_find_statements(&f->r, &statements);
    for (uint32_t i = 0; i < statements.n; i++) {
        const fg_statement *st = &statements.at[i];
        if (st->first < at || st->end <= st->first) continue;
        find_in_lines(f, at, st->first);
        find_in(f, st->first, st->end, fg_lists_what_is_asked(st));
        at = st->end;
    }
    find_in_lines(f, at, n);
}

static void write_json(const finder *f, const fg_report_options *opt, fg_json *j, fg_sink sink) {
    fg_json_document(j, "fitgap.names/1", f->r.doc, opt, sink);
    fg_json_open(j, "names", '[');
    for (uint32_t i = 0; i < f->found.n; i++) {
        const found_name *m = &f->found.at[i];
        fg_json_open(j, NULL, '{');
        fg_json_span(j, "span", f->r.doc, m->start, m->end);
        fg_json_name(j, "kind", fg_kind_name(fg_kind_of(&f->r, m->concept)));
        fg_json_str(j, "name", fg_concept_name(f->r.dict, m->concept));
        fg_json_str(j, "concept", fg_concept_id(f->r.dict, m->concept));
        fg_json_bool(j, "title", (m->flags & FG_NAME_TITLE) != 0);
        fg_json_close(j, '}');
    }
    fg_json_close(j, ']');
    fg_json_close(j, '}');
}

static bool write_text(const finder *f, fg_sink sink) {
    fg_buf out;
    fg_buf_init(&out, f->r.scratch);
    for (uint32_t i = 0; i < f->found.n; i++) {
        const found_name *m = &f->found.at[i];
        fg_buf_printf(&out, "%.*s  (%s%s)  > %.*s\n", FG_STR_ARG(fg_concept_id(f->r.dict, m->concept)),
                      fg_kind_name(fg_kind_of(&f->r, m->concept)), m->flags & FG_NAME_TITLE ? ", by its job title" : "",
                      (int)(m->end - m->start), f->r.doc->text.ptr + m->start);
    }
    return !f->r.scratch->failed && (!out.n || sink.write(sink.ctx, fg_buf_str(&out)));
}

fg_status fg_names_write(fg_engine *e, const fg_doc *doc, fg_format format, const fg_report_options *opt, fg_sink sink,
                         fg_error *err) {
    static const fg_report_options plain = {.size = sizeof plain};
    fg_error_clear(err);
    fg_engine_begin(e);
    finder f = {0};
    fg_json j;
    bool good = fg_reading_start(&f.r, e, doc);
    if (good) find_all(&f);
    if (!good || e->scratch.failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    if (format == FG_TEXT)
        return write_text(&f, sink) ? FG_OK : fg_fail(err, FG_EIO, "the output could not be written");
    write_json(&f, opt ? opt : &plain, &j, sink);
    return fg_json_finish(&j, err);
}
