# SPDX-License-Identifier: Apache-2.0
# Linked privately by every target of the project; never exported.
add_library(attain_warnings INTERFACE)
target_compile_options(attain_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion $<$<BOOL:${ATTAIN_WERROR}>:-Werror>)
# g++ 12 reports overlapping copies inside std::string's own operator+ (GCC bug 105651).
# It also takes the strings of an aggregate written as {.id = ...} for uninitialised where they are
# destroyed; clang's own analysis and the sanitizers stand in for that warning.
target_compile_options(attain_warnings INTERFACE
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict$<SEMICOLON>-Wno-maybe-uninitialized>)
