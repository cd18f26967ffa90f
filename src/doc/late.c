#include "doc/late.h"

#include <dlfcn.h>
#include <threads.h>

fg_xml_library fg_xml;
fg_zip_library fg_zip;

#define NAME(name) #name,
static const char *const xml_names[] = {FG_XML_NAMES(NAME)};
static const char *const zip_names[] = {FG_ZIP_NAMES(NAME)};

_Static_assert(sizeof fg_xml == sizeof xml_names && sizeof fg_zip == sizeof zip_names, "one pointer a name");

static bool load(const char *soname, const char *const *names, size_t n, void *table) {
    void *library = dlopen(soname, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE);
    bool all = library != NULL;
    for (size_t i = 0; i < n && all; i++) {
        void *at = dlsym(library, names[i]);
        memcpy((char *)table + i * sizeof at, &at, sizeof at); /* POSIX has pointers to functions fit in void * */
        all = at != NULL;
    }
    return all;
}

static once_flag xml_once = ONCE_FLAG_INIT, zip_once = ONCE_FLAG_INIT;
static bool has_xml, has_zip;

static void load_xml(void) { has_xml = load(FG_XML_SONAME, xml_names, FG_COUNT(xml_names), &fg_xml); }
static void load_zip(void) { has_zip = load(FG_ZIP_SONAME, zip_names, FG_COUNT(zip_names), &fg_zip); }

bool fg_xml_load(void) {
    call_once(&xml_once, load_xml);
    return has_xml;
}

bool fg_zip_load(void) {
    call_once(&zip_once, load_zip);
    return has_zip;
}
