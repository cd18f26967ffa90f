/* fitgap dict find: every name of the dictionary in a text, whoever asks or has it. */
#include "parse/mentions.h"
#include "report/json.h"

typedef struct {
    fg_reading r;
    fg_mentions found;
} finder;

/* Fields of study are names of their own, asked for beside degrees; those between the other names are told as well. */
static void find_in_line(finder *f, uint32_t from, uint32_t to) {
    fg_mentions skills = {0};
    uint32_t next = 0;
    fg_find_mentions(&f->r, from, to, false, &skills);
    for (uint32_t i = from; i < to;) {
        fg_hit h;
        fg_mention *m = NULL;
        uint32_t limit = next < skills.n ? skills.at[next].first : to;
        if (i >= limit && next < skills.n) {
            m = FG_PUSH(f->r.scratch, &f->found);
            if (m) *m = skills.at[next];
            i = skills.at[next].end > i ? skills.at[next].end : i;
            next++;
        } else if (fg_dict_match(f->r.dict, f->r.tokens, i, limit, FG_ROOT_FIELD, &h)) {
            m = FG_PUSH(f->r.scratch, &f->found);
            if (m) *m = (fg_mention){h.first, h.end, h.owner, h.flags};
            i = h.end;
        } else {
            i++;
        }
    }
}

static void write_json(const finder *f, const fg_report_options *opt, fg_json *j, fg_sink sink) {
    fg_json_document(j, "fitgap.names/1", f->r.doc, opt, sink);
    fg_json_open(j, "names", '[');
    for (uint32_t i = 0; i < f->found.n; i++) {
        const fg_mention *m = &f->found.at[i];
        fg_json_open(j, NULL, '{');
        fg_json_span(j, "span", f->r.doc, fg_tok(&f->r, m->first)->start, fg_tok(&f->r, m->end - 1)->end);
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
        const fg_mention *m = &f->found.at[i];
        uint32_t a = fg_tok(&f->r, m->first)->start, z = fg_tok(&f->r, m->end - 1)->end;
        fg_buf_printf(&out, "%.*s  (%s%s)  > %.*s\n", FG_STR_ARG(fg_concept_id(f->r.dict, m->concept)),
                      fg_kind_name(fg_kind_of(&f->r, m->concept)), m->flags & FG_NAME_TITLE ? ", by its job title" : "",
                      (int)(z - a), f->r.doc->text.ptr + a);
    }
    return !f->r.scratch->failed && (!out.n || sink.write(sink.ctx, fg_buf_str(&out)));
}

fg_status fg_names_write(fg_engine *e, const fg_doc *doc, fg_format format, const fg_report_options *opt, fg_sink sink,
                         fg_error *err) {
    static const fg_report_options plain = {.size = sizeof plain};
    fg_error_clear(err);
    fg_arena_reset(&e->scratch);
    finder f = {0};
    fg_json j;
    bool good = fg_reading_start(&f.r, e, doc);
    for (uint32_t i = 0; good && i < doc->lines.n; i++)
        find_in_line(&f, f.r.dt.line_first[i], f.r.dt.line_first[i + 1]);
    if (!good || e->scratch.failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    if (format == FG_TEXT)
        return write_text(&f, sink) ? FG_OK : fg_fail(err, FG_EIO, "the output could not be written");
    write_json(&f, opt ? opt : &plain, &j, sink);
    return fg_json_finish(&j, err);
}
