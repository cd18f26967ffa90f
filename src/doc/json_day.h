/* Days as the sources of postings write them. */
#ifndef FG_JSON_DAY_H
#define FG_JSON_DAY_H
#include <jansson.h>

#include "doc/doc.h"

/*
 * year * 10000 + month * 100 + day of "2026-01-31", "2026/01/31", "20260131", "1/31/2026" and, where it can be no month,
 * "31.1.2026", with or without a time behind; of a month or a year alone its last day; of a whole number that is none of
 * these, the day of that many seconds or milliseconds since 1970, in UTC. 0 where nothing is said (null, ""), and
 * FG_POSTED_UNREAD where it cannot be read.
 */
uint32_t fg_json_day(const json_t *value);

#endif
