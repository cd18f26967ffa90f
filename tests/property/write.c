/* Plans of postings and résumés as text. */
#include "compose.h"
#include "words.h"

static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

static void write_month(fg_buf *out, uint16_t month) {
    fg_buf_printf(out, "%s %d", months[month % 12], 2000 + month / 12);
}

static void write_person(const cv *v, fg_buf *out) {
    const person *w = &v->who;
    fg_buf_printf(out, "%s\n%s | +1 555 0100 | someone@example.org\nPronouns: %s\n", word_names[w->name],
                  word_addresses[w->address], word_pronouns[w->pronoun]);
    if (w->birth_year) fg_buf_printf(out, "Date of birth: 12 May %d\n", w->birth_year);
    fg_buf_printf(out, "Nationality: %s\n", word_nationalities[w->nationality]);
    if (w->photo) fg_buf_add(out, FG_LIT("Photo: enclosed\n"));
}

static void write_role(const cv *v, const role *r, fg_buf *out) {
    fg_buf_printf(out, "%s, %s, ", word_titles[r->title], word_employers[r->employer]);
    write_month(out, r->from);
    fg_buf_add(out, FG_LIT(" - "));
    write_month(out, r->to);
    fg_buf_add_char(out, '\n');
    for (uint32_t i = 0; i < r->n_bullets * (v->twice ? 2u : 1u); i++) {
        const bullet *b = &r->bullets[i % r->n_bullets];
        fg_buf_add(out, FG_LIT("- "));
        const char *verb = word_verbs[b->verb], *name = compose_name(b->skill);
        for (const char *s = verb; *s; s++) {
            if (s[0] == '%' && s[1] == 's') {
                fg_buf_add(out, fg_str_of(name));
                s++;
            } else {
                fg_buf_add_char(out, *s);
            }
        }
        fg_buf_add_char(out, '\n');
    }
    if (v->extra) fg_buf_printf(out, "- %s\n", v->extra);
    fg_buf_add_char(out, '\n');
}

static void write_listed(const cv *v, fg_buf *out) {
    for (uint32_t i = 0; i < v->n_listed * (v->twice ? 2u : 1u); i++)
        fg_buf_printf(out, "%s%s", i ? ", " : "", compose_name(v->listed[i % v->n_listed]));
    fg_buf_add_char(out, '\n');
}

/* One a line; true if there was any. */
static void write_bits(uint8_t bits, const char *const *words, const char *behind, fg_buf *out) {
    for (uint32_t i = 0; words[i]; i++)
        if (bits >> i & 1) fg_buf_printf(out, "%s%s\n", words[i], behind);
}

static void write_part(const cv *v, cv_part part, fg_buf *out) {
    switch (part) {
    case PART_SUMMARY:
        if (v->summary)
            fg_buf_printf(out, "\nSummary\nSteady colleague with a background in %s.\n", compose_name(v->about));
        break;
    case PART_WORK:
        fg_buf_add(out, FG_LIT("\nWork Experience\n"));
        for (uint32_t i = 0; i < v->n_roles; i++) write_role(v, &v->roles[i], out);
        break;
    case PART_EDUCATION:
        if (v->n_degrees) fg_buf_add(out, FG_LIT("\nEducation\n"));
        for (uint32_t i = 0; i < v->n_degrees; i++) {
            const degree *d = &v->degrees[i];
            fg_buf_printf(out, "%s in %s, %s, %d\n", word_levels[d->level], word_fields[d->field],
                          word_schools[d->school], d->year);
        }
        break;
    case PART_SKILLS:
        fg_buf_add(out, FG_LIT("\nSkills\n"));
        write_listed(v, out);
        break;
    case PART_CERTIFICATES:
        if (v->certificates) fg_buf_add(out, FG_LIT("\nCertifications\n"));
        write_bits(v->certificates, word_certificates, "", out);
        break;
    case PART_LANGUAGES:
        if (v->languages) fg_buf_add(out, FG_LIT("\nLanguages\n"));
        write_bits(v->languages, word_spoken, "", out);
        break;
    case PART_COUNT: break;
    }
}

