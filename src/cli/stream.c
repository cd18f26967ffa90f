#include "cli/stream.h"

#include <errno.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "cli/interrupt.h"
#include "cli/memory.h"
#include "cli/progress.h"
#include "cli/reader.h"

enum {
    MOST_LINES = 64,       /* of a batch, and */
    MOST_BYTES = 1 << 16,  /* about so many */
    WAITING = 8,           /* batches a thread that may be done before their turn */
    LARGEST_KEPT = 1 << 20 /* bytes of a buffer that is used again */
};

/* ---- batches ---- */

typedef struct {
    uint32_t number, ordinal;
    bool over; /* too long: there are no bytes */
    bool open; /* the input ends behind it, without a line break */
    size_t from, n;
} item;

/* Lines that one thread does. */
typedef struct {
    uint64_t place; /* among all batches */
    uint64_t taken; /* bytes of the input up to here */
    fg_cli_bytes text;
    item items[MOST_LINES];
    unsigned n;
} batch;

/* What came of a batch, or of the input's end. */
typedef struct {
    fg_cli_bytes out, notes;
    uint64_t taken;
    uint32_t good, bad;
    bool full;
    bool cut;  /* not all of the input was there */
    bool lost; /* reading it failed, which is yet to be told */
    int code;  /* not DONE: the run ends here */
} answer;

typedef struct stream {
    fg_cli_pool *pool;
    const fg_cli_line_visit *visit;

    pthread_mutex_t input; /* over what follows */
    fg_cli_lines *lines;
    uint64_t batches;
    bool ended;
    unsigned started; /* threads */
    pthread_t *threads;

    pthread_mutex_t output; /* over what follows, and what the pool counts */
    pthread_cond_t turn;
    answer *ring;
    size_t ring_size;
    uint64_t written; /* batches */
    uint64_t size;    /* bytes of the input; 0: not known */
    uint32_t told;    /* messages about lines */
    bool stopped;     /* as seen under `output` */
    int code;
    fg_cli_progress progress;
} stream;

typedef struct {
    stream *s;
    fg_cli_worker *worker;
    batch lines;
    answer made;
    fg_error lost; /* with made.lost: how the input ended */
    uint32_t lost_ordinal;
} thread;

static void empty(fg_cli_bytes *b) {
    if (b->cap > LARGEST_KEPT) {
        b->at = fg_cli_resize(b->at, 0);
        b->cap = 0;
    }
    b->n = 0;
}

static void add(fg_cli_bytes *b, const void *bytes, size_t n) {
    fg_sink sink = fg_cli_collect(b);
    sink.write(sink.ctx, (fg_str){bytes, n});
}

/* ---- taking lines ---- */

static bool is_blank(fg_str s) {
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] != ' ' && s.ptr[i] != '\t' && s.ptr[i] != '\r') return false;
    return true;
}

static void take_line(stream *s, batch *b, fg_str line, bool over) {
    if (!over && is_blank(line)) return;
    if (over) line.len = 0;
    b->items[b->n++] = (item){.number = s->lines->number,
                              .ordinal = ++s->pool->given,
                              .over = over,
                              .open = s->lines->open,
                              .from = b->text.n,
                              .n = line.len};
    add(&b->text, line.ptr, line.len);
}

/* Only the first line is waited for, so that an answer never waits for lines that are yet to come. */
static fg_cli_line_state fill(stream *s, batch *b, fg_error *err) {
    fg_str line;
    do {
        fg_cli_line_state state = fg_cli_lines_next(s->lines, &line, err);
        if (state >= FG_CLI_LINES_END) return state;
        if (fg_cli_pool_is_ours(s->pool)) take_line(s, b, line, state == FG_CLI_LINE_OVER);
    } while (!b->n || (b->n < MOST_LINES && b->text.n < MOST_BYTES && fg_cli_lines_ready(s->lines)));
    return FG_CLI_LINE;
}

/* False: there is nothing more to do. */
static bool take(thread *t) {
    stream *s = t->s;
    empty(&t->lines.text);
    t->lines.n = 0;
    pthread_mutex_lock(&s->input);
    s->ended |= fg_cli_interrupted();
    bool more = !s->ended;
    if (more) {
        fg_cli_line_state state = fill(s, &t->lines, &t->lost);
        s->ended = state != FG_CLI_LINE;
        t->made.lost = state == FG_CLI_LINES_FAILED && !fg_cli_interrupted();
        t->lost.line = s->lines->number;
        t->lost_ordinal = s->pool->given + 1;
        more = t->lines.n > 0 || t->made.lost;
        if (more) t->lines.place = s->batches++;
        t->lines.taken = s->lines->file ? fg_cli_reader_taken(s->lines->file) : 0;
    }
    pthread_mutex_unlock(&s->input);
    return more;
}

