/* Office files: a zip archive of XML parts. Sizes are counted while reading, whatever the archive declares. */
#ifndef FG_PACKAGE_H
#define FG_PACKAGE_H

#include "doc/late.h"

typedef struct fg_package fg_package;

/* The bytes have to outlive it. FG_EINPUT: damaged, encrypted, too many parts. */
fg_status fg_package_open(fg_package **out, fg_str bytes, fg_str name, fg_arena *arena, fg_error *err);
void fg_package_close(fg_package *package);
/* The name of part `i`, "" behind the last. */
const char *fg_package_part(const fg_package *package, uint32_t i);
/* A part's bytes, in the arena; empty and FG_OK if there is none of this name. */
fg_status fg_package_read(fg_package *package, const char *part, fg_str *out, fg_error *err);

/* What is done with a part's nodes; each may be NULL. An empty element is opened, but not closed. */
typedef struct {
    bool (*leaves_out)(xmlTextReaderPtr xml); /* the element with all that it holds */
    void (*open)(void *ctx, xmlTextReaderPtr xml);
    void (*close)(void *ctx, xmlTextReaderPtr xml);
    void (*text)(void *ctx, fg_str text);
} fg_xml_visitor;
/* FG_EINPUT: it is damaged, nested too deeply, or declares a document type (entities are never expanded, nothing is
 * fetched). A part without bytes has no nodes. */
fg_status fg_xml_walk(fg_str part, fg_str name, const fg_xml_visitor *visitor, void *ctx, fg_error *err);
/* An attribute by its local name, whatever its prefix, copied to `to`; false: it has none. */
bool fg_xml_attribute(xmlTextReaderPtr xml, const char *local, char *to, size_t size);
static inline bool fg_xml_is(xmlTextReaderPtr xml, const char *local) {
    const xmlChar *name = fg_xml.xmlTextReaderConstLocalName(xml);
    return name && strcmp((const char *)name, local) == 0;
}

#endif
