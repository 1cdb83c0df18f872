#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The steps of the Makefile: each says in one line what it does, keeps what its tools print in
# build/logs/<step>.log, and on a failure names what is missing and the command that installs it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1 CMAKE_COLOR_DIAGNOSTICS=OFF
export PATH="$PWD/.venv/bin:$PATH"
step=$1
stamps=build/stamps
log=build/logs/$step.log
jobs=$(nproc)
mkdir -p "$stamps" build/logs

say() { printf '[%s] %s\n' "$step" "$*"; }
stop() {
  printf "[$step] %s\n" "$@" >&2
  exit 1
}

# run <command>: into the step's log, whose end is shown when the command fails.
run() {
  printf '\n$ %s\n' "$*" >>"$log"
  "$@" >>"$log" 2>&1 </dev/null && return
  local code=$?
  tail -n 60 "$log" >&2
  stop "failed ($code): $*" "all of it: $log"
}

# install <package>...: by apt as root, otherwise the command to type.
install() {
  local command="apt-get install -y --no-install-recommends $*"
  if ! command -v apt-get >/dev/null; then
    stop "missing: $* (names of Debian 12; this machine has no apt-get)"
  elif [ "$(id -u)" != 0 ]; then
    stop "missing: $*" "install with: sudo $command"
  fi
  say "$command"
  export DEBIAN_FRONTEND=noninteractive
  if ! $command >>"$log" 2>&1 </dev/null; then
    run apt-get update
    run $command
  fi
}

has_header() { echo "#include <$1>" | "${CXX:-c++}" -x c++ -std=c++20 -fsyntax-only - 2>/dev/null; }
has_module() { "$1" -c "import $2" 2>/dev/null; }
newest() { printf '%s\n%s\n' "$1" "$2" | sort -V | tail -n 1; }

step_venv() {
  command -v "${CXX:-c++}" >/dev/null || install g++
  local python=${PYTHON:-python3}
  command -v "$python" >/dev/null || install python3
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' ||
    stop "missing: Python 3.10 or newer; $python is $("$python" -V)" "choose: make PYTHON=python3.11"
  has_module "$python" ensurepip || install python3-venv
  say "virtual environment .venv of $("$python" -V)"
  rm -rf .venv
  run "$python" -m venv .venv
  run .venv/bin/python -m pip install --upgrade 'pip>=25.1'
  touch .venv/made
}

