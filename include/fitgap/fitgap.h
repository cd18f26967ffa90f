/*
 * fitgap: how far a résumé covers what a job posting asks for, with the line that proves each item.
 *
 * The way of the data: bytes -> fg_doc -> fg_posting / fg_resume -> fg_result -> a report.
 *
 * Ownership  Every handle is opaque and released by its own _free, which takes NULL. A posting, résumé or result
 *            keeps pointers into its document, dictionary and (a result) its posting and résumé: free it first.
 * Threads    A dictionary, a document and a parsed object are immutable once made and may be shared. An engine
 *            belongs to one thread at a time. There are no globals and no locks, but for two libraries that
 *            are loaded once, when the first document needs them.
 * Errors     Functions that can fail return an fg_status and fill the caller's fg_error (which may be NULL) with
 *            one line. On failure *out is NULL. The library never prints, exits, aborts or reads the locale.
 * Memory     Comes from the allocator given where a handle is made (NULL: malloc). libstemmer, jansson and libxml2 know
 *            none and use malloc; the engine owns what the first takes, what the others take is released at once.
 * Text       UTF-8 with explicit length. Spans are byte offsets, [start, end), into the original bytes; of HTML and JSON
 *            into the text that was made from them (fg_doc_text).
 */
#ifndef FITGAP_FITGAP_H
#define FITGAP_FITGAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fitgap/version.h>

#if defined(__GNUC__)
#define FG_API __attribute__((visibility("default")))
#else
#define FG_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    FG_OK = 0,
    FG_EINVAL,    /* an argument or option makes no sense */
    FG_ENOMEM,    /* the allocator returned NULL, or a limit on memory was reached */
    FG_EIO,       /* a file could not be opened, read or written */
    FG_EINPUT,    /* the input is not something that can be read: binary, empty, too large */
    FG_ELANGUAGE, /* the text is in a language that has no dictionary */
    FG_EDICT,     /* a dictionary source or image is faulty, foreign or of another version */
    FG_ECANCELED, /* the cancel callback asked to stop */
    FG_EINTERNAL  /* a fault in fitgap itself */
} fg_status;

/* A borrowed slice; ptr may be NULL when len is 0. Not NUL-terminated. */
typedef struct {
    const char *ptr;
    size_t len;
} fg_str;

/* Filled by the function that fails. `message` names the thing and ends without a newline. `line` (from 1) and
 * `offset` (bytes from 0) tell the position in the input, 0 where there is none. */
typedef struct {
    fg_status status;
    uint32_t line;
    size_t offset;
    char message[240];
} fg_error;

/* Receives output piece by piece; returns false to stop (the writer then returns FG_EIO). */
typedef struct {
    bool (*write)(void *ctx, fg_str piece);
    void *ctx;
} fg_sink;

/* realloc in one call: size 0 frees and returns NULL. old_size is what was asked before. */
typedef struct {
    void *(*resize)(void *ctx, void *ptr, size_t old_size, size_t new_size);
    void *ctx;
} fg_allocator;

/* How something is written: for reading and as JSON whatever there is; a result also as a page of HTML and as Markdown, a
 * ranking also as HTML and as CSV, a missing list (missing_only) in all forms. A page is one file without scripts or anything from elsewhere. */
typedef enum { FG_TEXT, FG_JSON, FG_HTML, FG_MARKDOWN, FG_CSV } fg_format;

typedef struct fg_dict fg_dict;
typedef struct fg_doc fg_doc;
typedef struct fg_engine fg_engine;
typedef struct fg_posting fg_posting;
typedef struct fg_resume fg_resume;
typedef struct fg_result fg_result;
typedef struct fg_suggest fg_suggest;
typedef struct fg_dict_diff fg_dict_diff;
typedef struct fg_policy fg_policy;

FG_API const char *fg_version(void);
FG_API const char *fg_status_name(fg_status status);

/* ---- dictionary ---------------------------------------------------------------------------------------------- */

/* Opens a compiled dictionary image, or the built-in one for a NULL path. The whole image is checked once. */
FG_API fg_status fg_dict_open(fg_dict **out, const char *path, const fg_allocator *alloc, fg_error *err);
/* The same over bytes that outlive the dictionary; `image` must be aligned to 8 bytes. */
FG_API fg_status fg_dict_open_memory(fg_dict **out, fg_str image, const fg_allocator *alloc, fg_error *err);
/* The same over bytes that are copied, whatever their alignment. */
FG_API fg_status fg_dict_open_copy(fg_dict **out, fg_str image, const fg_allocator *alloc, fg_error *err);
FG_API void fg_dict_free(fg_dict *dict);

/* A source file of a dictionary: its name (used in messages, and its ending tells its kind) and its bytes. */
typedef struct {
    const char *name;
    fg_str text;
} fg_dict_source;

