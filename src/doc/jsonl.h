/* Lines of JSON Lines beside what fitgap.h says of them. */
#ifndef FG_JSONL_H
#define FG_JSONL_H
#include "base/base.h"

/* What a line has for its id, in `arena`; empty if it has none, or is no JSON. */
fg_str fg_jsonl_id(fg_str line, const fg_read_options *opt, fg_arena *arena);

#endif
