/* What the program can do: its verbs, with their operands and options. */
#include "cli/cli.h"

#define COMMON "dictionary max-bytes color width help "

#define LAYERS                                                                                                         \
    "Sources are laid over the built-in dictionary (or --dictionary), unless there is a policy.txt among them.\n"

#define MANY                                                                                                           \
    "A folder stands for the files in it; .jsonl and .ndjson files, also .gz and .zst, hold one a line. Equals stand " \
    "in\nthe order of their names. What cannot be read is told at the end and never ranked. --jsonl ranks nothing: "   \
    "it\n"                                                                                                             \
    "prints the scores of each line in the order of the lines, of standard input without files.\n"

#define LINES                                                                                                          \
    "With --json several files give one line each. With --jsonl files are optional, and each line gives one of "       \
    "JSON;\n"                                                                                                          \
    ".jsonl and .ndjson files, also .gz and .zst, need no option.\n"

#define OF_INDEX "index location remote pay-at-least employment posted-after language "

#define ADDED                                                                                                          \
    "Takes files, folders and JSON Lines, by their ids: `id` of a line, else the file's name (and the line). What "    \
    "has "                                                                                                             \
    "an\nid that is there already replaces it. What is told as added is on the disk.\n"

#define OF_LINES "jsonl text-field id-field shard threads "

