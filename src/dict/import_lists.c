/* ESCO and O*NET as they are published, and which reader a file is for. */
#include "dict/import.h"

static void read_onet(fg_importer *im, fg_csv *csv) {
    uint32_t tool = fg_csv_column(csv, "Example"), group = fg_csv_column(csv, "Commodity Title"),
             title = fg_csv_column(csv, "Alternate Title");
    while (!im->full && fg_csv_next(csv)) {
        im->line = csv->line;
        if (title != FG_NONE) {
            (void)fg_import_add(im, fg_csv_field(csv, title), (fg_str){0}, FG_KIND_TITLE);
            continue;
        }
        fg_import_entry *e = fg_import_add(im, fg_csv_field(csv, tool), (fg_str){0}, FG_KIND_TOOL);
        if (!e || !fg_csv_field(csv, group).len) continue;
        size_t at = (size_t)(e - im->entries.at);
        fg_import_entry *p = fg_import_add(im, fg_csv_field(csv, group), (fg_str){0}, FG_KIND_TOOL);
        if (p) fg_import_add_parent(im, &im->entries.at[at], p->id);
    }
}

#define PREFIX 5 /* letters in which words of one stem agree */

/* Has a label a word of four letters or more in common with a list of others? */
static bool shares_word(fg_importer *im, fg_str label, fg_str others) {
    label = fg_import_normal(&im->arena, label);
    others = fg_import_normal(&im->arena, others);
    while (label.len) {
        fg_str word = fg_str_cut(&label, ' '), rest = others;
        if (word.len < 4) continue;
        if (word.len > PREFIX) word.len = PREFIX;
        while (rest.len)
            if (fg_str_starts(fg_str_cut(&rest, ' '), word)) return true;
    }
    return false;
}

/* Copies of ESCO are about in which the alternative labels have slipped to other skills: then hardly any row has a word
 * in common with its own. In a sound one four of five have. */
static bool labels_fit(fg_importer *im, fg_csv csv, uint32_t label, uint32_t alt) {
    uint32_t rows = 0, good = 0;
    csv.fields.at = NULL; /* the copy reads ahead on its own */
    csv.fields.n = csv.fields.cap = 0;
    while (fg_csv_next(&csv)) {
        if (!fg_csv_field(&csv, alt).len) continue;
        rows++;
        good += shares_word(im, fg_csv_field(&csv, label), fg_csv_field(&csv, alt));
    }
    if (rows < 50 || good * 3 >= rows) return true;
    fg_import_skip(im, FG_LIT("altLabels and reuseLevel"),
                   "in most rows the first have no word in common with their label, so the file is damaged");
    return false;
}

/* Of what ESCO calls transversal, what people can do in any trade is soft; languages are in it too, and knowledge. */
static fg_kind esco_kind(fg_importer *im, fg_str type, fg_str level, fg_str broader) {
    if (fg_str_eq(type, FG_LIT("knowledge"))) return FG_KIND_KNOWLEDGE;
    return fg_str_eq(level, FG_LIT("transversal")) && !fg_import_is_language(im, broader) ? FG_KIND_SOFT
                                                                                          : FG_KIND_METHOD;
}

static void read_esco_skills(fg_importer *im, fg_csv *csv) {
    uint32_t uri = fg_csv_column(csv, "conceptUri"), label = fg_csv_column(csv, "preferredLabel"),
             alt = fg_csv_column(csv, "altLabels"), type = fg_csv_column(csv, "skillType"),
             up = fg_csv_column(csv, "broaderConceptUri"), level = fg_csv_column(csv, "reuseLevel"),
             broader = fg_csv_column(csv, "broaderConceptPT");
    if (!labels_fit(im, *csv, label, alt)) alt = level = FG_NONE; /* what slipped in one column did so in others */
    while (!im->full && fg_csv_next(csv)) {
        im->line = csv->line;
        fg_kind kind = esco_kind(im, fg_csv_field(csv, type), fg_csv_field(csv, level), fg_csv_field(csv, broader));
        fg_import_entry *e = fg_import_add(im, fg_csv_field(csv, label), fg_csv_field(csv, uri), kind);
        if (!e) continue;
        if (type != FG_NONE && !e->known) e->kind = kind; /* another file may have had it without */
        fg_import_add_aliases(im, e, fg_csv_field(csv, alt));
        for (fg_str list = fg_csv_field(csv, up); list.len;) {
            fg_str one = fg_str_trim(fg_str_cut(&list, '|'));
            if (one.len) fg_import_relate(im, fg_csv_field(csv, uri), one, false);
        }
    }
}