void cv_write(const cv *v, fg_buf *out) {
    write_person(v, out);
    for (uint32_t i = 0; i < PART_COUNT; i++) write_part(v, v->order[i], out);
}

static void add_escaped(fg_buf *out, fg_str s) {
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '&')
            fg_buf_add(out, FG_LIT("&amp;"));
        else if (s.ptr[i] == '<')
            fg_buf_add(out, FG_LIT("&lt;"));
        else
            fg_buf_add_char(out, s.ptr[i]);
    }
}

void cv_write_html(const cv *v, fg_str unseen, fg_buf *out) {
    fg_buf text;
    fg_buf_init(&text, out->arena);
    cv_write(v, &text);
    fg_buf_add(out, FG_LIT("<!doctype html><html lang=\"en\"><body><pre>"));
    add_escaped(out, fg_buf_str(&text));
    fg_buf_add(out, FG_LIT("</pre>"));
    if (unseen.len) {
        fg_buf_add(out, FG_LIT("<div style=\"display:none\"><pre>"));
        add_escaped(out, unseen);
        fg_buf_add(out, FG_LIT("</pre></div>"));
    }
    fg_buf_add(out, FG_LIT("</body></html>\n"));
}

/* ---- postings ---- */

static void write_named(const ask *a, const char *last, fg_buf *out) {
    for (uint32_t i = 0; i < a->n_named; i++)
        fg_buf_printf(out, "%s%s", !i ? "" : i + 1 < a->n_named ? ", " : last, compose_name(a->named[i]));
}

static void write_ask(const ask *a, fg_buf *out) {
    fg_buf_add(out, FG_LIT("- "));
    switch ((ask_kind)a->kind) {
    case ASK_ONE: fg_buf_printf(out, "Experience with %s", compose_name(a->named[0])); break;
    case ASK_STRONG: fg_buf_printf(out, "Strong knowledge of %s", compose_name(a->named[0])); break;
    case ASK_ANY:
        fg_buf_add(out, FG_LIT("Experience with "));
        write_named(a, " or ", out);
        break;
    case ASK_ALL:
        fg_buf_add(out, FG_LIT("Knowledge of "));
        write_named(a, " and ", out);
        break;
    case ASK_YEARS: fg_buf_printf(out, "%d+ years of experience with %s", a->number, compose_name(a->named[0])); break;
    case ASK_YEARS_ANY:
        fg_buf_printf(out, "%d+ years of experience with ", a->number);
        write_named(a, " or ", out);
        break;
    case ASK_CAREER: fg_buf_printf(out, "At least %d years of professional experience", a->number); break;
    case ASK_DEGREE: fg_buf_printf(out, "Bachelor's degree in %s or a related field", word_fields[a->number]); break;
    case ASK_CERTIFICATE: fg_buf_printf(out, "%s certification", word_certificates[a->number]); break;
    case ASK_LANGUAGE: fg_buf_printf(out, "Fluent %s", word_languages[a->number]); break;
    case ASK_COUNT: break;
    }
    fg_buf_add_char(out, '\n');
}

static void write_asks(const job *j, bool preferred, const char *heading, fg_buf *out) {
    bool any = false;
    for (uint32_t i = 0; i < j->n_asks; i++) {
        if (j->asks[i].preferred != preferred) continue;
        if (!any) fg_buf_printf(out, "\n%s\n", heading);
        any = true;
        write_ask(&j->asks[i], out);
    }
}

void job_write(const job *j, fg_buf *out) {
    fg_buf_printf(out, "%s\n%s\n\nAbout us\nWe are a friendly company with a long history.\n", word_titles[j->title],
                  word_companies[j->company]);
    write_asks(j, false, "Requirements", out);
    write_asks(j, true, "Nice to have", out);
    fg_buf_add(out, FG_LIT("\nBenefits\n- Free lunch and a gym\n"));
}
