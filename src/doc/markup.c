#include "doc/markup.h"

#include "doc/html.h"
#include "doc/json_file.h"

enum {
    SUBSTANTIAL = 200, /* bytes; less is only a teaser */
    FEW_LINES = 4      /* a long text of so few lines has lost its line ends */
};

static bool ends_with(fg_str name, const char *const *endings) {
    for (; *endings; endings++) {
        size_t n = strlen(*endings);
        if (name.len > n && fg_str_eq_nocase((fg_str){name.ptr + name.len - n, n}, fg_str_of(*endings))) return true;
    }
    return false;
}

/* An object, or an array of some: not "[Acme] hires", "{a, b}" or a list of strings as a program prints it. */
static bool looks_like_json(fg_str s) {
    s = fg_str_trim(s);
    if (s.len < 2 || (s.ptr[0] != '{' && s.ptr[0] != '[')) return false;
    fg_str rest = fg_str_trim((fg_str){s.ptr + 1, s.len - 1});
    return rest.len && strchr(s.ptr[0] == '{' ? "\"}" : "{[]", rest.ptr[0]);
}

fg_input fg_markup_kind(fg_str text, fg_str name) {
    static const char *const html[] = {".html", ".htm", ".xhtml", NULL}, *const json[] = {".json", NULL},
                             *const markdown[] = {".md", ".markdown", NULL};
    if (ends_with(name, json) || looks_like_json(text)) return FG_INPUT_JSON;
    if (ends_with(name, markdown)) return FG_INPUT_MARKDOWN;
    return ends_with(name, html) || fg_html_seen(text) ? FG_INPUT_HTML : FG_INPUT_TEXT;
}

static fg_status with_name(fg_status status, fg_str name, fg_error *err) {
    char why[sizeof err->message];
    if (!err || status != FG_EINPUT) return status;
    memcpy(why, err->message, sizeof why);
    return fg_fail(err, status, "%.*s: %s", FG_STR_ARG(name), why);
}

static uint32_t count_lines(fg_str s) {
    uint32_t n = 0;
    for (size_t i = 0; i < s.len; i++) n += s.ptr[i] == '\n';
    return n;
}

/* What a page says of its job to search engines is better than what it shows, unless it is a teaser or has lost its
 * lines. */
static bool is_better(const fg_source *described, const fg_source *shown) {
    fg_str d = fg_buf_str(&described->body), s = fg_buf_str(&shown->body);
    if (fg_str_trim(d).len < SUBSTANTIAL) return fg_str_trim(s).len < fg_str_trim(d).len;
    return count_lines(d) >= FEW_LINES || s.len < d.len;
}

static fg_status read_page(fg_source *source, fg_str html, fg_error *err) {
    fg_html_tree tree;
    fg_source described;
    fg_source_init(&described, source->arena);
    fg_status status = fg_html_parse(&tree, html, source->arena, err);
    if (status != FG_OK) return status;
    fg_html_write(source, &tree);
    uint32_t postings = fg_json_read_linked(&described, tree.data.at, tree.data.n);
    source->broken = described.broken;
    if (postings > 1 && !fg_str_trim(fg_buf_str(&source->body)).len) return fg_json_tell_several(postings, err);
    if (postings != 1) return FG_OK;
    if (is_better(&described, source)) {
        *source = described;
        return FG_OK;
    }
    source->fields.at = described.fields.at;
    source->fields.n = described.fields.n;
    source->fields.cap = described.fields.cap;
    return FG_OK;
}

fg_status fg_markup_read(fg_source *source, fg_input kind, fg_str text, fg_str name, fg_error *err) {
    fg_status status = kind == FG_INPUT_JSON ? fg_json_read_file(source, text, err) : read_page(source, text, err);
    if (source->arena->failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    if (status == FG_OK && !fg_str_trim(fg_buf_str(&source->body)).len)
        status = fg_fail(err, FG_EINPUT, "no text of a posting in it");
    source->plain = false;
    return with_name(status, name, err);
}