/* Told of every fault found in sources; `line` counts from 1. */
typedef struct {
    void (*report)(void *ctx, const char *file, uint32_t line, const char *message);
    void *ctx;
} fg_dict_faults;

typedef struct {
    size_t size; /* sizeof(fg_dict_compile_options) */
    const fg_dict_faults *faults;
    /* Layers to lay the sources over: those of `base`, then those of `over` that it does not share with `base` (all but
     * its lowest). A later layer adds to concepts, wins where two claim a name, and can hide names. NULL: none; without
     * any, the sources are a whole dictionary. */
    const fg_dict *base, *over;
    bool strict; /* count as faults what makes a dictionary worse without making it wrong */
} fg_dict_compile_options;

/* Compiles sources to an image, the same bytes for the same sources in any order. All faults are reported, then
 * FG_EDICT is returned if there was one. `opt` may be NULL. Free *image with fg_bytes_free(*image, alloc). */
FG_API fg_status fg_dict_compile(fg_str *image, const fg_dict_source *sources, size_t n,
                                 const fg_dict_compile_options *opt, const fg_allocator *alloc, fg_error *err);
FG_API void fg_bytes_free(fg_str bytes, const fg_allocator *alloc);

typedef struct {
    uint32_t concepts;
    uint32_t names;   /* of concepts, as written in the sources */
    uint32_t lexicon; /* headings, cue words, degrees ... */
    uint32_t patterns;
    uint32_t layers;    /* 1: a dictionary that was laid over none */
    uint32_t kinds[16]; /* concepts a kind, in the order of fg_kind_name */
    size_t bytes;
    uint64_t hash; /* of the image */
    uint32_t policy_version;
    uint64_t policy_hash;
} fg_dict_info;

FG_API void fg_dict_describe(const fg_dict *dict, fg_dict_info *info);
/* "tool", "language" ... ; NULL past the last. */
FG_API const char *fg_kind_name(unsigned kind);
/* Rewrites a .skills source in the one order and shape that this project uses: entries by id, keys in their order, one
 * blank line between entries; names hidden at the top and comments stay where they belong. FG_EDICT, naming the line,
 * where it cannot be read. Free *out with fg_bytes_free(*out, alloc). */
FG_API fg_status fg_dict_format(fg_str *out, const fg_dict_source *source, const fg_allocator *alloc, fg_error *err);

/* Writes what is known of a concept id or of any of its names; *found says whether there was one. */
FG_API fg_status fg_dict_show(const fg_dict *dict, fg_str name, bool *found, fg_sink sink, fg_error *err);
/* Writes the name that is written most like one that the dictionary has not; *found says whether any is near. */
FG_API fg_status fg_dict_nearest(const fg_dict *dict, fg_str name, bool *found, fg_sink sink, fg_error *err);

typedef enum { FG_IMPORT_ESCO, FG_IMPORT_ONET, FG_IMPORT_CSV } fg_import;

/* Published lists to a .skills source. ESCO: skills, collections, broaderRelations and skillSkillRelations as CSV; O*NET:
 * Technology Skills, Tools Used and Alternate Titles, tab-separated; CSV: a header with `name` and perhaps `kind`,
 * `aliases` and `parent` (between | or ;) and `id`. Files are told apart by their headers. What `base` (may be NULL)
 * knows is not repeated: new names are added to its concepts. `skipped` (may be NULL) is told of all that is left out,
 * and why. */
FG_API fg_status fg_dict_import(fg_import format, const fg_dict_source *files, size_t n, const fg_dict *base,
                                fg_sink sink, const fg_dict_faults *skipped, const fg_allocator *alloc, fg_error *err);

/* The numbers that turn findings into points: those of `dict` (`source` NULL), or those of a text like
 * dictionaries/policy.txt, which is copied and must set every number and the classes of `dict`. All its faults are told,
 * then FG_EDICT is returned. `dict` must outlive the policy. */
FG_API fg_status fg_policy_open(fg_policy **out, const fg_dict *dict, const fg_dict_source *source,
                                const fg_dict_faults *faults, const fg_allocator *alloc, fg_error *err);
FG_API void fg_policy_free(fg_policy *policy);
/* FG_TEXT: the text that the numbers come from, byte for byte; FG_JSON: version, hash, numbers and classes. */
FG_API fg_status fg_policy_write(const fg_policy *policy, fg_format format, fg_sink sink, fg_error *err);

/* ---- documents ----------------------------------------------------------------------------------------------- */

/* What bytes are. Text and Markdown are read alike, but of what is said to be text no sign between words is taken off.
 * FG_INPUT_JSON is one posting: schema.org JobPosting (also in a page), as the job boards Greenhouse,
 * Lever and Ashby publish it, or an object with a string `text`. */
