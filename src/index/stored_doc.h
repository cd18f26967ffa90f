/*
 * Documents as bytes: all that was read of a file, so that it is parsed as it was the first time without the file or the
 * programs that read it. Packed by zstd, with its checksum.
 */
#ifndef FG_STORED_DOC_H
#define FG_STORED_DOC_H
#include "doc/doc.h"

/* In `arena`; empty when it failed. */
fg_str fg_doc_store(const fg_doc *doc, fg_arena *arena);
/* FG_EINPUT: these are no such bytes, or they have changed. */
fg_status fg_doc_restore(fg_doc **out, fg_str bytes, const fg_allocator *alloc, fg_error *err);

#endif
