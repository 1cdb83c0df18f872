# SPDX-License-Identifier: Apache-2.0
# Linked privately by every target of the project; never exported.
add_library(attain_warnings INTERFACE)
target_compile_options(attain_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion $<$<BOOL:${ATTAIN_WERROR}>:-Werror>)
