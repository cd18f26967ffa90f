#include "index/areas.h"

enum { NAMES = 6 };

typedef struct {
    const char *names[NAMES];
    const char *within; /* the first name of where it lies; NULL: none that is here */
    const char *code;
} area;

static const area areas[] = {
    {{"united states", "united states of america", "usa", "us", "u s", "u s a"}, NULL, NULL},
    {{"united kingdom", "great britain", "uk", "u k"}, NULL, NULL},
    {{"england"}, "united kingdom", NULL},
    {{"scotland"}, "united kingdom", NULL},
    {{"wales"}, "united kingdom", NULL},
    {{"northern ireland"}, "united kingdom", NULL},
    {{"canada"}, NULL, NULL},
    {{"australia"}, NULL, NULL},
    {{"netherlands", "the netherlands", "holland"}, NULL, NULL},
    {{"czech republic", "czechia"}, NULL, NULL},
    {{"united arab emirates", "uae"}, NULL, NULL},
    {{"vietnam", "viet nam"}, NULL, NULL},
    {{"south korea", "republic of korea"}, NULL, NULL},
    {{"new york city", "nyc"}, "new york", NULL},
    {{"san francisco", "sf"}, "california", NULL},
    {{"los angeles"}, "california", NULL},
    {{"washington dc", "washington d c"}, "district of columbia", NULL},
    {{"ho chi minh city", "ho chi minh", "hcmc"}, "vietnam", NULL},
    {{"bangalore", "bengaluru"}, NULL, NULL},
    {{"gurgaon", "gurugram"}, NULL, NULL},
    {{"hanoi", "ha noi"}, "vietnam", NULL},
    {{"alabama"}, "united states", "al"},
    {{"alaska"}, "united states", "ak"},
    {{"arizona"}, "united states", "az"},
    {{"arkansas"}, "united states", "ar"},
    {{"california"}, "united states", "ca"},
    {{"colorado"}, "united states", "co"},
    {{"connecticut"}, "united states", "ct"},
    {{"delaware"}, "united states", "de"},
    {{"florida"}, "united states", "fl"},
    {{"georgia"}, "united states", "ga"},
    {{"hawaii"}, "united states", "hi"},
    {{"idaho"}, "united states", "id"},
    {{"illinois"}, "united states", "il"},
    {{"indiana"}, "united states", "in"},
    {{"iowa"}, "united states", "ia"},
    {{"kansas"}, "united states", "ks"},
    {{"kentucky"}, "united states", "ky"},
    {{"louisiana"}, "united states", "la"},
    {{"maine"}, "united states", "me"},
    {{"maryland"}, "united states", "md"},
    {{"massachusetts"}, "united states", "ma"},
    {{"michigan"}, "united states", "mi"},
    {{"minnesota"}, "united states", "mn"},
    {{"mississippi"}, "united states", "ms"},
    {{"missouri"}, "united states", "mo"},
    {{"montana"}, "united states", "mt"},
    {{"nebraska"}, "united states", "ne"},
    {{"nevada"}, "united states", "nv"},
    {{"new hampshire"}, "united states", "nh"},
    {{"new jersey"}, "united states", "nj"},
    {{"new mexico"}, "united states", "nm"},
    {{"new york"}, "united states", "ny"},
    {{"north carolina"}, "united states", "nc"},
    {{"north dakota"}, "united states", "nd"},
    {{"ohio"}, "united states", "oh"},
    {{"oklahoma"}, "united states", "ok"},
    {{"oregon"}, "united states", "or"},
    {{"pennsylvania"}, "united states", "pa"},
    {{"rhode island"}, "united states", "ri"},
    {{"south carolina"}, "united states", "sc"},
    {{"south dakota"}, "united states", "sd"},
    {{"tennessee"}, "united states", "tn"},
    {{"texas"}, "united states", "tx"},
    {{"utah"}, "united states", "ut"},
    {{"vermont"}, "united states", "vt"},
    {{"virginia"}, "united states", "va"},
    {{"washington"}, "united states", "wa"},
    {{"west virginia"}, "united states", "wv"},
    {{"wisconsin"}, "united states", "wi"},
    {{"wyoming"}, "united states", "wy"},
    {{"district of columbia"}, "united states", "dc"},
    {{"puerto rico"}, "united states", "pr"},
    {{"ontario"}, "canada", "on"},
    {{"quebec"}, "canada", "qc"},
    {{"british columbia"}, "canada", "bc"},
    {{"alberta"}, "canada", "ab"},
    {{"manitoba"}, "canada", "mb"},
    {{"saskatchewan"}, "canada", "sk"},
    {{"nova scotia"}, "canada", "ns"},
    {{"new brunswick"}, "canada", "nb"},
    {{"new south wales"}, "australia", "nsw"},
    {{"victoria"}, "australia", "vic"},
    {{"queensland"}, "australia", "qld"},
};

