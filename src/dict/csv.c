#include "dict/csv.h"

void fg_csv_start(fg_csv *c, fg_arena *arena, fg_str text, char separator) {
    if (fg_str_starts(text, FG_LIT("\xEF\xBB\xBF"))) text = (fg_str){text.ptr + 3, text.len - 3};
    *c = (fg_csv){.arena = arena, .rest = text, .separator = separator, .next_line = 1};
}

static char peek(const fg_csv *c) { return c->rest.len ? c->rest.ptr[0] : '\n'; }

static char take(fg_csv *c) {
    char ch = c->rest.ptr[0];
    c->rest = (fg_str){c->rest.ptr + 1, c->rest.len - 1};
    if (ch == '\n') c->next_line++;
    return ch;
}

static fg_str take_quoted(fg_csv *c) {
    fg_buf out;
    fg_buf_init(&out, c->arena);
    uint32_t line = c->next_line;
    bool ended = false;
    take(c);
    while (c->rest.len && !ended) {
        char ch = take(c);
        ended = ch == '"' && peek(c) != '"';
        if (ended) continue;
        if (ch == '"') take(c);
        fg_buf_add_char(&out, ch);
    }
    if (!ended && !c->open_quote) c->open_quote = line;
    while (c->rest.len && peek(c) != c->separator && peek(c) != '\n') take(c);
    return fg_buf_str(&out);
}

/* Tab-separated files as published know no quotes. */
static fg_str take_field(fg_csv *c) {
    if (c->separator == ',' && c->rest.len && peek(c) == '"') return take_quoted(c);
    const char *start = c->rest.ptr;
    while (c->rest.len && peek(c) != c->separator && peek(c) != '\n') take(c);
    return (fg_str){start, (size_t)(c->rest.ptr - start)};
}

bool fg_csv_next(fg_csv *c) {
    if (!c->rest.len) return false;
    c->line = c->next_line;
    c->fields.n = 0;
    for (;;) {
        fg_str field = take_field(c);
        fg_str *f = FG_PUSH(c->arena, &c->fields);
        if (!f) return false;
        *f = fg_str_trim(field);
        if (!c->rest.len) return true;
        if (take(c) == '\n') return true;
    }
}

uint32_t fg_csv_column(const fg_csv *c, const char *name) {
    for (uint32_t i = 0; i < c->fields.n; i++)
        if (fg_str_eq_nocase(c->fields.at[i], fg_str_of(name))) return i;
    return FG_NONE;
}

fg_str fg_csv_field(const fg_csv *c, uint32_t column) {
    return column < c->fields.n ? c->fields.at[column] : (fg_str){0};
}
