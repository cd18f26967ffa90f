/* fitgap rank RESUME POSTING..., fitgap shortlist POSTING RESUME... */
#include "cli/ranking.h"

static bool has_filter(const fg_cli_options *o) {
    return o->location || o->remote || o->pay_at_least || o->employment || o->posted_after || o->language;
}

static bool makes_sense(const fg_cli_options *o, bool people) {
    if (o->gaps && (o->html || o->csv))
        fg_cli_say("--gaps does not go with --html and --csv");
    else if (o->jsonl && (o->html || o->csv || o->gaps || o->top || o->audit))
        fg_cli_say("--jsonl tells scores line by line: it does not go with --top, --gaps, --audit, --html and --csv");
    else if (o->index && (o->jsonl || o->audit))
        fg_cli_say("--index does not go with --jsonl and --audit");
    else if (o->index && (o->shards || o->text_field || o->id_field || o->lines))
        fg_cli_say("--index ranks what was read into it: it does not go with --shard, --text-field, --id-field and "
                   "--format jsonl");
    else if (o->index && !people && o->input != FG_INPUT_AUTO)
        fg_cli_say("--format speaks of postings, and those of --index were read into it");
    else if (o->index && o->n > 1)
        fg_cli_say("with --index nothing else is ranked: %s", o->operands[1]);
    else if (!o->index && has_filter(o))
        fg_cli_say("--location, --remote, --pay-at-least, --employment, --posted-after and --language need --index");
    else
        return true;
    return false;
}

static int rank(fg_cli_ranking *r) {
    const fg_cli_options *o = &r->cli->opt;
    if (o->jsonl) return fg_cli_rank_lines(r);
    int code = o->index ? fg_cli_rank_index(r) : fg_cli_rank_all(r);
    if (code == FG_CLI_DONE && o->audit) code = fg_cli_rank_audit(r);
    if (code != FG_CLI_DONE) return code;
    return o->gaps ? fg_cli_rank_gaps(r) : fg_cli_rank_write(r);
}

static int run(fg_cli *cli, bool people) {
    fg_cli_ranking r = {.people = people};
    if (!makes_sense(&cli->opt, people)) return FG_CLI_USAGE;
    int code = fg_cli_rank_open(cli, &r);
    if (code == FG_CLI_DONE) code = rank(&r);
    fg_cli_ranking_free(&r);
    return code;
}

int fg_cli_cmd_rank(fg_cli *cli) { return run(cli, false); }
int fg_cli_cmd_shortlist(fg_cli *cli) { return run(cli, true); }
