/* A line of JSON Lines. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fg_doc *doc;
    fg_error err;
    if (fg_jsonl_read(&doc, (fg_str){(const char *)data, size}, 7, NULL, NULL, &err) == FG_OK)
        fg_doc_free(doc);
    else if (err.line != 7 || !err.message[0])
        __builtin_trap();
    return 0;
}
