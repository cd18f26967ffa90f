/* Values of the filters of an index, as people write them. False: something else is written there. */
#ifndef FG_CLI_FILTERS_H
#define FG_CLI_FILTERS_H
#include <fitgap/fitgap.h>

/* "60000", "60k", "$60,000", "EUR60000", "30 EUR an hour": a year in whole units. *currency stays empty where none is said. */
bool fg_cli_read_pay(const char *said, uint32_t *a_year, char currency[4]);
/* As year * 10000 + month * 100 + day. */
bool fg_cli_read_day(const char *said, uint32_t *day);
bool fg_cli_read_language(const char *said, const char **language);

#endif