typedef enum { FG_INPUT_AUTO, FG_INPUT_TEXT, FG_INPUT_MARKDOWN, FG_INPUT_HTML, FG_INPUT_JSON } fg_input;

typedef struct {
    size_t size;      /* sizeof(fg_read_options) */
    size_t max_bytes; /* 0: 16 MiB */
    bool only_text; /* for résumés: leave out what a structured source says in fields (title, company ...), and read the
                       * document a second time with the words that nobody sees, if there are any */
    fg_input input; /* FG_INPUT_AUTO: told by content and name */
    bool programs;  /* PDF and old Word files may be read by pdftohtml and catdoc, run as children without network and
                       * files, with 5 seconds and 512 MiB; without it they are refused */
    const char *text_field, *id_field; /* fg_jsonl_read: the names of these fields; "a.b" is b inside of a, unless there
                                        * is one of the name as it stands. NULL: `text` and the like, `id` */
    const char *file; /* fg_jsonl_read: a line without an id is called FILE:NUMBER; NULL: by its number alone */
} fg_read_options;

/* Reads a file: text, Markdown, HTML, JSON, and whatever `input` says PDF, Word (.docx, .doc), OpenDocument (.odt) and
 * RTF, told by their first bytes. FG_EINPUT tells in one line why there is nothing to read in it (a scan, a password,
 * damage ...). */
FG_API fg_status fg_doc_read(fg_doc **out, const char *path, const fg_read_options *opt, const fg_allocator *alloc,
                             fg_error *err);
/* The same from bytes, which are copied. `name` is used in messages and reports; NULL: "-". */
FG_API fg_status fg_doc_parse(fg_doc **out, fg_str bytes, const char *name, const fg_read_options *opt,
                              const fg_allocator *alloc, fg_error *err);
FG_API void fg_doc_free(fg_doc *doc);
/* The document's text as read (UTF-8), and the place in the original bytes that an offset into it came from. The text of
 * all but plain text and Markdown was made from them: there, places are in the text itself. */
FG_API fg_str fg_doc_text(const fg_doc *doc);
FG_API size_t fg_doc_origin(const fg_doc *doc, size_t offset);
/* False: a line of JSON Lines without an id, which is called by its file and number. */
FG_API bool fg_doc_has_id(const fg_doc *doc);
/* How well a document could be read. */
typedef struct {
    uint32_t words;        /* of the text */
    uint32_t odd_words;    /* of these, of four letters and more, that look like none: no vowels, or signs inside */
    uint32_t hidden_words; /* that were left out because nobody who looks at the file sees them */
    bool torn;   /* the first letters of so many words stand apart ("J ava") that little of it can be understood */
    bool mended; /* they did, and were joined to their words */
    /* told by fg_resume_measure alone */
    uint32_t lost_letters; /* words that lost letters drawn as one ("soware"); they are read as what they were */
    bool mixed;            /* lines of two columns seem to follow in turns: jobs, schools and skills may be mixed up */
} fg_doc_quality;
FG_API void fg_doc_measure(const fg_doc *doc, fg_doc_quality *quality);

/* ---- engine, parsing, matching ------------------------------------------------------------------------------- */

typedef struct {
    size_t size;               /* sizeof(fg_options) */
    int32_t as_of;             /* "today" as months since 0000-01: year * 12 + month - 1. Needed for résumés. */
    bool (*cancel)(void *ctx); /* asked now and then; true stops with FG_ECANCELED. NULL: never */
    void *cancel_ctx;
    bool
        blind; /* résumés are read as ever, but what tells who the person is (names, contacts, birth, sex, origin, schools,
                 * years of graduation) is masked in all that is written of them. Scores are the same. */
    const fg_policy *policy; /* over the same dictionary, outlives the engine; NULL: the dictionary's own */
} fg_options;

/* `dict` must outlive the engine. */
FG_API fg_status fg_engine_new(fg_engine **out, const fg_dict *dict, const fg_options *opt, const fg_allocator *alloc,
                               fg_error *err);
FG_API void fg_engine_free(fg_engine *engine);
/* Tells where `name` stands in a sentence, and for each place whether it counts as a concept there and why (not). */
FG_API fg_status fg_engine_explain(fg_engine *engine, fg_str name, fg_str sentence, fg_sink sink, fg_error *err);

FG_API fg_status fg_posting_parse(fg_posting **out, fg_engine *engine, const fg_doc *doc, fg_error *err);
FG_API void fg_posting_free(fg_posting *posting);

/* One thing that a posting asks, as it stands in the text. Slices live as long as the posting. */
typedef struct {
    uint32_t start, end; /* span in the document's text */
    const char *kind;    /* "skill", "years", "degree" ... */
    fg_str concept;      /* its id; empty where there is none */
    fg_str name;
    const char *necessity; /* "required", "preferred" or "implied" */
} fg_leaf_view;

