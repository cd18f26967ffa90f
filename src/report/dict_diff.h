/* What two dictionaries read otherwise in the same postings: places, each with what it was and what it is. */
#ifndef FG_DICT_DIFF_H
#define FG_DICT_DIFF_H
#include "report/report.h"

/* One side of a place; all NULL and empty: nothing is read there. */
typedef struct {
    fg_str concept; /* its id; empty: a thing of its kind without one */
    const char *kind;
    const char *necessity; /* NULL unless the other side is the same thing */
} fg_dict_reading;

typedef struct {
    fg_dict_reading before, after;
    const char *old_verdict, *new_verdict; /* of a score, in place of readings; NULL: not asked there */
    int32_t old_points, new_points;        /* hundredths; -1: none */
    fg_str where;                          /* of the posting */
    fg_str left, quote, right;             /* the place, within its statement */
} fg_dict_move;

typedef FG_VEC(fg_dict_move) fg_dict_moves;

typedef struct {
    fg_str where;
    int32_t before, after; /* hundredths; -1: no score */
} fg_dict_score;

struct fg_dict_diff {
    fg_arena arena;
    uint32_t postings, otherwise, stayed;
    uint32_t verdicts_stayed;
    fg_dict_moves readings, verdicts;
    FG_VEC(fg_dict_score) scores; /* that moved */
    uint32_t scored;
};

/* Moves that are alike stand together: from `first` on, `n` of them. */
typedef struct {
    uint32_t first, n;
} fg_dict_group;
typedef FG_VEC(fg_dict_group) fg_dict_groups;

fg_status fg_dict_diff_write_text(const fg_dict_diff *d, const fg_dict_groups *readings, const fg_dict_groups *verdicts,
                                  uint32_t places, const fg_report_options *opt, fg_sink sink, fg_error *err);
fg_status fg_dict_diff_write_json(const fg_dict_diff *d, const fg_dict_groups *readings, const fg_dict_groups *verdicts,
                                  uint32_t places, const fg_report_options *opt, fg_sink sink, fg_error *err);

#endif
