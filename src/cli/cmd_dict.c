/* fitgap dict compile | check | fmt | show | find | stats */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/cli.h"
#include "cli/files.h"

static int compile(fg_cli *cli, fg_str *image, int from, bool strict) {
    fg_cli_sources s = {0};
    int code = fg_cli_read_sources(cli, &s, cli->opt.operands + from, cli->opt.n - from);
    if (code == FG_CLI_DONE) code = fg_cli_open_base(cli);
    if (code == FG_CLI_DONE) code = fg_cli_compile(cli, &s, cli->dict, strict, image);
    fg_cli_sources_free(&s);
    return code;
}

static void put_count(fg_cli *cli, uint32_t n, const char *what) {
    char line[64];
    snprintf(line, sizeof line, "%8u %s\n", n, what);
    fg_cli_put(&cli->out, line);
}

#define IMAGE_MAGIC "FGDICT"

/* The first bytes of a file; 0: it has none, or is no file. */
static size_t start_of(const char *path, char start[sizeof IMAGE_MAGIC]) {
    struct stat st;
    memset(start, 0, sizeof IMAGE_MAGIC);
    if (stat(path, &st) != 0 || !S_ISREG(st.st_mode)) return 0;
    FILE *f = fopen(path, "rb");
    if (!f) return 0; /* reading or writing will tell why it cannot be */
    size_t n = fread(start, 1, sizeof IMAGE_MAGIC - 1, f);
    fclose(f);
    return n;
}

static bool is_image(const char *path) {
    char start[sizeof IMAGE_MAGIC];
    return start_of(path, start) && strcmp(start, IMAGE_MAGIC) == 0;
}

/* What is there already may be written over if it is an image or empty, or no file (a device). */
static bool may_replace(const char *path) {
    char start[sizeof IMAGE_MAGIC];
    return start_of(path, start) == 0 || strcmp(start, IMAGE_MAGIC) == 0;
}

/* Lists of different makers may have the same ids and names: each is a layer over those before it. */
static int compile_layers(fg_cli *cli, fg_str *image) {
    int code = fg_cli_open_base(cli);
    for (int i = 1; i + 1 < cli->opt.n && code == FG_CLI_DONE; i++)
        code = fg_cli_lay_sources(cli, &cli->dict, cli->opt.operands[i]);
    if (code != FG_CLI_DONE) return code;
    fg_cli_sources s = {0};
    code = fg_cli_read_sources(cli, &s, cli->opt.operands + cli->opt.n - 1, 1);
    if (code == FG_CLI_DONE) code = fg_cli_compile(cli, &s, cli->dict, false, image);
    fg_cli_sources_free(&s);
    return code;
}

static bool are_lists(const fg_cli *cli) {
    for (int i = 1; i < cli->opt.n; i++) {
        const char *name = cli->opt.operands[i];
        size_t n = strlen(name);
        if (n < 7 || strcmp(name + n - 7, ".skills") != 0) return false;
    }
    return cli->opt.n > 2;
}

int fg_cli_cmd_dict_compile(fg_cli *cli) {
    fg_str image = {0};
    fg_error err;
    if (!may_replace(cli->opt.operands[0])) {
        fg_cli_say("not written over, since it is no dictionary: %s", cli->opt.operands[0]);
        return FG_CLI_USAGE;
    }
    for (int i = 1; i < cli->opt.n; i++)
        if (fg_cli_refuses_part(cli->opt.operands[i])) return FG_CLI_USAGE;
    int code = are_lists(cli) ? compile_layers(cli, &image) : compile(cli, &image, 1, false);
    if (code == FG_CLI_DONE && !fg_cli_spill(cli->opt.operands[0], image, &err)) {
        fg_cli_say("%s", err.message);
        code = FG_CLI_INTERNAL;
    }
    fg_bytes_free(image, NULL);
    return code;
}

static void put_sound(fg_cli *cli, const fg_dict *dict, const char *what) {
    char line[96];
    fg_dict_info info;
    fg_dict_describe(dict, &info);
    snprintf(line, sizeof line, "%s in %u concepts with %u names\n", what, info.concepts, info.names);
    fg_cli_put(&cli->out, line);
}

/* An image is whole or refused; what only a writer of sources can mend was told when it was made. */
static int check_images(fg_cli *cli) {
    int code = FG_CLI_DONE;
    for (int i = 0; i < cli->opt.n && code == FG_CLI_DONE; i++) {
        fg_error err;
        fg_dict *dict = NULL;
        const char *path = cli->opt.operands[i];
        if (fg_dict_open(&dict, path, NULL, &err) != FG_OK) return fg_cli_fail(cli, path, &err);
        fg_cli_put(&cli->out, path);
        put_sound(cli, dict, ": compiled (its sources tell more), no damage");
        fg_dict_free(dict);
    }
    return code;
}

