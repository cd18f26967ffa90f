#include "doc/json_posting.h"

#include "doc/html.h"
#include "doc/json_day.h"
#include "doc/json_fields.h"

/* ---- text ---- */

/* "&lt;p&gt;": HTML that was escaped once more to stand in a string. */
static fg_str unescape(fg_str s, fg_arena *arena) {
    const struct {
        fg_str entity;
        char c;
    } entities[] = {{FG_LIT("&lt;"), '<'},   {FG_LIT("&gt;"), '>'},  {FG_LIT("&quot;"), '"'},
                    {FG_LIT("&#39;"), '\''}, {FG_LIT("&#34;"), '"'}, {FG_LIT("&amp;"), '&'}};
    fg_buf out;
    fg_buf_init(&out, arena);
    for (size_t i = 0; i < s.len;) {
        size_t n = 0;
        char c = s.ptr[i];
        for (size_t k = 0; c == '&' && k < FG_COUNT(entities) && !n; k++) {
            if (!fg_str_starts((fg_str){s.ptr + i, s.len - i}, entities[k].entity)) continue;
            n = entities[k].entity.len;
            c = entities[k].c;
        }
        fg_buf_add_char(&out, c);
        i += n ? n : 1;
    }
    return fg_buf_str(&out);
}

static void end_paragraph(fg_source *source) {
    fg_buf *body = &source->body;
    if (body->n && body->at[body->n - 1] != '\n') fg_buf_add_char(body, '\n');
    if (body->n) fg_buf_add_char(body, '\n');
}

/* HTML, escaped HTML or plain text. */
static fg_status add_text(fg_source *source, fg_str s, fg_error *err) {
    bool escaped =
        !memchr(s.ptr ? s.ptr : "", '<', s.len) && fg_str_holds(s, FG_LIT("&lt;")) && fg_str_holds(s, FG_LIT("&gt;"));
    if (!fg_str_trim(s).len) return FG_OK;
    end_paragraph(source);
    if (escaped) s = unescape(s, source->arena);
    if (escaped || fg_html_seen(s)) return fg_html_append(source, s, err);
    source->plain = !source->body.n;
    fg_buf_add(&source->body, s);
    return FG_OK;
}

/* A text under a heading, unless it stands in the body already. */
static fg_status add_section(fg_source *source, fg_str title, fg_str s, fg_error *err) {
    enum { ENOUGH = 40 };
    fg_str start = fg_str_trim(s);
    if (!start.len) return FG_OK;
    if (start.len > ENOUGH) start.len = ENOUGH;
    if (fg_str_holds(fg_buf_str(&source->body), start)) return FG_OK;
    end_paragraph(source);
    fg_source_mark(source, FG_LINE_HEADING, 2);
    fg_buf_add(&source->body, fg_str_trim(title));
    fg_status status = add_text(source, s, err);
    source->plain = false;
    return status;
}

/* ---- a flat object ---- */

static const char *const titles[] = {"title", "job_title", "jobTitle", "position", NULL};
static const char *const companies[] = {"company", "company_name", "companyName", "employer", "organization", NULL};
static const char *const employments[] = {"employment_type", "employmentType", "job_type", "jobType", NULL};
static const char *const deadlines[] = {"deadline", "valid_through", "validThrough", "application_deadline", NULL};
static const char *const places[] = {"location", "job_location", "jobLocation", NULL};
static const char *const workplaces[] = {"workplace", "workplace_type", "workplaceType", NULL};
static const char *const remotes[] = {"remote", "isRemote", "is_remote", "remote_allowed", NULL};

/* A string, or an object that says it in one of its fields. */
static fg_str words_of(const json_t *value) {
    static const char *const keys[] = {"description", "name", "credentialCategory", "value", NULL};
    return json_is_object(value) ? fg_json_first(value, keys) : fg_json_text(value);
}

static void give_company(fg_source *source, const json_t *object) {
    const json_t *company = fg_json_any(object, companies);
    if (json_is_object(company)) company = json_object_get(company, "name");
    fg_source_give(source, FG_GIVEN_COMPANY, fg_json_text(company));
}

static void give_workplace(fg_source *source, const json_t *object) {
    fg_str said = fg_json_first(object, workplaces);
    if (fg_str_trim(said).len)
        fg_give_workplace(source, said);
    else
        fg_give_remote(source, fg_json_any(object, remotes));
}

