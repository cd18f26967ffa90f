/*
 * Bytes to UTF-8, with the way back. Encodings first, then mojibake: UTF-8 that some program took for Windows-1252
 * or Latin-1 and encoded again, whole or damaged on the way.
 */
#include "doc/bytes.h"
#include "doc/doc.h"

enum { REPLACEMENT = 0xFFFD, ZERO_WIDTH = 0x200B, NBSP = 0xA0, LONGEST_NAME = 120, MOST_REPAIRS = 3 };

const char *fg_encoding_name(fg_encoding encoding) {
    static const char *const names[] = {"UTF-8", "UTF-8 with BOM", "UTF-16LE", "UTF-16BE", "Windows-1252"};
    return (size_t)encoding < FG_COUNT(names) ? names[encoding] : "unknown";
}

/* Windows-1252 from 0x80; 0: undefined. From 0xA0 on it is Latin-1. */
static const uint16_t cp1252[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/* The byte that Windows-1252 or Latin-1 shows as cp; -1: none above ASCII. */
static int byte_of(uint32_t cp) {
    if (cp < 0x80) return -1;
    if (cp <= 0xFF) return (int)cp;
    for (int i = 0; i < 32; i++)
        if (cp1252[i] == cp) return 0x80 + i;
    return -1;
}

/* ---- ASCII ---- */

static uint64_t load8(fg_str s, size_t i) {
    uint64_t v;
    memcpy(&v, s.ptr + i, sizeof v);
    return v;
}

/* The first byte from i on that is not ASCII; most texts have few, so many are looked at in one step. */
static size_t ascii_end(fg_str s, size_t i) {
    const uint64_t beyond = 0x8080808080808080u;
    while (i + 32 <= s.len && !((load8(s, i) | load8(s, i + 8) | load8(s, i + 16) | load8(s, i + 24)) & beyond))
        i += 32;
    while (i + 8 <= s.len && !(load8(s, i) & beyond)) i += 8;
    while (i < s.len && (unsigned char)s.ptr[i] < 0x80) i++;
    return i;
}

/* ---- writing text and origins ---- */

typedef struct {
    fg_arena *arena;
    fg_buf text;
    FG_VEC(fg_origin) origins;
} writer;

static void writer_init(writer *w, fg_doc *doc) {
    *w = (writer){.arena = &doc->arena};
    fg_buf_init(&w->text, w->arena);
}

static void note_origin(writer *w, uint32_t offset, uint32_t origin) {
    fg_origin *entry = FG_PUSH(w->arena, &w->origins);
    if (entry) *entry = (fg_origin){offset, origin};
}

static void put(writer *w, fg_str s, size_t origin) {
    uint32_t offset = (uint32_t)w->text.n, from = (uint32_t)origin;
    const fg_origin *last = w->origins.n ? &w->origins.at[w->origins.n - 1] : NULL;
    if (from != (last ? last->origin + (offset - last->offset) : offset)) {
        if (!last && offset > 0) note_origin(w, 0, 0);
        note_origin(w, offset, from);
    }
    fg_buf_add(&w->text, s);
}

static void put_code_point(writer *w, uint32_t cp, size_t origin) {
    char b[4];
    size_t n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    for (size_t i = n - 1; i > 0; i--, cp >>= 6) b[i] = (char)(0x80 | (cp & 0x3F));
    b[0] = (char)(n == 1 ? cp : (0xF00U >> n & 0xFFU) | cp);
    put(w, (fg_str){b, n}, origin);
}

static void finish(writer *w, fg_doc *doc) {
    doc->text = fg_buf_str(&w->text);
    doc->origins.at = w->origins.at;
    doc->origins.n = w->origins.n;
    doc->origins.cap = w->origins.cap;
}

/* Puts the ASCII that begins at i and ends by `to`; where it ends. */
static size_t put_ascii(writer *w, fg_str s, size_t i, size_t to, size_t origin) {
    size_t end = ascii_end((fg_str){s.ptr, to}, i);
    if (end > i) put(w, (fg_str){s.ptr + i, end - i}, origin);
    return end;
}

/* ---- the encodings ---- */

/* A broken byte is told from a written U+FFFD, which has three. */
static bool is_broken(uint32_t cp, size_t length) { return cp == REPLACEMENT && length == 1; }

static void decode_utf8(fg_doc *doc, fg_str bytes, size_t skip) {
    if (skip) bytes = (fg_str){bytes.ptr + skip, bytes.len - skip};
    doc->text = fg_arena_copy(&doc->arena, bytes);
    fg_origin *entry = skip ? FG_PUSH(&doc->arena, &doc->origins) : NULL;
    if (entry) entry->origin = (uint32_t)skip;
}

static void decode_broken_utf8(fg_doc *doc, fg_str bytes, size_t skip) {
    writer w;
    writer_init(&w, doc);
    for (size_t i = skip; (i = put_ascii(&w, bytes, i, bytes.len, i)) < bytes.len;) {
        size_t from = i;
        put_code_point(&w, fg_utf8_next(bytes, &i), from);
    }
    doc->repaired_bytes = true;
    finish(&w, doc);
}

static void decode_cp1252(fg_doc *doc, fg_str bytes) {
    writer w;
    writer_init(&w, doc);
    for (size_t i = 0; (i = put_ascii(&w, bytes, i, bytes.len, i)) < bytes.len; i++) {
        uint32_t cp = (unsigned char)bytes.ptr[i];
        if (cp < 0xA0) cp = cp1252[cp - 0x80] ? cp1252[cp - 0x80] : REPLACEMENT;
        if (cp == REPLACEMENT) doc->repaired_bytes = true;
        put_code_point(&w, cp, i);
    }
    finish(&w, doc);
}

static uint32_t unit_at(fg_str bytes, size_t i, bool big) {
    uint32_t a = (unsigned char)bytes.ptr[i], b = (unsigned char)bytes.ptr[i + 1];
    return big ? a << 8 | b : b << 8 | a;
}

/* One code point; a lone half of a surrogate pair or of a unit gives U+FFFD. */
static uint32_t next_utf16(fg_str bytes, size_t *i, bool big) {
    size_t left = bytes.len - *i;
    *i += left < 2 ? left : 2;
    if (left < 2) return REPLACEMENT;
    uint32_t unit = unit_at(bytes, *i - 2, big);
    if (unit < 0xD800 || unit > 0xDFFF) return unit;
    uint32_t low = unit < 0xDC00 && left >= 4 ? unit_at(bytes, *i, big) : 0;
    if (low < 0xDC00 || low > 0xDFFF) return REPLACEMENT;
    *i += 2;
    return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

static void decode_utf16(fg_doc *doc, fg_str bytes, size_t skip) {
    bool big = doc->encoding == FG_ENC_UTF16BE;
    writer w;
    writer_init(&w, doc);
    for (size_t i = skip; i < bytes.len;) {
        size_t from = i;
        uint32_t cp = next_utf16(bytes, &i, big);
        bool written = cp != REPLACEMENT || (i - from == 2 && unit_at(bytes, from, big) == REPLACEMENT);
        if (!written) doc->repaired_bytes = true;
        put_code_point(&w, cp, from);
    }
    finish(&w, doc);
}

/* ---- which encoding ---- */

static bool looks_utf16(fg_str bytes, bool big) {
    size_t zeros[2] = {0, 0}, pairs = bytes.len / 2;
    for (size_t i = 0; i < pairs * 2; i++) zeros[i & 1] += bytes.ptr[i] == 0;
    size_t high = zeros[big ? 0 : 1], low = zeros[big ? 1 : 0];
    return pairs >= 2 && high * 10 >= pairs * 6 && low * 20 <= pairs;
}

/* A sequence that only the end of the file cuts short. */
static bool is_cut(fg_str s, size_t i) {
    unsigned char lead = (unsigned char)s.ptr[i];
    size_t have = s.len - i - 1, need = lead >= 0xF0 ? 3 : 2;
    if (lead < 0xE0 || lead > 0xF4 || have == 0 || have >= need) return false;
    for (size_t k = i + 1; k < s.len; k++)
        if (((unsigned char)s.ptr[k] & 0xC0) != 0x80) return false;
    return true;
}

typedef struct {
    size_t sequences, broken; /* valid ones of several bytes, and bytes that belong to none */
} utf8_count;

static utf8_count count_utf8(fg_str s) {
    utf8_count count = {0, 0};
    for (size_t i = ascii_end(s, 0); i < s.len; i = ascii_end(s, i)) {
        size_t from = i;
        uint32_t cp = fg_utf8_next(s, &i);
        if (is_broken(cp, i - from)) {
            count.broken++;
            if (is_cut(s, from)) count.sequences += 2;
        } else if (cp >= 0x80) {
            count.sequences++;
        }
    }
    return count;
}

static void decode_unmarked(fg_doc *doc, fg_str bytes) {
    if (memchr(bytes.ptr, 0, bytes.len) && (looks_utf16(bytes, false) || looks_utf16(bytes, true))) {
        doc->encoding = looks_utf16(bytes, true) ? FG_ENC_UTF16BE : FG_ENC_UTF16LE;
        decode_utf16(doc, bytes, 0);
        return;
    }
    utf8_count count = count_utf8(bytes);
    if (count.broken == 0) {
        decode_utf8(doc, bytes, 0);
    } else if (count.sequences * 8 <= count.broken) {
        /* Two accented letters of Windows-1252 in a row are a valid sequence now and then. */
        doc->encoding = FG_ENC_CP1252;
        decode_cp1252(doc, bytes);
    } else {
        decode_broken_utf8(doc, bytes, 0);
    }
}

static void decode(fg_doc *doc, fg_str bytes) {
    if (fg_str_starts(bytes, FG_LIT("\xEF\xBB\xBF"))) {
        doc->encoding = FG_ENC_UTF8_BOM;
        if (count_utf8(bytes).broken)
            decode_broken_utf8(doc, bytes, 3);
        else
            decode_utf8(doc, bytes, 3);
    } else if (fg_str_starts(bytes, FG_LIT("\xFF\xFE")) || fg_str_starts(bytes, FG_LIT("\xFE\xFF"))) {
        doc->encoding = bytes.ptr[0] == '\xFF' ? FG_ENC_UTF16LE : FG_ENC_UTF16BE;
        decode_utf16(doc, bytes, 2);
    } else {
        doc->encoding = FG_ENC_UTF8;
        decode_unmarked(doc, bytes);
    }
}

/* ---- mojibake ---- */

/* The characters at a place, and the one before. */
typedef struct {
    uint32_t before;
    uint32_t c[5];  /* 0 past the end */
    size_t size[5]; /* bytes up to and with c[i] */
} window;

/* The true character, and how many of the window's stand for it; 0: nothing to repair. */
typedef struct {
    uint32_t cp;
    unsigned taken;
} repair;

static const repair no_repair = {0, 0};

static window window_at(fg_str s, size_t i, uint32_t before) {
    window w = {.before = before};
    size_t from = i;
    for (unsigned k = 0; k < FG_COUNT(w.c) && i < s.len; k++) {
        w.c[k] = fg_utf8_next(s, &i);
        w.size[k] = i - from;
    }
    return w;
}

static bool is_upper(uint32_t cp) { return (cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0xDE && cp != 0xD7); }

static bool is_ascii_lower(uint32_t cp) { return cp >= 'a' && cp <= 'z'; }

static bool is_letter(uint32_t cp) {
    if (cp < 0x80) return is_ascii_lower(cp) || is_upper(cp);
    return cp >= 0xC0 && cp < 0x2000 && cp != 0xD7 && cp != 0xF7;
}

/* Space, a line end, or the edge of the text. */
static bool is_gap(uint32_t cp) { return cp == 0 || cp == ' ' || cp == NBSP || (cp >= '\t' && cp <= '\r'); }

/* What is found in postings and résumés: Latin, Greek, Cyrillic, punctuation, bullets, arrows, symbols. */
static bool is_sensible(uint32_t cp) {
    static const uint32_t ranges[][2] = {{0xA0, 0x17F},    {0x1A0, 0x1B0},   {0x218, 0x21B},   {0x2C6, 0x2DD},
                                         {0x300, 0x36F},   {0x370, 0x3FF},   {0x400, 0x45F},   {0x1E00, 0x1EFF},
                                         {0x2000, 0x206F}, {0x20A0, 0x20BF}, {0x2100, 0x22FF}, {0x25A0, 0x27BF},
                                         {0x2B00, 0x2BFF}, {0xF000, 0xF0FF}, {0xFB00, 0xFB06}, {0xFE0F, 0xFE0F},
                                         {0xFEFF, 0xFEFF}, {0xFF01, 0xFF5E}, {0xFFFD, 0xFFFD}, {0x1F300, 0x1FAFF}};
    for (size_t i = 0; i < FG_COUNT(ranges); i++)
        if (cp >= ranges[i][0] && cp <= ranges[i][1]) return true;
    return false;
}

/* Proper texts put these behind a word: “IRMÃ” is no damaged Ô, and ‚Ä‘ no đ. */
static bool may_follow_word(uint32_t cp) {
    static const uint32_t marks[] = {NBSP,   0xA9,   0xAB,   0xAE,   0xBB,   0x2013, 0x2014, 0x2018,
                                     0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x203A, 0x2122};
    for (size_t i = 0; i < FG_COUNT(marks); i++)
        if (marks[i] == cp) return true;
    return false;
}

/* A C1 control is a byte of Windows-1252 taken for Latin-1. U+0085 stays: it ends a line. */
static uint32_t of_control(uint32_t cp) { return cp >= 0x80 && cp < 0xA0 && cp != 0x85 ? cp1252[cp - 0x80] : 0; }

/* Takes the characters as the bytes of one UTF-8 sequence. */
static repair undo(const window *w) {
    int lead = byte_of(w->c[0]);
    unsigned n = lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (n == 0) return no_repair;
    char bytes[4] = {(char)lead};
    for (unsigned k = 1; k < n; k++) {
        int b = byte_of(w->c[k]);
        if (b < 0x80 || b > 0xBF) return no_repair;
        bytes[k] = (char)b;
    }
    size_t used = 0;
    uint32_t cp = fg_utf8_next((fg_str){bytes, n}, &used);
    if (used != n) return no_repair;
    if (cp < 0xA0) cp = of_control(cp);
    if (!is_sensible(cp)) return no_repair;
    bool word = lead == 0xC3 ? is_upper(w->before) : lead > 0xC3 && !is_ascii_lower(w->before);
    bool proper = n == 2 && word && !is_letter(w->c[2]) && may_follow_word(w->c[1]);
    return proper ? no_repair : (repair){cp, n};
}

/* â ...: dashes, quotes and bullets of which a byte was dropped, or made a zero width space or a hyphen. */
static repair undo_damaged_punctuation(const window *w) {
    int b1 = byte_of(w->c[1]), b2 = byte_of(w->c[2]);
    bool zero1 = w->c[1] == ZERO_WIDTH, zero2 = w->c[2] == ZERO_WIDTH;
    if (b1 == 0x80 && w->c[1] == 0x20AC) return (repair){0x201D, zero2 ? 3 : 2}; /* “â€”: byte 9D is undefined */
    if (b1 == 0x97 && zero2) return (repair){0x25CF, 3};
    if (b1 == 0x97 && is_gap(w->c[2]) && is_gap(w->before)) return (repair){0x25CF, 2};
    if (w->c[1] == '-' && w->c[2] == 0x8F) return (repair){0x25CF, 3};
    if (b1 == 0xA2) return (repair){0x2022, 2};
    if (b1 == 0xA6) return (repair){0x2026, 2};
    if (zero1 && zero2) return (repair){0x274F, 3};
    if (zero1 && b2 >= 0x80 && b2 <= 0xBF) return (repair){0x2740 | ((uint32_t)b2 & 0x3F), 3};
    return no_repair;
}

/* Ã ...: the second byte was the soft hyphen (í), undefined (Á, Í) or a space (à). */
static repair undo_damaged_letter(const window *w) {
    if (w->c[1] == ' ' && is_ascii_lower(w->before)) return (repair){0xE0, 1};
    if (w->c[1] != ZERO_WIDTH) return no_repair;
    if (!is_letter(w->before)) return (repair){0xC1, 2};
    return (repair){is_upper(w->before) && is_upper(w->c[2]) ? 0xCD : 0xED, 2};
}

/* Â ...: what is left of a no-break space or of a soft hyphen. No proper word has Â there. */
static repair undo_damaged_space(const window *w) {
    uint32_t next = w->c[1];
    if (next == ZERO_WIDTH) return (repair){is_gap(w->before) && is_gap(w->c[2]) ? 0x2010 : 0xAD, 2};
    if (next == ' ' || next == NBSP) return (repair){NBSP, 2};
    bool digit = next >= '0' && next <= '9';
    if (is_gap(next) || digit || next == '(' || next == 0xC2 || is_ascii_lower(w->before)) return (repair){NBSP, 1};
    return no_repair;
}

/* ï ...: the fullwidth hyphen in dates and the ligature fi, each with an undefined last byte. */
static repair undo_damaged_form(const window *w) {
    int b1 = byte_of(w->c[1]);
    if (w->c[2] != ZERO_WIDTH || (b1 != 0xBC && b1 != 0xAC)) return no_repair;
    return (repair){b1 == 0xBC ? 0xFF0D : 0xFB01, 3};
}

/* The same once taken for Mac Roman: only the signs that are seen in postings. */
static repair undo_mac_roman(const window *w) {
    static const uint16_t punctuation[][2] = {{0xA2, 0x2022}, {0xF4, 0x2019}, {0xF2, 0x2018}, {0xEC, 0x2013},
                                              {0xEE, 0x2014}, {0xFA, 0x201C}, {0xF9, 0x201D}, {0xB6, 0x2026}};
    if (w->c[0] == 0xAC && w->c[1] == 0x2211) return (repair){0xB7, 2};
    if (w->c[0] == 0xAC && w->c[1] == 0x2020) return (repair){NBSP, 2};
    if (w->c[0] != 0x201A || w->c[1] != 0xC4) return no_repair;
    for (size_t i = 0; i < FG_COUNT(punctuation); i++)
        if (w->c[2] == punctuation[i][0]) return (repair){punctuation[i][1], 3};
    return no_repair;
}

static repair find_repair(const window *w) {
    uint32_t control = of_control(w->c[0]);
    if (control) return (repair){control, 1};
    repair r = undo(w);
    if (r.taken) return r;
    switch (w->c[0]) {
    case 0xC2: return undo_damaged_space(w);
    case 0xC3: return undo_damaged_letter(w);
    case 0xE2: return undo_damaged_punctuation(w);
    case 0xEF: return undo_damaged_form(w);
    default: return undo_mac_roman(w);
    }
}

/* Can what is to be repaired begin here? C1 controls do, letters that are the first byte of a sequence, and two signs of
 * Mac Roman. */
static bool may_need_repair(fg_str s, size_t i) {
    fg_str rest = {s.ptr + i, s.len - i};
    switch ((unsigned char)s.ptr[i]) {
    case 0xC2: return (unsigned char)s.ptr[i + 1] < NBSP || fg_str_starts(rest, FG_LIT("\xC2\xAC"));
    case 0xC3: return true;
    default: return fg_str_starts(rest, FG_LIT("\xE2\x80\x9A"));
    }
}

static bool needs_repair(fg_str s) {
    uint32_t before = 0;
    for (size_t i = 0; i < s.len;) {
        size_t next = ascii_end(s, i);
        if (next > i) before = (unsigned char)s.ptr[next - 1];
        i = next;
        if (i == s.len) break;
        if (may_need_repair(s, i)) {
            window w = window_at(s, i, before);
            if (find_repair(&w).taken) return true;
        }
        before = fg_utf8_next(s, &i);
    }
    return false;
}

/* One layer of it off; false if there was none. */
static bool repair_layer(fg_doc *doc) {
    fg_str s = doc->text;
    if (!needs_repair(s)) return false;
    writer out;
    writer_init(&out, doc);
    uint32_t before = 0, entry = 0;
    for (size_t i = 0; i < s.len;) {
        while (entry < doc->origins.n && doc->origins.at[entry].offset <= i) entry++;
        const fg_origin *o = entry ? &doc->origins.at[entry - 1] : NULL;
        size_t origin = o ? o->origin + (i - o->offset) : i;
        size_t end = put_ascii(&out, s, i, entry < doc->origins.n ? doc->origins.at[entry].offset : s.len, origin);
        if (end > i) {
            before = (unsigned char)s.ptr[end - 1];
            i = end;
            continue;
        }
        window w = window_at(s, i, before);
        repair r = find_repair(&w);
        before = r.taken ? r.cp : w.c[0];
        put_code_point(&out, before, origin);
        i += w.size[r.taken ? r.taken - 1 : 0];
    }
    finish(&out, doc);
    return true;
}

/* ---- what is no text ---- */

/* Of the characters below the space all that are no tab or line end. */
static fg_bytes controls_of(fg_bytes v) {
    return fg_bytes_among(v, 0, ' ') & ~fg_bytes_among(v, '\t', '\r' - '\t' + 1);
}

static bool is_binary(fg_str text) {
    size_t controls = 0;
    for (size_t i = 0; i < text.len;) {
        bool many = i + FG_BYTES <= text.len;
        size_t end = i + (many ? FG_BYTES : 1);
        if (many && !fg_bytes_any(controls_of(fg_bytes_at(text.ptr + i)))) i = end;
        for (; i < end; i++) {
            unsigned char c = (unsigned char)text.ptr[i];
            if (c == 0) return true;
            if (c < ' ' && !(c >= '\t' && c <= '\r')) controls++;
        }
    }
    return controls * 50 > text.len;
}

static bool is_blank(fg_str text) {
    for (size_t i = 0; i < text.len;) {
        uint32_t cp = fg_utf8_next(text, &i);
        bool space = is_gap(cp) || cp == 0x85 || (cp >= 0x2000 && cp <= 0x200F) || cp == 0x2028 || cp == 0x2029 ||
                     cp == 0x202F || cp == 0x205F || cp == 0x2060 || cp == 0x3000 || cp == 0xFEFF;
        if (!space) return false;
    }
    return true;
}

fg_str fg_doc_short_name(const fg_doc *doc) {
    fg_str name = doc->name;
    if (name.len <= LONGEST_NAME) return name;
    size_t skip = name.len - LONGEST_NAME;
    while (skip < name.len && ((unsigned char)name.ptr[skip] & 0xC0) == 0x80) skip++;
    return (fg_str){name.ptr + skip, name.len - skip};
}

fg_status fg_doc_decode(fg_doc *doc, fg_str bytes, fg_error *err) {
    fg_str name = fg_doc_short_name(doc);
    if (!bytes.len) return fg_fail(err, FG_EINPUT, "no text in %.*s", FG_STR_ARG(name));
    decode(doc, bytes);
    for (int layer = 0; layer < MOST_REPAIRS && repair_layer(doc); layer++) doc->repaired_mojibake = true;
    if (doc->arena.failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    if (is_binary(doc->text)) return fg_fail(err, FG_EINPUT, "binary data, not text: %.*s", FG_STR_ARG(name));
    if (is_blank(doc->text)) return fg_fail(err, FG_EINPUT, "no text in %.*s", FG_STR_ARG(name));
    return FG_OK;
}
