#include "doc/json_resume.h"

#include <string.h>

typedef struct {
    fg_source *source;
    fg_buf *out; /* &source->body */
} writer;

/* ---- values ---- */

static void add_value(fg_buf *out, const json_t *value, int depth);

static void add_flat(fg_buf *out, fg_str s) {
    s = fg_str_trim(s);
    for (size_t i = 0; i < s.len; i++) {
        bool space = (unsigned char)s.ptr[i] <= ' ';
        if (!space)
            fg_buf_add_char(out, s.ptr[i]);
        else if (out->n && out->at[out->n - 1] != ' ')
            fg_buf_add_char(out, ' ');
    }
}

static void add_list(fg_buf *out, const json_t *list, int depth) {
    for (size_t i = 0; i < json_array_size(list); i++) {
        size_t before = out->n;
        if (before) fg_buf_add(out, FG_LIT(", "));
        size_t start = out->n;
        add_value(out, json_array_get(list, i), depth);
        if (out->n == start) out->n = before;
    }
}

/* Text and numbers; a list as its members, an object as what names it. */
static void add_value(fg_buf *out, const json_t *value, int depth) {
    static const char *const names[] = {"name", "title", "text", "description"};
    if (depth > 3) return;
    if (json_is_string(value))
        add_flat(out, (fg_str){json_string_value(value), json_string_length(value)});
    else if (json_is_integer(value))
        fg_buf_printf(out, "%lld", (long long)json_integer_value(value));
    else if (json_is_array(value))
        add_list(out, value, depth + 1);
    else if (json_is_object(value))
        for (size_t i = 0, before = out->n; i < FG_COUNT(names) && out->n == before; i++)
            add_value(out, json_object_get(value, names[i]), depth + 1);
}

/* The first of the keys, divided by |, that holds text; on one line. */
static fg_str text_of(const writer *w, const json_t *object, const char *keys) {
    fg_buf text;
    fg_buf_init(&text, w->source->arena);
    for (fg_str rest = fg_str_of(keys); rest.len && !text.n;) {
        fg_str key = fg_str_cut(&rest, '|');
        char name[40];
        if (key.len >= sizeof name) continue;
        memcpy(name, key.ptr, key.len);
        name[key.len] = '\0';
        add_value(&text, json_object_get(object, name), 0);
    }
    return fg_buf_str(&text);
}

/* ---- lines ---- */

static void end_line(writer *w) {
    if (w->out->n && w->out->at[w->out->n - 1] != '\n') fg_buf_add_char(w->out, '\n');
}

static void add_line(writer *w, const char *lead, fg_str s) {
    if (!s.len) return;
    end_line(w);
    fg_buf_add(w->out, fg_str_of(lead));
    fg_buf_add(w->out, s);
    fg_buf_add_char(w->out, '\n');
}

static void add_heading(writer *w, const char *title) {
    end_line(w);
    if (w->out->n) fg_buf_add_char(w->out, '\n');
    fg_source_mark(w->source, FG_LINE_HEADING, 2);
    fg_buf_printf(w->out, "%s\n", title);
}

static void add_bullets(writer *w, const json_t *list) {
    for (size_t i = 0; i < json_array_size(list); i++) {
        fg_buf text;
        fg_buf_init(&text, w->source->arena);
        add_value(&text, json_array_get(list, i), 0);
        add_line(w, "\xE2\x80\xA2 ", fg_buf_str(&text));
    }
    if (!json_is_array(list) && list) {
        fg_buf text;
        fg_buf_init(&text, w->source->arena);
        add_value(&text, list, 0);
        add_line(w, "\xE2\x80\xA2 ", fg_buf_str(&text));
    }
}

/* Joins a part to the line that is being made. */
static void add_part(fg_buf *line, const char *sign, fg_str part) {
    if (!part.len) return;
    if (line->n) fg_buf_add(line, fg_str_of(sign));
    fg_buf_add(line, part);
}

/* ---- entries ---- */

typedef struct {
    const char *key, *title;
    const char *heads[2]; /* keys of what names an entry; each after the other */
    const char *dates[2]; /* keys of start and end; an end alone is one date */
    bool goes_on;         /* an entry that has no end goes on */
    bool one_line;        /* each line would be an entry */
} section;

static const section sections[] = {
    {"work", "Experience", {"position|title", "name|company|organization"}, {"startDate", "endDate"}, true, false},
    {"volunteer",
     "Volunteer Experience",
     {"position|title", "organization|name"},
     {"startDate", "endDate"},
     true,
     false},
    {"education", "Education", {NULL, "institution|school|name"}, {"startDate", "endDate"}, false, false},
    {"certificates", "Certifications", {"name|title", "issuer"}, {NULL, "date"}, false, false},
    {"certifications", "Certifications", {"name|title", "issuer"}, {NULL, "date"}, false, false},
    {"projects", "Projects", {"name|title", "entity"}, {"startDate", "endDate"}, false, false},
    {"publications", "Publications", {"name|title", "publisher"}, {NULL, "releaseDate|date"}, false, true},
    {"awards", "Awards", {"title|name", "awarder"}, {NULL, "date"}, false, false},
};

/* What has no end goes on; what is no date says nothing. */
static bool is_left_out(const json_t *end) {
    return !end || json_is_null(end) || (json_is_string(end) && json_string_length(end) == 0);
}

