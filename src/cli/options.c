#include "cli/options.h"

#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/filters.h"

/* ---- values ---- */

static bool read_number(const char *s, uint64_t most, uint64_t *value) {
    uint64_t sum = 0;
    if (!*s) return false;
    for (; *s; s++) {
        if (*s < '0' || *s > '9') return false;
        sum = sum * 10 + (uint64_t)(*s - '0');
        if (sum > most) return false;
    }
    *value = sum;
    return true;
}

static bool set_format(fg_cli_options *o, char *value) {
    static const char *const names[] = {"auto", "text", "markdown", "html", "json"};
    if (strcmp(value, "jsonl") == 0) return o->lines = true;
    for (int i = 0; i <= FG_INPUT_JSON; i++) {
        if (strcmp(value, names[i]) != 0) continue;
        o->input = (fg_input)i;
        return true;
    }
    return false;
}

static bool set_as_of(fg_cli_options *o, char *value) {
    char year[5] = "", month[3] = "";
    uint64_t y, m;
    if (strlen(value) != 7 || value[4] != '-') return false;
    memcpy(year, value, 4);
    memcpy(month, value + 5, 2);
    if (!read_number(year, 9999, &y) || !read_number(month, 12, &m) || y < 1900 || m < 1) return false;
    o->as_of = (int32_t)(y * 12 + m - 1);
    return true;
}

static bool set_dictionary(fg_cli_options *o, char *value) {
    if (o->dictionaries == FG_CLI_DICTIONARIES || !*value) return false;
    o->dictionary[o->dictionaries++] = value;
    return true;
}

static bool set_in(fg_cli_options *o, char *value) {
    o->in = value;
    return true;
}

/* 60, 60.5 or 60.45 to hundredths. */
static bool read_points(const char *value, int32_t *hundredths) {
    char whole[8] = "";
    size_t n = strcspn(value, ".");
    uint64_t points, part = 0;
    if (n >= sizeof whole) return false;
    memcpy(whole, value, n);
    if (!read_number(whole, 100, &points)) return false;
    if (value[n] == '.') {
        size_t places = strlen(value + n + 1);
        if (places > 2 || !read_number(value + n + 1, 99, &part)) return false;
        if (places == 1) part *= 10;
    }
    if (points * 100 + part > 10000) return false;
    *hundredths = (int32_t)(points * 100 + part);
    return true;
}

static bool set_min_score(fg_cli_options *o, char *value) { return read_points(value, &o->min_score); }
static bool set_to(fg_cli_options *o, char *value) { return read_points(value, &o->target); }

static bool set_max_bytes(fg_cli_options *o, char *value) {
    static const char units[] = "KMG";
    char digits[16] = "";
    size_t n = strspn(value, "0123456789");
    const char *unit = value[n] ? strchr(units, value[n]) : NULL;
    uint64_t number;
    if (n >= sizeof digits || (value[n] && (!unit || value[n + 1]))) return false;
    memcpy(digits, value, n);
    if (!read_number(digits, UINT32_MAX, &number) || number == 0) return false;
    if (unit) number <<= 10 * (unit - units + 1);
    o->max_bytes = number < SIZE_MAX ? (size_t)number : SIZE_MAX;
    return true;
}

static bool set_color(fg_cli_options *o, char *value) {
    static const char *const names[] = {"auto", "always", "never"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(value, names[i]) != 0) continue;
        o->color = (fg_cli_color)i;
        return true;
    }
    return false;
}

static bool set_width(fg_cli_options *o, char *value) {
    uint64_t width;
    if (!read_number(value, 1000, &width) || width < 40) return false;
    o->width = (int)width;
    return true;
}

/* More than any number of things that there can be is all of them. */
static bool read_count(const char *value, uint32_t *count) {
    uint64_t number = UINT32_MAX;
    bool digits = *value && strspn(value, "0123456789") == strlen(value);
    if (!digits || (read_number(value, UINT32_MAX, &number) && number == 0)) return false;
    *count = (uint32_t)number;
    return true;
}

static bool set_top(fg_cli_options *o, char *value) { return read_count(value, &o->top); }
static bool set_places(fg_cli_options *o, char *value) { return read_count(value, &o->places); }

static bool set_employment(fg_cli_options *o, char *value) {
    o->employment = fg_employment_read((fg_str){value, strlen(value)});
    return o->employment != NULL;
}

static bool set_language(fg_cli_options *o, char *value) { return fg_cli_read_language(value, &o->language); }
static bool set_pay(fg_cli_options *o, char *value) { return fg_cli_read_pay(value, &o->pay_at_least, o->currency); }
static bool set_posted_after(fg_cli_options *o, char *value) { return fg_cli_read_day(value, &o->posted_after); }

