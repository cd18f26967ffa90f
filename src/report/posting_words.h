/* Requirement trees said in words. */
#ifndef FG_POSTING_WORDS_H
#define FG_POSTING_WORDS_H
#include "parse/requirement.h"

/* "Java (3 years) and bachelor's degree in Law". `said`: the necessity that a reader takes for granted; parts of another
 * one say so. */
void fg_words_add(fg_buf *out, const fg_posting *posting, const fg_requirement *requirement, uint8_t said);
/* The strongest necessity of any part: what is required in part is required. */
uint8_t fg_words_necessity(const fg_posting *posting, const fg_requirement *requirement);
/* "Foobarix", "Quuxly": what it names that was not understood, in quotation marks. */
void fg_words_add_parts(fg_buf *out, const fg_posting *posting, const fg_requirement *requirement);

#endif
