/* Records of comma- or tab-separated text (RFC 4180: quoted fields may hold separators, line ends and doubled quotes). */
#ifndef FG_CSV_H
#define FG_CSV_H
#include "base/base.h"

typedef struct {
    fg_arena *arena; /* of fields */
    fg_str rest;
    char separator;
    uint32_t line; /* where the record that was read last begins */
    uint32_t next_line;
    uint32_t open_quote; /* the line of a quote that never ends; 0: there is none */
    FG_VEC(fg_str) fields;
} fg_csv;

void fg_csv_start(fg_csv *csv, fg_arena *arena, fg_str text, char separator);
/* False at the end. */
bool fg_csv_next(fg_csv *csv);
/* The place of a column by its name in the record at hand (the header); FG_NONE: there is none. */
uint32_t fg_csv_column(const fg_csv *csv, const char *name);
/* A field of the record at hand, trimmed; empty where it has fewer. */
fg_str fg_csv_field(const fg_csv *csv, uint32_t column);

#endif
