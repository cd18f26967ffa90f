/* Profiles turned round: of every trait the profiles that have it, in the order of their numbers. */
#include "index/traits.h"
#include "index/turn.h"

static void record(fg_turning *t, const fg_trait_head *head, const fg_traits *traits) {
    fg_turn_begin(t);
    fg_turn_word(t, head->months);
    fg_turn_word(t, head->deeds);
    for (uint32_t i = 0; i < traits->n; i++) fg_turn_term(t, &traits->at[i], false, 0);
}

static void write_entries(fg_turning *t, uint32_t n) {
    fg_segment_bounds *out = t->out;
    out->entries = FG_NEW_N(t->arena, uint32_t, out->n_entries + 1);
    if (!out->entries) return;
    for (uint32_t i = 0; i < out->lists.n; i++) out->lists.at[i].end[0] = out->lists.at[i].first;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = out->record_at.at[i] + FG_TRAIT_HEAD; k < out->record_at.at[i + 1]; k++) {
            uint32_t trait = FG_WORD_TERM(fg_turn_sorted(t, out->records.at[k]));
            out->entries[out->lists.at[trait].end[0]++] = i;
            out->records.at[k] = trait;
        }
}

fg_status fg_segment_list_traits(fg_segment_bounds *out, const fg_str *blobs, uint32_t n, const fg_dict *dict,
                                 const fg_policy *policy, fg_arena *arena, fg_error *err) {
    fg_turning t = {.arena = arena, .out = out};
    fg_arena scratch;
    *out = (fg_segment_bounds){0};
    fg_ids *ids = fg_ids_new(dict, &arena->alloc);
    fg_status status = ids ? FG_OK : fg_fail(err, FG_ENOMEM, "out of memory");
    fg_arena_init(&scratch, &arena->alloc);
    for (uint32_t i = 0; i < n && status == FG_OK; i++) {
        fg_resume profile;
        fg_traits traits = {0};
        fg_trait_head head;
        fg_arena_reset(&scratch);
        status = fg_profile_unpack(&profile, blobs[i], dict, ids, &scratch, NULL, err);
        if (status != FG_OK) break;
        fg_traits_of(&profile, dict, policy, &scratch, &traits, &head);
        record(&t, &head, &traits);
    }
    if (scratch.failed) arena->failed = true;
    fg_arena_free(&scratch);
    fg_ids_free(ids);
    if (status == FG_OK) status = fg_turn_end(&t, false, err);
    if (status == FG_OK) write_entries(&t, n);
    return status == FG_OK && arena->failed ? fg_fail(err, FG_ENOMEM, "out of memory") : status;
}