/* The i-th leaf in the order of the text; false past the last. */
FG_API bool fg_posting_leaf(const fg_posting *posting, size_t i, fg_leaf_view *leaf);
FG_API fg_status fg_resume_parse(fg_resume **out, fg_engine *engine, const fg_doc *doc, fg_error *err);
/* The same résumé as if it said more: "Kubernetes; 2 years of SQL; a bachelor's degree in accounting". Each thing is taken
 * as shown in a job. FG_EINPUT names a thing that the dictionary does not know. `resume` must outlive *out. */
FG_API fg_status fg_resume_assume(fg_resume **out, fg_engine *engine, const fg_resume *resume, fg_str things,
                                  fg_error *err);
FG_API void fg_resume_free(fg_resume *resume);
/* Was a text given for the other thing? In doubt it was not. May read its document the other way, which must still live. */
FG_API fg_status fg_posting_is_resume(bool *yes, fg_engine *engine, const fg_posting *posting, fg_error *err);
FG_API fg_status fg_resume_is_posting(bool *yes, fg_engine *engine, const fg_resume *resume, fg_error *err);
/* Does it show any skill of the dictionary? */
FG_API bool fg_resume_has_skills(const fg_resume *resume);
/* How well it could be read: what fg_doc_measure tells of its document, and what only a reader of résumés sees. */
FG_API void fg_resume_measure(const fg_resume *resume, fg_doc_quality *quality);

/* From now on what is found of this résumé is kept, in the engine, for all matches with it: many postings take less time
 * for the same results. It must live until another is held, NULL is, or the engine is freed. To hold what is held costs
 * nothing. */
FG_API fg_status fg_match_hold(fg_engine *engine, const fg_resume *resume, fg_error *err);
FG_API fg_status fg_match(fg_result **out, fg_engine *engine, const fg_posting *posting, const fg_resume *resume,
                          fg_error *err);
/* The same in less time where only fg_result_compare and low, high, required, preferred and rank of fg_result_score are of
 * interest: nothing is said of what is missing. */
FG_API fg_status fg_match_score(fg_result **out, fg_engine *engine, const fg_posting *posting, const fg_resume *resume,
                                fg_error *err);
FG_API void fg_result_free(fg_result *result);
/* What lists of many results tell (fg_ranking_write, fg_result_write_ranked, fg_ranking_write_scores, fg_result_compare,
 * fg_result_score), in a kilobyte or two: result, posting and résumé need not live on. All else needs the result itself. */
FG_API fg_status fg_result_brief(fg_result **out, const fg_result *result, const fg_allocator *alloc, fg_error *err);

/* Hundredths of a point, 0 to 10000. -1: there is no such part (nothing preferred was asked, say). */
typedef struct {
    bool scored;  /* false: no requirement was understood; all else is -1 */
    int32_t low;  /* what the résumé proves: the headline */
    int32_t high; /* if everything that cannot be told were true */
    int32_t required;
    int32_t preferred;
    int32_t
        rank; /* what postings are ordered by: low, of which what most people have counts less, with duties and title
                   * beside it, and drawn to what most come to where little is stated; for ordering only */
    int32_t
        with_left_out; /* what low would be with the words of the résumé that nobody sees and with what it copied from
                            * the posting, both of which count for nothing else; -1: there are none */
    int32_t unassumed; /* what low is without what was assumed; -1: nothing was */
} fg_score;

/* Finds the fewest entries of the missing list that, done, bring the low score to `target` (hundredths), which
 * fg_result_write then tells in place of the missing list (FG_JSON: beside it). Where all of them together do not, it is all that bring anything. The
 * posting and the résumé must still live, and the engine have the policy of the match. */
FG_API fg_status fg_result_plan(fg_result *result, fg_engine *engine, int32_t target, fg_error *err);
/* The low score once the plan is done; -1: none was made. */
FG_API int32_t fg_result_planned(const fg_result *result);
FG_API void fg_result_score(const fg_result *result, fg_score *score);
/* Does the résumé say outright that a condition of the posting does not hold? Such a result stands last in a ranking. */
FG_API bool fg_result_breaks_condition(const fg_result *result);
/* Order for ranking, of postings for a résumé (by rank) and of résumés for a posting (by low): negative if a goes before b.
 * Equal keys are 0: break the tie by your own id. */
FG_API int fg_result_compare(const fg_result *a, const fg_result *b);
FG_API int fg_result_compare_resumes(const fg_result *a, const fg_result *b);

/* ---- packed: what a score needs, as bytes to keep elsewhere ----------------------------------------------------- */