static fg_str dates_of(const writer *w, const json_t *entry, const section *s) {
    fg_str start = s->dates[0] ? text_of(w, entry, s->dates[0]) : (fg_str){0}, end = text_of(w, entry, s->dates[1]);
    fg_buf out;
    fg_buf_init(&out, w->source->arena);
    add_part(&out, " - ", start);
    add_part(&out, " - ", end);
    if (start.len && s->goes_on && is_left_out(json_object_get(entry, s->dates[1])))
        fg_buf_add(&out, FG_LIT(" - Present"));
    return fg_buf_str(&out);
}

/* "Bachelor in Accounting" */
static fg_str study_of(const writer *w, const json_t *entry) {
    fg_buf out;
    fg_buf_init(&out, w->source->arena);
    add_part(&out, "", text_of(w, entry, "studyType|degree"));
    add_part(&out, " in ", text_of(w, entry, "area|field"));
    return fg_buf_str(&out);
}

static void add_entry(writer *w, const json_t *entry, const section *s) {
    fg_buf line;
    fg_buf_init(&line, w->source->arena);
    if (!json_is_object(entry)) {
        add_value(&line, entry, 0);
    } else {
        add_part(&line, " | ", s->heads[0] ? text_of(w, entry, s->heads[0]) : study_of(w, entry));
        add_part(&line, " | ", text_of(w, entry, s->heads[1]));
        add_part(&line, " | ", dates_of(w, entry, s));
        if (s->one_line) add_part(&line, " | ", text_of(w, entry, "summary|description"));
    }
    end_line(w);
    if (line.n) fg_source_mark(w->source, FG_LINE_BOLD, 0);
    add_line(w, "", fg_buf_str(&line));
    if (!json_is_object(entry) || s->one_line) return;
    add_line(w, "", text_of(w, entry, "summary|description"));
    add_bullets(w, json_object_get(entry, "highlights"));
    add_line(w, "Coursework: ", text_of(w, entry, "courses"));
    add_line(w, "Keywords: ", text_of(w, entry, "keywords"));
    add_line(w, "Role: ", text_of(w, entry, "roles"));
}

static void add_section(writer *w, const json_t *resume, const section *s) {
    const json_t *value = json_object_get(resume, s->key);
    bool several = json_is_array(value);
    if (!value || json_is_null(value) || (several && !json_array_size(value))) return;
    add_heading(w, s->title);
    for (size_t i = 0; i < (several ? json_array_size(value) : 1); i++)
        add_entry(w, several ? json_array_get(value, i) : value, s);
}

/* ---- skills, languages, interests: a name, how well, and words that belong to it ---- */

static void add_named(writer *w, const json_t *entry, const char *level) {
    fg_buf line;
    fg_buf_init(&line, w->source->arena);
    if (json_is_object(entry)) {
        add_part(&line, "", text_of(w, entry, "name|language"));
        fg_str how = text_of(w, entry, level);
        if (how.len) fg_buf_printf(&line, " (%.*s)", FG_STR_ARG(how));
        add_part(&line, ": ", text_of(w, entry, "keywords"));
    } else {
        add_value(&line, entry, 0);
    }
    add_line(w, "", fg_buf_str(&line));
}

static void add_names(writer *w, const json_t *resume, const char *key, const char *title, const char *level) {
    const json_t *value = json_object_get(resume, key);
    bool several = json_is_array(value);
    if (!value || json_is_null(value) || (several && !json_array_size(value))) return;
    add_heading(w, title);
    for (size_t i = 0; i < (several ? json_array_size(value) : 1); i++)
        add_named(w, several ? json_array_get(value, i) : value, level);
}

static void add_basics(writer *w, const json_t *basics) {
    add_line(w, "", text_of(w, basics, "name"));
    add_line(w, "", text_of(w, basics, "label"));
    add_line(w, "", text_of(w, basics, "email"));
    add_line(w, "", text_of(w, basics, "phone"));
    add_line(w, "", text_of(w, basics, "url"));
    fg_str summary = text_of(w, basics, "summary");
    if (!summary.len) return;
    add_heading(w, "Summary");
    add_line(w, "", summary);
}

/* ---- the whole ---- */

bool fg_json_is_resume(const json_t *value) {
    static const char *const others[] = {"description", "content", "lists", "@type", "categories"};
    uint32_t n = json_is_object(json_object_get(value, "basics")) ? 2 : 0;
    for (size_t i = 0; i < FG_COUNT(others); i++)
        if (json_object_get(value, others[i])) return false;
    for (size_t i = 0; i < FG_COUNT(sections); i++) n += json_is_array(json_object_get(value, sections[i].key));
    n += json_is_array(json_object_get(value, "skills"));
    n += json_is_array(json_object_get(value, "languages"));
    return n >= 2 && !json_is_string(json_object_get(value, "text"));
}

fg_status fg_json_resume_read(fg_source *source, const json_t *resume, fg_error *err) {
    writer w = {source, &source->body};
    add_basics(&w, json_object_get(resume, "basics"));
    for (size_t i = 0; i < FG_COUNT(sections); i++) add_section(&w, resume, &sections[i]);
    add_names(&w, resume, "skills", "Skills", "level");
    add_names(&w, resume, "languages", "Languages", "fluency");
    add_names(&w, resume, "interests", "Interests", "level");
    if (!fg_str_trim(fg_buf_str(&source->body)).len) return fg_fail(err, FG_EINPUT, "no text in it");
    return FG_OK;
}
