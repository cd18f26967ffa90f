/*
 * A profile as traits, for a bound on its ranks: one for each place of the best proof of each skill, one for each quality
 * that its work shows, one for each degree and its field, and beside them months and deeds. Whatever is asked, by itself and with all the months that
 * it may be about,
 *   credit of a leaf <= the best credit of a trait * what the months come to.
 */
#ifndef FG_TRAITS_H
#define FG_TRAITS_H
#include "index/terms.h"

typedef enum {
    FG_TRAIT_SKILL, /* value: place and polarity of a proof */
    FG_TRAIT_SHOWN, /* a quality, by work */
    FG_TRAIT_DEGREE /* in a field (concept 0: none that is known); value: fg_education_of */
} fg_trait_mode;

/* The words of a profile's record in front of its traits. */
typedef struct {
    uint32_t months; /* no count of its months comes to more */
    uint32_t deeds;  /* a bit for each: fg_deed_of */
} fg_trait_head;
enum { FG_TRAIT_HEAD = 2, FG_TRAIT_MONTHS_MOST = 1023 /* or more */ };

typedef FG_VEC(fg_term_key) fg_traits;

/* In `arena`. */
void fg_traits_of(const fg_resume *profile, const fg_dict *dict, const fg_policy *policy, fg_arena *arena,
                  fg_traits *out, fg_trait_head *head);

/* What a mark says; a degree's field is not in it. */
fg_education fg_education_of(uint32_t mark);
fg_deed fg_deed_of(uint32_t mark);

/* A profile that has nothing but months and one trait, or none. It points to itself. */
typedef struct {
    fg_resume profile;
    fg_role role;
    fg_skill skill;
    fg_proof proof;
    fg_shown shown;
} fg_trait_profile;
void fg_trait_profile_init(fg_trait_profile *p, const fg_dict *dict);
void fg_trait_profile_months(fg_trait_profile *p, uint32_t months);
void fg_trait_profile_set(fg_trait_profile *p, uint32_t concept, uint32_t mode, uint32_t value);
/* How many values a trait of any mode may have, and the number of one among them. */
enum { FG_TRAIT_KINDS = FG_IN_COUNT * 2 + 1 };
static inline uint32_t fg_trait_kind(uint32_t mode, uint32_t value) {
    return mode == FG_TRAIT_SHOWN ? FG_TRAIT_KINDS - 1 : value;
}

#endif