static fg_status read_around(fg_source *source, const json_t *object, fg_str text, fg_error *err) {
    fg_source_give(source, FG_GIVEN_TITLE, fg_json_first(object, titles));
    give_company(source, object);
    fg_give_places(source, fg_json_any(object, places));
    fg_give_places(source, json_object_get(object, "locations"));
    give_workplace(source, object);
    fg_give_employments(source, fg_json_any(object, employments));
    fg_give_flat_pay(source, object);
    fg_source_give(source, FG_GIVEN_DEADLINE, fg_json_first(object, deadlines));
    return add_text(source, text, err);
}

static fg_status read_flat(fg_source *source, const json_t *object, fg_error *err) {
    static const char *const texts[] = {"text",    "description",     "content",        "body",
                                        "posting", "job_description", "jobDescription", NULL};
    fg_str text = fg_json_first(object, texts);
    if (!text.ptr) return fg_fail(err, FG_EINPUT, "no string 'text', 'description', 'content' or 'body' in it");
    return read_around(source, object, text, err);
}

/* ---- schema.org ---- */

static bool names_job_posting(fg_str type) {
    return fg_str_eq(type, FG_LIT("JobPosting")) || fg_str_ends(type, FG_LIT("schema.org/JobPosting")) ||
           fg_str_eq(type, FG_LIT("schema:JobPosting"));
}

static bool is_job_posting(const json_t *object) {
    const json_t *type = json_object_get(object, "@type");
    for (size_t i = 0; i < json_array_size(type); i++)
        if (names_job_posting(fg_json_text(json_array_get(type, i)))) return true;
    return names_job_posting(fg_json_text(type));
}

/* `tail` goes behind each of the words. */
static fg_status add_words(fg_source *source, fg_str title, const json_t *value, fg_str tail, fg_error *err) {
    fg_buf list;
    fg_buf_init(&list, source->arena);
    size_t n = json_is_array(value) ? json_array_size(value) : 1;
    for (size_t i = 0; i < n; i++) {
        fg_str s = fg_str_trim(words_of(json_is_array(value) ? json_array_get(value, i) : value));
        if (!s.len) continue;
        if (json_is_array(value)) fg_buf_add(&list, FG_LIT("\xE2\x80\xA2 "));
        fg_buf_add(&list, s);
        fg_buf_add(&list, tail);
        if (json_is_array(value)) fg_buf_add_char(&list, '\n');
    }
    return add_section(source, title, fg_buf_str(&list), err);
}

static void give_months(fg_source *source, const json_t *value) {
    const json_t *months = json_object_get(value, "monthsOfExperience");
    if (!json_is_integer(months) || json_integer_value(months) < 1 || json_integer_value(months) > 600) return;
    end_paragraph(source);
    fg_source_mark(source, FG_LINE_HEADING, 2);
    fg_buf_printf(&source->body, "Requirements\n\xE2\x80\xA2 %d months of experience\n",
                  (int)json_integer_value(months));
    source->plain = false;
}

static fg_status read_schema(fg_source *source, const json_t *object, fg_error *err) {
    bool instead = json_is_true(json_object_get(object, "experienceInPlaceOfEducation"));
    fg_str or_experience = instead ? FG_LIT(" or equivalent experience") : FG_LIT("");
    const struct {
        const char *key;
        fg_str title, tail;
    } sections[] = {{"responsibilities", FG_LIT("Responsibilities"), FG_LIT("")},
                    {"qualifications", FG_LIT("Qualifications"), FG_LIT("")},
                    {"skills", FG_LIT("Skills"), FG_LIT("")},
                    {"experienceRequirements", FG_LIT("Experience"), FG_LIT("")},
                    {"educationRequirements", FG_LIT("Education"), or_experience}};
    fg_source_give(source, FG_GIVEN_TITLE, fg_json_first(object, (const char *const[]){"title", "name", NULL}));
    fg_source_give(source, FG_GIVEN_COMPANY, words_of(json_object_get(object, "hiringOrganization")));
    fg_give_places(source, json_object_get(object, "jobLocation"));
    fg_give_workplace(source, fg_json_text(json_object_get(object, "jobLocationType")));
    fg_give_employments(source, json_object_get(object, "employmentType"));
    fg_give_base_salary(source, json_object_get(object, "baseSalary"));
    fg_give_date(source, fg_json_text(json_object_get(object, "validThrough")));
    fg_status status = add_text(source, fg_json_text(json_object_get(object, "description")), err);
    for (size_t i = 0; i < FG_COUNT(sections) && status == FG_OK; i++)
        status = add_words(source, sections[i].title, json_object_get(object, sections[i].key), sections[i].tail, err);
    give_months(source, json_object_get(object, "experienceRequirements"));
    return status;
}