static bool has_name(const area *p, fg_str words) {
    for (uint32_t i = 0; i < NAMES && p->names[i]; i++)
        if (fg_str_eq(words, fg_str_of(p->names[i]))) return true;
    return p->code && fg_str_eq(words, fg_str_of(p->code));
}

static const area *find(fg_str words) {
    for (size_t i = 0; i < FG_COUNT(areas); i++)
        if (has_name(&areas[i], words)) return &areas[i];
    return NULL;
}

static bool lies_in(const area *p, const area *in) {
    for (; p && p != in; p = p->within ? find(fg_str_of(p->within)) : NULL) {}
    return p != NULL;
}

/* Keeps the order of first bytes. */
static void add(fg_area_names *out, fg_str words, bool code, fg_arena *arena) {
    unsigned char byte = (unsigned char)words.ptr[0];
    if (!FG_PUSH(arena, out)) return;
    uint32_t i = out->n - 1;
    for (; i > out->first[byte]; i--) out->at[i] = out->at[i - 1];
    out->at[i] = (fg_area_name){words, code};
    for (uint32_t b = byte + 1u; b < FG_COUNT(out->first); b++) out->first[b]++;
}

void fg_area_names_of(fg_str words, fg_area_names *out, fg_arena *arena) {
    const area *known = find(words);
    if (!known) add(out, words, false, arena);
    for (size_t i = 0; known && i < FG_COUNT(areas); i++) {
        const area *p = &areas[i];
        if (!lies_in(p, known)) continue;
        for (uint32_t k = 0; k < NAMES && p->names[k]; k++) add(out, fg_str_of(p->names[k]), false, arena);
        if (p->code) add(out, fg_str_of(p->code), true, arena);
    }
}

size_t fg_area_name_behind(fg_str words) {
    for (size_t i = 1; i < words.len && !find(words); i++)
        if (words.ptr[i - 1] == ' ' && find((fg_str){words.ptr + i, words.len - i})) return i;
    return 0;
}

/* ---- in a place ---- */

static bool is_number(fg_str word) {
    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] < '0' || word.ptr[i] > '9') return false;
    return word.len > 0;
}

/* The longest run of words in front that names a place or is a number; 0: there is none. */
static size_t known_in_front(fg_str s) {
    size_t known = 0;
    for (size_t end = 1; end <= s.len; end++) {
        fg_str words = {s.ptr, end};
        bool whole = end == s.len || s.ptr[end] == ' ';
        if (whole && (is_number(words) || find(words))) known = end;
    }
    return known;
}

/* "", "78701", "usa", "united states 78701" */
static bool ends_place(fg_str rest) {
    for (rest = fg_str_trim(rest); rest.len; rest = fg_str_trim(rest)) {
        size_t known = known_in_front(rest);
        if (!known) return false;
        rest = (fg_str){rest.ptr + known, rest.len - known};
    }
    return true;
}

static bool begins_with(fg_str rest, const fg_area_name *name) {
    size_t n = name->words.len;
    if (rest.len <= n || rest.ptr[n] != ' ' || memcmp(rest.ptr, name->words.ptr, n) != 0) return false;
    return !name->code || ends_place((fg_str){rest.ptr + n, rest.len - n});
}

bool fg_area_is_in(fg_str place, const fg_area_names *names) {
    for (size_t i = 1; i < place.len; i++) {
        if (place.ptr[i - 1] != ' ') continue;
        unsigned char byte = (unsigned char)place.ptr[i];
        for (uint32_t k = names->first[byte]; k < names->first[byte + 1]; k++)
            if (begins_with((fg_str){place.ptr + i, place.len - i}, &names->at[k])) return true;
    }
    return false;
}
