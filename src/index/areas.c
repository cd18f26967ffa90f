#include "index/areas.h"

enum { NAME_WORDS = 5 /* of the longest names */ };

static const fg_image_area_name *name_at(const fg_dict *d, uint32_t name) { return &d->area_names[name]; }
static uint32_t level_of(const fg_dict *d, uint32_t area) { return d->areas[area].level; }
static bool is_empty(fg_area_run run) { return run.first == run.end; }

static size_t word_end(fg_str s, size_t from) {
    while (from < s.len && s.ptr[from] != ' ') from++;
    return from;
}

/* ---- what stands beside a name ---- */

/* The longest name in front; *used: its bytes. */
static fg_area_run in_front(const fg_dict *d, fg_str s, size_t *used) {
    fg_area_run found = {0, 0};
    size_t end = 0;
    *used = 0;
    for (int words = 0; words < NAME_WORDS && end < s.len; words++) {
        bool more;
        end = word_end(s, end + (end > 0));
        fg_area_run run = fg_dict_areas(d, (fg_str){s.ptr, end}, &more);
        if (!is_empty(run)) {
            found = run;
            *used = end;
        }
        if (!more) break;
    }
    return found;
}

/* The longest name at the end; *used: its bytes. */
static fg_area_run at_end(const fg_dict *d, fg_str s, size_t *used) {
    fg_area_run found = {0, 0};
    size_t from = s.len;
    *used = 0;
    for (int words = 0; words < NAME_WORDS && from > 0; words++) {
        for (from -= words > 0; from > 0 && s.ptr[from - 1] != ' '; from--) {}
        fg_area_run run = fg_dict_areas(d, (fg_str){s.ptr + from, s.len - from}, NULL);
        if (is_empty(run)) continue;
        found = run;
        *used = s.len - from;
    }
    return found;
}

static bool is_number(fg_str word) {
    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] < '0' || word.ptr[i] > '9') return false;
    return word.len > 0;
}

/* May these names follow the abbreviation of an area where a place ends: what it lies in, or more abbreviations? */
static bool may_follow(const fg_dict *d, fg_area_run run, uint32_t area) {
    for (uint32_t i = run.first; i < run.end; i++)
        if (name_at(d, i)->mark == FG_AREA_CODE || fg_dict_lies_in(d, area, name_at(d, i)->area)) return true;
    return false;
}

/* "", "78701", "usa", "united states 78701" */
static bool ends_place(const fg_dict *d, fg_str rest, uint32_t area) {
    for (rest = fg_str_trim(rest); rest.len; rest = fg_str_trim(rest)) {
        size_t used = word_end(rest, 0);
        if (!is_number((fg_str){rest.ptr, used}) && !may_follow(d, in_front(d, rest, &used), area)) return false;
        rest = (fg_str){rest.ptr + used, rest.len - used};
    }
    return true;
}

/* A name in its place. */
typedef struct {
    const fg_dict *dict;
    fg_area_run same;    /* all that are written so */
    fg_area_run front;   /* the name right before */
    fg_area_run next;    /* and right behind */
    fg_str rest, beyond; /* of the place, behind the name, and behind the next one */
    bool begins;         /* does nothing stand before? */
} setting;

static bool lies_before(const setting *s, uint32_t area) {
    for (uint32_t i = s->front.first; i < s->front.end; i++) {
        uint32_t other = name_at(s->dict, i)->area;
        if (other != area && fg_dict_lies_in(s->dict, other, area)) return true;
    }
    return false;
}

/* Does a name in front of `rest` tell where an area lies that stands before it? "Mexico, NY" is no country, "Indiana, PA" no state. */
static bool tells_where(const fg_dict *d, uint32_t name, uint32_t area, fg_str rest) {
    const fg_image_area_name *n = name_at(d, name);
    uint32_t level = level_of(d, n->area), own = level_of(d, area);
    bool of_state = own >= FG_AREA_STATE && level == FG_AREA_STATE && n->mark == FG_AREA_CODE;
    if (level <= own && !of_state) return false;
    return !(n->mark & FG_AREA_CODE) || ends_place(d, rest, n->area);
}

/* "Munich, Germany" */
static bool lies_in_next(const setting *s, uint32_t area) {
    for (uint32_t i = s->next.first; i < s->next.end; i++)
        if (tells_where(s->dict, i, area, s->beyond) && fg_dict_lies_in(s->dict, area, name_at(s->dict, i)->area))
            return true;
    return false;
}

/* "tx 78701" without the post code */
static fg_str without_numbers(fg_str s) {
    for (size_t from = s.len; s.len; s = fg_str_trim((fg_str){s.ptr, from})) {
        for (from = s.len; from > 0 && s.ptr[from - 1] != ' '; from--) {}
        if (!is_number((fg_str){s.ptr + from, s.len - from})) break;
    }
    return s;
}

