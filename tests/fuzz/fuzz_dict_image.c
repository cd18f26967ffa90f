/* A dictionary whose image is changed at some places, and signed anew: what is opened can be used. The input is a list of
 * changes: three bytes of a place, one to put there. */
#include <stdlib.h>
#include <string.h>

#include "dict/image.h"
#include "fuzz_dict.h"

static const char skills[] = "# fitgap-skills 1\n"
                             "concept: bread-baking\nname: Bread baking\nkind: method\nparent: food-preparation\n"
                             "alias: loaves\nstem: bake\nnot-before: sale powder\n"
                             "concept: food-preparation\nname: Food preparation\nkind: method\nimplies: hygiene 0.5\n"
                             "concept: hygiene\nname: Hygiene\nkind: knowledge\nlicensed: Clean\nnear: kitchen oven\n"
                             "concept: oven-7\nname: Oven 7\nkind: tool\npattern: Oven \\d\n";
static const char words[] = "# fitgap-lexicon 1 en\n[preferred]\na (big|) plus$\n[required]\n(must|required)\n";
static const char text[] = "Requirements\nBread baking, food preparation and Clean in the kitchen are a must.\n"
                           "Bakes loaves in Oven 9, no bake sale; hygiene is a big plus\n";

static fg_str image_of_sources(void) {
    static fg_str image;
    fg_dict_source sources[] = {
        {"a.skills", {skills, strlen(skills)}}, {"a.txt", {words, strlen(words)}}, fuzz_policy()};
    if (!image.len && fg_dict_compile(&image, sources, 3, NULL, NULL, NULL) != FG_OK) __builtin_trap();
    return image;
}

static void use(fg_dict *dict) {
    fg_options opt = {.size = sizeof opt, .as_of = 2026 * 12 + 10};
    fg_engine *engine;
    fg_doc *doc;
    fg_posting *posting;
    bool found;
    size_t n = 0;
    fg_dict_info info;
    fg_dict_describe(dict, &info);
    fg_dict_show(dict, FG_LIT("loaves"), &found, (fg_sink){fuzz_swallow, &n}, NULL);
    if (fg_engine_new(&engine, dict, &opt, NULL, NULL) != FG_OK) return;
    if (fg_doc_parse(&doc, (fg_str){text, strlen(text)}, NULL, NULL, NULL, NULL) != FG_OK) __builtin_trap();
    if (fg_posting_parse(&posting, engine, doc, NULL) == FG_OK) {
        fg_posting_write(posting, FG_JSON, NULL, (fg_sink){fuzz_swallow, &n}, NULL);
        fg_posting_free(posting);
    }
    fg_doc_free(doc);
    fg_engine_free(engine);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fg_str whole = image_of_sources();
    fg_dict *dict;
    char *image = malloc(whole.len);
    if (!image) return 0;
    memcpy(image, whole.ptr, whole.len);
    for (size_t i = 0; i + 4 <= size; i += 4)
        image[((size_t)data[i] << 16 | (size_t)data[i + 1] << 8 | data[i + 2]) % whole.len] = (char)data[i + 3];
    fg_image_header *h = (fg_image_header *)image;
    size_t from = offsetof(fg_image_header, size);
    h->hash = fg_hash64(image + from, whole.len - from, 0);
    if (fg_dict_open_copy(&dict, (fg_str){image, whole.len}, NULL, NULL) == FG_OK) {
        use(dict);
        fg_dict_free(dict);
    }
    free(image);
    return 0;
}
