#!/bin/sh
# calls.sh STATIC: the library's own objects call nothing that ends the process, prints, or reads its surroundings.
# child.c starts the programs that read PDF and old Word files; what it calls of these, it calls behind the fork.
set -u
names='exit|_exit|_Exit|quick_exit|abort|__assert_fail|raise|signal|sigaction|atexit'
names="$names|v?f?printf|__v?f?printf_chk|puts|putchar|putc|fputc|fputs|perror|stdin|stdout|stderr"
names="$names|setlocale|localeconv|getenv|secure_getenv|setenv|putenv|system|popen|fork|strtok|s?rand"
objects=$(nm -u "$1") || exit 1
[ -n "$objects" ] || { echo "no objects in $1"; exit 1; }
if [ "${FITGAP_ASSERTS:-0}" = 1 ]; then names=$(printf '%s' "$names" | sed 's/|__assert_fail//'); fi
found=$(printf '%s\n' "$objects" | awk -v names="^($names)\$" '
    /:$/ { file = $1 }
    file ~ /(^|\/)child\.c\.o:$/ && $2 ~ /^(fork|_exit|signal)$/ { next }
    $1 == "U" && $2 ~ names { print file " " $2 }')
[ -z "$found" ] && exit 0
printf '%s\n' "$found"
echo "^ not to be called in the library"
exit 1
