/* Several jobs in one posting: the requirements of one are not those of another. */
#ifndef FG_GRADES_H
#define FG_GRADES_H
#include "parse/statements.h"

/* Numbers the jobs that have requirements of their own and sets fg_statement.job: 0 for what stands before the first
 * or belongs to all. Returns how many there are; with one or none every statement has job 0. */
uint32_t fg_find_jobs(const fg_reading *r, fg_statements *statements);

#endif
