/*
 * The sources of a dictionary as read: concepts with their names, phrases of the lexicon, the policy.
 *
 * Sources come in layers. A later layer adds to the concepts of those before it, wins where both claim a name, and can
 * hide names (dict/layers.c).
 */
#ifndef FG_SOURCE_H
#define FG_SOURCE_H
#include "dict/image.h"
#include "dict/lexicon.h"

typedef enum {
    FG_KIND_TOOL,
    FG_KIND_LANGUAGE,
    FG_KIND_KNOWLEDGE,
    FG_KIND_METHOD,
    FG_KIND_DOMAIN,
    FG_KIND_SOFT,
    FG_KIND_CERTIFICATE,
    FG_KIND_LICENCE,
    FG_KIND_SPOKEN,
    FG_KIND_FIELD,
    FG_KIND_TITLE,
    FG_KIND_COUNT
} fg_kind;

#define FG_HIDES 1u /* flag of a hidden name: there was one to hide */

/* A place in a source. */
typedef struct {
    const char *file;
    uint32_t line, layer;
} fg_source_place;

typedef struct {
    fg_str text;
    uint32_t flags;
    fg_source_place place;
} fg_source_name;
typedef struct {
    fg_str target;
    int32_t credit;
    fg_source_place place;
} fg_source_link;

typedef struct {
    fg_source_place place;
    fg_str id, name, klass, moved_to;
    fg_source_place name_place;
    fg_kind kind;
    bool has_kind, display_only, general, seldom_told, gone;
    uint8_t had_by; /* percent of people, 0: few */
    bool broken;    /* of its faults the first was told already */
    FG_VEC(fg_source_name) names;
    FG_VEC(fg_source_link) parents, implies;
    FG_VEC(fg_str) near, not_before, not_after;
    FG_VEC(fg_str) kinds; /* words: what has a name that ends with one is one of these */
    FG_VEC(fg_source_name) patterns;
    FG_VEC(fg_source_name) hidden; /* names of earlier layers that this concept loses */
    FG_VEC(fg_source_name) lost;   /* once layers are merged: what it has lost, at the place that hides it */
    FG_VEC(fg_str) common;         /* ordinary words that may stand without a condition */
} fg_source_concept;
typedef FG_VEC(fg_source_concept) fg_source_concepts;

typedef struct {
    fg_source_place place;
    uint32_t flags;
    fg_lex tag;
    uint32_t arg;
    fg_str concept; /* id that is the argument; empty: `arg` is */
    fg_str text;    /* alternatives already expanded */
} fg_source_phrase;

typedef struct {
    fg_str name;
    int32_t credit;
    fg_source_place place;
} fg_source_class;

typedef struct {
    fg_source_place place;
    fg_str name; /* the first one */
    fg_area_level level;
    FG_VEC(uint32_t) within; /* numbers of areas */
} fg_source_area;
typedef struct {
    fg_str words; /* normalised */
    uint32_t area, mark;
} fg_source_area_name;

typedef struct {
    const char *name;
    fg_str text;
    uint32_t layer;
} fg_source_file;
typedef FG_VEC(fg_source_file) fg_source_files;

typedef struct {
    fg_arena *arena;
    const fg_dict_faults *faults;
    uint32_t n_faults;
    bool unsorted; /* entries may stand in any order */
    fg_source_concepts concepts;
    FG_VEC(fg_source_name) hidden; /* names that every concept of an earlier layer loses */
    FG_VEC(fg_source_phrase) phrases;
    FG_VEC(fg_source_class) classes;
    FG_VEC(fg_str) common_words; /* ordinary words of the language, for the check */
    FG_VEC(fg_source_area) areas;
    FG_VEC(fg_source_area_name) area_names;
    int32_t policy[FG_POLICY_COUNT];
    bool has_policy;
    uint32_t policy_layer;
    uint64_t policy_hash;
} fg_sources;

void fg_source_fault(fg_sources *s, const fg_source_place *place, const char *format, ...) FG_PRINTF(3, 4);
/* A text behind its byte order mark, if it has one. */
fg_str fg_source_text(fg_str text);
/* UTF-8 without NUL; a place that is not is told. */
bool fg_source_is_text(fg_sources *s, const fg_source_file *file);
/* The next line of a file that is no comment and not empty, trimmed; false: there is none. The first one must be `first`, or,
 * where that ends in a blank, begin with it. */
bool fg_source_line(fg_sources *s, fg_source_place *place, fg_str *rest, const char *first, fg_str *line);
/* Reads one file into s, by the ending of its name: .skills, policy.txt, common-words.txt, places.txt, or a lexicon. */
void fg_source_read(fg_sources *s, const fg_source_file *file);
void fg_source_read_skills(fg_sources *s, const fg_source_file *file);
void fg_source_read_lexicon(fg_sources *s, const fg_source_file *file);
/* Does a text say in its first line that it is a policy? */
bool fg_policy_says_so(fg_str text);
void fg_source_read_places(fg_sources *s, const fg_source_file *file);
void fg_source_read_policy(fg_sources *s, const fg_source_file *file);
/* A decimal with at most four places; false if it is none or lies outside 0 .. max (ten-thousandths). */
bool fg_source_decimal(fg_str text, int32_t max, int32_t *value);
/* The keys of a .skills entry in the order in which they are written; NULL past the last. */
const char *fg_source_key(unsigned i);

/* dict/layers.c: one concept an id over all layers, hidden names gone. Afterwards concepts are sorted by id; those that
 * moved or are gone stand in `moved`; names of the former have gone along. */
void fg_source_merge(fg_sources *s, fg_source_concepts *moved);
/* In concepts sorted by id; NULL: there is none. */
fg_source_concept *fg_source_find(const fg_source_concepts *concepts, fg_str id);
/* The concept that has an id or had it before; NULL: none. */
fg_source_concept *fg_source_resolve(const fg_sources *s, const fg_source_concepts *moved, fg_str id);

/* dict/nearest.c: the name that is written most like this one; empty: none is near. */
fg_str fg_source_nearest(const fg_source_concepts *concepts, fg_str name);

/* dict/pack.c: sources as one compressed piece, and back (names and texts then belong to the arena). */
fg_str fg_sources_pack(fg_arena *arena, const fg_source_files *files);
bool fg_sources_unpack(fg_arena *arena, fg_str packed, fg_source_files *files);

#endif
