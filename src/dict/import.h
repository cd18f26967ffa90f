/* A list being imported. Readers of single formats (import_lists.c, import_table.c) add to it. */
#ifndef FG_IMPORT_H
#define FG_IMPORT_H
#include "dict/csv.h"
#include "dict/dict.h"
#include "dict/trie.h"

typedef struct {
    fg_str id, name, key; /* key: how the list itself names it (a URI, a code), may be empty */
    fg_kind kind;
    FG_VEC(fg_str) aliases, parents, implies;
    bool known; /* the base has it: only what is new is written */
} fg_import_entry;

typedef struct {
    fg_str key;
    uint32_t value;
} fg_import_slot;

/* Strings to numbers (import_map.c). */
typedef struct {
    uint32_t n, cap;
    fg_import_slot *at;
} fg_import_map;

/* How a concept of the base has a name, the surest way first. */
typedef enum {
    FG_BASE_OWN,    /* what reports print */
    FG_BASE_OTHER,  /* an alias, an abbreviation */
    FG_BASE_NUMBER, /* one of these, but for number or, of several words, inflection */
    FG_BASE_TITLE,  /* a job title that shows it */
    FG_BASE_FIELD,  /* a field of study: meant only where nothing else has the name */
    FG_BASE_WAYS
} fg_base_way;

typedef struct {
    uint32_t concept;
    uint32_t rival; /* another concept that has it in the same way; FG_NONE: none */
    fg_base_way way;
} fg_base_name;

typedef struct {
    fg_str from, to;
    bool implied;
} fg_import_relation;

/* A parent by its name or id; it may stand further down. */
typedef struct {
    uint32_t entry;
    fg_str name;
    const char *file;
    uint32_t line;
} fg_import_parent;

typedef struct {
    fg_arena arena;
    fg_import format;
    fg_trie trie; /* for its words alone */
    fg_sources base;
    fg_import_map base_stems, base_stem_doubts; /* stems of names of several words -> concept of base, and its rival */
    fg_import_map base_names[FG_BASE_WAYS], base_doubts[FG_BASE_WAYS]; /* name -> concept of base, and its rival */
    fg_import_map base_ids;                                            /* id -> concept of base */
    fg_import_map common;                                              /* ordinary words */
    fg_import_map names, ids, keys;                                    /* of entries */
    fg_import_map told;                                                /* what was left out, with the reason */
    FG_VEC(fg_import_entry) entries;
    FG_VEC(fg_import_relation) relations; /* between keys */
    FG_VEC(fg_import_parent) parents;
    const fg_dict_faults *skipped;
    const char *file;
    uint32_t line, n_skipped;
    uint32_t taken; /* names */
    bool full;      /* more of them, or of relations, came than are taken: lists have an end, and memory too */
} fg_importer;

/* The first value of a key stays. */
void fg_import_put(fg_arena *arena, fg_import_map *map, fg_str key, uint32_t value);
bool fg_import_get(const fg_import_map *map, fg_str key, uint32_t *value); /* value may be NULL */

/* Lower case, one space for whatever separates. */
fg_str fg_import_written(fg_arena *arena, fg_str name);
fg_str fg_import_normal(fg_arena *arena, fg_str name); /* in the singular, too */
/* The stems of a name of several words: names with the same ones are found in the same places. Empty: of one word. */
fg_str fg_import_stems(fg_importer *im, fg_str name);
/* Between the keys of two entries, which may come later. */
void fg_import_relate(fg_importer *im, fg_str from, fg_str to, bool implied);
void fg_import_skip(fg_importer *im, fg_str name, const char *why);
/* A new entry, or the one that has this name already, or one that adds to a concept of the base; NULL: left out. It moves
 * when another is added. */
fg_import_entry *fg_import_add(fg_importer *im, fg_str name, fg_str key, fg_kind kind);
/* Gives a new entry the id that the list has for it, unless that is taken. */
void fg_import_set_id(fg_importer *im, fg_import_entry *e, fg_str wish);
/* Names between line ends, bars or semicolons. */
void fg_import_add_aliases(fg_importer *im, fg_import_entry *e, fg_str list);
void fg_import_add_parent(fg_importer *im, fg_import_entry *e, fg_str id);

/* ---- import_base.c ---- */

fg_status fg_import_load_base(fg_importer *im, const fg_dict *base, fg_error *err);
bool fg_import_find_base(fg_importer *im, fg_str name, fg_base_name *found);
/* ESCO says what is done: "show initiative", "perform data analysis". Is a name a verb and a name that the base reads? */
bool fg_import_find_deed(fg_importer *im, fg_str name, fg_base_name *found);
/* Is a name that of a product which the base has, with its maker in front or "software" behind? *product is the base's. */
bool fg_import_find_product(fg_importer *im, fg_str name, fg_str *product);
fg_str fg_import_base_id(const fg_importer *im, uint32_t concept);
/* A name that means two concepts alike is left out. */
void fg_import_skip_doubt(fg_importer *im, fg_str name, const fg_base_name *found);
/* Does the base know it as a spoken language? */
bool fg_import_is_language(fg_importer *im, fg_str name);

/* ---- the formats ---- */

/* Reads one file by the columns of its header. */
fg_status fg_import_read(fg_importer *im, fg_import format, const fg_dict_source *source, fg_error *err);
/* Leaves out aliases that are found by another name of their entry anyway (import_trim.c). */
void fg_import_trim(fg_importer *im);
/* A table with a column of names. */
void fg_import_table(fg_importer *im, fg_csv *csv);

#endif
