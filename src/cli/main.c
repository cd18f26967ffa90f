/* fitgap: finds the verb, runs it, and sees that what it printed arrived. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/interrupt.h"

static bool is_help(const char *word) {
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0;
}

static int finish_stdio(void) {
    if (fflush(stdout) == 0 && !ferror(stdout)) return FG_CLI_DONE;
    if (errno != EPIPE) fg_cli_say("cannot write the output: %s", strerror(errno));
    return FG_CLI_INTERNAL;
}

/* The first word of verbs of two words; NULL: it is none. */
static const char *group_of(const char *word) {
    static const char *const groups[] = {"dict", "policy", "index"};
    for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++)
        if (strcmp(word, groups[i]) == 0) return groups[i];
    return NULL;
}

/* No verb was found: something else is asked, or it is a mistake. */
static int do_other(int argc, char **argv) {
    if (argc < 2) {
        fg_cli_say("no command given (see fitgap --help)");
        return FG_CLI_USAGE;
    }
    if (is_help(argv[1])) {
        fg_cli_help(stdout);
        return finish_stdio();
    }
    if (strcmp(argv[1], "--version") == 0) {
        printf("fitgap %s\n", fg_version());
        return finish_stdio();
    }
    const char *group = group_of(argv[1]);
    if (group && argc > 2 && is_help(argv[2])) {
        fg_cli_help_group(stdout, group);
        return finish_stdio();
    }
    if (group && argc < 3)
        fg_cli_say("%s needs a command (see fitgap %s --help)", group, group);
    else if (group)
        fg_cli_say("unknown command: %s %s (see fitgap %s --help)", group, argv[2], group);
    else if (argv[1][0] == '-')
        fg_cli_say("unknown option: %s (see fitgap --help)", argv[1]);
    else
        fg_cli_say("unknown command: %s (see fitgap --help)", argv[1]);
    return FG_CLI_USAGE;
}

/* Whoever read the output went away: ends as the signal would have ended it. */
static void end_like_a_filter(void) {
    signal(SIGPIPE, SIG_DFL);
    raise(SIGPIPE);
}

static int do_verb(fg_cli *cli, int argc, char **argv) {
    if (!fg_cli_parse(&cli->opt, cli->verb, argc, argv)) return FG_CLI_USAGE;
    if (cli->opt.help) {
        fg_cli_help_verb(stdout, cli->verb);
        return finish_stdio();
    }
    int code = cli->verb->run(cli);
    fg_engine_free(cli->engine);
    fg_policy_free(cli->policy);
    fg_dict_free(cli->dict);
    bool arrived = fg_cli_out_finish(&cli->out);
    fg_cli_interrupt_obey();
    if (cli->out.code == EPIPE) end_like_a_filter();
    return arrived ? code : FG_CLI_INTERNAL;
}

int main(int argc, char **argv) {
    static fg_cli cli;
    int words = 0;
    /* A reader that goes away is seen by write(). */
    signal(SIGPIPE, SIG_IGN);
#ifdef SIGXFSZ
    signal(SIGXFSZ, SIG_IGN); /* so is a file that may not grow any more */
#endif
    cli.verb = fg_cli_find_verb(argc, argv, &words);
    if (!cli.verb) return do_other(argc, argv);
    return do_verb(&cli, argc - 1 - words, argv + 1 + words);
}
