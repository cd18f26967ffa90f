/* What random texts are made of. Every list ends with NULL; words_count tells how long one is. */
#ifndef FG_TEST_WORDS_H
#define FG_TEST_WORDS_H
#include <stdint.h>

/* Two names of one skill. */
extern const char *const word_skills[][2];
extern const char *const word_verbs[]; /* of a bullet: with one %s */
extern const char *const word_titles[];
extern const char *const word_employers[];
extern const char *const word_levels[];
extern const char *const word_fields[];
extern const char *const word_schools[];
extern const char *const word_names[];
extern const char *const word_pronouns[];
extern const char *const word_addresses[];
extern const char *const word_nationalities[];
extern const char *const word_certificates[];
extern const char *const word_languages[];
extern const char *const word_spoken[]; /* the same, each with a level of its own */
extern const char *const word_companies[];
extern const char *const word_empty_bullets[]; /* nothing that a posting could ask */

uint32_t words_count(const char *const *list);

#endif
