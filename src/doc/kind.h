/* What kind of file some bytes are, told by the bytes alone. */
#ifndef FG_FILE_KIND_H
#define FG_FILE_KIND_H
#include "base/base.h"

typedef enum {
    FG_FILE_TEXT,
    FG_FILE_PDF,
    FG_FILE_DOCX,
    FG_FILE_ODT,
    FG_FILE_RTF,
    FG_FILE_DOC,
    FG_FILE_OTHER
} fg_file_kind;

/* `what` (may be NULL): of FG_FILE_OTHER, as a message names it ("a PNG image"). */
fg_file_kind fg_file_kind_of(fg_str bytes, const char **what);

#endif