static bool set_shard(fg_cli_options *o, char *value) {
    char first[16] = "";
    size_t n = strcspn(value, "/");
    uint64_t shard, shards;
    if (n >= sizeof first || value[n] != '/') return false;
    memcpy(first, value, n);
    if (!read_number(first, UINT32_MAX, &shard) || !read_number(value + n + 1, UINT32_MAX, &shards)) return false;
    o->shard = (uint32_t)shard;
    o->shards = (uint32_t)shards;
    return shard >= 1 && shard <= shards;
}

static bool set_threads(fg_cli_options *o, char *value) {
    uint64_t n;
    if (!read_number(value, 256, &n) || n == 0) return false;
    o->threads = (uint32_t)n;
    return true;
}

/* ---- the tables ---- */

typedef struct {
    const char *name, *value; /* value NULL: takes none */
    const char *form;         /* what the value must be, for messages */
    const char *help;
    bool (*set)(fg_cli_options *o, char *value); /* NULL: `field` is set, to true or to a value that is not empty */
    size_t field;                                /* where it stands in the options */
} option;

#define FLAG(name, field, help)                                                                                        \
    { name, NULL, NULL, help, NULL, offsetof(fg_cli_options, field) }

static const option options[] = {
    FLAG("json", json, "print JSON"),
    FLAG("html", html, "print a page of HTML that stands on its own"),
    FLAG("markdown", markdown, "print Markdown"),
    FLAG("csv", csv, "print a table of comma-separated values"),
    FLAG("jsonl", jsonl, "read JSON Lines (`text`, `id`), print JSON"),
    {"text-field", "NAME", "the name of a field", "of JSON Lines: where the text stands (a.b: b inside of a)", NULL,
     offsetof(fg_cli_options, text_field)},
    {"id-field", "NAME", "the name of a field", "of JSON Lines: where the id stands (default: id)", NULL,
     offsetof(fg_cli_options, id_field)},
    {"shard", "I/N", "a part such as 1/4, from 1/N to N/N",
     "only every Nth line of JSON Lines, or file, from the I-th on", set_shard, 0},
    {"threads", "N", "a number from 1 to 256", "for JSON Lines (default: one a processor); the output is the same",
     set_threads, 0},
    FLAG("explain", explain, "tell statement by statement what was understood, and by which rule"),
    FLAG("blind", blind, "mask who the person is in all that is written: names, contacts, schools ..."),
    FLAG("skipped", skipped, "list what was left out too, and why"),
    {"format", "KIND", "auto, text, markdown, html, json or jsonl",
     "what files are: auto, text, markdown, html, json or jsonl (default: auto)", set_format, 0},
    FLAG("text", text, "print the text as it was read, and nothing else"),
    {"as-of", "YYYY-MM", "a month such as 2026-11", "count open roles up to this month (default: this month)",
     set_as_of, 0},
    {"min-score", "N", "a number from 0 to 100", "exit with 1 when the score is below N or there is none",
     set_min_score, 0},
    {"to", "N", "a number from 0 to 100", "only the fewest steps that bring the score to N; exit with 1 if none do",
     set_to, 0},
    FLAG("gaps", gaps, "in place of postings, the skills that would open most of them"),
    {"top", "N", "a whole number from 1", "print the best N only", set_top, 0},
    {"dictionary", "FILE", "a file, at most 16 times",
     "lay a .skills file over the built-in dictionary, or use a compiled one; may repeat", set_dictionary, 0},
    {"with", "THINGS", "things such as 'Kubernetes; 2 years of SQL'",
     "as if the résumé showed these too, ; between them", NULL, offsetof(fg_cli_options, with)},
    {"policy", "FILE", "a file", "score by the numbers of this file (see fitgap policy show)", NULL,
     offsetof(fg_cli_options, policy)},
    {"on", "POSTINGS", "a file or folder", "the postings to compare on", NULL, offsetof(fg_cli_options, on)},
    {"places", "N", "a whole number from 1", "tell at most N places of each change (default: 3)", set_places, 0},
    {"resume", "FILE", "a file", "tell also which verdicts and scores of this r\xC3\xA9sum\xC3\xA9 move", NULL,
     offsetof(fg_cli_options, resume)},
    {"in", "SENTENCE", "a text", "tell where the names match in a sentence, and why elsewhere not", set_in, 0},
    FLAG("check", check, "change nothing; exit with 1 if a file would change"),
    {"audit", "FILE", "a file", "also write anonymous ids and scores there, for fitgap audit", NULL,
     offsetof(fg_cli_options, audit)},
    {"output", "FILE", "a file", "write there instead of to standard output (also -o)", NULL,
     offsetof(fg_cli_options, output)},
    FLAG("people", people, "the files are résumés"),
    {"index", "FOLDER", "a folder", "rank what is in this index (see fitgap index --help) in place of files", NULL,
     offsetof(fg_cli_options, index)},
    {"location", "PLACE", "a place", "of an index: only postings with these words in their places", NULL,
     offsetof(fg_cli_options, location)},
    FLAG("remote", remote, "of an index: only remote work; with --location: either"),
    {"pay-at-least", "N", "an amount such as 90000, 90k, '$90,000', 'EUR 90000' or '45 an hour'",
     "of an index: only postings that say they pay this a year or more", set_pay, 0},
    {"employment", "KIND", "full-time, part-time, contract, internship or temporary",
     "of an index: full-time, part-time, contract, internship or temporary", set_employment, 0},
    {"posted-after", "DATE", "a day such as 2026-11-28, 28.11.2026 or '28 November 2026'",
     "of an index: only what was posted (else: added) later", set_posted_after, 0},
    {"language", "XX", "en: an index holds no postings in other languages",
     "of an index: only texts in this language (en)", set_language, 0},
    {"max-bytes", "N", "a number of bytes such as 500000, 64K or 16M", "refuse larger files and lines (default: 16M)",
     set_max_bytes, 0},
    {"color", "WHEN", "auto, always or never", "auto, always or never (default: auto)", set_color, 0},
    {"width", "N", "a whole number from 40 to 1000", "columns of a line (default: the terminal's)", set_width, 0},
    FLAG("help", help, "show this help"),
};

