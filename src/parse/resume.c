/* Reads a résumé: sections, roles, education, proofs and skills, deeds. */
#include "parse/blind.h"

const char *const fg_place_names[FG_IN_COUNT] = {"role",   "project", "education", "certificate",
                                                 "skills", "summary", "interests", "other"};

/* Years in its jobs that are still to come, as of the month that is taken as today's: dates of later years are not read. */
static bool is_of_later(const fg_resume_reading *x) {
    enum { HUNDREDTHS = 100, FURTHEST = 100 /* years ahead */ };
    uint32_t year = (uint32_t)x->resume->as_of / 12;
    for (uint32_t p = 0; p < x->parts.n; p++)
        for (uint32_t i = x->parts.at[p].first; x->parts.at[p].tag == FG_LEX_H_EXPERIENCE && i < x->parts.at[p].end;
             i++) {
            const fg_token *t = fg_tok(&x->reading, i);
            uint32_t n = t->value / HUNDREDTHS;
            if (t->cls == FG_TOK_NUMBER && t->norm_len == 4 && n > year && n < year + FURTHEST) return true;
        }
    return false;
}

static bool has_hidden_words(const fg_resume *r) {
    for (uint32_t i = 0; i < r->oddities.n; i++)
        if (r->oddities.at[i].kind == FG_ODD_HIDDEN) return true;
    return false;
}

/* A few lines are too short to be refused for their language. */
static void warn_of_language(fg_resume_reading *x, bool worked) {
    fg_resume *r = x->resume;
    const char *name = worked ? NULL : fg_language_suspect(&x->reading.engine->languages, r->doc->text);
    if (name)
        fg_resume_warn(
            x, fg_arena_printf(&r->arena, "the text may be written in %s, for which there is no dictionary yet", name)
                   .ptr);
}

static void warn(fg_resume_reading *x) {
    fg_resume *r = x->resume;
    uint32_t undated = 0;
    if (x->parts.n <= 1) fg_resume_warn(x, "no section headings were found");
    for (uint32_t i = 0; i < r->roles.n; i++) undated += r->roles.at[i].months == 0;
    r->of_later = undated == r->roles.n && is_of_later(x);
    warn_of_language(x, undated < r->roles.n || (x->parts.n > 1 && r->skills.n));
    if (r->of_later)
        fg_resume_warn(x, "its jobs are of years after the month that is taken as today's, so none of them counts");
    else if (undated == r->roles.n)
        fg_resume_warn(x, "no jobs with dates were found, so no years of experience can be counted");
    else if (undated)
        fg_resume_warn(x, "some jobs have no readable dates and count no months");
    if (x->senseless && !r->of_later) fg_resume_warn(x, x->senseless);
    if (!r->skills.n) fg_resume_warn(x, "no skills of the dictionary were found");
    if (x->n < 60) fg_resume_warn(x, "the text is very short");
    if (!r->education.n && r->has_education) fg_resume_warn(x, "no degree was recognised in the education section");
    if (has_hidden_words(r)) fg_resume_warn(x, "words that nobody who looks at the file sees were left out");
    if (fg_text_is_torn(r->doc->text))
        fg_resume_warn(x, "many words stand apart from their first letters, so that much of it was not understood");
    if (r->mixed_columns)
        fg_resume_warn(x, "lines of two columns seem to follow in turns: jobs, schools and skills may be mixed up");
    if (r->doc->mended) fg_resume_warn(x, "letters that stood apart from their words were joined to them");
    if (r->mended_words) fg_resume_warn(x, fg_lost_letters_warning);
    if (r->doc->undrawn) fg_resume_warn(x, fg_undrawn_warning);
    if (r->doc->weak_sandbox) fg_resume_warn(x, fg_sandbox_warning);
    if (r->doc->repaired_bytes) fg_resume_warn(x, "some characters could not be read and were replaced");
}

static void read_resume(fg_resume_reading *x) {
    if (!fg_resume_find_parts(x)) return;
    fg_resume_find_columns(x);
    fg_resume_find_roles(x);
    if (x->scratch->failed || x->resume->arena.failed) return;
    for (uint32_t i = 0; i < x->resume->roles.n; i++)
        fg_find_title_words(&x->reading, x->resume->roles.at[i].title, &x->resume->arena, &x->resume->title_words);
    fg_resume_find_education(x);
    if (x->scratch->failed || fg_engine_canceled(x->reading.engine)) return;
    fg_resume_find_employers(x);
    fg_resume_find_proofs(x);
    fg_resume_find_deeds(x);
    fg_resume_find_conditions(x);
    fg_resume_find_oddities(x);
    warn(x);
}

/* What nobody sees is told of once it has been read: orders to machines stand there above all. */
static void add_hidden_orders(fg_resume *r) {
    const fg_resume *whole = r->whole;
    for (uint32_t i = 0; i < whole->oddities.n; i++) {
        const fg_oddity *o = &whole->oddities.at[i];
        if (o->kind != FG_ODD_ORDERS || fg_str_holds(r->doc->text, o->text)) continue;
        fg_oddity *out = FG_PUSH(&r->arena, &r->oddities);
        if (!out) return;
        *out = *o;
        out->span = (fg_span){0, 0};
        out->hidden = true;
    }
}

