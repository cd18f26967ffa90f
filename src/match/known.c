#include "match/known.h"

static void forget(void *known) {
    fg_known *k = known;
    fg_allocator a = k->memory.alloc;
    fg_arena_free(&k->memory);
    fg_arena_free(&k->text);
    fg_release(&a, k, sizeof *k);
}

static fg_known *known_of(fg_engine *engine) {
    if (engine->known) return engine->known;
    fg_known *k = fg_alloc(&engine->alloc, sizeof *k);
    if (!k) return NULL;
    fg_arena_init(&k->memory, &engine->alloc);
    fg_arena_init(&k->text, &engine->alloc);
    engine->known = k;
    engine->forget = forget;
    return k;
}

/* Memory that ran out is asked for anew. */
static bool is_ready(fg_known *k, const fg_dict *dict) {
    if (k->memo.place && !k->memory.failed) {
        fg_memo_clear(&k->memo);
        return true;
    }
    fg_arena_reset(&k->memory);
    return fg_memo_init(&k->memo, dict, &k->memory);
}

const fg_known *fg_match_known(fg_engine *engine, const fg_resume *resume) {
    fg_known *k = known_of(engine);
    if (!k) return NULL;
    if (k->resume && k->resume == resume->number && !k->memory.failed) return k;
    k->resume = 0;
    fg_arena_reset(&k->text);
    if (!is_ready(k, engine->dict) || !fg_copying_init(&k->words, resume->source->text, &k->text)) return NULL;
    k->resume = resume->number;
    return k;
}

bool fg_match_known_failed(const fg_engine *engine) {
    const fg_known *k = engine->known;
    return k && k->memory.failed;
}

fg_memo *fg_match_memo(fg_engine *engine, const fg_resume *resume) {
    fg_known *k = engine->known;
    if (k && k->resume && k->resume == resume->number) return &k->memo;
    fg_memo *memo = FG_NEW(&engine->scratch, fg_memo);
    return memo && fg_memo_init(memo, engine->dict, &engine->scratch) ? memo : NULL;
}