enum { OPTIONS = sizeof options / sizeof options[0], HELP_COLUMN = 22 };

static bool has_name(const fg_cli_verb *verb, const char *name) {
    size_t n = strlen(name);
    for (const char *at = verb->options; *at; at += strcspn(at, " ") + 1)
        if (strncmp(at, name, n) == 0 && at[n] == ' ') return true;
    return false;
}

static bool has_option(const fg_cli_verb *verb, const option *o) { return has_name(verb, o->name); }

const fg_cli_verb *fg_cli_find_verb(int argc, char **argv, int *words) {
    for (size_t i = 0; i < fg_cli_verb_count; i++) {
        const char *name = fg_cli_verbs[i].name, *second = strchr(name, ' ');
        size_t n = second ? (size_t)(second - name) : strlen(name);
        if (argc < 2 || strlen(argv[1]) != n || strncmp(argv[1], name, n) != 0) continue;
        if (second && (argc < 3 || strcmp(argv[2], second + 1) != 0)) continue;
        *words = second ? 2 : 1;
        return &fg_cli_verbs[i];
    }
    return NULL;
}

/* ---- parsing ---- */

/* `word` stands behind the two dashes and may carry =VALUE. */
static const option *find_option(const fg_cli_verb *verb, const char *word) {
    size_t n = strcspn(word, "=");
    for (size_t i = 0; i < OPTIONS; i++)
        if (strlen(options[i].name) == n && strncmp(options[i].name, word, n) == 0 && has_option(verb, &options[i]))
            return &options[i];
    return NULL;
}

static bool set_option(fg_cli_options *opt, const option *o, char *value) {
    char *field = (char *)opt + o->field;
    if (o->set) return o->set(opt, value);
    if (!o->value) return *(bool *)field = true;
    memcpy(field, &value, sizeof value);
    return *value != '\0';
}

/* An option of another verb is no typing mistake. */
static void tell_unknown(const fg_cli_verb *verb, const char *word) {
    static const char filters[] = "location remote pay-at-least employment posted-after language ";
    fg_cli_verb of_index = {.options = filters};
    bool people = has_name(verb, "index") && !has_name(verb, "location");
    if (people && word[1] == '-' && find_option(&of_index, word + 2))
        fg_cli_say("fitgap %s has no %s: of people no place, pay or kind of work is read, and nobody is left out",
                   verb->name, word);
    else
        fg_cli_say("unknown option: %s (see fitgap %s --help)", word, verb->name);
}

static bool read_option(fg_cli_options *opt, const fg_cli_verb *verb, int argc, char **argv, int *i) {
    char *word = argv[*i];
    const option *o = strcmp(word, "-h") == 0   ? &options[OPTIONS - 1]
                      : strcmp(word, "-o") == 0 ? find_option(verb, "output")
                      : word[1] == '-'          ? find_option(verb, word + 2)
                                                : NULL;
    if (!o) {
        tell_unknown(verb, word);
        return false;
    }
    char *value = strchr(word, '=');
    if (value) value++;
    if (!o->value && value) {
        fg_cli_say("--%s takes no value", o->name);
        return false;
    }
    if (o->value && !value) value = *i + 1 < argc ? argv[++*i] : NULL;
    if (o->value && !value) {
        fg_cli_say("--%s needs %s", o->name, o->form);
        return false;
    }
    if (set_option(opt, o, value)) return true;
    fg_cli_say("--%s needs %s, not '%s'", o->name, o->form, value);
    return false;
}

