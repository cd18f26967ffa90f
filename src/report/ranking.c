#include "report/ranking.h"

fg_str fg_ranked_name(const fg_ranked *e, bool people, fg_arena *arena) {
    if (!e->result) return e->line ? fg_arena_printf(arena, "%s, line %u", e->path, e->line) : fg_str_of(e->path);
    if (!people) return e->result->posting->doc->name;
    if (e->result->resume->blind) return fg_arena_printf(arena, "r\xC3\xA9sum\xC3\xA9 %u", e->number);
    return e->result->resume->doc->name;
}

fg_str fg_ranked_title(const fg_ranked *e, bool people) {
    if (people || !e->result) return (fg_str){0};
    fg_span t = e->result->posting->header.title;
    return fg_doc_slice(e->result->posting->doc, t.start, t.end);
}