const fg_cli_verb fg_cli_verbs[] = {
    {"score", "RESUME POSTING", "how far a résumé covers what a posting asks for",
     "Prints the score, and for each thing asked the line of the résumé that shows it.\n",
     "json html markdown format as-of blind min-score with policy " COMMON, 2, 2, fg_cli_cmd_score},
    {"missing", "RESUME POSTING", "what a résumé lacks for a posting, in the order to work on it", "",
     "json html markdown csv format as-of blind min-score with to policy " COMMON, 2, 2, fg_cli_cmd_missing},
    {"rank", "RESUME POSTING...", "postings in the order in which a résumé covers them", MANY,
     "json html csv format as-of blind gaps top policy " OF_INDEX OF_LINES COMMON, 2, 0, fg_cli_cmd_rank},
    {"shortlist", "POSTING RESUME...", "résumés in the order in which they cover a posting",
     MANY
     "With --blind they are told by their numbers in the order given. Nobody is left out or turned down, and --index "
     "has\nno filters here.\n",
     "json html csv format as-of blind top audit policy index " OF_LINES COMMON, 2, 0, fg_cli_cmd_shortlist},
    {"diff", "OLD NEW POSTING", "what two forms of a résumé change for a posting",
     "Tells each thing asked whose verdict or points are not the same in both.\n",
     "json format as-of blind policy " COMMON, 3, 3, fg_cli_cmd_diff},
    {"verify", "RESULT RESUME POSTING", "is a result of score --json what comes out of these files",
     "Reads both files again, with the options that the result was made with, and compares everything: hashes, "
     "points,\n"
     "verdicts, places, quotes. Ends with 1 and the first difference if they do not agree.\n",
     "json format policy " COMMON, 3, 3, fg_cli_cmd_verify},
    {"audit", "SCORES GROUPS", "how groups of people fare under scores",
     "SCORES has the columns id and score (see shortlist --audit), GROUPS id and one or more columns such as sex. "
     "Tells\n"
     "for each group the share above the median, its ratio to the highest one, and how sure that is.\n",
     "json color width help ", 2, 2, fg_cli_cmd_audit},
    {"posting", "FILE...", "what was understood of postings", LINES,
     "json explain format text skipped " OF_LINES COMMON, 0, 0, fg_cli_cmd_posting},
    {"resume", "FILE...", "what was understood of résumés", LINES, "json format text as-of blind " OF_LINES COMMON, 0,
     0, fg_cli_cmd_resume},
    {"dict compile", "OUTPUT SOURCE...", "compile source files or folders of them to a dictionary", LAYERS,
     "dictionary help ", 2, 0, fg_cli_cmd_dict_compile},
    {"dict check", "SOURCE...", "look for faults in source files or folders of them",
     LAYERS "Ends with 0 if there are no faults, with 3 if there are; each is told with file and line.\n",
     "dictionary help ", 1, 0, fg_cli_cmd_dict_check},
    {"dict fmt", "SOURCE...", "write .skills files, or those in folders, in their usual form",
     "Standard input (-) goes to standard output. With --check the exit code is 1 if a file would be written "
     "otherwise.\n",
     "check help ", 1, 0, fg_cli_cmd_dict_fmt},
    {"dict show", "NAME...", "what the dictionary knows of a name", "", "dictionary in help ", 1, 0,
     fg_cli_cmd_dict_show},
    {"dict find", "FILE...", "every name of the dictionary in texts", LINES, "json format " OF_LINES COMMON, 0, 0,
     fg_cli_cmd_dict_find},
    {"dict stats", "", "how much the dictionary knows", "", "dictionary help ", 0, -1, fg_cli_cmd_dict_stats},
    {"dict suggest", "POSTINGS...", "terms that postings ask for and that nothing understands",
     "Files, folders and JSON Lines (.jsonl, .jsonl.gz). Likely names of known concepts come first. --json gives one "
     "line "
     "of\nJSON a term.\n",
     "json jsonl top dictionary max-bytes help ", 1, 0, fg_cli_cmd_dict_suggest},
    {"dict diff", "OLD NEW", "what two dictionaries read otherwise in postings",
     "Each is a compiled dictionary, a folder of sources, or a .skills file over the built-in one. What is read "
     "otherwise "
     "is\ncounted by what it was and what it is, with the file (and line) of the posting and the words that stand "
     "there.\n",
     "json on places resume top as-of jsonl max-bytes color width help ", 2, 2, fg_cli_cmd_dict_diff},
    {"dict import", "FORMAT FILE...", "turn published skill lists into a source file",
     "FORMAT is esco, onet or csv; files as published, gzip as well. What is left out is told on standard error.\n",
     "output dictionary help ", 2, 0, fg_cli_cmd_dict_import},
    {"index build", "-o INDEX FILE...", "make an index of postings, or of résumés with --people",
     ADDED "The index is a folder; fitgap rank --index and fitgap shortlist --index rank from it.\n",
     "output people json format as-of policy jsonl text-field id-field threads dictionary max-bytes help ", 0, 0,
     fg_cli_cmd_index_build},
    {"index add", "INDEX FILE...", "add postings (or résumés) to an index", ADDED,
     "json format as-of policy jsonl text-field id-field threads dictionary max-bytes help ", 2, 0,
     fg_cli_cmd_index_add},
    {"index remove", "INDEX ID...", "take entries out of an index",
     "An id that is not there is told; the exit code is 3 if none of them is.\n", "json dictionary help ", 2, 0,
     fg_cli_cmd_index_remove},
    {"index refresh", "INDEX", "read again what another dictionary or version of fitgap read",
     "Also what is in a damaged segment, from the texts.\n", "json as-of policy dictionary help ", 1, 1,
     fg_cli_cmd_index_refresh},
    {"index info", "INDEX", "what is in an index", "", "json dictionary help ", 1, 1, fg_cli_cmd_index_info},
    {"index check", "INDEX", "is an index whole",
     "Looks at every byte that says anything: the database, its texts and fields, every segment. Each fault is told; "
     "the "
     "exit\ncode is 3 if there are any.\n",
     "json dictionary help ", 1, 1, fg_cli_cmd_index_check},
    {"policy show", "", "the numbers that turn findings into points",
     "Prints the file they stand in, to be changed and given to --policy. With --policy its faults are told.\n",
     "json policy dictionary help ", 0, -1, fg_cli_cmd_policy_show},
};
const size_t fg_cli_verb_count = sizeof fg_cli_verbs / sizeof fg_cli_verbs[0];
