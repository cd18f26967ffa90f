/*
 * What each concept gives: all that is reached from it by parents (in full) and implications (by their credit), with the
 * best credit of the ways that lead there.
 */
#ifndef FG_CLOSURE_H
#define FG_CLOSURE_H
#include "dict/image.h"
#include "dict/source.h"

typedef struct {
    uint32_t *first; /* credit of each concept of the sources, and the end */
    FG_VEC(fg_image_credit) credits;
} fg_closures;

/* Links to what is not there are passed over. `moved`: concepts that now have another id. Failure is the arena's. */
void fg_closures_find(fg_closures *out, fg_arena *arena, const fg_sources *sources, const fg_source_concepts *moved);

#endif