/* ---- job boards ---- */

/* A flat object with its text in "content" and a place in parts looks just like these: what only it has counts, too. */
static fg_status read_greenhouse(fg_source *source, const json_t *object, fg_error *err) {
    const json_t *metadata = json_object_get(object, "metadata"), *pay = json_object_get(object, "pay_input_ranges");
    fg_source_give(source, FG_GIVEN_TITLE, fg_json_first(object, titles));
    give_company(source, object);
    fg_give_place(source, json_object_get(object, "location"));
    for (size_t i = 0; i < json_array_size(metadata); i++) {
        const json_t *entry = json_array_get(metadata, i);
        fg_str name = fg_json_text(json_object_get(entry, "name")),
               value = fg_json_text(json_object_get(entry, "value"));
        if (fg_str_eq_nocase(name, FG_LIT("employment type"))) fg_give_employment(source, value);
        if (fg_str_eq_nocase(name, FG_LIT("workplace type")) || fg_str_eq_nocase(name, FG_LIT("location type")))
            fg_give_workplace(source, value);
    }
    give_workplace(source, object);
    fg_give_employments(source, fg_json_any(object, employments));
    fg_give_flat_pay(source, object);
    fg_give_cents(source, json_array_get(pay, 0));
    fg_give_date(source, fg_json_first(object, deadlines));
    return add_text(source, fg_json_text(json_object_get(object, "content")), err);
}

/* The first place, and others of a list that may hold it again. */
static void give_all_locations(fg_source *source, const json_t *first, const json_t *all) {
    fg_str main = fg_json_text(first);
    fg_source_give(source, FG_GIVEN_LOCATION, main);
    for (size_t i = 0; i < json_array_size(all); i++) {
        fg_str one = fg_json_text(json_array_get(all, i));
        if (!fg_str_eq(one, main)) fg_source_give(source, FG_GIVEN_LOCATION, one);
    }
}

static fg_status read_lever(fg_source *source, const json_t *object, fg_error *err) {
    static const char *const descriptions[] = {"description", "descriptionPlain", NULL};
    static const char *const endings[] = {"additional", "additionalPlain", NULL};
    const json_t *categories = json_object_get(object, "categories"), *lists = json_object_get(object, "lists");
    fg_source_give(source, FG_GIVEN_TITLE, fg_json_text(json_object_get(object, "text")));
    give_all_locations(source, json_object_get(categories, "location"), json_object_get(categories, "allLocations"));
    fg_give_workplace(source, fg_json_text(json_object_get(object, "workplaceType")));
    fg_give_employment(source, fg_json_text(json_object_get(categories, "commitment")));
    fg_give_range(source, json_object_get(object, "salaryRange"));
    fg_status status = add_text(source, fg_json_first(object, descriptions), err);
    for (size_t i = 0; i < json_array_size(lists) && status == FG_OK; i++) {
        const json_t *list = json_array_get(lists, i);
        status = add_section(source, fg_json_text(json_object_get(list, "text")),
                             fg_json_text(json_object_get(list, "content")), err);
    }
    return status == FG_OK ? add_text(source, fg_json_first(object, endings), err) : status;
}

static fg_status read_ashby(fg_source *source, const json_t *object, fg_error *err) {
    static const char *const descriptions[] = {"descriptionHtml", "descriptionPlain", NULL};
    const json_t *others = json_object_get(object, "secondaryLocations");
    fg_source_give(source, FG_GIVEN_TITLE, fg_json_first(object, titles));
    give_company(source, object);
    fg_source_give(source, FG_GIVEN_LOCATION,
                   fg_json_first(object, (const char *const[]){"location", "locationName", NULL}));
    for (size_t i = 0; i < json_array_size(others); i++)
        fg_source_give(source, FG_GIVEN_LOCATION, fg_json_text(json_object_get(json_array_get(others, i), "location")));
    fg_str workplace = fg_json_text(json_object_get(object, "workplaceType"));
    if (!workplace.len && json_is_true(json_object_get(object, "isRemote"))) workplace = FG_LIT("Remote");
    fg_give_workplace(source, workplace);
    fg_give_employment(source, fg_json_text(json_object_get(object, "employmentType")));
    fg_give_compensation(source, json_object_get(object, "compensation"));
    return add_text(source, fg_json_first(object, descriptions), err);
}

