#include "doc/package.h"

enum { MOST_PARTS = 5000, LARGEST_PART = 32 << 20, LARGEST_SUM = 64 << 20, DEEPEST = 200 };

struct fg_package {
    fg_arena *arena;
    fg_str name;
    zip_t *zip;
    size_t read; /* bytes so far */
};

static fg_status refuse(fg_str name, fg_error *err, const char *why) {
    return fg_fail(err, FG_EINPUT, "%.*s: %s", FG_STR_ARG(name), why);
}

fg_status fg_package_open(fg_package **out, fg_str bytes, fg_str name, fg_arena *arena, fg_error *err) {
    zip_error_t why;
    *out = NULL;
    if (!fg_zip_load() || !fg_xml_load())
        return refuse(name, err, "an Office file: libzip or libxml2, with which it is read, cannot be loaded");
    fg_zip.zip_error_init(&why);
    fg_package *p = *out = FG_NEW(arena, fg_package);
    if (!p) return fg_fail(err, FG_ENOMEM, "out of memory");
    *p = (fg_package){.arena = arena, .name = name};
    zip_source_t *source = fg_zip.zip_source_buffer_create(bytes.ptr, bytes.len, 0, &why);
    p->zip = source ? fg_zip.zip_open_from_source(source, ZIP_RDONLY, &why) : NULL;
    fg_zip.zip_error_fini(&why);
    if (!p->zip) {
        fg_zip.zip_source_free(source);
        return refuse(name, err, "a damaged Office file");
    }
    if (fg_zip.zip_get_num_entries(p->zip, 0) <= MOST_PARTS) return FG_OK;
    fg_package_close(p);
    return refuse(name, err, "an Office file of more than 5,000 parts");
}

void fg_package_close(fg_package *p) {
    if (p && p->zip) fg_zip.zip_discard(p->zip);
    if (p) p->zip = NULL;
}

const char *fg_package_part(const fg_package *p, uint32_t i) {
    const char *name = fg_zip.zip_get_name(p->zip, i, 0);
    return name ? name : "";
}

static fg_status read_part(fg_package *p, zip_file_t *file, fg_str *out, fg_error *err) {
    fg_buf buf;
    char chunk[16384];
    zip_int64_t n;
    fg_buf_init(&buf, p->arena);
    while ((n = fg_zip.zip_fread(file, chunk, sizeof chunk)) > 0) {
        p->read += (size_t)n;
        if (buf.n + (size_t)n > LARGEST_PART || p->read > LARGEST_SUM)
            return refuse(p->name, err, "an Office file that unpacks to more than any posting or résumé");
        fg_buf_add(&buf, (fg_str){chunk, (size_t)n});
    }
    *out = fg_buf_str(&buf);
    if (p->arena->failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    return n == 0 ? FG_OK : refuse(p->name, err, "a damaged Office file");
}

fg_status fg_package_read(fg_package *p, const char *part, fg_str *out, fg_error *err) {
    *out = (fg_str){0};
    zip_int64_t at = fg_zip.zip_name_locate(p->zip, part, 0);
    if (at < 0) return FG_OK;
    zip_file_t *file = fg_zip.zip_fopen_index(p->zip, (zip_uint64_t)at, 0);
    if (!file) return refuse(p->name, err, "a damaged Office file, or one with a password");
    fg_status status = read_part(p, file, out, err);
    fg_zip.zip_fclose(file);
    return status;
}

/* ---- XML ---- */

static void say_nothing(void *ctx, const char *message, ...) { (void)ctx, (void)message; }

static void visit(xmlTextReaderPtr xml, const fg_xml_visitor *v, void *ctx) {
    switch (fg_xml.xmlTextReaderNodeType(xml)) {
    case XML_READER_TYPE_ELEMENT:
        if (v->open) v->open(ctx, xml);
        return;
    case XML_READER_TYPE_END_ELEMENT:
        if (v->close) v->close(ctx, xml);
        return;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        if (v->text) v->text(ctx, fg_str_of((const char *)fg_xml.xmlTextReaderConstValue(xml)));
        return;
    default: return;
    }
}

/* Visits the node unless it stands in an element that is left out; *skip is the depth of that one, -1: none. */
static void visit_node(xmlTextReaderPtr xml, const fg_xml_visitor *v, void *ctx, int *skip) {
    int depth = fg_xml.xmlTextReaderDepth(xml), type = fg_xml.xmlTextReaderNodeType(xml);
    if (*skip >= 0) {
        if (type == XML_READER_TYPE_END_ELEMENT && depth <= *skip) *skip = -1;
    } else if (type == XML_READER_TYPE_ELEMENT && v->leaves_out && v->leaves_out(xml)) {
        if (fg_xml.xmlTextReaderIsEmptyElement(xml) != 1) *skip = depth;
    } else {
        visit(xml, v, ctx);
    }
}

fg_status fg_xml_walk(fg_str part, fg_str name, const fg_xml_visitor *visitor, void *ctx, fg_error *err) {
    if (!part.len) return FG_OK;
    xmlTextReaderPtr xml = fg_xml.xmlReaderForMemory(part.ptr, (int)part.len, NULL, NULL,
                                                     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!xml) return fg_fail(err, FG_ENOMEM, "out of memory");
    fg_xml.xmlTextReaderSetErrorHandler(xml, (xmlTextReaderErrorFunc)say_nothing, NULL);
    const char *fault = NULL;
    int more, skip = -1;
    while (!fault && (more = fg_xml.xmlTextReaderRead(xml)) == 1) {
        if (fg_xml.xmlTextReaderNodeType(xml) == XML_READER_TYPE_DOCUMENT_TYPE)
            fault = "an Office file that declares a document type";
        else if (fg_xml.xmlTextReaderDepth(xml) > DEEPEST)
            fault = "an Office file that is nested too deeply";
        else
            visit_node(xml, visitor, ctx, &skip);
    }
    if (!fault && more != 0) fault = "a damaged Office file";
    fg_xml.xmlFreeTextReader(xml);
    return fault ? refuse(name, err, fault) : FG_OK;
}

bool fg_xml_attribute(xmlTextReaderPtr xml, const char *local, char *to, size_t size) {
    bool found = false;
    for (int more = fg_xml.xmlTextReaderMoveToFirstAttribute(xml); more == 1 && !found;
         more = fg_xml.xmlTextReaderMoveToNextAttribute(xml)) {
        const xmlChar *value = fg_xml.xmlTextReaderConstValue(xml);
        if (!fg_xml_is(xml, local) || !value) continue;
        size_t n = strlen((const char *)value);
        if (n >= size) n = size - 1;
        memcpy(to, value, n);
        to[n] = 0;
        found = true;
    }
    fg_xml.xmlTextReaderMoveToElement(xml);
    if (!found) to[0] = 0;
    return found;
}