/* Is all that a name may mean somewhere else? One that is shared tells nothing against it. */
static bool excludes(const fg_dict *d, fg_area_run run, uint32_t area, fg_str rest) {
    bool any = false;
    for (uint32_t i = run.first; i < run.end; i++) {
        if (name_at(d, i)->mark & FG_AREA_BEHIND) continue;
        if (fg_dict_lies_in(d, area, name_at(d, i)->area)) return false;
        if (name_at(d, i)->mark & FG_AREA_SHARED) continue;
        if (!tells_where(d, i, area, rest)) return false;
        any = true;
    }
    return any;
}

/* "Berlin, CT"; "7402 Bristol Pike, Levittown, PA, USA" by any of the names at its end. */
static bool lies_elsewhere(const setting *s, uint32_t area) {
    enum { NAMES = 3 };
    if (excludes(s->dict, s->next, area, s->beyond)) return true;
    fg_str rest = s->beyond, behind = {0};
    for (int i = 0; i < NAMES && rest.len; i++) {
        size_t used, end = rest.len;
        fg_area_run run = at_end(s->dict, rest = without_numbers(rest), &used);
        if (!used) return false;
        if (excludes(s->dict, run, area, behind)) return true;
        behind = (fg_str){rest.ptr + rest.len - used, end - rest.len + used + behind.len};
        rest = fg_str_trim((fg_str){rest.ptr, rest.len - used});
    }
    return false;
}

static bool is_told(const setting *s, uint32_t area) { return lies_before(s, area) || lies_in_next(s, area); }

static bool may_stand(const setting *s, uint32_t name) {
    const fg_image_area_name *n = name_at(s->dict, name);
    if ((n->mark & FG_AREA_CODE) && !ends_place(s->dict, s->rest, n->area)) return false;
    if (n->mark & FG_AREA_BEHIND) return lies_before(s, n->area);
    bool alone = s->begins && (!(n->mark & FG_AREA_CODE) || !s->rest.len);
    return !(n->mark & FG_AREA_SHARED) || alone || lies_before(s, n->area);
}

/* Is it this one that is meant by the name? Where nothing tells, each may be. */
static bool is_meant(const setting *s, uint32_t name) {
    uint32_t area = name_at(s->dict, name)->area;
    if (!may_stand(s, name)) return false;
    if (is_told(s, area)) return true;
    for (uint32_t i = s->same.first; i < s->same.end; i++)
        if (i != name && may_stand(s, i) && is_told(s, name_at(s->dict, i)->area)) return false;
    bool code = name_at(s->dict, name)->mark & FG_AREA_CODE; /* "AL, AZ" are two */
    return code || !lies_elsewhere(s, area);
}

/* May what stands in front decide which of them is meant, or whether it is? */
static bool hangs_on_front(const fg_dict *d, fg_area_run same) {
    return same.end - same.first > 1 ||
           (!is_empty(same) && (name_at(d, same.first)->mark & (FG_AREA_SHARED | FG_AREA_BEHIND)));
}

static setting setting_of(const fg_dict *d, fg_area_run same, fg_str front, fg_str rest) {
    size_t used;
    setting s = {.dict = d, .same = same, .begins = !front.len, .rest = rest};
    if (front.len && hangs_on_front(d, same)) s.front = at_end(d, front, &used);
    s.next = in_front(d, rest, &used);
    s.beyond = (fg_str){rest.ptr + used, rest.len - used};
    return s;
}

/* ---- what is asked ---- */

/* Keeps the order of first bytes. */
static void add(fg_area_names *out, fg_str words, uint32_t name, fg_arena *arena) {
    unsigned char byte = (unsigned char)words.ptr[0];
    if (!FG_PUSH(arena, out)) return;
    uint32_t i = out->n - 1;
    for (; i > out->first[byte]; i--) out->at[i] = out->at[i - 1];
    out->at[i] = (fg_area_name){words, name};
    for (uint32_t b = byte + 1u; b < FG_COUNT(out->first); b++) out->first[b]++;
}

/* All names of an area and of what lies in it. */
static void add_area(const fg_dict *d, uint32_t area, fg_area_names *out, fg_arena *arena) {
    for (uint32_t i = 0; i < d->n[FG_SEC_AREA_NAMES]; i++)
        if (fg_dict_lies_in(d, name_at(d, i)->area, area)) add(out, fg_area_words(d, i), i, arena);
}

/* The name of a city is found as it stands, too: who asks for "Dublin" may mean another one. */
static void add_part(const setting *s, fg_str words, fg_area_names *out, fg_arena *arena) {
    bool meant = false, wide = false;
    out->dict = s->dict;
    for (uint32_t i = s->same.first; i < s->same.end; i++) {
        meant |= is_meant(s, i);
        wide |= level_of(s->dict, name_at(s->dict, i)->area) > FG_AREA_CITY;
    }
    for (uint32_t i = s->same.first; i < s->same.end; i++)
        if (!meant || is_meant(s, i)) add_area(s->dict, name_at(s->dict, i)->area, out, arena);
    if (!wide) add(out, words, FG_NONE, arena);
}

