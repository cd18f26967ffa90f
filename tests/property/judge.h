/* What a résumé scores against a posting, both given as text, and what must hold of every result. */
#ifndef FG_TEST_JUDGE_H
#define FG_TEST_JUDGE_H
#include "match/result.h"

typedef struct {
    fg_dict *dict;
    fg_engine *engine, *blind;
    fg_scorer *scorer;
} judge;

typedef struct {
    fg_doc *posting_doc, *resume_doc;
    fg_posting *posting;
    fg_resume *resume;
    fg_result *result;
    fg_score score;
} verdicts;

/* NULL, or why it cannot be had; to be closed in either case. */
const char *judge_open(judge *j);
void judge_close(judge *j);
/* NULL, or why there is no result. `v` is to be freed in either case. */
const char *judge_texts(fg_engine *engine, fg_str posting, fg_str resume, verdicts *v);
void verdicts_free(verdicts *v);

/* NULL, or what does not hold: scores within bounds, printed points that add up, proofs that stand in the text. */
const char *verdicts_fault(const verdicts *v);
/* NULL, or the first difference in scores, verdicts, points and gains. */
const char *verdicts_differ(const verdicts *a, const verdicts *b);
/* NULL, or what the same posting and résumé, packed, come to otherwise. */
const char *verdicts_packed_fault(judge *j, const verdicts *v);
/* NULL, or which of the scores is lower than it was. */
const char *verdicts_fall(const verdicts *before, const verdicts *after);

#endif
