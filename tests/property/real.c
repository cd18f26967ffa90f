/*
 * real POSTINGS.jsonl RESUMES.jsonl [CASES]: what must hold of every score, over pairs of texts as people write them. Something is
 * put into the résumé, and the scores before and after are compared. Prints how many cases were tried of each property and
 * how many are exceptions; fails where they are more than one in a thousand (and more
 * than one): a new line may change how others are read.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "compose.h"
#include "judge.h"
#include "words.h"

typedef FG_VEC(fg_str) texts;

typedef struct {
    judge judge;
    fg_arena files, scratch;
    texts postings, resumes;
    chance chance;
    fg_str posting, resume, changed;
    verdicts before, after;
} bench;

static bool read_texts(bench *b, const char *path, texts *out) {
    fg_str rest;
    fg_error err;
    if (fg_file_read(&rest, &b->files, path, (size_t)1 << 28, &err) != FG_OK) {
        fprintf(stderr, "%s\n", err.message);
        return false;
    }
    while (rest.len) {
        fg_doc *doc = NULL;
        if (fg_jsonl_read(&doc, fg_str_cut(&rest, '\n'), 1, NULL, NULL, &err) != FG_OK) continue;
        fg_str *s = FG_PUSH(&b->files, out);
        if (s) *s = fg_arena_copy(&b->files, fg_doc_text(doc));
        fg_doc_free(doc);
    }
    return out->n > 0;
}

/* ---- changes ---- */

/* Behind a long line somewhere in the résumé that ends its sentence, where what a job was about may be told; its end if
 * there is none. */
static size_t place_of_line(bench *b) {
    fg_str s = b->resume;
    for (size_t at = chance_below(&b->chance, (uint32_t)s.len); at < s.len;) {
        size_t end = at;
        while (end < s.len && s.ptr[end] != '\n') end++;
        if (end - at >= 40 && end < s.len && s.ptr[end - 1] == '.') return end + 1;
        at = end + 1;
    }
    return s.len;
}

static void put_in(bench *b, size_t at, fg_str text) {
    fg_buf out;
    fg_buf_init(&out, &b->scratch);
    fg_buf_add(&out, (fg_str){b->resume.ptr, at});
    if (at == b->resume.len) fg_buf_add_char(&out, '\n');
    fg_buf_add(&out, text);
    fg_buf_add(&out, (fg_str){b->resume.ptr + at, b->resume.len - at});
    b->changed = fg_buf_str(&out);
}

static const char *any_skill(bench *b) {
    return compose_name((use){(uint8_t)chance_below(&b->chance, compose_skills()), 0});
}

static const char *judge_changed(bench *b) { return judge_texts(b->judge.engine, b->posting, b->changed, &b->after); }

static const char *must_be_equal(bench *b) {
    const char *fault = judge_changed(b);
    return fault ? fault : verdicts_differ(&b->before, &b->after);
}

static const char *must_not_fall(bench *b) {
    const char *fault = judge_changed(b);
    return fault ? fault : verdicts_fall(&b->before, &b->after);
}

/* ---- properties ---- */

static const char *results_are_sound(bench *b) { return verdicts_fault(&b->before); }

static const char *packed_scores_are_the_same(bench *b) { return verdicts_packed_fault(&b->judge, &b->before); }

static const char *blind_reading_changes_nothing(bench *b) {
    const char *fault = judge_texts(b->judge.blind, b->posting, b->resume, &b->after);
    return fault ? fault : verdicts_differ(&b->before, &b->after);
}

static const char *a_line_of_work_never_lowers(bench *b) {
    put_in(b, place_of_line(b), fg_arena_printf(&b->scratch, "- Worked with %s on many days\n", any_skill(b)));
    return must_not_fall(b);
}

static const char *a_list_never_lowers(bench *b) {
    put_in(b, b->resume.len, fg_arena_printf(&b->scratch, "\nSkills\n%s, %s\n", any_skill(b), any_skill(b)));
    return must_not_fall(b);
}

static const char *a_job_never_lowers(bench *b) {
    put_in(b, b->resume.len,
           fg_arena_printf(&b->scratch, "\nWork Experience\nClerk, Globex GmbH, Jan 1999 - Mar 2001\n- Used %s\n",
                           any_skill(b)));
    return must_not_fall(b);
}

