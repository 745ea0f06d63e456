#!/bin/sh
# get_llama.sh DIR: a llama.cpp server out of Debian testing's packages, unpacked and not installed
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Leaves DIR/llama-server, a command that runs the unpacked program with its own C library, so
# that it works on an older Debian too.  Does nothing when it is there already.  Needs no root.
# Where the packages cannot be had it prints "skipped: REASON" and ends with status 77.
set -eu

SUITE=forky
PACKAGE=llama.cpp-tools
dir=${1:?usage: get_llama.sh DIR}

skip () {
  echo "skipped: $1"
  exit 77
}

if [ -x "$dir/llama-server" ]; then
  exit 0
fi
for tool in apt-get dpkg-deb tar; do
  command -v "$tool" >/dev/null || skip "no $tool here, and the llama.cpp server comes from Debian"
done
keys=/usr/share/keyrings/debian-archive-keyring.gpg
[ -e "$keys" ] || skip "no keys to check Debian's packages with"
mirror=$(apt-get indextargets 'Identifier: Packages' 'Label: Debian' --format '$(REPO_URI)' |
  head -n 1)
[ -n "$mirror" ] || skip "apt knows no Debian mirror"

# All is done in DIR.part, and DIR appears when it is whole.
part=$dir.part
rm -rf "$part" "$dir"
mkdir -p "$part/apt/lists/partial" "$part/apt/cache/archives/partial" "$part/root"
part=$(cd "$part" && pwd)
: >"$part/apt/status"
echo "deb [signed-by=$keys] $mirror $SUITE main" >"$part/apt/sources.list"

private_apt () {
  apt-get -q -o APT::Sandbox::User= -o Dir::State="$part/apt" \
    -o Dir::State::lists="$part/apt/lists" -o Dir::State::status="$part/apt/status" -o Dir::Cache="$part/apt/cache" \
    -o Dir::Etc::sourcelist="$part/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Acquire::Languages=none -o Acquire::Check-Valid-Until=false -o Debug::NoLocking=true "$@"
}

log=$part/log
{ private_apt update &&
    private_apt install -y --download-only --no-install-recommends "$PACKAGE"; } >"$log" 2>&1 ||
  skip "$PACKAGE could not be fetched: $(tail -n 1 "$log")"

for package in "$part"/apt/cache/archives/*.deb; do
  dpkg-deb --fsys-tarfile "$package" |
    tar -C "$part/root" -x --exclude=./usr/share/doc --exclude=./usr/share/man \
      --exclude=./usr/share/locale
done

# The CPU code is looked up at an absolute path of the package, so one is named here: the plain
# one of each architecture, which runs everywhere.
cat >"$part/llama-server" <<'RUN'
#!/bin/sh
root=$(dirname "$(readlink -f "$0")")/root
for lib in "$root"/usr/lib/*-linux-gnu; do break; done
for backend in "$lib"/ggml/backends0/libggml-cpu-x64.so "$lib"/ggml/backends0/libggml-cpu-*.so; do
  [ -e "$backend" ] && break
done
for loader in "$lib"/ld-linux-*.so.*; do break; done
export GGML_BACKEND_PATH="${GGML_BACKEND_PATH:-$backend}"
exec "$loader" --library-path "$lib:$lib/llama" "$root/usr/bin/llama-server" "$@"
RUN
chmod +x "$part/llama-server"
"$part/llama-server" --version >"$log" 2>&1 ||
  skip "the unpacked server does not run: $(tail -n 1 "$log")"
rm -rf "$part/apt"
mv "$part" "$dir"
