#!/bin/sh
# Makes docs/report-*.png: the HTML report of the README's example at 1280 and 390 pixels, light and dark, as Chromium draws
# it. Needs the Debian packages chromium and pngquant, and a build. Look at the pictures before they are committed.
set -eu
cd "$(dirname "$0")/.."
program=${1:-build/release/fitgap}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
"$program" score --html --as-of 2026-11 docs/example/resume.txt docs/example/posting.txt >"$tmp/report.html"

shoot() { # WIDTH HEIGHT light|dark
    [ "$3" = dark ] && blink=0 || blink=1
    timeout 60 chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --blink-settings=preferredColorScheme=$blink \
        --window-size="$1,$2" --screenshot="$tmp/shot.png" "file://$tmp/report.html" >"$tmp/log" 2>&1 ||
        { cat "$tmp/log" >&2; exit 1; }
    pngquant --force --speed 1 --strip 128 --output "docs/report-$1-$3.png" "$tmp/shot.png"
}

for scheme in light dark; do
    shoot 1280 2960 $scheme
    shoot 390 2400 $scheme
done
ls -l docs/report-*.png
