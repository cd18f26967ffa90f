#!/bin/sh
# readme.sh PROGRAM: the examples of README.md and dictionaries/README.md are what the program prints: a score on a terminal (in the
# month that it names), but for colours, and a concept, but for the number of its line.
set -eu
program=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
month=$(sed -n '/^<!-- example -->/,/^<!-- \/example -->/s/^    As of \([0-9-]*\)\..*/\1/p' README.md)
wanted=$(sed -n '/^On a terminal `fitgap score .* prints:$/,/^<!-- \/example -->/p' README.md | sed '1,2d;$d' | sed 's/^    //')
escape=$(printf '\033')
got=$("$program" score docs/example/resume.txt docs/example/posting.txt --as-of "$month" --color always | sed "s/$escape\[[0-9;]*m//g")
tell() { echo "the example of $1 is not what the program prints:" >&2; echo "$2" >&2; exit 1; }
[ "$wanted" = "$got" ] || tell README.md "$got"
got=$("$program" dict show kanban --in "Kanban boards" | sed 's/\.skills:[0-9]*)/.skills:…)/')
sed -n '/^kanban: Kanban, method/,/^```/p' dictionaries/README.md | grep -vxE '```|\.\.\.' | while IFS= read -r line; do
    printf '%s\n' "$got" | grep -qxF "$line" || tell dictionaries/README.md "$got"
done