step_environment() {
  local missing=() include
  has_header toml++/toml.h || missing+=(libtomlplusplus-dev)
  include=$(python -c 'import sysconfig; print(sysconfig.get_path("include"))')
  [ -e "$include/Python.h" ] || missing+=(python3-dev)
  [ ${#missing[@]} = 0 ] || install "${missing[@]}"
  say "what the build needs, into .venv"
  local tools=()
  local cmake=0
  command -v cmake >/dev/null && cmake=$(cmake --version | sed -n 's/^cmake version //p')
  [ "$(newest "$cmake" 3.25)" = "$cmake" ] || tools+=('cmake>=3.25')
  command -v ninja >/dev/null || tools+=(ninja)
  run python -m pip install --group build "${tools[@]}"
}

step_libraries() {
  local missing=()
  has_header gtest/gtest.h || missing+=(libgtest-dev)
  has_header boost/math/distributions/students_t.hpp || missing+=(libboost-dev)
  say "GoogleTest and Boost.Math for the C++ tests"
  [ ${#missing[@]} = 0 ] || install "${missing[@]}"
}

step_fonts() {
  local found
  found=$(find /usr/share/fonts "${HOME:-/nonexistent}/.fonts" "${HOME:-/nonexistent}/.local/share/fonts" \
    \( -iname '*wqy*' -o -iname '*cjk*' -o -iname '*SourceHanSans*' -o -iname '*DroidSansFallback*' \) \
    -print -quit 2>/dev/null || true)
  if [ -n "$found" ]; then
    say "Chinese labels by $found"
  elif [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    install fonts-wqy-microhei
  else
    say "no Chinese font for pictures; go on without, or: sudo apt-get install fonts-wqy-microhei"
  fi
}

step_package() {
  say "building the Python package and installing it into .venv"
  run python -m pip install --no-build-isolation --config-settings build-dir=build/python \
    --config-settings cmake.define.ATTAIN_UNITY=ON --force-reinstall --no-deps .
  run python -m pip install attain
}

step_test_tools() {
  say "pytest and the optional packages, into .venv"
  run python -m pip install 'attain[all]' --group test
}

step_wheel() {
  say "wheel in an isolated build, into dist/"
  run python -m pip wheel --no-deps --wheel-dir dist .
  ls dist/*.whl
}

step_forecast() {
  say "the board of Zhejiang as of 2020"
  attain forecast zhejiang --as-of 2020 --picture build/zhejiang.svg
  say "picture: $PWD/build/zhejiang.svg"
}

# configure <preset> <cmake arguments>
configure() {
  run cmake --preset "$1" "-DPython3_EXECUTABLE=$PWD/.venv/bin/python" "${@:2}"
}

# Last line of a tool that counts tests; of a test program in parts also the sum over the parts.
summary_of() {
  local line parts
  line=$(grep -E '^(=+ )?.*([0-9]+ (passed|failed)|tests passed)' "$1" | tail -n 1) || return 1
  parts=$(awk '/^[0-9]+: \[  PASSED  \] [0-9]+ tests?\.$/ { sum += $5 } END { print sum }' "$1")
  printf '%s\n' "$line${parts:+, $parts tests in them}"
}
finish() { say "$(summary_of "$log"), $SECONDS s"; }

step_meta() {
  say "rules of the house: includes, mirror, sizes, version, words"
  run python -m pytest tests/meta
  finish
}

step_release() {
  say "C++ tests, headers alone, consumers; warnings are errors"
  configure release
  run cmake --build --preset release -j "$jobs"
  run ctest --preset release
  finish
}

step_python() {
  say "Python tests, notebooks, the snippets of README and docs in Python and C++"
  local consumer=$PWD/build/release/consumer/installed
  run env "ATTAIN_CPP_PREFIX=$consumer/prefix" "ATTAIN_EXAMPLE=$consumer/build/consumer" \
    python -m pytest
  finish
}

step_asan() {
  say "C++ tests with the address and undefined-behaviour sanitizers"
  configure asan
  run cmake --build --preset asan -j "$jobs"
  run env UBSAN_OPTIONS=print_stacktrace=1 ctest --preset asan --verbose
  finish
}

step_tsan() {
  say "tests that run threads, with the thread sanitizer"
  configure tsan
  run cmake --build --preset tsan -j "$jobs"
  # The sanitizer's fixed memory map does not stand every randomisation of addresses.
  local fixed=()
  setarch "$(uname -m)" -R true 2>/dev/null && fixed=(setarch "$(uname -m)" -R)
  run "${fixed[@]}" ctest --preset tsan
  finish
}

step_clang() {
  local clang
  clang=$(command -v clang++-14 || command -v clang++ || true)
  if [ -z "$clang" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    install clang-14
    clang=$(command -v clang++-14)
  elif [ -z "$clang" ]; then
    say "left out: no clang++; sudo apt-get install clang-14"
    echo "left out: no clang++ on this machine" >>"$log"
    return
  fi
  say "C++ tests by $clang; warnings are errors"
  configure release-clang "-DCMAKE_CXX_COMPILER=$clang"
  run cmake --build --preset release-clang -j "$jobs"
  run ctest --preset release-clang --verbose
  finish
}

# The same forecast from every build and every front end, byte for byte.
step_bits() {
  say "equal bytes: g++, clang, -march=native; C++, command line on 1, 2 and 8 threads; a study"
  local question=(--as-of 2020 --draws 65536 --seed 7) plan=python/attain/plans/zhejiang.toml
  local tree compiler flags threads wanted passed=0
  mkdir -p build/bits
  run cmake -S . -B build/native -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS=-march=native \
    -DATTAIN_BUILD_TESTS=OFF -DATTAIN_UNITY=ON
  run cmake --build build/native --target attain -j "$jobs"
  wanted=$(attain forecast zhejiang "${question[@]}" --threads 1 --json | sha256sum)
  same() {
    [ "$2" = "$wanted" ] || stop "other bytes from $1: $2" "than from the command line: $wanted"
    echo "$2 $1" >>"$log"
    passed=$((passed + 1))
  }
  for threads in 2 8; do
    same "$threads threads" \
      "$(attain forecast zhejiang "${question[@]}" --threads "$threads" --json | sha256sum)"
  done
  for tree in release release-clang native; do
    [ -e "build/$tree/libattain.a" ] || continue
    compiler=$(sed -n 's/^CMAKE_CXX_COMPILER:[A-Z]*=//p' "build/$tree/CMakeCache.txt")
    flags=()
    [ "$tree" != native ] || flags=(-march=native)
    run "$compiler" -std=c++20 -O2 "${flags[@]}" -Iinclude "-Ibuild/$tree/include" \
      tests/consumer/main.cpp "build/$tree/libattain.a" -pthread -o "build/bits/$tree"
    same "the C++ example by $compiler ${flags[*]}" "$("build/bits/$tree" "$plan" --json | sha256sum)"
  done
  local scenarios=docs/examples/what_if.toml
  question+=(--scenarios "$scenarios" --json)
  wanted=$({
    attain compare zhejiang "${question[@]}"
    attain solve zhejiang "${question[@]}" --on phase-out --lever stations --target zj-05 \
      --probability 0.75
  } | sha256sum)
  for tree in release release-clang native; do
    [ -e "build/$tree/libattain.a" ] || continue
    compiler=$(sed -n 's/^CMAKE_CXX_COMPILER:[A-Z]*=//p' "build/$tree/CMakeCache.txt")
    run "$compiler" -std=c++20 -O2 -Iinclude "-Ibuild/$tree/include" docs/examples/what_if.cpp \
      "build/$tree/libattain.a" -pthread -o "build/bits/$tree-study"
    same "the study in C++ by $compiler" \
      "$("build/bits/$tree-study" "$plan" "$scenarios" --json | sha256sum)"
  done
  echo "$passed passed, 0 failed" >>"$log"
  finish
}

# summary <start of this run> <step>...: the tools' own last lines.
step_summary() {
  local started=$1 name when
  shift
  for name in "$@"; do
    when=""
    [ "$(stat -c %Y "$stamps/$name")" -ge "$started" ] || when=" (earlier; nothing changed since)"
    printf '[%s] %s%s\n' "$name" \
      "$(summary_of "build/logs/$name.log" || tail -n 1 "build/logs/$name.log")" "$when"
  done
}

if [ "$step" != summary ]; then
  : >"$log"
fi
"step_${step//-/_}" "${@:2}"
case $step in
  venv | wheel | forecast | summary) ;;
  *) touch "$stamps/$step" ;;
esac
