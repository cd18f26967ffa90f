/* The one-line messages behind every status, and the names of both. */
#include <stdio.h>

#include "base/base.h"

static const char *const status_names[] = {"ok",       "invalid", "memory",   "io",      "input",
                                           "language", "dict",    "canceled", "internal"};

const char *fg_version(void) { return FG_VERSION_STRING; }

const char *fg_status_name(fg_status status) {
    return (size_t)status < FG_COUNT(status_names) ? status_names[status] : "unknown";
}

/* A path may hold anything, and a cut message may end inside a character: both would break the reader's line. */
static void tidy(char *message, bool cut) {
    size_t n = strlen(message);
    while (cut && n > 0 && ((unsigned char)message[n - 1] & 0xC0) == 0x80) n--;
    if (cut && n > 0 && (unsigned char)message[n - 1] >= 0xC0) n--;
    message[n] = '\0';
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)message[i];
        if (c < 0x20 || c == 0x7F) message[i] = '?';
    }
}

static fg_status fill(fg_error *err, fg_status status, uint32_t line, size_t offset, const char *format, va_list args) {
    if (!err) return status;
    /* A message may quote the old one. */
    char message[sizeof err->message] = "";
    int n = vsnprintf(message, sizeof message, format, args);
    if (n < 0) message[0] = '\0';
    tidy(message, n >= (int)sizeof message);
    *err = (fg_error){.status = status, .line = line, .offset = offset};
    memcpy(err->message, message, sizeof message);
    return status;
}

fg_status fg_fail(fg_error *err, fg_status status, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fill(err, status, 0, 0, format, args);
    va_end(args);
    return status;
}

fg_status fg_fail_at(fg_error *err, fg_status status, uint32_t line, size_t offset, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fill(err, status, line, offset, format, args);
    va_end(args);
    return status;
}

void fg_error_clear(fg_error *err) {
    if (err) *err = (fg_error){.status = FG_OK};
}
