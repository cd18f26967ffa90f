/* Files that are no text become text here. */
#include "doc/kind.h"
#include "doc/office.h"
#include "doc/pdf.h"
#include "doc/rtf.h"

static fg_status refuse(const fg_doc *doc, const char *what, const char *rest, fg_error *err) {
    return fg_fail(err, FG_EINPUT, "%.*s is %s%s", FG_STR_ARG(fg_doc_short_name(doc)), what, rest);
}

static fg_status write_text(const fg_doc *doc, fg_file_kind kind, fg_str bytes, fg_source *source, fg_error *err) {
    fg_str name = fg_doc_short_name(doc);
    fg_arena *arena = source->arena;
    fg_writer w;
    fg_status status = FG_OK;
    fg_writer_init(&w, source);
    switch (kind) {
    case FG_FILE_PDF: status = fg_pdf_text(bytes, name, source, err); break;
    case FG_FILE_DOCX: status = fg_docx_text(bytes, name, arena, &w, err); break;
    case FG_FILE_ODT: status = fg_odt_text(bytes, name, arena, &w, err); break;
    case FG_FILE_RTF: status = fg_rtf_text(bytes, name, arena, &w, err); break;
    case FG_FILE_DOC: status = fg_word_text(bytes, name, arena, &w, err); break;
    case FG_FILE_TEXT:
    case FG_FILE_OTHER: break;
    }
    return status;
}

fg_status fg_doc_convert(fg_doc *doc, fg_str bytes, bool programs, fg_source *source, fg_error *err) {
    const char *what;
    fg_file_kind kind = fg_file_kind_of(bytes, &what);
    if (kind == FG_FILE_OTHER) return refuse(doc, what, ", which cannot be read", err);
    if ((kind == FG_FILE_PDF || kind == FG_FILE_DOC) && !programs)
        return refuse(doc, kind == FG_FILE_PDF ? "a PDF file" : "an old Word file",
                      ": reading it takes a program that was not allowed", err);
    fg_status status = write_text(doc, kind, bytes, source, err);
    if (status == FG_OK && source->arena->failed) return fg_fail(err, FG_ENOMEM, "out of memory");
    return status;
}
