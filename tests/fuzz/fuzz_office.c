/* The main part of a Word file, or of an OpenDocument one (what begins with an O), in an archive that is in order. */
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "fuzz.h"

static void add(zip_t *zip, const char *name, const void *bytes, size_t n) {
    zip_int64_t at = zip_file_add(zip, name, zip_source_buffer(zip, bytes, n, 0), 0);
    if (at < 0 || zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_STORE, 0)) __builtin_trap();
}

/* To be freed by the caller. */
static fg_str archive(const uint8_t *data, size_t size, bool odt) {
    static const char mimetype[] = "application/vnd.oasis.opendocument.text";
    static const char styles[] = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"H\"><w:name w:val=\"heading 2\"/>"
                                 "</w:style></w:styles>";
    zip_source_t *to = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = zip_open_from_source(to, ZIP_TRUNCATE, NULL);
    zip_stat_t stat;
    if (!zip) __builtin_trap();
    zip_source_keep(to);
    if (odt) add(zip, "mimetype", mimetype, strlen(mimetype));
    add(zip, odt ? "content.xml" : "word/document.xml", data, size);
    if (!odt) add(zip, "word/styles.xml", styles, strlen(styles));
    if (zip_close(zip) != 0 || zip_source_open(to) != 0 || zip_source_stat(to, &stat) != 0) __builtin_trap();
    char *bytes = malloc(stat.size);
    if (!bytes || zip_source_read(to, bytes, stat.size) != (zip_int64_t)stat.size) __builtin_trap();
    zip_source_close(to);
    zip_source_free(to);
    return (fg_str){bytes, stat.size};
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    bool odt = size && data[0] == 'O';
    fg_str bytes = archive(data + odt, size - odt, odt);
    fg_doc *doc;
    fg_read_options opt = {.size = sizeof opt, .only_text = true};
    if (fg_doc_parse(&doc, bytes, "cv", &opt, NULL, NULL) == FG_OK) fg_doc_free(doc);
    free((char *)(uintptr_t)bytes.ptr);
    return 0;
}