static void read_esco_relations(fg_importer *im, fg_csv *csv) {
    uint32_t child = fg_csv_column(csv, "conceptUri"), up = fg_csv_column(csv, "broaderUri"),
             from = fg_csv_column(csv, "originalSkillUri"), to = fg_csv_column(csv, "relatedSkillUri"),
             type = fg_csv_column(csv, "relationType");
    while (!im->full && fg_csv_next(csv)) {
        if (up != FG_NONE)
            fg_import_relate(im, fg_csv_field(csv, child), fg_csv_field(csv, up), false);
        else if (fg_str_eq(fg_csv_field(csv, type), FG_LIT("essential")))
            fg_import_relate(im, fg_csv_field(csv, from), fg_csv_field(csv, to), true);
    }
}

static bool has(const fg_csv *csv, const char *column) { return fg_csv_column(csv, column) != FG_NONE; }

static bool read_known(fg_importer *im, fg_import format, fg_csv *csv) {
    bool esco = format == FG_IMPORT_ESCO;
    if (format == FG_IMPORT_CSV && has(csv, "name"))
        fg_import_table(im, csv);
    else if (format == FG_IMPORT_ONET && (has(csv, "Example") || has(csv, "Alternate Title")))
        read_onet(im, csv);
    else if (esco && has(csv, "preferredLabel") && has(csv, "conceptUri"))
        read_esco_skills(im, csv);
    else if (esco && (has(csv, "broaderUri") || has(csv, "relatedSkillUri")))
        read_esco_relations(im, csv);
    else
        return false;
    return true;
}

static char separator_of(fg_str text) {
    fg_str line = fg_str_cut(&text, '\n');
    return line.len && memchr(line.ptr, '\t', line.len) ? '\t' : ',';
}

/* Of each format: the columns that its header must have. */
static const char *const expected[] = {
    [FG_IMPORT_ESCO] = "the columns 'conceptUri' and 'preferredLabel', or 'broaderUri', or 'relatedSkillUri'",
    [FG_IMPORT_ONET] = "the column 'Example' or 'Alternate Title'",
    [FG_IMPORT_CSV] = "the column 'name' (and perhaps 'kind', 'aliases', 'parent', 'id')",
};

static fg_status check_text(const fg_dict_source *source, fg_error *err) {
    uint32_t line = 1;
    for (size_t i = 0; i < source->text.len;) {
        size_t from = i;
        uint32_t c = fg_utf8_next(source->text, &i);
        if (c == '\n') line++;
        if (c && (c != 0xFFFD || i - from > 1)) continue;
        return fg_fail_at(err, FG_EINPUT, line, 0, c ? "%s:%u: not UTF-8: the byte 0x%02X" : "%s:%u: a NUL byte",
                          source->name, line, (unsigned char)source->text.ptr[from]);
    }
    return FG_OK;
}

fg_status fg_import_read(fg_importer *im, fg_import format, const fg_dict_source *source, fg_error *err) {
    fg_csv csv;
    fg_csv_start(&csv, &im->arena, source->text, separator_of(source->text));
    im->file = source->name;
    im->line = 1;
    fg_status status = check_text(source, err);
    if (status != FG_OK) return status;
    if (!fg_csv_next(&csv) || !read_known(im, format, &csv))
        return fg_fail(err, FG_EINPUT, "%s: its first line must name %s, between commas or tabs", source->name,
                       expected[format]);
    if (im->full)
        return fg_fail_at(err, FG_EINPUT, im->line, 0,
                          "%s:%u: more than 400,000 names or 2,000,000 relations are too many for a list", source->name,
                          im->line);
    if (csv.open_quote)
        return fg_fail_at(err, FG_EINPUT, csv.open_quote, 0, "%s:%u: a quote that does not end", source->name,
                          csv.open_quote);
    return FG_OK;
}
