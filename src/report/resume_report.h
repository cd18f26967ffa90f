/* What the two writers of a résumé share. */
#ifndef FG_RESUME_REPORT_H
#define FG_RESUME_REPORT_H
#include "parse/profile.h"

typedef enum {
    FG_SKILLS_HARD,
    FG_SKILLS_SOFT,
    FG_SKILLS_CERTIFICATES,
    FG_SKILLS_SPOKEN,
    FG_SKILLS_DOMAINS,
    FG_SKILLS_TITLES,  /* nothing but titles of jobs show them */
    FG_SKILLS_GENERAL, /* words such as "quality", which tell no skill by themselves */
    FG_SKILL_GROUPS
} fg_skill_group;
extern const char *const fg_skill_group_names[FG_SKILL_GROUPS]; /* keys of the JSON */
fg_skill_group fg_skill_group_of(const fg_resume *resume, uint32_t skill);
const char *fg_degree_level_name(uint8_t level); /* "bachelor"; "other" for none */

/* "fluent"; NULL for no level. */
const char *fg_said_level_name(uint8_t level, bool spoken);

fg_status fg_resume_write_json(const fg_resume *resume, const fg_report_options *opt, fg_sink sink, fg_error *err);

#endif
