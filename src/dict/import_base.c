/* What the dictionary beneath a list has already: which concept is meant by a name. */
#include "dict/import.h"

/* The first concept that has a name in a way stays; of others the first is remembered. */
static void put_name(fg_importer *im, fg_base_way way, fg_str name, uint32_t concept) {
    uint32_t first = concept;
    fg_import_put(&im->arena, &im->base_names[way], name, concept);
    if (fg_import_get(&im->base_names[way], name, &first) && first != concept)
        fg_import_put(&im->arena, &im->base_doubts[way], name, concept);
}

/* Also in the other number, but for ordinary words. */
static void put_both(fg_importer *im, fg_base_way way, fg_base_way singular_way, fg_str name, uint32_t concept) {
    fg_str written = fg_import_written(&im->arena, name), singular = fg_import_normal(&im->arena, name);
    put_name(im, way, written, concept);
    if (!fg_str_eq(written, singular) && !fg_import_get(&im->common, singular, NULL))
        put_name(im, singular_way, singular, concept);
}

/* A plain name of several words is found in any inflection. */
static void put_stems(fg_importer *im, fg_str name, uint32_t concept) {
    fg_str stems = fg_import_stems(im, name);
    uint32_t first = concept;
    fg_import_put(&im->arena, &im->base_stems, stems, concept);
    if (fg_import_get(&im->base_stems, stems, &first) && first != concept)
        fg_import_put(&im->arena, &im->base_stem_doubts, stems, concept);
}

static bool find_stems(fg_importer *im, fg_str name, fg_base_name *found) {
    fg_str stems = fg_import_stems(im, name);
    if (!fg_import_get(&im->base_stems, stems, &found->concept)) return false;
    found->way = FG_BASE_NUMBER;
    if (!fg_import_get(&im->base_stem_doubts, stems, &found->rival)) found->rival = FG_NONE;
    return true;
}

static void put_concept(fg_importer *im, uint32_t concept) {
    const fg_source_concept *c = &im->base.concepts.at[concept];
    bool field = c->kind == FG_KIND_FIELD;
    fg_base_way own = field ? FG_BASE_FIELD : FG_BASE_OWN, other = field ? FG_BASE_FIELD : FG_BASE_OTHER,
                number = field ? FG_BASE_FIELD : FG_BASE_NUMBER;
    put_both(im, own, number, c->name, concept);
    if (!field && !c->display_only && c->kind != FG_KIND_TITLE) put_stems(im, c->name, concept);
    for (uint32_t k = 0; k < c->names.n; k++) {
        bool title = c->names.at[k].flags & FG_NAME_TITLE;
        put_both(im, title ? FG_BASE_TITLE : other, title ? FG_BASE_TITLE : number, c->names.at[k].text, concept);
        if (!field && !c->names.at[k].flags) put_stems(im, c->names.at[k].text, concept);
    }
}

fg_status fg_import_load_base(fg_importer *im, const fg_dict *base, fg_error *err) {
    fg_source_files files = {0};
    fg_source_concepts moved = {0};
    im->base.arena = &im->arena;
    if (!base) return FG_OK;
    if (!fg_sources_unpack(&im->arena, base->sources, &files))
        return fg_fail(err, im->arena.failed ? FG_ENOMEM : FG_EDICT, "the sources in the dictionary cannot be read");
    for (uint32_t i = 0; i < files.n; i++) fg_source_read(&im->base, &files.at[i]);
    fg_source_merge(&im->base, &moved);
    for (uint32_t i = 0; i < im->base.common_words.n; i++)
        fg_import_put(&im->arena, &im->common, fg_import_normal(&im->arena, im->base.common_words.at[i]), 1);
    for (uint32_t i = 0; i < im->base.concepts.n; i++) {
        fg_import_put(&im->arena, &im->base_ids, im->base.concepts.at[i].id, i);
        put_concept(im, i);
    }
    for (uint32_t i = 0; i < moved.n; i++) fg_import_put(&im->arena, &im->base_ids, moved.at[i].id, 0);
    return FG_OK;
}

/* As written in any way before the other number in any: "SQLs" may be no plural of SQL. */
static bool find_in_ways(const fg_importer *im, fg_base_way from, fg_base_way to, const fg_str forms[2],
                         fg_base_name *found) {
    for (int form = 0; form < 2; form++) {
        for (fg_base_way way = from; way <= to; way++) {
            if (!fg_import_get(&im->base_names[way], forms[form], &found->concept)) continue;
            found->way = way;
            if (!fg_import_get(&im->base_doubts[way], forms[form], &found->rival)) found->rival = FG_NONE;
            return true;
        }
    }
    return false;
}

