#include "doc/json_posting.h"

static fg_str string_of(const json_t *value) {
    return json_is_string(value) ? (fg_str){json_string_value(value), json_string_length(value)} : (fg_str){0};
}

/* The first of the keys, up to a NULL, whose value is a string, at best one with something in it. */
static fg_str first_string(const json_t *object, const char *const *keys) {
    fg_str blank = {0};
    for (; *keys; keys++) {
        fg_str s = string_of(json_object_get(object, *keys));
        if (fg_str_trim(s).len) return s;
        if (s.ptr) blank = s;
    }
    return blank;
}

/* ---- a flat object ---- */

static void give_flat(fg_source *source, const json_t *object) {
    static const struct {
        fg_given_kind kind;
        const char *keys[8];
    } fields[] = {
        {FG_GIVEN_TITLE, {"title", "job_title", "jobTitle", "position"}},
        {FG_GIVEN_COMPANY, {"company", "company_name", "companyName", "employer", "organization"}},
        {FG_GIVEN_LOCATION, {"location", "job_location", "jobLocation"}},
        {FG_GIVEN_WORKPLACE, {"workplace", "workplace_type", "workplaceType"}},
        {FG_GIVEN_EMPLOYMENT, {"employment_type", "employmentType", "job_type", "jobType"}},
        {FG_GIVEN_PAY, {"salary", "pay", "salary_range", "compensation"}},
        {FG_GIVEN_DEADLINE, {"deadline", "valid_through", "application_deadline"}},
    };
    for (size_t i = 0; i < FG_COUNT(fields); i++)
        fg_source_give(source, fields[i].kind, first_string(object, fields[i].keys));
}

fg_status fg_json_posting_read(fg_source *source, const json_t *object, fg_error *err) {
    static const char *const texts[] = {"text",    "description",     "content",        "body",
                                        "posting", "job_description", "jobDescription", NULL};
    fg_str text = first_string(object, texts);
    if (!text.ptr) return fg_fail(err, FG_EINPUT, "no string 'text'");
    if (!fg_str_trim(text).len) return fg_fail(err, FG_EINPUT, "no text in it");
    fg_buf_add(&source->body, text);
    source->plain = true;
    give_flat(source, object);
    return FG_OK;
}
