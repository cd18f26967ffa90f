/* E-mail addresses and URLs. */
#include "text/scanner.h"

static bool is_address_end(char c) {
    return c == '.' || c == ',' || c == ';' || c == ')' || c == ':' || c == '>' || c == '|';
}

/* An e-mail address or URL that starts here: its end, else 0. */
static size_t address_end(const fg_scanner *s, fg_token_class *cls) {
    size_t end = s->at, sign = 0, dots = 0;
    bool url = false;
    for (; end < s->text.len && (unsigned char)s->text.ptr[end] > ' '; end++) {
        char c = s->text.ptr[end];
        if (c == '@' && end > s->at) sign = end;
        if (c == '.' && sign) dots++;
        if (c == ':' && fg_byte_at(s, end + 1) == '/' && fg_byte_at(s, end + 2) == '/' && end > s->at) url = true;
        if (!url && (c == ',' || c == ';' || c == '(' || c == '|')) break;
    }
    fg_str run = {s->text.ptr + s->at, end - s->at};
    if (fg_str_starts(run, FG_LIT("www."))) url = true;
    if (!url && !(sign && dots)) return 0;
    while (end > s->at && is_address_end(s->text.ptr[end - 1])) end--;
    *cls = url ? FG_TOK_URL : FG_TOK_EMAIL;
    return end;
}

bool fg_scan_address(fg_scanner *s) {
    fg_token_class cls = FG_TOK_URL;
    size_t end = address_end(s, &cls);
    if (end <= s->at) return false;
    fg_str raw = {s->text.ptr + s->at, end - s->at};
    fg_add_token(s, cls, s->at, end, fg_forms_word(s->out->forms, raw, raw.len, false));
    s->at = end;
    return true;
}

bool fg_is_bracketed_address(const fg_scanner *s) {
    fg_str rest = {s->text.ptr + s->at, s->text.len - s->at};
    char c = s->at > s->start ? s->text.ptr[s->at - 1] : ' ';
    return (c == '(' || c == '[' || c == '<' || c == '"') &&
           (fg_str_starts(rest, FG_LIT("http://")) || fg_str_starts(rest, FG_LIT("https://")) ||
            fg_str_starts(rest, FG_LIT("www.")));
}
