/* Ctrl-C and SIGTERM in a long run: what was begun is finished and written, then the program ends as the signal says. */
#ifndef FG_CLI_INTERRUPT_H
#define FG_CLI_INTERRUPT_H
#include <stdbool.h>

/* From here on the first signal is kept; a second one ends the program at once. Without it a signal does what it always
 * does. */
void fg_cli_interrupt_catch(void);
/* Has one come? */
bool fg_cli_interrupted(void);
/* Waits until there is something to read. False if a signal came first. */
bool fg_cli_interrupt_wait(int fd);
/* Ends the program by the signal, if one came. */
void fg_cli_interrupt_obey(void);

#endif
