/* Any table with a column of names. */
#include "dict/import.h"

typedef enum { NAME, KIND, ALIASES, PARENT, ID, COLUMNS } column;

/* As people call them, in any case. */
static const struct {
    const char *name;
    column column;
} headers[] = {
    {"name", NAME},
    {"kind", KIND},
    {"aliases", ALIASES},
    {"alias", ALIASES},
    {"altLabels", ALIASES},
    {"altLabel", ALIASES},
    {"synonyms", ALIASES},
    {"synonym", ALIASES},
    {"parent", PARENT},
    {"parents", PARENT},
    {"id", ID},
};

/* Which field is which; columns of another name are told. */
static void find_columns(fg_importer *im, const fg_csv *csv, uint32_t at[COLUMNS]) {
    for (int c = 0; c < COLUMNS; c++) at[c] = FG_NONE;
    for (uint32_t i = 0; i < csv->fields.n; i++) {
        size_t k = 0, n = sizeof headers / sizeof *headers;
        while (k < n && !fg_str_eq_nocase(csv->fields.at[i], fg_str_of(headers[k].name))) k++;
        if (k < n && at[headers[k].column] == FG_NONE)
            at[headers[k].column] = i;
        else if (csv->fields.at[i].len)
            fg_import_skip(im, csv->fields.at[i], "columns are name, kind, aliases, parent and id, each once");
    }
}

/* Knowledge where nothing is said. */
static bool read_kind(fg_str said, fg_kind *kind) {
    unsigned k = 0;
    *kind = FG_KIND_KNOWLEDGE;
    if (!said.len) return true;
    while (fg_kind_name(k) && !fg_str_eq_nocase(said, fg_str_of(fg_kind_name(k)))) k++;
    if (!fg_kind_name(k)) return false;
    *kind = (fg_kind)k;
    return true;
}

static bool is_blank(const fg_csv *csv) {
    for (uint32_t i = 0; i < csv->fields.n; i++)
        if (csv->fields.at[i].len) return false;
    return true;
}

static void note_parents(fg_importer *im, uint32_t entry, fg_str list) {
    while (list.len) {
        size_t n = 0;
        while (n < list.len && list.ptr[n] != '|' && list.ptr[n] != ';') n++;
        fg_str name = fg_str_trim((fg_str){list.ptr, n});
        fg_import_parent *p = name.len ? FG_PUSH(&im->arena, &im->parents) : NULL;
        if (p) *p = (fg_import_parent){entry, name, im->file, im->line};
        n += n < list.len;
        list = (fg_str){list.ptr + n, list.len - n};
    }
}

static void read_row(fg_importer *im, const fg_csv *csv, const uint32_t at[COLUMNS]) {
    fg_kind kind;
    fg_str name = fg_csv_field(csv, at[NAME]);
    if (!name.len) {
        if (!is_blank(csv)) fg_import_skip(im, name, "the row has no name");
        return;
    }
    if (!read_kind(fg_csv_field(csv, at[KIND]), &kind)) {
        fg_import_skip(im, name, "its kind is unknown");
        return;
    }
    fg_import_entry *e = fg_import_add(im, name, (fg_str){0}, kind);
    if (!e) return;
    if (fg_csv_field(csv, at[ID]).len) fg_import_set_id(im, e, fg_csv_field(csv, at[ID]));
    fg_import_add_aliases(im, e, fg_csv_field(csv, at[ALIASES]));
    if (!e->known) note_parents(im, (uint32_t)(e - im->entries.at), fg_csv_field(csv, at[PARENT]));
}

void fg_import_table(fg_importer *im, fg_csv *csv) {
    uint32_t at[COLUMNS];
    find_columns(im, csv, at);
    while (!im->full && fg_csv_next(csv)) {
        im->line = csv->line;
        read_row(im, csv, at);
    }
}
