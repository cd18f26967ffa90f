/* Word (.docx, and .doc by catdoc) and OpenDocument (.odt) texts. */
#ifndef FG_OFFICE_H
#define FG_OFFICE_H
#include "doc/package.h"
#include "doc/writer.h"

/* Paragraphs in the order of the file, headers first and footers last, each once; text boxes where they are anchored;
 * tables row by row. Tracked changes count as accepted; deleted words are left out, those that are hidden, white or
 * tiny go to the source's hidden ones. FG_EINPUT, in one line, where the file is damaged, has a password or is no text. */
fg_status fg_docx_text(fg_str bytes, fg_str name, fg_arena *arena, fg_writer *w, fg_error *err);
fg_status fg_odt_text(fg_str bytes, fg_str name, fg_arena *arena, fg_writer *w, fg_error *err);
fg_status fg_word_text(fg_str bytes, fg_str name, fg_arena *arena, fg_writer *w, fg_error *err);

#endif
