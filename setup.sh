#!/bin/sh
# Installs what fitgap needs on Debian 12, and builds, tries or tests it. It can be run again at any time.
set -eu

build_packages="gcc libc6-dev cmake ninja-build pkg-config libpcre2-dev libstemmer-dev libutf8proc-dev libjansson-dev libxml2-dev libzip-dev libseccomp-dev libzstd-dev zlib1g-dev libsqlite3-dev"
run_packages="poppler-utils catdoc" # what the program runs to read PDF and old Word files
test_packages="libcriterion-dev g++ python3 python3-jsonschema"
dev_packages="clang clang-format libclang-rt-14-dev universal-ctags gcovr valgrind gdb git debootstrap"

usage() {
    cat <<END
usage: ./setup.sh [--build] [--example] [--test] [--dev]

Without an option: installs the packages that building needs, by apt-get (as root, or through sudo).
  --build    and builds the program: build/release/fitgap
  --example  and scores docs/example/resume.txt against docs/example/posting.txt with it
  --test     installs what the tests need too, builds, and runs all tests
  --dev      installs what developers use too: clang, clang-format, ctags, gcovr, valgrind, debootstrap ...
END
}

say() { printf '== %s\n' "$*"; }
die() { printf 'setup.sh: %s\n' "$*" >&2; exit 1; }

missing_of() { # the given packages that are not installed
    for package; do
        state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || state=
        [ "$state" = installed ] || printf ' %s' "$package"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

install_packages() {
    command -v apt-get >/dev/null && command -v dpkg-query >/dev/null ||
        die "this is no Debian system (no apt-get). Install the equivalents of: $*"
    # shellcheck disable=SC2046 # a list of words
    set -- $(missing_of "$@")
    if [ $# = 0 ]; then
        say "all packages are installed"
        return
    fi
    [ "$(id -u)" = 0 ] || command -v sudo >/dev/null ||
        die "run this as root, or install sudo. Needed: apt-get install $*"
    say "installing: $*"
    as_root apt-get -q -o Acquire::Retries=3 update
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y -o Acquire::Retries=3 install --no-install-recommends "$@" </dev/null
}

build='' example='' test='' dev=''
for option; do
    case $option in
    --build) build=1 ;;
    --example) build=1 example=1 ;;
    --test) test=1 ;;
    --dev) dev=1 ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
    esac
done
cd "$(dirname "$0")"

packages="$build_packages $run_packages"
[ -z "$test$dev" ] || packages="$packages $test_packages"
[ -z "$dev" ] || packages="$packages $dev_packages"
# shellcheck disable=SC2086 # a list of words
install_packages $packages

if [ -n "$test" ]; then
    say "building and testing: cmake --workflow --preset release"
    cmake --workflow --preset release
elif [ -n "$build" ]; then
    say "building: build/release/fitgap"
    tests=OFF
    if pkg-config --exists criterion; then tests=ON; fi
    cmake --preset release -DFITGAP_BUILD_TESTS=$tests
    cmake --build --preset release
fi
if [ -n "$example" ]; then
    say "build/release/fitgap score docs/example/resume.txt docs/example/posting.txt"
    build/release/fitgap score docs/example/resume.txt docs/example/posting.txt
fi
