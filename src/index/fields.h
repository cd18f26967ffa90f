/*
 * What filters look at, for all of a segment: rows of one size in the order of its entries, then their places. They stand
 * in the file of a segment, in front of it:
 *
 *   header   fg_rows_header
 *   rows     n + 1 of them; a row's places end where those of the next begin
 *   places   bytes, up to a multiple of 64
 *   segment  (index/segment.h)
 */
#ifndef FG_INDEX_FIELDS_H
#define FG_INDEX_FIELDS_H
#include "index/entry.h"
#include "index/areas.h"

typedef struct {
    fg_entry_fields f;
    uint32_t places_at;
} fg_entry_row;

typedef struct {
    const fg_entry_row *rows;
    const char *places;
    uint32_t n;
    fg_str segment; /* what follows */
} fg_entry_rows;

/* The bytes in front of a segment, in `arena`. */
fg_str fg_rows_build(const fg_entry_fields *fields, const fg_str *places, uint32_t n, size_t segment_bytes,
                     fg_arena *arena);
/* FG_EINPUT where the file is foreign, cut off or changed. */
fg_status fg_rows_open(fg_entry_rows *out, fg_str file, fg_error *err);
fg_str fg_rows_places(const fg_entry_rows *fields, uint32_t i);

/* One query's filter, ready to be asked. */
typedef struct {
    bool any; /* is anything asked? */
    bool remote;
    const fg_area_names *parts; /* all stand in one place, each by one of its names: "austin", "tx" */
    uint32_t n_parts;
    uint32_t pay;
    char currency[4];
    uint8_t employment; /* 0: any */
    uint32_t posted_after;
    char language[2];
} fg_filter;

bool fg_rows_pass(const fg_entry_rows *fields, uint32_t i, const fg_filter *filter);

#endif
