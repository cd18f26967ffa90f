#!/bin/sh
# symbols.sh SHARED STATIC LIST: the shared library exports exactly what LIST names, all of it fg_*, and none of the
# library's objects holds writable data, but for what tells where the libraries are that are loaded late.
set -u
shared=$1 static=$2 list=$3
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
LC_ALL=C
export LC_ALL
failed=0

nm -D --defined-only "$shared" | awk '{ print $NF }' | sort >"$tmp/exported"
[ -s "$tmp/exported" ] || { echo "nothing is exported from $shared"; failed=1; }
if grep -v '^fg_' "$tmp/exported"; then
    echo "^ exported without fg_ in front"
    failed=1
fi
sort "$list" >"$tmp/expected"
if ! diff "$tmp/expected" "$tmp/exported"; then
    echo "^ '<' stands in $list only, '>' is exported only"
    failed=1
fi

# Relocated constants (.data.rel.ro) are read-only once loaded.
objdump -t "$static" | awk '
    /file format/ { file = $1; sub(/:$/, "", file) }
    file != "late.c.o" && / O / { for (i = 2; i < NF; i++)
                if ($i ~ /^(\.t?data|\.t?bss|\*COM\*)/ && $i !~ /^\.data\.rel\.ro/) print file ": " $NF " in " $i }
' >"$tmp/writable"
if [ -s "$tmp/writable" ]; then
    cat "$tmp/writable"
    echo "^ writable data: the library has no globals"
    failed=1
fi
exit $failed
