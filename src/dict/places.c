/* Reads places.txt: what lies in what, and by which names (the file itself says how it is written). */
#include "dict/source.h"
#include "text/token.h"

typedef struct {
    fg_sources *s;
    fg_source_place place;
    fg_area_level level;
    uint32_t within;     /* FG_NONE: in nothing */
    bool in_group, told; /* told: that it is none */
    bool also;           /* the places of the group are there already */
} reader;

static uint32_t find_area(const fg_sources *s, fg_str name) {
    for (uint32_t i = s->areas.n; i-- > 0;)
        if (fg_str_eq(s->areas.at[i].name, name)) return i;
    return FG_NONE;
}

static uint32_t known_area(reader *r, fg_str name) {
    uint32_t area = find_area(r->s, name);
    if (area == FG_NONE) fg_source_fault(r->s, &r->place, "no place '%.*s' stands above", FG_STR_ARG(name));
    return area;
}

static bool read_kind(reader *r, fg_str kind) {
    static const char *const names[] = {"cities", "regions", "states", "countries"};
    r->also = fg_str_eq(kind, FG_LIT("also"));
    for (uint32_t i = 0; i < FG_COUNT(names); i++) {
        if (!fg_str_eq(kind, fg_str_of(names[i]))) continue;
        r->level = (fg_area_level)i;
        return true;
    }
    return r->also;
}

/* "cities in texas" */
static void read_group(reader *r, fg_str inside) {
    fg_str kind = fg_str_cut(&inside, ' '), in = fg_str_cut(&inside, ' '), where = fg_str_trim(inside);
    r->in_group = read_kind(r, kind) && (where.len ? fg_str_eq(in, FG_LIT("in")) : !in.len && !r->also);
    r->within = FG_NONE;
    r->told = true;
    if (!r->in_group)
        fg_source_fault(r->s, &r->place, "not [cities, regions, states, countries or also in PLACE]");
    else if (where.len)
        r->in_group = (r->within = known_area(r, where)) != FG_NONE;
}

static void put_within(reader *r, uint32_t area) {
    if (r->within == FG_NONE) return;
    fg_source_area *a = &r->s->areas.at[area];
    uint32_t *to = FG_PUSH(r->s->arena, &a->within);
    if (to) *to = r->within;
    if (a->within.n > FG_AREA_WITHIN)
        fg_source_fault(r->s, &r->place, "'%.*s' lies in more than %d", FG_STR_ARG(a->name), FG_AREA_WITHIN);
    if (r->within >= area)
        fg_source_fault(r->s, &r->place, "'%.*s' must stand behind what it lies in", FG_STR_ARG(a->name));
}

static fg_str normalise(reader *r, fg_str name) {
    fg_buf out;
    fg_buf_init(&out, r->s->arena);
    fg_normalize_words(&out, name);
    return fg_str_trim(fg_buf_str(&out));
}

static uint32_t take_marks(fg_str *name) {
    static const char marks[] = "=?!";
    static const uint32_t values[] = {FG_AREA_CODE, FG_AREA_SHARED, FG_AREA_BEHIND};
    uint32_t mark = 0;
    for (const char *at; name->len && (at = memchr(marks, name->ptr[0], sizeof marks - 1)) != NULL;) {
        mark |= values[at - marks];
        *name = (fg_str){name->ptr + 1, name->len - 1};
    }
    return mark;
}

static void add_name(reader *r, uint32_t area, fg_str name) {
    uint32_t mark = take_marks(&name);
    fg_source_area_name *n = FG_PUSH(r->s->arena, &r->s->area_names);
    if (!n) return;
    *n = (fg_source_area_name){normalise(r, name), area, mark};
    if (!n->words.len) fg_source_fault(r->s, &r->place, "a name without a word");
}

/* "munich | münchen" */
static void read_area(reader *r, fg_str names) {
    fg_str first = fg_str_trim(fg_str_cut(&names, '|'));
    if (r->also) {
        uint32_t area = known_area(r, first);
        if (area != FG_NONE) put_within(r, area);
        return;
    }
    uint32_t area = r->s->areas.n;
    fg_source_area *a = FG_PUSH(r->s->arena, &r->s->areas);
    if (!a) return;
    *a = (fg_source_area){.place = r->place, .name = first, .level = r->level};
    put_within(r, area);
    add_name(r, area, first);
    while (names.len) add_name(r, area, fg_str_trim(fg_str_cut(&names, '|')));
}

static void read_line(reader *r, fg_str line) {
    if (line.ptr[0] == '[' && line.ptr[line.len - 1] == ']') {
        read_group(r, (fg_str){line.ptr + 1, line.len - 2});
        return;
    }
    if (!r->in_group) {
        if (!r->told) fg_source_fault(r->s, &r->place, "a place in front of the first group");
        r->told = true;
        return;
    }
    while (line.len) {
        fg_str one = fg_str_trim(fg_str_cut(&line, ';'));
        if (one.len) read_area(r, one);
    }
}

void fg_source_read_places(fg_sources *s, const fg_source_file *file) {
    reader r = {.s = s, .place = {file->name, 0, file->layer}};
    fg_str rest = file->text, line;
    while (fg_source_line(s, &r.place, &rest, "# fitgap-places 1", &line)) read_line(&r, line);
}