/* Where the last place begins that the words name: of "austin tx" that is 7. 0: nowhere but in front. */
static size_t last_name(const fg_dict *d, fg_str words) {
    if (!is_empty(fg_dict_areas(d, words, NULL))) return 0;
    for (size_t i = 1; i < words.len; i++)
        if (words.ptr[i - 1] == ' ' && !is_empty(fg_dict_areas(d, (fg_str){words.ptr + i, words.len - i}, NULL)))
            return i;
    return 0;
}

static fg_str normalise(fg_str said, fg_arena *arena) {
    fg_buf out;
    fg_buf_init(&out, arena);
    fg_normalize_words(&out, said);
    return fg_str_trim(fg_buf_str(&out));
}

/* Appends a part to the words of all. */
static void put(fg_buf *all, fg_str words, size_t *ends, uint32_t *n) {
    if (!words.len) return;
    if (all->n) fg_buf_add_char(all, ' ');
    fg_buf_add(all, words);
    ends[(*n)++] = all->n;
}

/* What stands between commas, and a known place at the end, is a part. */
static uint32_t split(const fg_dict *d, fg_str said, fg_buf *all, size_t *ends, uint32_t most, fg_arena *arena) {
    uint32_t n = 0;
    fg_str whole = normalise(said, arena);
    if (!is_empty(fg_dict_areas(d, whole, NULL))) {
        put(all, whole, ends, &n);
        return n;
    }
    while (said.len && n + 2 <= most) {
        fg_str words = normalise(fg_str_cut(&said, ','), arena);
        size_t last = last_name(d, words);
        if (last) put(all, fg_str_trim((fg_str){words.ptr, last}), ends, &n);
        put(all, (fg_str){words.ptr + last, words.len - last}, ends, &n);
    }
    return n;
}

uint32_t fg_area_parts(const fg_dict *dict, fg_str said, fg_area_names *parts, uint32_t most, fg_arena *arena) {
    fg_buf all;
    fg_buf_init(&all, arena);
    size_t *ends = FG_NEW_N(arena, size_t, most);
    uint32_t n = ends ? split(dict, said, &all, ends, most, arena) : 0;
    fg_str place = fg_buf_str(&all);
    for (uint32_t i = 0; i < n && !arena->failed; i++) {
        size_t from = i ? ends[i - 1] + 1 : 0;
        fg_str words = {place.ptr + from, ends[i] - from};
        setting s = setting_of(dict, fg_dict_areas(dict, words, NULL), (fg_str){place.ptr, i ? from - 1 : 0},
                               fg_str_trim((fg_str){place.ptr + ends[i], place.len - ends[i]}));
        add_part(&s, words, &parts[i], arena);
    }
    return n;
}

/* ---- in a place ---- */

/* A name for which nothing in front of it matters, at the end of a place. */
static bool is_plain(const fg_dict *d, const fg_area_name *name) {
    const fg_image_area_name *n = name_at(d, name->name);
    return !n->mark && level_of(d, n->area) == FG_AREA_COUNTRY;
}

/* "York" in "New York": a longer name stands there. */
static bool is_covered(const fg_dict *d, fg_str place, size_t at, size_t end) {
    size_t from = at;
    for (int words = 0; words < NAME_WORDS; words++) {
        size_t used;
        (void)in_front(d, (fg_str){place.ptr + from, place.len - from}, &used);
        if (from + used > end || (from < at && from + used == end)) return true;
        if (from < 2) break;
        for (from--; from > 0 && place.ptr[from - 1] != ' '; from--) {}
    }
    return false;
}

static bool is_here(fg_str place, size_t at, const fg_area_names *names, const fg_area_name *name) {
    const fg_dict *d = names->dict;
    size_t end = at + name->words.len;
    if (end >= place.len || place.ptr[end] != ' ' || memcmp(place.ptr + at, name->words.ptr, name->words.len) != 0)
        return false;
    if (name->name == FG_NONE) return true;
    if (is_covered(d, place, at, end)) return false;
    if (end + 1 == place.len && is_plain(d, name)) return true;
    setting s = setting_of(d, fg_dict_areas(d, name->words, NULL), fg_str_trim((fg_str){place.ptr, at}),
                           fg_str_trim((fg_str){place.ptr + end, place.len - end}));
    return is_meant(&s, name->name);
}

bool fg_area_is_in(fg_str place, const fg_area_names *names) {
    for (size_t i = 1; i < place.len; i++) {
        if (place.ptr[i - 1] != ' ') continue;
        unsigned char byte = (unsigned char)place.ptr[i];
        for (uint32_t k = names->first[byte]; k < names->first[byte + 1]; k++)
            if (is_here(place, i, names, &names->at[k])) return true;
    }
    return false;
}