static const char *a_degree_never_lowers(bench *b) {
    put_in(b, b->resume.len,
           FG_LIT("\nEducation\nMaster of Science in Computer Science, Northfield University, 2003\n"));
    return must_not_fall(b);
}

static const char *an_empty_line_of_work_adds_nothing(bench *b) {
    const char *line = word_empty_bullets[chance_below(&b->chance, words_count(word_empty_bullets))];
    put_in(b, place_of_line(b), fg_arena_printf(&b->scratch, "- %s\n", line));
    return must_be_equal(b);
}

static const char *a_pasted_posting_adds_nothing(bench *b) {
    put_in(b, b->resume.len, b->posting);
    return must_be_equal(b);
}

static const struct {
    const char *name;
    const char *(*holds)(bench *b);
} properties[] = {
    {"results are sound", results_are_sound},
    {"packed scores are the same", packed_scores_are_the_same},
    {"blind reading changes nothing", blind_reading_changes_nothing},
    {"a line of work never lowers", a_line_of_work_never_lowers},
    {"a list never lowers", a_list_never_lowers},
    {"a job never lowers", a_job_never_lowers},
    {"a degree never lowers", a_degree_never_lowers},
    {"an empty line of work adds nothing", an_empty_line_of_work_adds_nothing},
    {"a pasted posting adds nothing", a_pasted_posting_adds_nothing},
};

/* A pair that cannot be read (another language, say) is no case. */
static bool start_case(bench *b, uint64_t seed) {
    b->chance = (chance){seed};
    b->posting = b->postings.at[chance_below(&b->chance, b->postings.n)];
    b->resume = b->resumes.at[chance_below(&b->chance, b->resumes.n)];
    return b->resume.len && !judge_texts(b->judge.engine, b->posting, b->resume, &b->before);
}

static void end_case(bench *b) {
    verdicts_free(&b->before);
    verdicts_free(&b->after);
    fg_arena_reset(&b->scratch);
}

static void tell(const bench *b, const char *name, uint64_t seed, const char *fault) {
    fprintf(stderr, "%s, %llu: %s (%d/%d/%d, then %d/%d/%d)\n", name, (unsigned long long)seed, fault,
            b->before.score.low, b->before.score.required, b->before.score.preferred, b->after.score.low,
            b->after.score.required, b->after.score.preferred);
    if (!getenv("FITGAP_PROPERTY_SHOW")) return;
    FILE *p = fopen("posting.txt", "w"), *r = fopen("resume.txt", "w"), *c = fopen("changed.txt", "w");
    if (p) fwrite(b->posting.ptr, 1, b->posting.len, p), fclose(p);
    if (r) fwrite(b->resume.ptr, 1, b->resume.len, r), fclose(r);
    if (c) fwrite(b->changed.ptr, 1, b->changed.len, c), fclose(c);
}

int main(int argc, char **argv) {
    static bench b;
    const char *seed_given = getenv("FITGAP_PROPERTY_SEED"), *only = getenv("FITGAP_PROPERTY_ONLY");
    uint64_t wanted = argc > 3 ? strtoull(argv[3], NULL, 10) : 1000,
             first = seed_given ? strtoull(seed_given, NULL, 10) : 1;
    bool failed = false;
    fg_arena_init(&b.files, NULL);
    fg_arena_init(&b.scratch, NULL);
    if (argc < 3 || judge_open(&b.judge) || !read_texts(&b, argv[1], &b.postings) ||
        !read_texts(&b, argv[2], &b.resumes))
        return 2;
    for (size_t k = 0; k < FG_COUNT(properties); k++) {
        uint64_t cases = 0, exceptions = 0;
        if (only && !strstr(properties[k].name, only)) continue;
        for (uint64_t seed = first; seed < first + wanted; seed++) {
            bool read = start_case(&b, seed);
            const char *fault = read ? properties[k].holds(&b) : NULL;
            cases += read;
            if (fault && exceptions++ < 5) tell(&b, properties[k].name, seed, fault);
            end_case(&b);
        }
        printf("%-36s %6llu cases, %llu exceptions\n", properties[k].name, (unsigned long long)cases,
               (unsigned long long)exceptions);
        failed |= exceptions > 1 + cases / 1000;
    }
    judge_close(&b.judge);
    fg_arena_free(&b.scratch);
    fg_arena_free(&b.files);
    return failed;
}