/* All that scoring reads of a posting, or of a résumé (its profile), without texts and names: a few hundred bytes that may
 * be kept in a database. Concepts are named by their stable ids, so the bytes stay good when the dictionary changes. Free
 * *out with fg_bytes_free(*out, alloc). What a résumé copied from a posting (fg_score, with_left_out) cannot be told from
 * bytes. A profile counts open roles up to the engine's as_of. */
FG_API fg_status fg_posting_pack(fg_str *out, const fg_posting *posting, const fg_allocator *alloc, fg_error *err);
FG_API fg_status fg_profile_pack(fg_str *out, const fg_resume *resume, const fg_allocator *alloc, fg_error *err);

typedef struct {
    fg_score score; /* with_left_out and unassumed are -1 */
    int confidence; /* in the reading of the posting: 0 high, 1 medium, 2 low */
    uint32_t lost;  /* concepts of the posting that the dictionary has no more: it should be read again */
} fg_packed_score;

/* Scores packed postings for a packed profile, or packed profiles for a packed posting: the same integers as fg_match
 * gives for the texts, but for the rank of a profile, which is its low score. What was set last is what counts. A scorer belongs to one thread at a time. It does no input and
 * output, and takes memory only for what is set and for what is larger than all before. `dict` and `policy` (NULL: the
 * dictionary's own) must outlive it; bytes are not kept. FG_EINPUT: bytes that were not packed by this version; any bytes
 * may be given, at any address. */
typedef struct fg_scorer fg_scorer;
FG_API fg_status fg_scorer_new(fg_scorer **out, const fg_dict *dict, const fg_policy *policy, const fg_allocator *alloc,
                               fg_error *err);
FG_API void fg_scorer_free(fg_scorer *scorer);
FG_API fg_status fg_scorer_set_profile(fg_scorer *scorer, fg_str profile, fg_error *err);
FG_API fg_status fg_scorer_score(fg_scorer *scorer, fg_str posting, fg_packed_score *out, fg_error *err);
FG_API fg_status fg_scorer_set_posting(fg_scorer *scorer, fg_str posting, fg_error *err);
FG_API fg_status fg_scorer_score_profile(fg_scorer *scorer, fg_str profile, fg_packed_score *out, fg_error *err);
/* Order for ranking, as fg_result_compare; of profiles, whose rank is their low score, as fg_result_compare_resumes. */
FG_API int fg_packed_compare(const fg_packed_score *a, const fg_packed_score *b);

/* ---- index: many postings, or many résumés, kept in a folder ------------------------------------------------------- */

/*
 * A folder holds a database (SQLite: texts, fields, ids, and what is current) and segments: files of packed postings or
 * profiles, each written once and mapped. What was committed is on the disk and survives the end of the process or of the
 * machine at any moment; what was not leaves no trace. Any number may read while one writes. An index belongs to one
 * thread at a time; a file may be open in several. SQLite uses malloc, and releases what it took with the index.
 * FG_EINPUT: a file of the index is foreign, damaged or of another version. FG_EIO: it cannot be read or written, or
 * another writes.
 */
typedef struct fg_index fg_index;

typedef struct {
    size_t size;             /* sizeof(fg_index_options) */
    const fg_policy *policy; /* over the same dictionary, outlives the index; NULL: the dictionary's own */
    bool write;              /* else it is only read */
    uint32_t today;          /* when what is added now was posted, where it does not say so: 20261128; 0: not known */
    uint32_t wait_ms;        /* how long to wait for another that writes */
    int32_t as_of; /* of rÃ©sumÃ©s: what was read for another month (fg_options.as_of) is outdated; 0: it is not */
} fg_index_options;

/* A new index in a folder that is not there yet or is empty; of résumés if `people`. `dict` must outlive it. */
FG_API fg_status fg_index_create(fg_index **out, const char *path, bool people, const fg_dict *dict,
                                 const fg_index_options *opt, const fg_allocator *alloc, fg_error *err);
FG_API fg_status fg_index_open(fg_index **out, const char *path, const fg_dict *dict, const fg_index_options *opt,
                               const fg_allocator *alloc, fg_error *err);
/* Is it one of résumés? */
FG_API bool fg_index_has_people(const fg_index *index);
/* What was not committed is dropped. */
FG_API void fg_index_free(fg_index *index);
/* The same, and of an index that fg_index_create made with this handle its files, too, and its folder if it made that. */
FG_API void fg_index_discard(fg_index *index);

/* What an index takes in of a document, its text included, as bytes: to be made by any thread, of any engine over the same
 * dictionary, and added by the one that writes. `id` empty: the document's name. Of a line without an id (fg_doc_has_id) a
 * hash of its text stands behind it, so that it never takes the place of another. Free *out with fg_bytes_free. */
FG_API fg_status fg_posting_entry(fg_str *out, const fg_posting *posting, fg_str id, const fg_allocator *alloc,
                                  fg_error *err);
