/* A résumé as text, read as it is and blind. */
#include "fuzz.h"

static fg_engine *blind_engine(void) {
    static fg_dict *dict;
    static fg_engine *engine;
    fg_options opt = {.size = sizeof opt, .as_of = 2026 * 12 + 10, .blind = true};
    if (!engine && (fg_dict_open(&dict, NULL, NULL, NULL) != FG_OK || fg_engine_new(&engine, dict, &opt, NULL, NULL)))
        __builtin_trap();
    return engine;
}

static void read_by(fg_engine *engine, const fg_doc *doc) {
    fg_resume *resume;
    size_t n = 0;
    if (fg_resume_parse(&resume, engine, doc, NULL) != FG_OK) return;
    fg_resume_write(resume, FG_TEXT, NULL, (fg_sink){fuzz_swallow, &n}, NULL);
    fg_resume_write(resume, FG_JSON, NULL, (fg_sink){fuzz_swallow, &n}, NULL);
    fg_resume_free(resume);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fg_doc *doc;
    fg_read_options opt = {.size = sizeof opt, .input = FG_INPUT_TEXT, .only_text = true};
    if (fg_doc_parse(&doc, (fg_str){(const char *)data, size}, NULL, &opt, NULL, NULL) != FG_OK) return 0;
    read_by(fuzz_engine(), doc);
    read_by(blind_engine(), doc);
    fg_doc_free(doc);
    return 0;
}
