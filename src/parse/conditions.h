/* Conditions of work as both sides write them: how much of what is asked, or stood to. */
#ifndef FG_CONDITIONS_H
#define FG_CONDITIONS_H
#include "parse/mentions.h"

/* What tokens [from, to) name: 1 << fg_condition_kind each. */
uint32_t fg_conditions_in(const fg_reading *r, uint32_t from, uint32_t to);
/* 1 << fg_permit each. */
uint32_t fg_permits_in(const fg_reading *r, uint32_t from, uint32_t to);
/* Whose papers are spoken of: 1 << argument of [country ...] each; 0: not said. */
uint32_t fg_countries_in(const fg_reading *r, uint32_t from, uint32_t to);
/* Pounds to lift (FG_COND_LIFTING) or percent of travel (FG_COND_TRAVEL): of several the most, or the least; 0: not said. */
uint32_t fg_condition_amount(const fg_reading *r, uint32_t from, uint32_t to, fg_condition_kind kind, bool most);
/* The highest or lowest [clearance-rank] that is named; 0: none. */
uint32_t fg_clearance_rank(const fg_reading *r, uint32_t from, uint32_t to, bool most);
bool fg_has_stance(const fg_reading *r, uint32_t from, uint32_t to, fg_stance stance);

#endif
