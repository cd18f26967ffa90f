/* A file of the kind that FUZZ_NAME says: read for a posting and for a résumé. No other program is run. */
#include "fuzz.h"

static void read_for(fg_str bytes, bool resume) {
    fg_doc *doc;
    fg_doc_quality quality;
    fg_read_options opt = {.size = sizeof opt, .only_text = resume, .input = FUZZ_INPUT};
    if (fg_doc_parse(&doc, bytes, FUZZ_NAME, &opt, NULL, NULL) != FG_OK) return;
    fg_doc_measure(doc, &quality);
    for (size_t i = 0; i <= fg_doc_text(doc).len; i++) fg_doc_origin(doc, i);
    fg_doc_free(doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    read_for((fg_str){(const char *)data, size}, false);
    read_for((fg_str){(const char *)data, size}, true);
    return 0;
}