static int check_sources(fg_cli *cli) {
    fg_str image = {0};
    fg_error err;
    fg_dict *dict = NULL;
    int code = compile(cli, &image, 0, true);
    if (code == FG_CLI_DONE && fg_dict_open_copy(&dict, image, NULL, &err) != FG_OK)
        code = fg_cli_fail(cli, NULL, &err);
    if (code == FG_CLI_DONE) put_sound(cli, dict, "no faults");
    fg_dict_free(dict);
    fg_bytes_free(image, NULL);
    return code;
}

int fg_cli_cmd_dict_check(fg_cli *cli) {
    int images = 0;
    for (int i = 0; i < cli->opt.n; i++) {
        if (fg_cli_refuses_part(cli->opt.operands[i])) return FG_CLI_USAGE;
        images += is_image(cli->opt.operands[i]);
    }
    if (images && images < cli->opt.n) {
        fg_cli_say(
            "compiled dictionaries are checked by themselves; to check sources over one, give it to --dictionary");
        return FG_CLI_USAGE;
    }
    return images ? check_images(cli) : check_sources(cli);
}

/* ---- fmt ---- */

static int format(fg_cli *cli, const char *path, bool *changed) {
    fg_error err;
    bool piped = strcmp(path, "-") == 0;
    fg_dict_source source = {.name = piped ? FG_CLI_STDIN_SOURCE : path};
    fg_str text = {0};
    if (!fg_cli_slurp(path, &source.text, &err)) return fg_cli_fail(cli, path, &err);
    int code = FG_CLI_DONE;
    if (fg_dict_format(&text, &source, NULL, &err) != FG_OK)
        code = fg_cli_fail(cli, path, &err);
    else
        *changed = text.len != source.text.len || memcmp(text.ptr, source.text.ptr, text.len) != 0;
    if (code == FG_CLI_DONE && piped && !cli->opt.check) {
        fg_cli_sink(&cli->out).write(fg_cli_sink(&cli->out).ctx, text);
        *changed = false;
    } else if (*changed && !cli->opt.check && !fg_cli_spill(path, text, &err)) {
        fg_cli_say("%s", err.message);
        code = FG_CLI_INTERNAL;
    }
    fg_bytes_free(text, NULL);
    fg_cli_slurped_free(source.text);
    return code;
}

static bool is_skills(const char *name) {
    size_t n = strlen(name);
    return n > 7 && strcmp(name + n - 7, ".skills") == 0;
}

int fg_cli_cmd_dict_fmt(fg_cli *cli) {
    fg_cli_paths paths = {0};
    int code = FG_CLI_DONE;
    uint32_t different = 0;
    for (int i = 0; i < cli->opt.n; i++)
        if (!fg_cli_walk(&paths, cli->opt.operands[i], is_skills)) code = FG_CLI_INPUT;
    for (size_t i = 0; i < paths.n && code == FG_CLI_DONE; i++) {
        bool changed = false;
        code = format(cli, paths.at[i], &changed);
        different += changed;
        if (!changed || code != FG_CLI_DONE) continue;
        fg_cli_put(&cli->out, paths.at[i]);
        fg_cli_put(&cli->out, cli->opt.check ? " would be written otherwise\n" : " rewritten\n");
    }
    fg_cli_paths_free(&paths);
    return code == FG_CLI_DONE && cli->opt.check && different ? FG_CLI_BELOW : code;
}

/* ---- show, stats ---- */

/* Writes on, with a line in front of the first piece. */
typedef struct {
    fg_cli *cli;
    const char *name;
    bool any;
} found_names;

static bool write_found(void *ctx, fg_str piece) {
    found_names *f = ctx;
    if (!f->any) {
        fg_cli_put(&f->cli->out, f->name);
        fg_cli_put(&f->cli->out, ": no name as it is written; found in it:\n");
    }
    f->any = true;
    fg_sink out = fg_cli_sink(&f->cli->out);
    return out.write(out.ctx, piece);
}

typedef struct {
    char text[100];
} short_name;

static bool keep(void *ctx, fg_str piece) {
    short_name *n = ctx;
    snprintf(n->text, sizeof n->text, "%.*s", (int)piece.len, piece.ptr);
    return true;
}

