/* What a statement names beside what was understood of it. */
#ifndef FG_PARTS_H
#define FG_PARTS_H
#include "parse/clause.h"

/* Members of its lists that name nothing known ("Foobarix" in "Foobarix, Quuxly and Python"), into p->parts in text
 * order. Of a clause that has been read, before its tree is made. */
void fg_clause_find_unread_parts(const fg_clause *c);

#endif