bool fg_import_find_base(fg_importer *im, fg_str name, fg_base_name *found) {
    fg_str forms[2] = {fg_import_written(&im->arena, name), fg_import_normal(&im->arena, name)};
    return find_in_ways(im, FG_BASE_OWN, FG_BASE_NUMBER, forms, found) || find_stems(im, name, found) ||
           find_in_ways(im, FG_BASE_TITLE, FG_BASE_TITLE, forms, found) ||
           find_in_ways(im, FG_BASE_FIELD, FG_BASE_FIELD, forms, found);
}

static bool is_article(fg_str word) {
    return fg_str_eq(word, FG_LIT("the")) || fg_str_eq(word, FG_LIT("a")) || fg_str_eq(word, FG_LIT("an"));
}

bool fg_import_find_deed(fg_importer *im, fg_str name, fg_base_name *found) {
    bool verb = im->format == FG_IMPORT_ESCO && name.len && name.ptr[0] >= 'a' && name.ptr[0] <= 'z';
    fg_str rest = name, behind;
    (void)fg_str_cut(&rest, ' ');
    behind = rest;
    if (is_article(fg_str_cut(&behind, ' '))) rest = behind;
    return verb && rest.len && fg_import_find_base(im, rest, found) && found->rival == FG_NONE &&
           found->way <= FG_BASE_NUMBER;
}

enum { MAKER_WORDS = 3 }; /* at most: "The MathWorks", "Dassault Systemes" */

static bool has_capital(fg_str s) {
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] >= 'A' && s.ptr[i] <= 'Z') return true;
    return false;
}

/* Products are told by their own names alone; what is behind a maker's may be just what kind of thing it is ("Epic EHR"). */
static bool is_product(fg_importer *im, fg_str name, bool behind_maker, fg_str *product) {
    fg_base_name found;
    if (name.len < 3 || !has_capital(name) || !fg_import_find_base(im, name, &found) || found.rival != FG_NONE)
        return false;
    const fg_source_concept *c = &im->base.concepts.at[found.concept];
    bool named = found.way == FG_BASE_OWN || (!behind_maker && found.way == FG_BASE_OTHER);
    if (!named || (c->kind != FG_KIND_TOOL && c->kind != FG_KIND_LANGUAGE)) return false;
    if (fg_import_get(&im->common, fg_import_normal(&im->arena, name), NULL)) return false;
    *product = c->name;
    return true;
}

/* "NeuroSolutions for MATLAB" is not MATLAB. */
static bool joins(fg_str word) {
    static const char *const all[] = {"for", "of", "and", "with", "to", "in", "on", "by"};
    for (size_t i = 0; i < FG_COUNT(all); i++)
        if (fg_str_eq_nocase(word, fg_str_of(all[i]))) return true;
    return false;
}

bool fg_import_find_product(fg_importer *im, fg_str name, fg_str *product) {
    static const fg_str behind[] = {{"", 0}, {" software", 9}, {" platform", 9}};
    for (size_t i = 0; i < FG_COUNT(behind); i++) {
        if (!fg_str_ends(name, behind[i])) continue;
        fg_str rest = {name.ptr, name.len - behind[i].len};
        if (i && is_product(im, rest, false, product)) return true;
        for (int words = 1; words <= MAKER_WORDS && rest.len; words++) {
            if (joins(fg_str_cut(&rest, ' '))) break;
            if (is_product(im, rest, true, product)) return true;
        }
    }
    return false;
}

fg_str fg_import_base_id(const fg_importer *im, uint32_t concept) { return im->base.concepts.at[concept].id; }

void fg_import_skip_doubt(fg_importer *im, fg_str name, const fg_base_name *found) {
    fg_str one = fg_import_base_id(im, found->concept), other = fg_import_base_id(im, found->rival);
    fg_import_skip(im, name,
                   fg_arena_printf(&im->arena, "'%.*s' and '%.*s' have this name: say which by its id", FG_STR_ARG(one),
                                   FG_STR_ARG(other))
                       .ptr);
}

bool fg_import_is_language(fg_importer *im, fg_str name) {
    fg_base_name found;
    return fg_import_find_base(im, name, &found) && im->base.concepts.at[found.concept].kind == FG_KIND_SPOKEN;
}
