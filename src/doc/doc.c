/* Documents: reading, parsing, and the way back to the original bytes. */
#include "base/file.h"
#include "doc/html_tree.h"
#include "doc/kind.h"
#include "doc/markup.h"

enum {
    DEFAULT_MAX = 16 << 20,
    LARGEST_MAX = 512 << 20 /* a byte becomes at most three, and the text has to stay under 2^31 */
};

static fg_status check_options(const fg_read_options *opt, size_t *max, fg_error *err) {
    *max = DEFAULT_MAX;
    if (!opt) return FG_OK;
    if (opt->size < sizeof *opt) return fg_fail(err, FG_EINVAL, "fg_read_options.size is too small: %zu", opt->size);
    if ((unsigned)opt->input > FG_INPUT_JSON) return fg_fail(err, FG_EINVAL, "fg_read_options.input is unknown");
    if (opt->max_bytes) *max = opt->max_bytes < LARGEST_MAX ? opt->max_bytes : LARGEST_MAX;
    return FG_OK;
}

/* Pages in other encodings than UTF-8, UTF-16 and Windows-1252 say so. */
static fg_status decode_page(fg_doc *doc, fg_str bytes, fg_arena *scratch, fg_error *err) {
    fg_str charset = fg_html_charset(bytes), recoded;
    bool guessed = doc->encoding == FG_ENC_CP1252 || doc->repaired_bytes;
    if (!guessed || !charset.len || !fg_html_recode(&recoded, bytes, charset, scratch)) return FG_OK;
    doc->repaired_bytes = false;
    doc->origins.n = 0;
    return fg_doc_decode(doc, recoded, err);
}

/* How a document is read. */
typedef struct {
    const fg_read_options *opt; /* may be NULL */
    bool all;                   /* with the words that nobody sees */
} reading;

static bool is_resume(const reading *how) { return how->opt && how->opt->only_text; }

static void start(fg_source *source, const reading *how, fg_arena *scratch) {
    fg_source_init(source, scratch);
    source->all = how->all;
    source->resume = is_resume(how);
}

static fg_status convert(fg_doc *doc, fg_str bytes, fg_input kind, const reading *how, fg_arena *scratch,
                         fg_error *err) {
    fg_source source;
    uint8_t encoding = doc->encoding;
    start(&source, how, scratch);
    fg_status status = kind == FG_INPUT_HTML ? decode_page(doc, bytes, scratch, err) : FG_OK;
    if (status == FG_OK) status = fg_markup_read(&source, kind, doc->text, fg_doc_short_name(doc), err);
    if (is_resume(how)) source.fields.n = 0;
    if (status == FG_OK) status = fg_source_finish(&source, doc, err);
    doc->encoding = encoding;
    return status;
}

/* A file that is no text at all: a PDF, say. */
static fg_status fill_from_file(fg_doc *doc, fg_str bytes, const reading *how, fg_error *err) {
    fg_arena scratch;
    fg_source source;
    fg_arena_init(&scratch, &doc->arena.alloc);
    start(&source, how, &scratch);
    fg_status status = fg_doc_convert(doc, bytes, how->opt && how->opt->programs, &source, err);
    if (status == FG_OK) status = fg_source_finish(&source, doc, err);
    fg_arena_free(&scratch);
    return status;
}

static fg_status fill(fg_doc *doc, fg_str bytes, const reading *how, fg_error *err) {
    const fg_read_options *opt = how->opt;
    doc->origin_size = (uint32_t)bytes.len;
    if (fg_file_kind_of(bytes, NULL) != FG_FILE_TEXT) return fill_from_file(doc, bytes, how, err);
    fg_status status = fg_doc_decode(doc, bytes, err);
    if (status != FG_OK) return status;
    fg_input kind = opt && opt->input ? opt->input : fg_markup_kind(doc->text, doc->name);
    if (kind == FG_INPUT_TEXT || kind == FG_INPUT_MARKDOWN) {
        if (!opt || opt->input != FG_INPUT_TEXT) fg_doc_cut_marks(doc);
        fg_doc_mend_torn(doc);
        doc->page_as_text = fg_markup_kind(doc->text, doc->name) == FG_INPUT_HTML;
        return fg_doc_split_lines(doc, err);
    }
    fg_arena scratch;
    fg_arena_init(&scratch, &doc->arena.alloc);
    status = convert(doc, bytes, kind, how, &scratch, err);
    fg_arena_free(&scratch);
    return status;
}

