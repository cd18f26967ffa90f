#include "match/known.h"

static void forget(void *known) {
    fg_known *k = known;
    fg_allocator a = k->arena.alloc;
    fg_arena_free(&k->arena);
    fg_release(&a, k, sizeof *k);
}

static void let_go(fg_engine *engine) {
    if (engine->known) forget(engine->known);
    engine->known = NULL;
}

fg_status fg_match_hold(fg_engine *engine, const fg_resume *resume, fg_error *err) {
    fg_error_clear(err);
    if (resume && resume->dict != engine->dict)
        return fg_fail(err, FG_EINVAL, "r\xC3\xA9sum\xC3\xA9 and engine must share one dictionary");
    if (fg_match_known(engine, resume)) return FG_OK;
    let_go(engine);
    fg_known *k = resume ? fg_alloc(&engine->alloc, sizeof *k) : NULL;
    if (!k) return resume ? fg_fail(err, FG_ENOMEM, "out of memory") : FG_OK;
    k->resume = resume;
    fg_arena_init(&k->arena, &engine->alloc);
    engine->known = k;
    engine->forget = forget;
    if (fg_memo_init(&k->memo, engine->dict, &k->arena) && fg_copying_init(&k->words, resume->source->text, &k->arena))
        return FG_OK;
    let_go(engine);
    return fg_fail(err, FG_ENOMEM, "out of memory");
}

/* Where its memory ran out it is not used any more. */
const fg_known *fg_match_known(const fg_engine *engine, const fg_resume *resume) {
    const fg_known *k = engine->known;
    return k && k->resume == resume && !k->arena.failed ? k : NULL;
}

fg_memo *fg_match_memo(fg_engine *engine, const fg_resume *resume) {
    fg_known *k = engine->known;
    if (fg_match_known(engine, resume)) return &k->memo;
    fg_memo *memo = FG_NEW(&engine->scratch, fg_memo);
    return memo && fg_memo_init(memo, engine->dict, &engine->scratch) ? memo : NULL;
}
