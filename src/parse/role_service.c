/* Military service as forms print it: "Branch: United States Navy Rank: E-4 July 2014 to Present". */
#include "parse/role_parts.h"

enum { BRANCH = 1, RANK /* arguments of [service-key] */ };
enum { RANK_MOST = 8, BRANCH_MOST = 16 /* tokens back to their keys */ };

/* The first token of the key that the colon at token i ends; i if none does. */
static uint32_t key_before(const fg_resume_reading *x, uint32_t i, uint32_t from, uint32_t *kind) {
    enum { WORDS = 3 };
    fg_hit h;
    if (!fg_is(&x->reading, i, ':')) return i;
    for (uint32_t k = i > from + WORDS ? i - WORDS : from; k < i; k++)
        if (fg_cue_at(&x->reading, k, i, FG_LEX_SERVICE_KEY, &h, kind) && h.end == i) return k;
    return i;
}

bool fg_role_service_at(const fg_resume_reading *x, uint32_t dates, uint32_t from, fg_service *out) {
    uint32_t kind, least = dates > from + RANK_MOST ? dates - RANK_MOST : from;
    *out = (fg_service){.title_end = dates};
    for (uint32_t i = dates; i-- > least && !out->title_first;) {
        uint32_t key = key_before(x, i, from, &kind);
        if (key == i) continue;
        if (kind != RANK) return false;
        out->title_first = i + 1;
        out->first = key;
    }
    if (!out->title_first || fg_resume_part_at(x, out->title_first) != fg_resume_part_at(x, dates)) return false;
    uint32_t end = out->first; /* of what stands behind the branch: the next key */
    least = end > from + BRANCH_MOST ? end - BRANCH_MOST : from;
    for (uint32_t i = end; i-- > least;) {
        uint32_t key = key_before(x, i, from, &kind);
        if (key == i) continue;
        if (kind == BRANCH) {
            out->first = key;
            out->employer_first = i + 1;
            out->employer_end = end;
            break;
        }
        end = key;
    }
    return true;
}