FG_API fg_status fg_resume_entry(fg_str *out, const fg_resume *resume, fg_str id, const fg_allocator *alloc,
                                 fg_error *err);
/* Adds an entry; one that has its id already is replaced, which *replaced (may be NULL) tells. After a failure nothing since
 * the last commit is there. */
FG_API fg_status fg_index_add(fg_index *index, fg_str entry, bool *replaced, fg_error *err);
FG_API fg_status fg_index_remove(fg_index *index, fg_str id, bool *found, fg_error *err);
/* Brings what was added and removed to the disk: once it returns FG_OK it stays. It also does so by itself now and then, when
 * much was added. */
FG_API fg_status fg_index_commit(fg_index *index, fg_error *err);
/* Merges segments where there are many small ones. Commits first. */
FG_API fg_status fg_index_tidy(fg_index *index, fg_error *err);

typedef struct {
    bool people;
    uint64_t entries; /* that can be found */
    uint64_t removed; /* that still take room in segments */
    uint32_t segments;
    uint64_t segment_bytes;
    uint64_t database_bytes;
    uint64_t other_reading; /* entries that another dictionary or version of fitgap read, or for another month */
    uint64_t lost;          /* of these, those with concepts that the dictionary has no more */
} fg_index_info;

FG_API fg_status fg_index_describe(fg_index *index, fg_index_info *info, fg_error *err);

/* Told of every fault of an index, in one line. */
typedef struct {
    void (*report)(void *ctx, const char *message);
    void *ctx;
} fg_index_faults;

typedef struct {
    bool people;
    uint64_t entries, segments; /* that were looked at */
    uint64_t bytes;             /* of all files */
    uint64_t faults;
} fg_index_checked;

/* Looks at every byte of an index that says anything, as of one moment, also while another writes: the database and its
 * checksums, every segment's sections, bounds and packed bytes, every text, and whether rows and segments tell the same. All
 * faults are reported (`faults` may be NULL), then FG_EINPUT is returned if there was one. It takes as long as reading all. */
FG_API fg_status fg_index_check(fg_index *index, const fg_index_faults *faults, fg_index_checked *checked,
                                fg_error *err);

/* The first entry behind `after` that another dictionary or version of fitgap read, or for another month, or whose segment is
 * damaged or of another version; *number is 0 if there is none. Read and added again it is as good as new. */
FG_API fg_status fg_index_outdated(fg_index *index, uint64_t after, uint64_t *number, fg_error *err);

/* What is wanted: zeroed members ask nothing. What a posting does not say (its pay, say) does not pass where it is asked. */
typedef struct {
    size_t size; /* sizeof(fg_index_query) */
    uint32_t k;
    fg_str location;       /* words of a place: "New York" */
    bool remote;           /* remote work; with `location`: either */
    uint32_t pay_at_least; /* a year, in whole units; by the hour 2080, by the day 260, by the week 52 make a year */
    fg_str currency;       /* "USD"; empty: whatever it is */
    fg_str employment;     /* as fg_employment_read reads it */
    uint32_t posted_after; /* 20261128: later than that day; never what names a day that cannot be read */
    fg_str language;       /* "en" */
    bool (*cancel)(void *ctx);
    void *cancel_ctx;
    bool all; /* score every one, to compare with */
} fg_index_query;

typedef struct {
    uint64_t number; /* of the entry in this index */
    fg_packed_score score;
} fg_index_hit;

/* "full-time", "part-time", "contract", "internship" or "temporary" for what means that ("FULL_TIME", "Full time"); NULL. */
FG_API const char *fg_employment_read(fg_str said);
/* How many entries pass the filters of a query. */
FG_API fg_status fg_index_count(fg_index *index, const fg_index_query *query, uint64_t *n, fg_error *err);

/* The best k for a packed profile (of an index of postings) or posting (of one of résumés), in the order of rankings, equals
 * in that in which they were added: the scores that fg_match gives, of all that pass. `hits` has room for k. */
FG_API fg_status fg_index_rank(fg_index *index, fg_str packed, const fg_index_query *query, fg_index_hit *hits,
                               uint32_t *n, fg_error *err);
/* The document of an entry as it was read; its name is the id. FG_EINVAL: it was removed since it was found. *as_of (may be
 * NULL): of the engine that read a résumé. */
FG_API fg_status fg_index_document(fg_index *index, uint64_t number, fg_doc **doc, int32_t *as_of, fg_error *err);

/* ---- growing the dictionary ---------------------------------------------------------------------------------- */

/* Collects the terms that postings ask for and that no name of `dict` covers. `dict` must outlive it, and the engines
 * given to fg_suggest_add must be over the same dictionary. Memory grows with the number of different terms: about 1 GB
 * for 30,000 postings of all kinds. */
