#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "doc/child.h"

static fg_child_result run(const char *argument, uint32_t seconds, fg_arena *arena) {
    const char *argv[] = {FG_TEST_PROBE, argument, NULL};
    fg_child child = {.argv = argv, .seconds = seconds, .memory = 512 << 20, .output = 10000};
    fg_child_result result;
    fg_error err = {.status = FG_OK};
    fg_arena_init(arena, NULL);
    cr_assert_eq(fg_child_run(&child, FG_LIT("hello"), arena, &result, &err), FG_OK, "%s", err.message);
    return result;
}

Test(child, can_do_nothing_but_read_and_write) {
    fg_arena arena;
    fg_child_result r = run(NULL, 5, &arena);
    char said[256];
    snprintf(said, sizeof said, "%.*s", FG_STR_ARG(r.output));
    cr_assert_eq(r.end, FG_CHILD_DONE, "%d %.*s", (int)r.end, FG_STR_ARG(r.errors));
    cr_expect_eq(r.code, 0);
    cr_expect_not_null(strstr(said, "input=hello "), "%s", said);
    if (!r.weak) {
        cr_expect_not_null(strstr(said, "open=0 create=0"), "%s", said);
        cr_expect_not_null(strstr(said, "socket=0 fork=0"), "%s", said);
    }
#ifndef FG_SANITIZED
    cr_expect_not_null(strstr(said, "memory=0"), "%s", said);
#endif
    fg_arena_free(&arena);
}

Test(child, is_stopped) {
    fg_arena arena;
    cr_expect_eq(run("sleep", 1, &arena).end, FG_CHILD_SLOW);
    fg_arena_free(&arena);
    fg_child_result r = run("long", 5, &arena);
    cr_expect_eq(r.end, FG_CHILD_LONG);
    cr_expect_eq(r.output.len, 10000);
    fg_arena_free(&arena);
}

Test(child, absent) {
    static const char *const argv[] = {"fitgap-no-such-program", NULL};
    fg_child child = {.argv = argv, .seconds = 1, .memory = 512 << 20, .output = 100};
    fg_child_result result;
    fg_arena arena;
    fg_arena_init(&arena, NULL);
    cr_assert_eq(fg_child_run(&child, FG_LIT(""), &arena, &result, NULL), FG_OK);
    cr_expect_eq(result.end, FG_CHILD_ABSENT);
    fg_arena_free(&arena);
}