static void stop_input(stream *s) {
    pthread_mutex_lock(&s->input);
    s->ended = true;
    pthread_mutex_unlock(&s->input);
}

/* ---- doing them ---- */

void fg_cli_note(fg_cli_worker *w, const char *format, ...) {
    char message[1024];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(message, sizeof message - 1, format, args);
    va_end(args);
    if (n < 0) return;
    for (char *c = message; *c; c++)
        if (*c == '\n') *c = '?';
    strcat(message, "\n");
    add(&w->notes, message, strlen(message));
}

static bool is_of_input(fg_status status) { return status == FG_EIO || status == FG_EINPUT || status == FG_ELANGUAGE; }

/* A line that failed: told in its place, or to who asked for it. */
static void tell(thread *t, const fg_cli_line *line, const fg_error *err) {
    const fg_cli_line_visit *v = t->s->visit;
    t->made.bad++;
    if (v->failed) {
        v->failed(v->ctx, t->worker, line, err);
        return;
    }
    const fg_cli *cli = t->s->pool->cli;
    fg_read_options options = fg_cli_read_options(cli);
    fg_cli_note(t->worker, "line %u: %s", line->number, err->message);
    if (cli->opt.text) return;
    fg_str said = cli->opt.blind ? (fg_str){0} : line->text; /* an id may tell who it is */
    fg_jsonl_error_write(err, t->s->lines->name, said, &options, fg_cli_collect(&t->worker->out));
}

/* An object whose end is missing. */
static bool is_cut(fg_str s) {
    size_t depth = 0;
    bool inside = false; /* of a string */
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == '"')
            inside = !inside;
        else if (inside)
            i += c == '\\';
        else if (c == '{' || c == '[')
            depth++;
        else if ((c == '}' || c == ']') && depth)
            depth--;
    }
    return inside || depth;
}

static void do_line(thread *t, const item *i) {
    const fg_cli_line_visit *v = t->s->visit;
    fg_error err = {.message = "the line is over the limit"};
    fg_cli_worker *w = t->worker;
    size_t before = w->out.n;
    fg_cli_line line = {{t->lines.text.at + i->from, i->n}, i->number, i->ordinal};
    fg_status status = i->over ? FG_EINPUT : v->line(v->ctx, w, &line, &err);
    if (status == FG_OK) {
        t->made.good++;
        return;
    }
    w->out.n = before;
    err.status = status;
    err.line = i->number;
    bool cut = i->open && status == FG_EINPUT && is_cut(line.text);
    if (cut) snprintf(err.message, sizeof err.message, "the input ends in the middle of this line");
    t->made.cut |= cut;
    if (is_of_input(status)) {
        tell(t, &line, &err);
        return;
    }
    fg_cli_note(w, "line %u: %s", i->number, err.message);
    t->made.code = FG_CLI_INTERNAL;
}

static void do_lines(thread *t) {
    answer *a = &t->made;
    fg_cli_line end = {.number = t->lost.line, .ordinal = t->lost_ordinal};
    for (unsigned i = 0; i < t->lines.n && a->code == FG_CLI_DONE; i++) do_line(t, &t->lines.items[i]);
    if (a->lost && a->code == FG_CLI_DONE) tell(t, &end, &t->lost);
    a->taken = t->lines.taken;
}

/* ---- answering in turn ---- */

static void say_notes(stream *s, const fg_cli_bytes *notes) {
    if (notes->n) fg_cli_progress_clear(&s->progress);
    for (size_t i = 0; i < notes->n;) {
        const char *end = memchr(notes->at + i, '\n', notes->n - i);
        int n = (int)(end - (notes->at + i));
        if (s->told++ < FG_CLI_MOST_TOLD) fg_cli_say("%s: %.*s", s->lines->name, n, notes->at + i);
        i += (size_t)n + 1;
    }
}

static void swap(fg_cli_bytes *a, fg_cli_bytes *b) {
    fg_cli_bytes other = *a;
    *a = *b;
    *b = other;
}

static void write_answer(stream *s, answer *a) {
    fg_cli_pool *p = s->pool;
    if (!s->stopped) {
        say_notes(s, &a->notes);
        const fg_cli_line_visit *v = s->visit;
        fg_str made = {a->out.at, a->out.n};
        s->stopped = v->answer ? !v->answer(v->ctx, made) : !fg_cli_send(&p->cli->out, made);
        if (s->stopped) s->code = FG_CLI_INTERNAL;
        p->good += a->good;
        p->bad += a->bad;
        p->lost |= a->lost || a->cut;
        if (a->code != FG_CLI_DONE) {
            s->code = a->code;
            s->stopped = true;
        }
        fg_cli_progress_show(&s->progress, p->good + p->bad, a->taken, s->size);
    }
    empty(&a->out);
    empty(&a->notes);
    *a = (answer){.out = a->out, .notes = a->notes};
}

