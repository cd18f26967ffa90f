#include "doc/source.h"

enum { FIRST_LINES = 8 };

/* The words that stand before a value; the title needs none. */
static const char *const keys[] = {
    "", "Company: ", "Location: ", "Workplace: ", "Employment type: ", "Pay: ", "Deadline: "};

void fg_source_init(fg_source *source, fg_arena *arena) {
    *source = (fg_source){.arena = arena};
    fg_buf_init(&source->body, arena);
    fg_buf_init(&source->hidden_text, arena);
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

void fg_source_give(fg_source *source, fg_given_kind kind, fg_str value) {
    fg_buf line;
    fg_buf_init(&line, source->arena);
    for (size_t i = 0; i < value.len; i++) {
        if (!is_space(value.ptr[i]))
            fg_buf_add_char(&line, value.ptr[i]);
        else if (line.n && line.at[line.n - 1] != ' ')
            fg_buf_add_char(&line, ' ');
    }
    fg_str s = fg_str_trim(fg_buf_str(&line));
    fg_source_field *field = s.len ? FG_PUSH(source->arena, &source->fields) : NULL;
    if (field) *field = (fg_source_field){(uint8_t)kind, s};
}

void fg_source_mark(fg_source *source, uint8_t flags, uint8_t level) {
    fg_mark *m = FG_PUSH(source->arena, &source->marks);
    if (m) *m = (fg_mark){(uint32_t)source->body.n, flags, level};
}

/* ---- hidden words ---- */

void fg_source_hide(fg_source *source, fg_str words, fg_hidden_why why) {
    fg_hidden *last = source->hidden.n ? &source->hidden.at[source->hidden.n - 1] : NULL;
    if (!words.len || (source->apart && !fg_str_trim(words).len)) return;
    if (!last || source->apart || last->why != why) {
        last = FG_PUSH(source->arena, &source->hidden);
        if (!last) return;
        *last = (fg_hidden){.start = (uint32_t)source->hidden_text.n, .why = (uint8_t)why};
    }
    source->apart = false;
    fg_buf_add(&source->hidden_text, words);
    last->end = (uint32_t)source->hidden_text.n;
}

static uint32_t count_words(fg_str s) {
    uint32_t n = 0;
    for (size_t i = 0; i < s.len; i++) n += !is_space(s.ptr[i]) && (i == 0 || is_space(s.ptr[i - 1]));
    return n;
}

static void keep_hidden(const fg_source *source, fg_doc *doc) {
    doc->hidden_text = fg_arena_copy(&doc->arena, fg_buf_str(&source->hidden_text));
    for (uint32_t i = 0; i < source->hidden.n && !doc->arena.failed; i++) {
        fg_hidden h = source->hidden.at[i];
        h.words = count_words(fg_doc_slice(&(fg_doc){.text = doc->hidden_text}, h.start, h.end));
        if (!h.words) continue;
        doc->hidden_words += h.words;
        fg_hidden *out = FG_PUSH(&doc->arena, &doc->hidden);
        if (out) *out = h;
    }
}

/* ---- fields ---- */

/* The place in the body of a first line that says just this; FG_NONE: there is none. */
static uint32_t find_line(fg_str body, fg_str value) {
    fg_str rest = body;
    for (int i = 0; i < FIRST_LINES && rest.len; i++) {
        fg_str line = fg_str_trim(fg_str_cut(&rest, '\n'));
        if (fg_str_eq_nocase(line, value)) return (uint32_t)(line.ptr - body.ptr);
    }
    return FG_NONE;
}

/* Writes the lines of the fields that the body does not begin with. Places in the body are counted from its start; `lead`
 * is added to them when it is known how much stands in front. */
static void write_fields(const fg_source *source, fg_doc *doc, fg_buf *lead) {
    fg_str body = fg_buf_str(&source->body);
    uint32_t in_body[64], n = 0;
    for (uint32_t i = 0; i < source->fields.n; i++) {
        const fg_source_field *f = &source->fields.at[i];
        fg_given *given = FG_PUSH(&doc->arena, &doc->given);
        if (!given) return;
        uint32_t at = n < FG_COUNT(in_body) ? find_line(body, f->value) : FG_NONE;
        if (at != FG_NONE) {
            in_body[n++] = i;
        } else {
            fg_buf_add(lead, fg_str_of(keys[f->kind]));
            at = (uint32_t)lead->n;
            fg_buf_add(lead, f->value);
            fg_buf_add_char(lead, '\n');
        }
        *given = (fg_given){at, at + (uint32_t)f->value.len, f->kind};
    }
    if (lead->n) fg_buf_add_char(lead, '\n');
    for (uint32_t i = 0; i < n; i++) {
        doc->given.at[in_body[i]].start += (uint32_t)lead->n;
        doc->given.at[in_body[i]].end += (uint32_t)lead->n;
    }
}

/* ---- after decoding: repairs may have moved every place ---- */

/* Where a place of what was decoded is in doc->text. */
static uint32_t moved(const fg_doc *doc, uint32_t origin) {
    uint32_t best = origin;
    for (uint32_t i = 0; i < doc->origins.n && doc->origins.at[i].origin <= origin; i++) {
        best = doc->origins.at[i].offset + (origin - doc->origins.at[i].origin);
        if (i + 1 < doc->origins.n && best > doc->origins.at[i + 1].offset) best = doc->origins.at[i + 1].offset;
    }
    return best < doc->text.len ? best : (uint32_t)doc->text.len;
}

static void move_given(fg_doc *doc) {
    for (uint32_t i = 0; i < doc->given.n; i++) {
        doc->given.at[i].start = moved(doc, doc->given.at[i].start);
        doc->given.at[i].end = moved(doc, doc->given.at[i].end);
    }
}

/* Line ends stay line ends, so lines are counted. */
static void apply_marks(fg_doc *doc, fg_str text, const fg_marks *marks, size_t lead) {
    uint32_t line = 0, of_line = 0, l = 0;
    size_t at = 0, of_text = 0;
    for (uint32_t m = 0; m < marks->n; m++) {
        for (; at < marks->at[m].offset + lead && at < text.len; at++) line += text.ptr[at] == '\n';
        for (; l < doc->lines.n; l++) {
            for (; of_text < doc->lines.at[l].from; of_text++) of_line += doc->text.ptr[of_text] == '\n';
            if (of_line >= line) break;
        }
        if (l == doc->lines.n) return;
        fg_line *out = &doc->lines.at[l];
        if (of_line != line || out->flags & FG_LINE_RULE) continue;
        out->flags |= marks->at[m].flags;
        if (marks->at[m].flags & FG_LINE_HEADING) out->level = marks->at[m].level;
    }
}

/* Places are told in the plain body: all that stands in front is at its start. */
static void count_from_body(fg_doc *doc, size_t lead) {
    fg_origin *at = doc->origins.at;
    uint32_t n = doc->origins.n;
    if (!lead) return;
    doc->origin_size = doc->origin_size > lead ? doc->origin_size - (uint32_t)lead : 0;
    doc->origins.n = doc->origins.cap = 0;
    uint32_t body = (uint32_t)lead;
    for (uint32_t i = 0; i < n && at[i].origin <= lead; i++) body = at[i].offset + ((uint32_t)lead - at[i].origin);
    const fg_origin edges[] = {{0, 0}, {body, 0}};
    for (uint32_t i = 0; i < FG_COUNT(edges); i++) {
        fg_origin *entry = FG_PUSH(&doc->arena, &doc->origins);
        if (entry) *entry = edges[i];
    }
    for (uint32_t i = 0; i < n; i++) {
        fg_origin *entry = at[i].origin > lead ? FG_PUSH(&doc->arena, &doc->origins) : NULL;
        if (entry) *entry = (fg_origin){at[i].offset, at[i].origin - (uint32_t)lead};
    }
}

static fg_status check(const fg_source *source, fg_error *err) {
    return source->arena->failed ? fg_fail(err, FG_ENOMEM, "out of memory") : FG_OK;
}

/* Of plain text the places are told in the file: fg_doc_mend_torn. */
static bool mend_torn(const fg_source *source) {
    fg_buf body = source->body;
    if (source->plain || !fg_text_is_partly_torn(fg_buf_str(&body))) return false;
    char *joined = FG_NEW_N(source->arena, char, body.n);
    if (joined) fg_text_mend_torn((char *)body.at, body.n, joined);
    return true;
}

fg_status fg_source_finish(fg_source *source, fg_doc *doc, fg_error *err) {
    fg_buf text;
    fg_buf_init(&text, source->arena);
    doc->given.n = 0;
    keep_hidden(source, doc);
    doc->broken_data = source->broken;
    doc->weak_sandbox = source->weak_sandbox;
    doc->posted = source->posted;
    doc->undrawn = source->undrawn;
    doc->mended = mend_torn(source);
    write_fields(source, doc, &text);
    size_t lead = text.n;
    fg_buf_add(&text, fg_buf_str(&source->body));
    fg_status status = check(source, err);
    doc->origins.n = 0;
    if (status == FG_OK) status = fg_doc_decode(doc, fg_buf_str(&text), err);
    if (status != FG_OK) return status;
    if (source->plain) fg_doc_cut_marks(doc);
    if (source->plain) fg_doc_mend_torn(doc);
    move_given(doc);
    doc->origin_size = (uint32_t)text.n;
    if (source->plain) {
        count_from_body(doc, lead);
    } else {
        doc->origins.n = 0;
        doc->origin_size = (uint32_t)doc->text.len;
    }
    status = fg_doc_split_lines(doc, err);
    if (status == FG_OK) apply_marks(doc, fg_buf_str(&text), &source->marks, lead);
    return status;
}
