/* What one thread needs to parse and match: dictionary access, options, scratch memory. */
#ifndef FG_ENGINE_H
#define FG_ENGINE_H
#include "dict/dict.h"
#include "doc/doc.h"
#include "text/language.h"

struct fg_engine {
    fg_allocator alloc;
    const fg_dict *dict;
    fg_lookup *lookup;
    fg_options options;
    const fg_policy *policy; /* the one given, or `own` */
    fg_policy *own;
    fg_arena scratch; /* emptied at the entry of every call */
    fg_languages languages;
    void *known; /* of the résumé that is held (match/known.h), and how it ends */
    void (*forget)(void *known);
};

/* At the entry of every call: nothing of the one before is in use any more. */
void fg_engine_begin(fg_engine *e);

/* True if the caller asked to stop. */
static inline bool fg_engine_canceled(const fg_engine *e) {
    return e->options.cancel && e->options.cancel(e->options.cancel_ctx);
}

/* Tokens of a document with stems, and where each of its lines begins among them: line i has tokens
 * [line_first[i], line_first[i + 1]). In `arena`. */
typedef struct {
    fg_tokens tokens;
    uint32_t *line_first; /* lines.n + 1 entries */
} fg_doc_tokens;
bool fg_engine_tokenize(fg_engine *e, fg_arena *arena, const fg_doc *doc, fg_doc_tokens *out);

/* What a posting or résumé warns of where its file could not be read with all means. */
extern const char fg_undrawn_warning[], fg_sandbox_warning[], fg_lost_letters_warning[];

/* FG_ELANGUAGE, naming it, if the text is in a language that the dictionary does not cover. */
fg_status fg_language_check(const fg_engine *e, const fg_doc *doc, fg_error *err);

#endif
