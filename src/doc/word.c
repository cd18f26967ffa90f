/* Old Word files through catdoc, run as a child. */
#include "doc/child.h"
#include "doc/office.h"

enum { SECONDS = 5, MEMORY = 512 << 20, OUTPUT = 16 << 20 };

static fg_status refuse(fg_str name, const char *why, fg_error *err) {
    return fg_fail(err, FG_EINPUT, "%.*s: %s", FG_STR_ARG(name), why);
}

fg_status fg_word_text(fg_str bytes, fg_str name, fg_arena *arena, fg_writer *w, fg_error *err) {
    static const char *const argv[] = {"catdoc", "-w", "-d", "utf-8", NULL};
    fg_child child = {.argv = argv, .seconds = SECONDS, .memory = MEMORY, .output = OUTPUT};
    fg_child_result result;
    fg_status status = fg_child_run(&child, bytes, arena, &result, err);
    if (status != FG_OK) return status;
    w->source->weak_sandbox |= result.weak;
    if (result.end == FG_CHILD_ABSENT)
        return refuse(name, "an old Word file: install catdoc to read it, or save it as .docx", err);
    if (result.end != FG_CHILD_DONE || result.code != 0) return refuse(name, "a damaged Word file", err);
    for (fg_str rest = result.output; rest.len;) {
        fg_writer_open(w);
        fg_writer_add(w, fg_str_cut(&rest, '\n'), false);
        fg_writer_close(w, &(fg_paragraph_style){0});
    }
    return FG_OK;
}