/* Parks what was made until all before it is written; whoever closes the gap writes. */
static bool hand_in(thread *t) {
    stream *s = t->s;
    pthread_mutex_lock(&s->output);
    while (t->lines.place - s->written >= s->ring_size) pthread_cond_wait(&s->turn, &s->output);
    answer *a = &s->ring[t->lines.place % s->ring_size];
    swap(&a->out, &t->worker->out);
    swap(&a->notes, &t->worker->notes);
    a->good = t->made.good;
    a->bad = t->made.bad;
    a->taken = t->made.taken;
    a->lost = t->made.lost;
    a->cut = t->made.cut;
    a->code = t->made.code;
    a->full = true;
    t->made = (answer){0};
    while (s->ring[s->written % s->ring_size].full) write_answer(s, &s->ring[s->written++ % s->ring_size]);
    bool stopped = s->stopped;
    pthread_cond_broadcast(&s->turn);
    pthread_mutex_unlock(&s->output);
    return !stopped;
}

/* ---- threads ---- */

static void start_another(stream *s);

static void *work(void *arg) {
    thread *t = arg;
    while (take(t)) {
        start_another(t->s);
        do_lines(t);
        if (!hand_in(t)) stop_input(t->s);
    }
    fg_cli_resize(t->lines.text.at, 0);
    fg_cli_resize(t, 0);
    return NULL;
}

static thread *new_thread(stream *s, fg_cli_worker *w) {
    thread *t = fg_cli_resize(NULL, sizeof *t);
    *t = (thread){.s = s, .worker = w};
    return t;
}

static bool ready(fg_cli_pool *p, fg_cli_worker *w) {
    if (w->index == 0) w->engine = p->cli->engine;
    return w->engine || !p->cli->dict || fg_cli_new_engine(p->cli, &w->engine, NULL) == FG_OK;
}

/* One more while there is more to do: a few lines are not worth many threads. */
static void start_another(stream *s) {
    pthread_mutex_lock(&s->input);
    if (!s->ended && s->started < s->pool->n) {
        fg_cli_worker *w = &s->pool->workers[s->started];
        thread *t = ready(s->pool, w) ? new_thread(s, w) : NULL;
        if (t && pthread_create(&s->threads[s->started], NULL, work, t) == 0)
            s->started++;
        else
            t = fg_cli_resize(t, 0);
    }
    pthread_mutex_unlock(&s->input);
}

static void run(stream *s) {
    fg_cli_worker *first = &s->pool->workers[0];
    s->started = 1;
    ready(s->pool, first);
    work(new_thread(s, first));
    /* Nobody starts another once the input has ended, which is why the first thread is here. */
    for (unsigned i = 1; i < s->started; i++) pthread_join(s->threads[i], NULL);
}

static void begin(stream *s) {
    s->ring_size = (size_t)s->pool->n * WAITING;
    s->ring = fg_cli_resize(NULL, s->ring_size * sizeof *s->ring);
    memset(s->ring, 0, s->ring_size * sizeof *s->ring);
    s->threads = fg_cli_resize(NULL, s->pool->n * sizeof *s->threads);
    if (s->lines->file) s->size = fg_cli_reader_size(s->lines->file);
    pthread_mutex_init(&s->input, NULL);
    pthread_mutex_init(&s->output, NULL);
    pthread_cond_init(&s->turn, NULL);
    fg_cli_progress_begin(&s->progress);
}

static void end(stream *s) {
    fg_cli_progress_clear(&s->progress);
    if (s->told > FG_CLI_MOST_TOLD)
        fg_cli_say("%s: %u more messages like these", s->lines->name, s->told - FG_CLI_MOST_TOLD);
    for (size_t i = 0; i < s->ring_size; i++) {
        fg_cli_resize(s->ring[i].out.at, 0);
        fg_cli_resize(s->ring[i].notes.at, 0);
    }
    fg_cli_resize(s->ring, 0);
    fg_cli_resize(s->threads, 0);
    pthread_cond_destroy(&s->turn);
    pthread_mutex_destroy(&s->output);
    pthread_mutex_destroy(&s->input);
}

int fg_cli_stream(fg_cli_pool *pool, fg_cli_lines *lines, const fg_cli_line_visit *visit) {
    stream s = {.pool = pool, .lines = lines, .visit = visit};
    fg_cli_interrupt_catch();
    begin(&s);
    run(&s);
    end(&s);
    return fg_cli_interrupted() ? FG_CLI_INTERNAL : s.code;
}