FG_API fg_status fg_suggest_new(fg_suggest **out, const fg_dict *dict, const fg_allocator *alloc, fg_error *err);
FG_API fg_status fg_suggest_add(fg_suggest *suggest, fg_engine *engine, const fg_posting *posting, fg_error *err);
/* Writes the `top` terms (0: all that at least two postings have), those first that may be names of a known concept:
 * how many postings have it, and up to three places. FG_JSON is one line a term. */
FG_API fg_status fg_suggest_write(fg_suggest *suggest, uint32_t top, fg_format format, fg_sink sink, fg_error *err);
FG_API void fg_suggest_free(fg_suggest *suggest);

/* ---- reports ------------------------------------------------------------------------------------------------- */

typedef struct {
    size_t size;          /* sizeof(fg_report_options) */
    bool color;           /* ANSI colours, FG_TEXT only */
    bool bars;            /* draw the score as bars, FG_TEXT only */
    int width;            /* columns, FG_TEXT only; 0: 80 */
    bool missing_only;    /* only the missing list */
    bool compact;         /* one line, FG_JSON only */
    const char *name_key; /* FG_JSON: under which key the document's name is written; NULL: "path" */
    bool explain;         /* of a posting, statement by statement, the tree in short and what decided it */
    bool people;          /* of a ranking: résumés are ranked, and not postings */
    uint32_t line;        /* FG_JSON, and of a ranking: of a file of many; 0: a file of its own */
    uint32_t number;      /* of a ranking of résumés that are blind: what to call this one */
    bool skipped;         /* of a posting also the statements that ask nothing, each with why */
} fg_report_options;

FG_API fg_status fg_posting_write(const fg_posting *posting, fg_format format, const fg_report_options *opt,
                                  fg_sink sink, fg_error *err);
FG_API fg_status fg_resume_write(const fg_resume *resume, fg_format format, const fg_report_options *opt, fg_sink sink,
                                 fg_error *err);
FG_API fg_status fg_result_write(const fg_result *result, fg_format format, const fg_report_options *opt, fg_sink sink,
                                 fg_error *err);

/* Over results of one résumé with many postings: which concepts are missing where half of what is required is there, those
 * that gain most in all first. `top` 0: all. */
FG_API fg_status fg_results_write_gaps(const fg_result *const *results, size_t n, uint32_t top, fg_format format,
                                       const fg_report_options *opt, fg_sink sink, fg_error *err);

/* What two dictionaries make of the same postings: each place that is read otherwise, counted by what it was and is. The
 * dictionaries must outlive it; all else is copied. `where` is what a posting is called in the report. Memory grows with the
 * number of places that are read otherwise. */
FG_API fg_status fg_dict_diff_new(fg_dict_diff **out, const fg_allocator *alloc, fg_error *err);
/* One document, read with either dictionary. */
FG_API fg_status fg_dict_diff_add(fg_dict_diff *diff, fg_str where, const fg_posting *before, const fg_posting *after,
                                  fg_error *err);
/* And what either makes of it for a résumé: which verdicts and scores move. */
FG_API fg_status fg_dict_diff_add_scores(fg_dict_diff *diff, fg_str where, const fg_result *before,
                                         const fg_result *after, fg_error *err);
/* The commonest `top` changes of readings (0: all) and all of verdicts, with up to `places` places each. FG_TEXT or FG_JSON. */
FG_API fg_status fg_dict_diff_write(fg_dict_diff *diff, uint32_t top, uint32_t places, fg_format format,
                                    const fg_report_options *opt, fg_sink sink, fg_error *err);
FG_API void fg_dict_diff_free(fg_dict_diff *diff);

/* What changed from one result to another over the same posting, statement by statement. */
FG_API fg_status fg_result_write_diff(const fg_result *before, const fg_result *after, fg_format format,
                                      const fg_report_options *opt, fg_sink sink, fg_error *err);

/* A name of the dictionary in a text. */
typedef struct {
    uint32_t start, end; /* bytes */
    uint32_t concept;    /* its number, for fg_dict_concept */
} fg_name_span;

/* The names of concepts in UTF-8 text as they stand, in any inflection: left to right, the longest first, without
 * overlaps, none over the end of a line. What is around them is not read, so that ambiguous words ("go") count too.
 * *spans lives until the engine's next call. */
FG_API fg_status fg_names_find(const fg_name_span **spans, size_t *n, fg_engine *engine, fg_str text, fg_error *err);
/* The id of a concept; empty where there is no such number. */
FG_API fg_str fg_dict_concept(const fg_dict *dict, uint32_t concept);

/* Every name of the dictionary in a document, line by line: what a posting or résumé is read from. */
FG_API fg_status fg_names_write(fg_engine *engine, const fg_doc *doc, fg_format format, const fg_report_options *opt,
                                fg_sink sink, fg_error *err);

