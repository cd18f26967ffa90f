/* A posting as text: read, told in both formats, and matched with itself as a résumé. */
#include "fuzz.h"

static void write_all(const fg_posting *posting) {
    fg_report_options opt = {.size = sizeof opt, .explain = true, .skipped = true};
    size_t n = 0;
    fg_posting_write(posting, FG_TEXT, &opt, (fg_sink){fuzz_swallow, &n}, NULL);
    fg_posting_write(posting, FG_JSON, NULL, (fg_sink){fuzz_swallow, &n}, NULL);
}

static void match(fg_engine *engine, const fg_doc *doc, const fg_posting *posting) {
    fg_resume *resume;
    fg_result *result;
    size_t n = 0;
    if (fg_resume_parse(&resume, engine, doc, NULL) != FG_OK) return;
    if (fg_match(&result, engine, posting, resume, NULL) == FG_OK) {
        fg_result_write(result, FG_TEXT, NULL, (fg_sink){fuzz_swallow, &n}, NULL);
        fg_result_write(result, FG_JSON, NULL, (fg_sink){fuzz_swallow, &n}, NULL);
        fg_result_free(result);
    }
    fg_resume_free(resume);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fg_doc *doc;
    fg_posting *posting;
    fg_read_options opt = {.size = sizeof opt, .input = FG_INPUT_MARKDOWN};
    if (fg_doc_parse(&doc, (fg_str){(const char *)data, size}, NULL, &opt, NULL, NULL) != FG_OK) return 0;
    if (fg_posting_parse(&posting, fuzz_engine(), doc, NULL) == FG_OK) {
        write_all(posting);
        match(fuzz_engine(), doc, posting);
        fg_posting_free(posting);
    }
    fg_doc_free(doc);
    return 0;
}
