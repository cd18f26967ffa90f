/* "D eveloped s oftware i n a t eam": words whose first letters stand apart, as some programs write what they take out of
 * pages. */
#include "doc/bytes.h"
#include "doc/doc.h"

enum { LONGEST_TEXT = 64 * 1024 /* bytes: in longer ones no word is looked for */ };

static bool is_small(char c) { return c >= 'a' && c <= 'z'; }
static bool is_large(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_letter(char c) { return is_small(c) || is_large(c); }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
/* what may be a word of one letter */
static bool is_word(char c) { return c == 'a' || c == 'A' || c == 'I'; }

typedef struct {
    size_t n;
    uint32_t letters; /* bits of the different ones that are a word in no language, without regard to case */
} torn;

static bool is_word_abroad(char c) { return strchr("aeiouyksvwzAEIOUYKSVWZ", c) != NULL; }

enum { STEP = 2 * FG_BYTES };

/* Before which of sixteen bytes behind p[2] may a letter stand alone that is no word of its own? */
static fg_bytes may_be_torn(const char *p) {
    fg_bytes letter = fg_bytes_at(p + 1) | 0x20;
    return fg_bytes_equal(fg_bytes_at(p + 2), ' ') & fg_bytes_among(fg_bytes_at(p), 0, ' ' + 1) &
           fg_bytes_among(letter, 'b', 25);
}

static bool may_hold_torn(const char *p) { return fg_bytes_any(may_be_torn(p) | may_be_torn(p + FG_BYTES)); }

/* If a torn letter stands in front of the blank at i. */
static void count_at(fg_str text, size_t i, torn *all) {
    if (i == 0 || i + 1 == text.len || (i > 1 && !is_space(text.ptr[i - 2]))) return;
    char c = text.ptr[i - 1];
    if (!is_letter(c) || !is_small(text.ptr[i + 1]) || is_word(c)) return;
    all->n++;
    if (!is_word_abroad(c)) all->letters |= 1u << ((c | 0x20) - 'a');
}

static torn count_torn(fg_str text) {
    torn all = {0};
    for (size_t i = 0; i < text.len;) {
        bool many = i > 1 && i + STEP <= text.len;
        size_t end = i + (many ? STEP : 1);
        if (many && !may_hold_torn(text.ptr + i - 2)) i = end;
        for (; i < end; i++)
            if (text.ptr[i] == ' ') count_at(text, i, &all);
    }
    return all;
}

static bool is_torn(const torn *t, fg_str text) {
    enum { LEAST = 5, ONE_IN = 40 /* bytes */ };
    return t->n >= LEAST && t->n > text.len / ONE_IN;
}

bool fg_text_is_torn(fg_str text) {
    torn t = count_torn(text);
    return is_torn(&t, text);
}

/* "C programming" and "vitamin K from" are whole: no text has so many different letters of their own. */
static bool is_partly_torn(const torn *t, fg_str text) {
    enum { LEAST = 5, ONE_IN = 400 /* bytes */ };
    uint32_t letters = 0;
    for (uint32_t left = t->letters; left; left &= left - 1) letters++;
    return text.len <= LONGEST_TEXT && letters >= LEAST && t->n > text.len / ONE_IN;
}

bool fg_text_is_partly_torn(fg_str text) {
    torn t = count_torn(text);
    return is_torn(&t, text) || is_partly_torn(&t, text);
}

/* A letter or digit of its own at `at`, in front of one blank. */
static bool stands_alone(fg_str line, size_t at) {
    return at + 1 < line.len && line.ptr[at + 1] == ' ' &&
           (at == 0 || is_space(line.ptr[at - 1]) || line.ptr[at - 1] == '(');
}

static size_t word_end(fg_str line, size_t at) {
    while (at < line.len && !is_space(line.ptr[at])) at++;
    return at;
}

/* Does the letter or digit at `at` belong to the two or more signs behind the blank? */
static bool opens_word(fg_str line, size_t at) {
    enum { YEAR_REST = 3 };
    char c = line.ptr[at], next = at + 2 < line.len ? line.ptr[at + 2] : 0;
    size_t end = word_end(line, at + 2);
    if (next == '#') return is_letter(c) && end <= at + 4;
    if (end <= at + 3) return false;
    if (is_digit(c)) {
        size_t digits = at + 2;
        while (digits < line.len && is_digit(line.ptr[digits])) digits++;
        return (c == '1' || c == '2') && digits - at - 2 == YEAR_REST;
    }
    if (!is_letter(c)) return false;
    return (is_small(next) && (is_letter(line.ptr[at + 3]) || !is_word(c))) || (is_large(c) && is_large(next)) ||
           (next == '+' && line.ptr[at + 3] == '+');
}

/* Marks, in `joined`, the blanks that stand inside words of which only letters of their own are left: "t o", "i n a". Of an
 * odd number one is a word by itself. */
static void pair_letters(fg_str line, size_t first, uint32_t n, char *joined) {
    uint32_t alone = n;
    if (n % 2)
        for (uint32_t i = 0; i < n; i += 2)
            if (is_word(line.ptr[first + 2 * i])) alone = i;
    for (uint32_t i = 0; i + 1 < n; i += 2) {
        if (i == alone) i++;
        if (i + 1 >= n) break;
        char a = line.ptr[first + 2 * i], b = line.ptr[first + 2 * (i + 1)];
        if (is_small(a) ? is_small(b) : is_letter(b)) joined[first + 2 * i + 1] = 1;
    }
}

/* ---- where only some words are torn ---- */

static size_t letters_end(fg_str text, size_t at) {
    while (at < text.len && is_letter(text.ptr[at])) at++;
    return at;
}

/* Does this word stand in the text, with nothing but letters of more words in front of it? */
static bool stands_elsewhere(fg_str text, fg_str word) {
    for (size_t at = 0; at + word.len <= text.len; at++) {
        const char *found = memchr(text.ptr + at, word.ptr[0], text.len - word.len - at + 1);
        if (!found) return false;
        at = (size_t)(found - text.ptr);
        if (memcmp(found, word.ptr, word.len) != 0 || (at > 0 && is_letter(text.ptr[at - 1])) ||
            letters_end(text, at) != at + word.len)
            continue;
        bool first_apart = at > 1 && text.ptr[at - 1] == ' ' && is_letter(text.ptr[at - 2]) &&
                           (at == 2 || !is_letter(text.ptr[at - 3]));
        if (!first_apart) return true;
    }
    return false;
}

/* "nd", "ngular": no word of English begins so. */
static bool is_no_beginning(fg_str word) {
    static const char onsets[] =
        "bl br ch cl cr dr dw fl fr gh gl gn gr kl kn kr ph pl pr ps rh sc sh sk sl sm sn sp sq st sw th tr "
        "tw wh wr ";
    if (word.len < 2 || strchr("aeiouy", word.ptr[0]) || strchr("aeiouy", word.ptr[1])) return false;
    for (size_t i = 0; i + 2 < sizeof onsets; i += 3)
        if (onsets[i] == word.ptr[0] && onsets[i + 1] == word.ptr[1]) return false;
    return is_small(word.ptr[0]) && is_small(word.ptr[1]);
}

/* Does a sentence go on with this letter: "…, A pril"? */
static bool is_within_sentence(fg_str text, size_t at) {
    while (at > 0 && text.ptr[at - 1] == ' ') at--;
    return at > 0 && (text.ptr[at - 1] == ',' || is_letter(text.ptr[at - 1]));
}

/* Is it a letter in front of a word, and none of it? "C and", where the text has "and", too; "a house", but not "A ngular".
 * `partly`: most words of the text are whole. */
static bool is_whole(fg_str text, size_t letter, bool partly) {
    enum { LONGEST = 32, TELLING = 3 /* letters of a word that is no piece of another */ };
    char joined[LONGEST], c = text.ptr[letter];
    size_t at = letter + 2, n = letters_end(text, at) - at;
    fg_str rest = {text.ptr + at, n};
    bool name = partly && n > 1 && is_large(rest.ptr[0]) && is_small(rest.ptr[1]); /* "John Q Public" */
    if (n == 0 || n + 1 > LONGEST || name) return true;
    if (!partly && n < TELLING) return c == 'I' && n > 1 && !is_no_beginning(rest);
    if (!is_word(c)) return stands_elsewhere(text, rest);
    joined[0] = c;
    memcpy(joined + 1, rest.ptr, n);
    return !is_no_beginning(rest) && !(c == 'A' && is_small(rest.ptr[0]) && is_within_sentence(text, letter)) &&
           !stands_elsewhere(text, (fg_str){joined, n + 1});
}

/* Takes back what was marked in front of whole words. */
static void spare_whole(fg_str text, char *joined) {
    bool partly = !fg_text_is_torn(text);
    for (size_t i = 1; i + 1 < text.len; i++)
        if (joined[i] && is_letter(text.ptr[i - 1]) && is_letter(text.ptr[i + 1]) && is_whole(text, i - 1, partly))
            joined[i] = 0;
}

/* ---- joining ---- */

static void mark_line(fg_str line, char *joined) {
    for (size_t i = 0; i < line.len; i++) {
        if (!stands_alone(line, i)) continue;
        uint32_t n = 0; /* letters of their own that follow one another */
        size_t at = i;
        while (stands_alone(line, at) && is_letter(line.ptr[at]) && !opens_word(line, at)) {
            n++;
            at += 2;
        }
        bool last = at + 1 == line.len && is_letter(line.ptr[at]);
        pair_letters(line, i, n + last, joined);
        if (stands_alone(line, at) && opens_word(line, at)) joined[at + 1] = 1;
        if (at > i) i = at - 1;
    }
}

/* Marks, in `joined`, the blanks that stand inside words. */
static void mark_torn(fg_str text, char *joined) {
    fg_str rest = text;
    bool judged = text.len <= LONGEST_TEXT;
    while (rest.len) {
        fg_str line = fg_str_cut(&rest, '\n');
        if (judged || count_torn(line).n) mark_line(line, joined + (line.ptr - text.ptr)); /* others are whole */
    }
    if (judged) spare_whole(text, joined);
}

void fg_text_mend_torn(char *text, size_t n, char *joined) {
    mark_torn((fg_str){text, n}, joined);
    for (size_t from = 0, end; from < n; from = end + 1) {
        end = from;
        while (end < n && text[end] != '\n') end++;
        size_t out = from;
        for (size_t i = from; i < end; i++)
            if (!joined[i]) text[out++] = text[i];
        while (out < end) text[out++] = ' ';
    }
}

void fg_doc_mend_torn(fg_doc *doc) {
    FG_VEC(fg_cut) cuts = {0};
    fg_arena scratch;
    if (!fg_text_is_partly_torn(doc->text)) return;
    fg_arena_init(&scratch, &doc->arena.alloc);
    char *joined = FG_NEW_N(&scratch, char, doc->text.len);
    if (joined) mark_torn(doc->text, joined);
    for (uint32_t i = 0; joined && i < doc->text.len; i++) {
        fg_cut *cut = joined[i] ? FG_PUSH(&scratch, &cuts) : NULL;
        if (cut) *cut = (fg_cut){i, i + 1, 0};
    }
    if (cuts.n && !scratch.failed) fg_doc_cut(doc, cuts.at, cuts.n);
    doc->mended |= cuts.n > 0;
    if (scratch.failed) doc->arena.failed = true;
    fg_arena_free(&scratch);
}
