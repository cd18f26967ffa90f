#!/bin/sh
# install.sh CMAKE BUILD LIBDIR CC GENERATOR: installs, moves the installation, and builds and runs a small user of it by
# pkg-config and by find_package, against the shared and the static library.
set -eu
cmake=$1 build=$2 libdir=$3 cc=$4 generator=$5
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

cat >"$tmp/user.c" <<'END'
#include <fitgap/fitgap.h>
#include <stdio.h>

int main(void) {
    fg_error err;
    fg_dict *dict;
    fg_status status = fg_dict_open(&dict, NULL, NULL, &err);
    if (status != FG_OK) return fprintf(stderr, "%s\n", err.message), 1;
    fg_dict_free(dict);
    return puts(fg_version()) < 0;
}
END
cat >"$tmp/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.25)
project(user C)
find_package(fitgap 0.1 REQUIRED)
add_executable(with_shared user.c)
target_link_libraries(with_shared PRIVATE fitgap::fitgap)
add_executable(with_static user.c)
target_link_libraries(with_static PRIVATE fitgap::fitgap_static)
END

"$cmake" --install "$build" --prefix "$tmp/first" >/dev/null
mv "$tmp/first" "$tmp/moved"
prefix=$tmp/moved
if grep -rlF -e "$tmp/first" -e "$build" "$prefix/$libdir/cmake" "$prefix/$libdir/pkgconfig"; then
    echo "^ names a folder of this machine"
    exit 1
fi
version=$("$prefix/bin/fitgap" --version | head -n 1)
echo "program: $version"
cmp "$build/fitgap.dict" "$prefix/share/fitgap/fitgap.dict"

check() { # NAME PROGRAM
    got=$("$2")
    echo "$1: $got"
    case "$version" in *"$got"*) ;; *) echo "not the version of the program"; exit 1 ;; esac
}

PKG_CONFIG_PATH=$prefix/$libdir/pkgconfig
export PKG_CONFIG_PATH
# shellcheck disable=SC2046 # flags are words
"$cc" "$tmp/user.c" -o "$tmp/pc_shared" $(pkg-config --cflags --libs fitgap) "-Wl,-rpath,$prefix/$libdir"
check "pkg-config, shared" "$tmp/pc_shared"

"$cmake" -S "$tmp" -B "$tmp/build" -G "$generator" -DCMAKE_C_COMPILER="$cc" -DCMAKE_PREFIX_PATH="$prefix" >/dev/null
"$cmake" --build "$tmp/build" >/dev/null
check "find_package, shared" "$tmp/build/with_shared"
check "find_package, static" "$tmp/build/with_static"

# Without the shared library the linker takes the static one.
rm "$prefix/$libdir"/libfitgap.so*
# shellcheck disable=SC2046
"$cc" "$tmp/user.c" -o "$tmp/pc_static" $(pkg-config --static --cflags --libs fitgap)
check "pkg-config, static" "$tmp/pc_static"
"$tmp/build/with_static" >/dev/null
