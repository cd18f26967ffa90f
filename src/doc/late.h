/*
 * libxml2 and libzip bring other libraries, which take longer to load than texts take to be scored. So these two are
 * loaded when the first document needs them, and called through the tables below, by their own names.
 *
 * Any thread may load them at any time; they stay loaded.
 */
#ifndef FG_LATE_H
#define FG_LATE_H
#include <libxml/HTMLparser.h>
#include <libxml/encoding.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlreader.h>
#include <zip.h>

#include "base/base.h"

#define FG_XML_NAMES(DO)                                                                                               \
    DO(htmlCreateMemoryParserCtxt)                                                                                     \
    DO(htmlCtxtUseOptions)                                                                                             \
    DO(htmlFreeParserCtxt)                                                                                             \
    DO(htmlParseDocument)                                                                                              \
    DO(xmlBufferContent)                                                                                               \
    DO(xmlBufferCreate)                                                                                                \
    DO(xmlBufferCreateStatic)                                                                                          \
    DO(xmlBufferFree)                                                                                                  \
    DO(xmlBufferLength)                                                                                                \
    DO(xmlCharEncCloseFunc)                                                                                            \
    DO(xmlCharEncInFunc)                                                                                               \
    DO(xmlFindCharEncodingHandler)                                                                                     \
    DO(xmlFree)                                                                                                        \
    DO(xmlFreeTextReader)                                                                                              \
    DO(xmlReaderForMemory)                                                                                             \
    DO(xmlStopParser)                                                                                                  \
    DO(xmlSwitchEncoding)                                                                                              \
    DO(xmlTextReaderConstLocalName)                                                                                    \
    DO(xmlTextReaderConstName)                                                                                         \
    DO(xmlTextReaderConstValue)                                                                                        \
    DO(xmlTextReaderDepth)                                                                                             \
    DO(xmlTextReaderGetAttribute)                                                                                      \
    DO(xmlTextReaderIsEmptyElement)                                                                                    \
    DO(xmlTextReaderMoveToElement)                                                                                     \
    DO(xmlTextReaderMoveToFirstAttribute)                                                                              \
    DO(xmlTextReaderMoveToNextAttribute)                                                                               \
    DO(xmlTextReaderNodeType)                                                                                          \
    DO(xmlTextReaderRead)                                                                                              \
    DO(xmlTextReaderSetErrorHandler)

#define FG_ZIP_NAMES(DO)                                                                                               \
    DO(zip_discard)                                                                                                    \
    DO(zip_error_fini)                                                                                                 \
    DO(zip_error_init)                                                                                                 \
    DO(zip_fclose)                                                                                                     \
    DO(zip_fopen_index)                                                                                                \
    DO(zip_fread)                                                                                                      \
    DO(zip_get_name)                                                                                                   \
    DO(zip_get_num_entries)                                                                                            \
    DO(zip_name_locate)                                                                                                \
    DO(zip_open_from_source)                                                                                           \
    DO(zip_source_buffer_create)                                                                                       \
    DO(zip_source_free)

#define FG_LATE_POINTER(name) __typeof__(&name) name;
typedef struct {
    FG_XML_NAMES(FG_LATE_POINTER)
} fg_xml_library;
typedef struct {
    FG_ZIP_NAMES(FG_LATE_POINTER)
} fg_zip_library;

/* Not to be called before the library is loaded. */
extern fg_xml_library fg_xml;
extern fg_zip_library fg_zip;

/* False: the library is not on this system, or lacks something. */
bool fg_xml_load(void);
bool fg_zip_load(void);

#endif