/* A document whose text is blank in these places. */
static const fg_doc *blanked(fg_resume *r, const fg_doc *doc, const fg_span *spans, uint32_t n) {
    fg_doc *out = FG_NEW(&r->arena, fg_doc);
    if (!out) return doc;
    *out = *doc;
    out->whole = NULL;
    out->text = fg_arena_copy(&r->arena, doc->text);
    char *text = (char *)(uintptr_t)out->text.ptr;
    for (uint32_t i = 0; i < n && out->text.len; i++)
        for (uint32_t at = spans[i].start; at < spans[i].end; at++)
            if (text[at] != '\n') text[at] = ' ';
    return out;
}

static fg_status parse_one(fg_resume **out, fg_engine *engine, const fg_doc *doc, const fg_span *without, uint32_t n,
                           fg_error *err) {
    fg_resume *resume = fg_alloc(&engine->alloc, sizeof *resume);
    fg_status status = FG_OK;
    if (!resume) return fg_fail(err, FG_ENOMEM, "out of memory");
    fg_arena_init(&resume->arena, &engine->alloc);
    if (n) doc = blanked(resume, doc, without, n);
    resume->doc = resume->source = doc;
    resume->dict = engine->dict;
    resume->as_of = engine->options.as_of;
    fg_engine_begin(engine);
    fg_resume_reading x = {.resume = resume, .scratch = &engine->scratch};
    bool started = fg_reading_start(&x.reading, engine, doc);
    x.reading.is_resume = true;
    x.reading.days_first = started && fg_dates_begin_with_days(&x.reading);
    resume->mended_words = x.reading.mended_words;
    if (started) read_resume(&x);
    bool whole = !resume->arena.failed && !engine->scratch.failed && !fg_engine_canceled(engine);
    if (whole && engine->options.blind) fg_resume_blind(&x);
    if (fg_engine_canceled(engine))
        status = fg_fail(err, FG_ECANCELED, "stopped");
    else if (resume->arena.failed || engine->scratch.failed)
        status = fg_fail(err, FG_ENOMEM, "out of memory");
    if (status == FG_OK)
        *out = resume;
    else
        fg_resume_free(resume);
    return status;
}

fg_status fg_resume_parse(fg_resume **out, fg_engine *engine, const fg_doc *doc, fg_error *err) {
    fg_error_clear(err);
    *out = NULL;
    fg_status status = fg_language_check(engine, doc, err);
    if (status != FG_OK) return status;
    if (engine->options.as_of <= 0)
        return fg_fail(err, FG_EINVAL, "reading a résumé needs today's month (fg_options.as_of)");
    fg_resume *resume = NULL;
    status = parse_one(&resume, engine, doc, NULL, 0, err);
    if (status == FG_OK && doc->whole) status = parse_one(&resume->whole, engine, doc->whole, NULL, 0, err);
    if (status == FG_OK && doc->whole) add_hidden_orders(resume);
    if (status == FG_OK && resume->arena.failed) status = fg_fail(err, FG_ENOMEM, "out of memory");
    if (status == FG_OK)
        *out = resume;
    else
        fg_resume_free(resume);
    return status;
}

static fg_status assume_again(fg_resume **out, fg_engine *engine, fg_resume *base, const fg_resume *as, fg_error *err) {
    fg_buf things;
    fg_arena words;
    fg_arena_init(&words, &engine->alloc);
    fg_buf_init(&things, &words);
    for (uint32_t i = 0; i < as->assumed.n; i++) {
        fg_buf_add(&things, as->assumed.at[i]);
        fg_buf_add_char(&things, ';');
    }
    fg_status status = words.failed ? fg_fail(err, FG_ENOMEM, "out of memory")
                                    : fg_resume_assume(out, engine, base, fg_buf_str(&things), err);
    if (status == FG_OK)
        (*out)->own_base = base;
    else
        fg_resume_free(base);
    fg_arena_free(&words);
    return status;
}

fg_status fg_resume_read_without(fg_resume **out, fg_engine *engine, const fg_resume *resume, const fg_span *spans,
                                 uint32_t n, fg_error *err) {
    fg_resume *again = NULL;
    *out = NULL;
    fg_status status = parse_one(&again, engine, resume->source, spans, n, err);
    if (status == FG_OK && resume->base) return assume_again(out, engine, again, resume, err);
    *out = again;
    return status;
}

void fg_resume_measure(const fg_resume *resume, fg_doc_quality *quality) {
    fg_doc_measure(resume ? resume->source : NULL, quality);
    if (!quality || !resume) return;
    quality->mixed = resume->mixed_columns;
    quality->lost_letters = resume->mended_words;
}

void fg_resume_free(fg_resume *resume) {
    if (!resume) return;
    fg_resume_free(resume->whole);
    fg_resume_free(resume->own_base);
    fg_allocator a = resume->arena.alloc;
    fg_arena_free(&resume->arena);
    fg_release(&a, resume, sizeof *resume);
}
