/* The program's own memory: a growing array, and no failure to handle. */
#ifndef FG_CLI_MEMORY_H
#define FG_CLI_MEMORY_H
#include <stddef.h>

/* realloc; size 0 frees. Without memory the program ends with a message. */
void *fg_cli_resize(void *ptr, size_t size);
/* Room for n + 1 elements: doubles *cap when it is used up. */
void *fg_cli_reserve(void *ptr, size_t n, size_t *cap, size_t size);
char *fg_cli_join(const char *folder, const char *name); /* "folder/name" */
char *fg_cli_copy(const char *s);

#endif