/* One line (FG_JSON) or one entry (FG_TEXT) of a ranking. `rank` counts from 1 (0: there is none, FG_JSON only); the
 * table's heading stands before the first entry of FG_TEXT. */
FG_API fg_status fg_result_write_ranked(const fg_result *result, uint32_t rank, fg_format format,
                                        const fg_report_options *opt, fg_sink sink, fg_error *err);

/* One of a ranking. */
typedef struct {
    const fg_result *result; /* NULL: `error` tells why there is none */
    const char *path;        /* of the file */
    uint32_t line;           /* in a file of many; 0: a file of its own */
    uint32_t number;         /* of a résumé that is blind: what to call it */
    const char *error;
} fg_ranked;

/* A whole ranking, best first, behind it what has no result: FG_HTML, FG_CSV (RFC 4180; a value that a spreadsheet would take
 * for a formula has a ' in front), and FG_TEXT and FG_JSON as fg_result_write_ranked, which leave out what has no result. Of
 * `opt`, `line` and `number` are taken from the entries. */
FG_API fg_status fg_ranking_write(const fg_ranked *entries, size_t n, fg_format format, const fg_report_options *opt,
                                  fg_sink sink, fg_error *err);

/* Of a ranking of résumés a table (CSV) of `id`, the hash of the file (as `inputs.resume` in the JSON of a result), and
 * `score`, by id; what could not be read is left out, and of equal files all but one. */
FG_API fg_status fg_ranking_write_scores(const fg_ranked *entries, size_t n, fg_sink sink, fg_error *err);

/* How groups of people fare under scores: two tables (CSV with a header), `id` and `score`, and `id` with columns of groups.
 * Tells for each group, and each pair of groups, the share above the median of all, its ratio to the highest one, and how
 * sure both are. FG_TEXT or FG_JSON. FG_EINPUT names table and line. */
FG_API fg_status fg_audit_write(const fg_dict_source *scores, const fg_dict_source *groups, fg_format format,
                                const fg_report_options *opt, fg_sink sink, const fg_allocator *alloc, fg_error *err);

/* ---- a result once more -------------------------------------------------------------------------------------- */

typedef struct fg_record fg_record;

/* The options that a result was made with. `with` is what was assumed, as for fg_resume_assume (NULL: nothing), and lives as
 * long as the record; `target` is that of a plan, -1 without one. */
typedef struct {
    int32_t as_of, target;
    bool blind, missing_only;
    const char *with;
} fg_recorded;

/* A result that was written with FG_JSON. FG_EINPUT where it is none. */
FG_API fg_status fg_record_open(fg_record **out, fg_str json, const fg_allocator *alloc, fg_error *err);
FG_API void fg_record_free(fg_record *record);
FG_API void fg_record_describe(const fg_record *record, fg_recorded *made);
/* Is `result`, made anew with the same options, what the record says? Writes that, or the first difference, as FG_TEXT or
 * FG_JSON. The name of the file may differ. */
FG_API fg_status fg_record_verify(bool *agrees, const fg_record *record, const fg_result *result, fg_format format,
                                  const fg_report_options *opt, fg_sink sink, fg_error *err);

/* What could not be done, as one line of JSON: {"schema": "fitgap.error/1", "path", "line", "error"}. `path` may be NULL
 * and error->line 0: then they are left out. Returns false if the sink stopped. */
FG_API bool fg_error_write(const fg_error *error, const char *path, fg_sink sink);
/* The same of a line that fg_jsonl_read refused, with its "id", if that much of it can be read. */
FG_API bool fg_jsonl_error_write(const fg_error *error, const char *path, fg_str line, const fg_read_options *opt,
                                 fg_sink sink);

/* A document from one line of JSON Lines: an object with a string `text` (or `description`, `content`, `body` ...), and
 * perhaps an `id` (a string or a whole number), which becomes the document's name; without one it is `number`. Fields such
 * as `title`, `company` and `location` become the first lines of the document's text, unless it begins with them; spans
 * count from the start of the string all the same. FG_EINPUT, with `number` as the error's line, where the line is
 * something else. `opt` may name the fields. jansson's memory comes from malloc and is released before this returns. */
FG_API fg_status fg_jsonl_read(fg_doc **out, fg_str line, uint32_t number, const fg_read_options *opt,
                               const fg_allocator *alloc, fg_error *err);
/* Of a JSON document that holds several postings (an array, or a list in an object) each as a line for fg_jsonl_read. *n is
 * how many: 1 only of a list of one; of a posting by itself, and of what is no JSON, nothing is written and *n is 0. */
FG_API fg_status fg_json_lines(fg_str bytes, fg_sink lines, uint32_t *n, fg_error *err);

#ifdef __cplusplus
}
#endif
#endif
