/* Rich Text Format. */
#ifndef FG_RTF_H
#define FG_RTF_H
#include "doc/writer.h"

/* Paragraphs, table rows and list entries as lines; hidden text goes to the source's. FG_EINPUT: nested
 * too deeply, or groups are never closed. */
fg_status fg_rtf_text(fg_str bytes, fg_str name, fg_arena *arena, fg_writer *w, fg_error *err);

#endif