static bool check_operands(const fg_cli_options *opt, const fg_cli_verb *verb) {
    int least = verb->least, standard = 0;
    bool any = strcmp(verb->operands, "FILE...") == 0;
    if (any && !opt->lines) least = 1;
    if (opt->jsonl && least == 2) least = 1; /* the many come on standard input */
    if (opt->index && least == 2) least = 1; /* or stand in the index */
    for (int i = 0; i < opt->n; i++) standard += strcmp(opt->operands[i], "-") == 0;
    /* The many of a filter come from there, too. */
    standard += opt->jsonl && verb->least == 2 && opt->n == 1;
    int forms = opt->json + opt->html + opt->markdown + opt->csv;
    bool reads = strncmp(verb->name, "dict", 4) != 0;
    if (opt->n < least || (verb->most && opt->n > (verb->most > 0 ? verb->most : 0)))
        fg_cli_say("expected: fitgap %s%s%s (see fitgap %s --help)", verb->name, *verb->operands ? " " : "",
                   verb->operands, verb->name);
    else if (opt->lines && !has_name(verb, "jsonl"))
        fg_cli_say("--format jsonl: fitgap %s reads one posting a file", verb->name);
    else if (forms > 1)
        fg_cli_say("--json, --html, --markdown and --csv exclude each other");
    else if (reads && standard > 1)
        fg_cli_say("standard input can be read only once");
    else
        return true;
    return false;
}

bool fg_cli_parse(fg_cli_options *opt, const fg_cli_verb *verb, int argc, char **argv) {
    *opt = (fg_cli_options){.as_of = -1, .min_score = -1, .target = -1, .operands = argv};
    bool only_operands = false;
    for (int i = 0; i < argc; i++) {
        bool dashed = argv[i][0] == '-' && argv[i][1] && !only_operands;
        if (!dashed)
            argv[opt->n++] = argv[i];
        else if (strcmp(argv[i], "--") == 0)
            only_operands = true;
        else if (!read_option(opt, verb, argc, argv, &i))
            return false;
    }
    opt->lines |= opt->jsonl;
    return opt->help || check_operands(opt, verb);
}

/* ---- help ---- */

void fg_cli_help_verb(FILE *out, const fg_cli_verb *verb) {
    fprintf(out, "usage: fitgap %s [OPTION]...%s%s\n\n", verb->name, *verb->operands ? " " : "", verb->operands);
    fprintf(out, "fitgap %s: %s.\n%s\n", verb->name, verb->summary, verb->about);
    for (size_t i = 0; i < OPTIONS; i++) {
        if (!has_option(verb, &options[i])) continue;
        int n = fprintf(out, "  --%s%s%s", options[i].name, options[i].value ? " " : "",
                        options[i].value ? options[i].value : "");
        fprintf(out, "%*s%s\n", n < HELP_COLUMN ? HELP_COLUMN - n : 1, "", options[i].help);
    }
}

void fg_cli_help_group(FILE *out, const char *word) {
    size_t n = strlen(word);
    fputs("usage:\n", out);
    for (size_t i = 0; i < fg_cli_verb_count; i++) {
        const fg_cli_verb *v = &fg_cli_verbs[i];
        if (strncmp(v->name, word, n) != 0 || v->name[n] != ' ') continue;
        fprintf(out, "  fitgap %s%s%s\n      %s\n", v->name, *v->operands ? " " : "", v->operands, v->summary);
    }
}

void fg_cli_help(FILE *out) {
    fputs("usage: fitgap COMMAND [OPTION]... FILE...\n\n", out);
    for (size_t i = 0; i < fg_cli_verb_count; i++) {
        const fg_cli_verb *v = &fg_cli_verbs[i];
        int n = fprintf(out, "  %s %s", v->name, v->operands);
        fprintf(out, "%*s%s\n", n < 32 ? 32 - n : 1, "", v->summary);
    }
    fputs("\nfitgap COMMAND --help shows the options of a command. A file named - is standard input.\n"
          "fitgap --version prints the version.\n\n"
          "Exit status: 0 done, also when there is no score; 1 the score is below --min-score, or there is none to\n"
          "compare; 2 the command line makes no sense; 3 an input could not be read; 4 something else failed.\n",
          out);
}
