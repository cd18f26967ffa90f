#include "doc/html_look.h"

enum { FAR_OUT = 500 /* pixels */, MOST_RULES = 500 };

static bool is(fg_str s, const char *what) { return fg_str_eq_nocase(s, fg_str_of(what)); }

static bool is_one_of(fg_str s, const char *const *list, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (is(s, list[i])) return true;
    return false;
}

static bool is_white(fg_str s) {
    static const char *const whites[] = {
        "white",      "#fff", "#ffffff", "rgb(255,255,255)", "rgb(255 255 255)", "#fefefe", "rgb(255, 255, 255)",
        "transparent"};
    return is_one_of(s, whites, FG_COUNT(whites));
}

/* The number that a value begins with, in thousandths; false: none. *unit is what follows. */
static bool number_of(fg_str s, int64_t *value, fg_str *unit) {
    size_t i = 0, digits = 0;
    bool minus = s.len && s.ptr[0] == '-';
    int64_t n = 0, scale = 1000;
    for (i = minus; i < s.len && ((s.ptr[i] >= '0' && s.ptr[i] <= '9') || s.ptr[i] == '.'); i++) {
        if (s.ptr[i] == '.' && scale < 1000) break;
        if (s.ptr[i] == '.') {
            scale = 100;
            continue;
        }
        digits++;
        if (scale == 1000 && n < INT32_MAX)
            n = n * 10 + (s.ptr[i] - '0') * 1000;
        else if (scale < 1000)
            n += (s.ptr[i] - '0') * scale, scale /= 10;
    }
    *value = minus ? -n : n;
    *unit = (fg_str){s.ptr + i, s.len - i};
    return digits > 0;
}

static void hide(fg_html_look *look, fg_hidden_why why) {
    look->unseen = true;
    look->why = (uint8_t)why;
}

static void read_size(fg_html_look *look, fg_str value) {
    int64_t n;
    fg_str unit;
    if (!number_of(value, &n, &unit)) return;
    bool absolute = is(unit, "px") || is(unit, "pt"), relative = is(unit, "em") || is(unit, "rem");
    if (n == 0 || (absolute && n <= 2000) || (relative && n <= 150) || (is(unit, "%") && n <= 15000))
        hide(look, FG_HIDDEN_TINY);
}

static void read_place(fg_html_look *look, fg_str value) {
    int64_t n;
    fg_str unit;
    if (number_of(value, &n, &unit) && n <= -FAR_OUT * 1000 && !is(unit, "%")) hide(look, FG_HIDDEN_OUTSIDE);
}

static void read_declaration(fg_html_look *look, fg_str name, fg_str value) {
    static const char *const places[] = {"left", "top", "text-indent", "margin-left", "right"};
    int64_t n;
    fg_str unit;
    if ((is(name, "display") && is(value, "none")) || (is(name, "visibility") && is(value, "hidden")))
        hide(look, FG_HIDDEN_MARKED);
    if (is(name, "opacity") && number_of(value, &n, &unit) && n < 100) hide(look, FG_HIDDEN_MARKED);
    if (is(name, "font-size")) read_size(look, value);
    if (is(name, "color")) look->pale = is_white(value);
    if (is(name, "background") || is(name, "background-color") || is(name, "background-image"))
        look->shaded = !is_white(value) && !is(value, "none");
    if (is_one_of(name, places, FG_COUNT(places))) read_place(look, value);
}

void fg_html_look_read(fg_html_look *look, fg_str declarations) {
    while (declarations.len) {
        fg_str value = fg_str_cut(&declarations, ';'), name = fg_str_trim(fg_str_cut(&value, ':'));
        value = fg_str_trim(value);
        if (fg_str_ends(value, FG_LIT("!important"))) value = fg_str_trim((fg_str){value.ptr, value.len - 10});
        read_declaration(look, name, value);
    }
}

/* ---- style sheets ---- */

static bool is_name_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/* ".x" and "span.x" are rules of a class, "body" is one of a tag; false: any other. */
static bool read_selector(fg_html_rule *rule, fg_str selector) {
    fg_str s = fg_str_trim(selector);
    size_t dot = 0;
    while (dot < s.len && is_name_byte(s.ptr[dot])) dot++;
    rule->tag = dot == s.len;
    rule->name = rule->tag ? s : (fg_str){s.ptr + dot + 1, s.len - dot - 1};
    for (size_t i = dot + 1; i < s.len; i++)
        if (!is_name_byte(s.ptr[i])) return false;
    return rule->name.len && (rule->tag || s.ptr[dot] == '.');
}

/* What stands in the block that begins at i, behind its brace; i moves behind its end. */
static fg_str block_at(fg_str s, size_t *i) {
    size_t from = *i;
    int depth = 1;
    for (; *i < s.len && depth; ++*i) depth += (s.ptr[*i] == '{') - (s.ptr[*i] == '}');
    return (fg_str){s.ptr + from, *i - from - (depth == 0)};
}

static void add_rules(fg_html_rules *rules, fg_str selectors, const fg_html_look *look, fg_arena *arena) {
    while (selectors.len) {
        fg_html_rule rule = {.look = *look};
        if (!read_selector(&rule, fg_str_cut(&selectors, ',')) || rules->list.n == MOST_RULES) {
            rules->partial |= look->shaded;
            continue;
        }
        fg_html_rule *out = FG_PUSH(arena, &rules->list);
        if (out) *out = rule;
    }
}

void fg_html_rules_read(fg_html_rules *rules, fg_str sheet, fg_arena *arena) {
    for (size_t i = 0; i < sheet.len;) {
        size_t from = i;
        while (i < sheet.len && sheet.ptr[i] != '{') i++;
        fg_str selectors = fg_str_trim((fg_str){sheet.ptr + from, i - from});
        if (i++ >= sheet.len) return;
        fg_str block = block_at(sheet, &i);
        fg_html_look look = {0};
        fg_html_look_read(&look, block);
        if (selectors.len && selectors.ptr[0] == '@')
            rules->partial |= fg_str_holds(block, FG_LIT("background"));
        else if (look.unseen || look.pale || look.shaded)
            add_rules(rules, selectors, &look, arena);
    }
}

static void apply(const fg_html_rules *rules, fg_str name, bool tag, fg_html_look *look) {
    for (uint32_t i = 0; i < rules->list.n; i++) {
        const fg_html_look *own = &rules->list.at[i].look;
        if (rules->list.at[i].tag != tag || !fg_str_eq(rules->list.at[i].name, name)) continue;
        if (own->unseen) hide(look, own->why);
        look->pale |= own->pale;
        look->shaded |= own->shaded;
    }
}

void fg_html_rules_apply(const fg_html_rules *rules, fg_str tag, fg_str classes, fg_html_look *look) {
    apply(rules, tag, true, look);
    while (classes.len && rules->list.n) apply(rules, fg_str_cut(&classes, ' '), false, look);
}
