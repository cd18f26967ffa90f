/* Bytes of a file or of standard input; what is gzip or zstd is unpacked on the way. */
#ifndef FG_CLI_READER_H
#define FG_CLI_READER_H
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

typedef struct fg_cli_reader fg_cli_reader;

/* NULL with errno. "-" is standard input. */
fg_cli_reader *fg_cli_reader_open(const char *path);
/* As read(2): what is there, without waiting for more; 0 at the end; -1 with errno: EBADMSG for damaged gzip or zstd,
 * ENODATA where it ends too early, EINTR where the run is to end (see interrupt.h). */
ssize_t fg_cli_reader_read(fg_cli_reader *reader, char *to, size_t n);
/* Reads a file through, before anything is read of it, if it is gzip or zstd: of a member or frame that is damaged nothing is given
 * then. What is no file cannot be read twice. */
void fg_cli_reader_check(fg_cli_reader *reader, const char *path);
/* Bytes read so far, as they are stored, and how many there are; 0: that is not known. */
uint64_t fg_cli_reader_taken(const fg_cli_reader *reader);
uint64_t fg_cli_reader_size(const fg_cli_reader *reader);
void fg_cli_reader_close(fg_cli_reader *reader);

#endif
