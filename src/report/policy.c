/* The policy in force: as the file it is, so that it can be changed and used in its place, or as JSON. */
#include "dict/policy.h"
#include "report/json.h"

#include <stdio.h>

static fg_status write_text(const fg_policy *p, fg_sink sink, fg_error *err) {
    fg_arena arena;
    fg_arena_init(&arena, &p->arena.alloc);
    fg_str text = fg_policy_text(p, &arena);
    fg_status status = FG_OK;
    if (arena.failed)
        status = fg_fail(err, FG_ENOMEM, "out of memory");
    else if (!text.len)
        status = fg_fail(err, FG_EDICT, "the dictionary does not hold the text of its policy");
    else if (!sink.write(sink.ctx, text))
        status = fg_fail(err, FG_EIO, "cannot write the policy");
    fg_arena_free(&arena);
    return status;
}

static void write_class(fg_json *j, const fg_policy *p, uint32_t i) {
    char name[80];
    fg_str text = fg_dict_str(p->dict, p->dict->classes[i].name);
    snprintf(name, sizeof name, "%.*s", FG_STR_ARG(text));
    fg_json_fixed(j, name, p->sibling[i], 4);
}

static void write_numbers(fg_json *j, const fg_policy *p) {
    fg_json_open(j, "numbers", '{');
    for (unsigned k = FG_P_VERSION + 1; k < FG_POLICY_COUNT; k++) {
        if (fg_policy_is_count(k))
            fg_json_int(j, fg_policy_name(k), p->number[k]);
        else
            fg_json_fixed(j, fg_policy_name(k), p->number[k], 4);
    }
    fg_json_close(j, '}');
    fg_json_open(j, "classes", '{');
    for (uint32_t i = 0; i < p->dict->n[FG_SEC_CLASSES]; i++) write_class(j, p, i);
    fg_json_close(j, '}');
}

static fg_status write_json(const fg_policy *p, fg_sink sink, fg_error *err) {
    fg_json j;
    char hash[20];
    snprintf(hash, sizeof hash, "%016llx", (unsigned long long)p->hash);
    fg_json_start(&j, sink);
    j.pretty = true;
    fg_json_open(&j, NULL, '{');
    fg_json_name(&j, "schema", "fitgap.policy/1");
    fg_json_int(&j, "version", p->number[FG_P_VERSION]);
    fg_json_name(&j, "hash", hash);
    write_numbers(&j, p);
    fg_json_close(&j, '}');
    return fg_json_finish(&j, err);
}

fg_status fg_policy_write(const fg_policy *policy, fg_format format, fg_sink sink, fg_error *err) {
    fg_error_clear(err);
    return format == FG_JSON ? write_json(policy, sink, err) : write_text(policy, sink, err);
}
