#include "report/oddities.h"

static const char *const kind_names[FG_ODD_COUNT] = {"hidden_text",     "orders_to_machines", "posting_text",
                                                     "repeated_words",  "look_alike_letters", "unseen_letters",
                                                     "unsupported_list"};
static const char *const how_names[FG_HIDDEN_COUNT] = {"marked", "pale", "tiny", "off_page", "undrawn"};

static const char *hidden_how(uint8_t why) {
    static const char *const how[FG_HIDDEN_COUNT] = {"marked as hidden", "white on white", "too small to be read",
                                                     "off the page", "written but not drawn"};
    return how[why];
}

static void say_count(fg_buf *b, const fg_oddity *o) {
    const char *s = o->n == 1 ? "" : "s", *are = o->n == 1 ? "is" : "are";
    switch ((fg_odd_kind)o->kind) {
    case FG_ODD_HIDDEN:
        fg_buf_printf(b, "%u word%s that nobody sees %s left out (%s)", o->n, s, are, hidden_how(o->why));
        break;
    case FG_ODD_ORDERS:
        fg_buf_printf(b, "%s to whoever reads by machine", o->hidden ? "a hidden order" : "an order");
        break;
    case FG_ODD_POSTING: fg_buf_printf(b, "%u line%s that speak as a job posting does", o->n, s); break;
    case FG_ODD_REPEATED: fg_buf_printf(b, "the same words %u times", o->n); break;
    case FG_ODD_LETTERS:
        fg_buf_printf(b, "%u word%s with letters of another script that look like Latin ones", o->n, s);
        break;
    case FG_ODD_WIDTHLESS: fg_buf_printf(b, "%u word%s with letters or signs inside that nobody sees", o->n, s); break;
    case FG_ODD_LISTED:
        fg_buf_printf(b, "%u skills are listed that next to no role, project or education shows", o->n);
        break;
    case FG_ODD_COUNT: break;
    }
}

fg_str fg_oddity_say(const fg_oddity *o, fg_arena *arena) {
    fg_buf b;
    fg_buf_init(&b, arena);
    say_count(&b, o);
    fg_str text = o->text;
    if (text.len) fg_buf_add(&b, FG_LIT(": "));
    for (size_t i = 0; i < text.len; i++) fg_buf_add_char(&b, (unsigned char)text.ptr[i] < ' ' ? ' ' : text.ptr[i]);
    return fg_buf_str(&b);
}

static void write_one(fg_json *j, const fg_resume *r, const fg_oddity *o) {
    bool how = o->kind == FG_ODD_HIDDEN;
    fg_json_open(j, NULL, '{');
    fg_json_name(j, "kind", kind_names[o->kind]);
    if (how) fg_json_name(j, "how", how_names[o->why]);
    fg_json_bool(j, "hidden", o->hidden);
    fg_json_int(j, "count", o->n);
    if (o->span.end > o->span.start)
        fg_json_span(j, "span", r->doc, o->span.start, o->span.end);
    else
        fg_json_null(j, "span");
    fg_json_str(j, "text", o->text);
    fg_json_close(j, '}');
}

void fg_oddities_write_json(fg_json *j, const fg_resume *r) {
    fg_json_open(j, "integrity", '[');
    for (uint32_t i = 0; i < r->oddities.n; i++) write_one(j, r, &r->oddities.at[i]);
    fg_json_close(j, ']');
}
