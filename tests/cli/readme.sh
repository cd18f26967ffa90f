#!/bin/sh
# readme.sh PROGRAM: the example of README.md is what the program prints on a terminal (in the month that it names), but for colours.
set -eu
program=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
month=$(sed -n '/^<!-- example -->/,/^<!-- \/example -->/s/^    As of \([0-9-]*\)\..*/\1/p' README.md)
wanted=$(sed -n '/^On a terminal `fitgap score .* prints:$/,/^<!-- \/example -->/p' README.md | sed '1,2d;$d' | sed 's/^    //')
escape=$(printf '\033')
got=$("$program" score docs/example/resume.txt docs/example/posting.txt --as-of "$month" --color always | sed "s/$escape\[[0-9;]*m//g")
[ "$wanted" = "$got" ] && exit 0
echo "the example of README.md is not what the program prints:" >&2
echo "$got" >&2
exit 1