static void tell_unknown(fg_cli *cli, const char *name) {
    fg_error err;
    short_name nearest;
    bool found = false;
    fg_sink sink = {keep, &nearest};
    if (fg_dict_nearest(cli->dict, (fg_str){name, strlen(name)}, &found, sink, &err) == FG_OK && found)
        fg_cli_say("not in the dictionary: %s (did you mean %s?)", name, nearest.text);
    else
        fg_cli_say("not in the dictionary: %s", name);
}

/* Plurals, inflections and what patterns match are no names of the list, but are read all the same. */
static int show_found(fg_cli *cli, const char *name) {
    fg_error err;
    fg_doc *doc = NULL;
    found_names found = {cli, name, false};
    int code = cli->engine ? FG_CLI_DONE : fg_cli_open_engine(cli);
    if (code != FG_CLI_DONE) return code;
    fg_status status = fg_doc_parse(&doc, (fg_str){name, strlen(name)}, "name", NULL, NULL, &err);
    fg_sink sink = {write_found, &found};
    if (status == FG_OK) status = fg_names_write(cli->engine, doc, FG_TEXT, NULL, sink, &err);
    fg_doc_free(doc);
    if (status == FG_OK && found.any) return FG_CLI_DONE;
    tell_unknown(cli, name);
    return FG_CLI_INPUT;
}

static int show(fg_cli *cli, const char *name) {
    fg_error err;
    bool found = false;
    fg_status status = fg_dict_show(cli->dict, (fg_str){name, strlen(name)}, &found, fg_cli_sink(&cli->out), &err);
    if (status != FG_OK) return fg_cli_written(cli, status, &err);
    return found ? FG_CLI_DONE : show_found(cli, name);
}

/* With --in: what a sentence says of the names. */
static int explain(fg_cli *cli) {
    fg_error err;
    int code = cli->engine ? FG_CLI_DONE : fg_cli_open_engine(cli);
    if (code != FG_CLI_DONE) return code;
    fg_str text = {cli->opt.in, strlen(cli->opt.in)};
    for (int i = 0; i < cli->opt.n; i++) {
        fg_str name = {cli->opt.operands[i], strlen(cli->opt.operands[i])};
        fg_status status = fg_engine_explain(cli->engine, name, text, fg_cli_sink(&cli->out), &err);
        if (status != FG_OK) return fg_cli_written(cli, status, &err);
    }
    return FG_CLI_DONE;
}

static bool has_blank(const fg_cli *cli) {
    for (int i = 0; i < cli->opt.n; i++) {
        const char *name = cli->opt.operands[i];
        if (name[strspn(name, " \t\r\n")] == '\0') return true;
    }
    return false;
}

int fg_cli_cmd_dict_show(fg_cli *cli) {
    if (has_blank(cli)) {
        fg_cli_say("a name is empty");
        return FG_CLI_USAGE;
    }
    int code = fg_cli_open_dict(cli), found = 0;
    if (code != FG_CLI_DONE) return code;
    for (int i = 0; i < cli->opt.n; i++) {
        code = show(cli, cli->opt.operands[i]);
        if (code == FG_CLI_INTERNAL) return code;
        found += code == FG_CLI_DONE;
    }
    if (found && cli->opt.in) return explain(cli);
    return found ? FG_CLI_DONE : FG_CLI_INPUT;
}

static fg_status find(fg_cli_task *task, const fg_doc *doc, fg_error *err) {
    task->written = true;
    return fg_names_write(task->engine, doc, fg_cli_format(task->cli), task->options, task->sink, err);
}

int fg_cli_cmd_dict_find(fg_cli *cli) { return fg_cli_each(cli, find); }

int fg_cli_cmd_dict_stats(fg_cli *cli) {
    fg_dict_info info;
    char line[160];
    int code = fg_cli_open_dict(cli);
    if (code != FG_CLI_DONE) return code;
    fg_dict_describe(cli->dict, &info);
    put_count(cli, info.concepts, "concepts:");
    for (unsigned k = 0; fg_kind_name(k); k++)
        if (info.kinds[k]) put_count(cli, info.kinds[k], fg_kind_name(k));
    put_count(cli, info.names, "names of concepts");
    put_count(cli, info.lexicon, "headings, cue words and other names of the lexicon");
    put_count(cli, info.patterns, "patterns");
    put_count(cli, info.layers, info.layers == 1 ? "layer" : "layers");
    snprintf(line, sizeof line, "image: %zu bytes, %016llx; policy: version %u, %016llx\n", info.bytes,
             (unsigned long long)info.hash, info.policy_version, (unsigned long long)info.policy_hash);
    fg_cli_put(&cli->out, line);
    return FG_CLI_DONE;
}
