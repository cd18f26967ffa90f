/* Dates and ranges of dates as résumés write them, on tokens. Months are year * 12 + month - 1. */
#ifndef FG_DATES_H
#define FG_DATES_H
#include "parse/mentions.h"
#include "parse/profile.h"

typedef struct {
    uint32_t first, end; /* tokens */
    fg_date date;
} fg_dated;

typedef struct {
    uint32_t first, end;
    fg_date start, stop; /* stop of an open range: the engine's as_of */
    bool open;
} fg_range;

/* A date that starts at token i: "Mar 2015", "03/2015", "2015-03-01", "Summer 2015", "2015". */
bool fg_date_at(const fg_reading *r, uint32_t i, uint32_t to, fg_dated *out);
/* "D to D", "D - present", "since D", "May - August 2014", "2015-17". */
bool fg_range_at(const fg_reading *r, uint32_t i, uint32_t to, fg_range *out);
/* Do days stand in front of months in the dates of this text ("14/03/2015"), as those tell that can be read in one way only? */
bool fg_dates_begin_with_days(const fg_reading *r);
/* What looks like a range and is none: "2018 - 2016", a year to come, "15/13/2018", "Present to May 2014". Its dates are
 * those of no month. Only where fg_range_at finds nothing. */
bool fg_senseless_range_at(const fg_reading *r, uint32_t i, uint32_t to, fg_range *out);
/* The word for today ("Present") at token i, as a capitalised word on its own. */
bool fg_present_at(const fg_reading *r, uint32_t i, uint32_t to, uint32_t *end);
/* The first month behind a range. A bare year ends before its January, so that 2015 to 2017 are 24 months. */
int32_t fg_range_bound(const fg_date *start, const fg_date *stop, int32_t as_of);

#endif