/* ---- the day ---- */

/* The first day that can be read. */
static void read_day(fg_source *source, const json_t *object) {
    static const char *const days[] = {"datePosted",     "date_posted",     "posted_at",    "posted_date",
                                       "postedAt",       "postedDate",      "publishedAt",  "publishedDate",
                                       "published_at",   "first_published", "published",    "datePublished",
                                       "date_published", "publish_date",    "posting_date", "posted",
                                       "date",           "listed_time",     "createdAt",    "created_at"};
    for (size_t i = 0; i < FG_COUNT(days) && source->posted <= FG_POSTED_UNREAD; i++) {
        uint32_t day = fg_json_day(json_object_get(object, days[i]));
        if (day) source->posted = day;
    }
}

/* ---- which of them ---- */

static bool has_strings(const json_t *object, const char *a, const char *b) {
    return json_is_string(json_object_get(object, a)) && json_is_string(json_object_get(object, b));
}

static bool is_lever(const json_t *object) {
    bool described = json_is_string(json_object_get(object, "description")) ||
                     json_is_string(json_object_get(object, "descriptionPlain"));
    return json_is_string(json_object_get(object, "text")) && described &&
           (json_is_array(json_object_get(object, "lists")) || json_is_object(json_object_get(object, "categories")));
}

static bool is_ashby(const json_t *object) {
    return has_strings(object, "title", "descriptionHtml") || has_strings(object, "title", "descriptionPlain");
}

static bool is_greenhouse(const json_t *object) {
    return has_strings(object, "title", "content") && json_is_object(json_object_get(object, "location"));
}

static fg_status check_text(const fg_source *source, fg_error *err) {
    return fg_str_trim(fg_buf_str(&source->body)).len ? FG_OK : fg_fail(err, FG_EINPUT, "no text in it");
}

fg_status fg_json_posting_read_text(fg_source *source, const json_t *object, fg_str text, fg_error *err) {
    read_day(source, object);
    fg_status status = read_around(source, object, text, err);
    return status == FG_OK ? check_text(source, err) : status;
}

fg_status fg_json_posting_read(fg_source *source, const json_t *object, fg_error *err) {
    read_day(source, object);
    fg_status status = is_job_posting(object)  ? read_schema(source, object, err)
                       : is_lever(object)      ? read_lever(source, object, err)
                       : is_ashby(object)      ? read_ashby(source, object, err)
                       : is_greenhouse(object) ? read_greenhouse(source, object, err)
                                               : read_flat(source, object, err);
    return status == FG_OK ? check_text(source, err) : status;
}

/* ---- where they are in a file ---- */

static bool is_posting(const json_t *value) {
    return is_job_posting(value) || is_lever(value) || is_ashby(value) || is_greenhouse(value);
}

void fg_json_posting_each(const json_t *value, void (*visit)(void *ctx, const json_t *posting), void *ctx) {
    static const char *const lists[] = {"@graph",     "jobs", "itemListElement", "item",    "mainEntity",
                                        "jobPosting", "data", "results",         "postings"};
    for (size_t i = 0; i < json_array_size(value); i++) fg_json_posting_each(json_array_get(value, i), visit, ctx);
    if (!json_is_object(value)) return;
    if (is_posting(value)) {
        visit(ctx, value);
        return;
    }
    for (size_t i = 0; i < FG_COUNT(lists); i++) {
        const json_t *inner = json_object_get(value, lists[i]);
        if (inner) fg_json_posting_each(inner, visit, ctx);
    }
}

typedef struct {
    const json_t *first;
    uint32_t n;
} search;

static void count(void *ctx, const json_t *posting) {
    search *s = ctx;
    if (!s->n++) s->first = posting;
}

const json_t *fg_json_posting_find(const json_t *value, uint32_t *n) {
    search s = {0};
    fg_json_posting_each(value, count, &s);
    *n += s.n;
    return s.first;
}