/* From `source` if there is one, else from the bytes. */
static fg_status make_one(fg_doc **out, fg_str bytes, fg_source *source, const char *name, const reading *how,
                          const fg_allocator *alloc, fg_error *err) {
    fg_allocator a = fg_allocator_or_default(alloc);
    fg_doc *doc = fg_alloc(&a, sizeof *doc);
    fg_status status;
    if (!doc) return fg_fail(err, FG_ENOMEM, "out of memory");
    fg_arena_init(&doc->arena, &a);
    doc->name = fg_arena_copy(&doc->arena, fg_str_of(name));
    doc->hash = fg_hash64(bytes.ptr, bytes.len, 0);
    if (doc->arena.failed)
        status = fg_fail(err, FG_ENOMEM, "out of memory");
    else
        status = source ? fg_source_finish(source, doc, err) : fill(doc, bytes, how, err);
    if (status == FG_OK)
        *out = doc;
    else
        fg_doc_free(doc);
    return status;
}

static fg_status make(fg_doc **out, fg_str bytes, fg_source *source, const char *name, const fg_read_options *opt,
                      const fg_allocator *alloc, fg_error *err) {
    size_t max;
    reading how = {.opt = opt};
    fg_status status = check_options(opt, &max, err);
    if (status != FG_OK) return status;
    if (bytes.len > max) return fg_fail(err, FG_EINPUT, "text is over the limit of %zu bytes: %s", max, name);
    status = make_one(out, bytes, source, name, &how, alloc, err);
    if (status != FG_OK || !is_resume(&how) || !(*out)->hidden_words) return status;
    how.all = true;
    status = make_one(&(*out)->whole, bytes, NULL, name, &how, alloc, NULL);
    if (status != FG_ENOMEM) return FG_OK; /* what nobody sees may be unreadable */
    fg_doc_free(*out);
    *out = NULL;
    return fg_fail(err, status, "out of memory");
}

fg_status fg_doc_parse(fg_doc **out, fg_str bytes, const char *name, const fg_read_options *opt,
                       const fg_allocator *alloc, fg_error *err) {
    if (!out) return fg_fail(err, FG_EINVAL, "fg_doc_parse: out is NULL");
    *out = NULL;
    if (!bytes.ptr && bytes.len) return fg_fail(err, FG_EINVAL, "fg_doc_parse: bytes.ptr is NULL");
    return make(out, bytes, NULL, name ? name : "-", opt, alloc, err);
}

fg_status fg_doc_of_source(fg_doc **out, fg_source *source, const char *name, const fg_read_options *opt,
                           const fg_allocator *alloc, fg_error *err) {
    return make(out, fg_buf_str(&source->body), source, name, opt, alloc, err);
}

fg_status fg_doc_read(fg_doc **out, const char *path, const fg_read_options *opt, const fg_allocator *alloc,
                      fg_error *err) {
    if (!out) return fg_fail(err, FG_EINVAL, "fg_doc_read: out is NULL");
    *out = NULL;
    if (!path) return fg_fail(err, FG_EINVAL, "fg_doc_read: path is NULL");
    size_t max;
    fg_status status = check_options(opt, &max, err);
    if (status != FG_OK) return status;
    fg_arena arena;
    fg_arena_init(&arena, alloc);
    fg_str bytes;
    status = fg_file_read(&bytes, &arena, path, max, err);
    if (status == FG_OK) status = fg_doc_parse(out, bytes, path, opt, alloc, err);
    fg_arena_free(&arena);
    return status;
}

void fg_doc_free(fg_doc *doc) {
    if (!doc) return;
    fg_doc_free(doc->whole);
    fg_allocator a = doc->arena.alloc;
    fg_arena_free(&doc->arena);
    fg_release(&a, doc, sizeof *doc);
}

fg_str fg_doc_text(const fg_doc *doc) { return doc ? doc->text : (fg_str){0}; }

bool fg_doc_has_id(const fg_doc *doc) { return doc && !doc->numbered; }

size_t fg_doc_origin(const fg_doc *doc, size_t offset) {
    if (!doc) return 0;
    if (offset >= doc->text.len) return doc->origin_size;
    uint32_t low = 0, high = doc->origins.n; /* entries before `low` start at or before the offset */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->origins.at[middle].offset <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0) return offset;
    const fg_origin *entry = &doc->origins.at[low - 1];
    size_t origin = entry->origin + (offset - entry->offset);
    /* Inside a character that grew: not past the byte it came from. */
    size_t limit = low < doc->origins.n ? entry[1].origin : doc->origin_size;
    return origin < limit ? origin : limit;
}

size_t fg_doc_origin_end(const fg_doc *doc, size_t end) {
    uint32_t low = 0, high = doc->origins.n; /* entries before `low` start before the end */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->origins.at[middle].offset < end)
            low = middle + 1;
        else
            high = middle;
    }
    bool parted = low < doc->origins.n && doc->origins.at[low].offset == end;
    return parted ? doc->origins.at[low].origin : fg_doc_origin(doc, end);
}
