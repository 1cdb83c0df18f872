# SPDX-License-Identifier: Apache-2.0
# Loops over blocks are compiled for what every processor of the architecture has and, on x86-64,
# for AVX2 and AVX-512 beside it; src/random/instruction_set.cpp says which of them a machine can run.
include(CheckCXXCompilerFlag)

set(attain_loop_options -O3 -fno-math-errno -fno-trapping-math)
set(attain_options_baseline "")
set(attain_options_avx2 -mavx2)
set(attain_options_avx512
  -mavx512f -mavx512dq -mavx512vl -mavx512bw -mprefer-vector-width=512)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 takes the undefined operands of its own AVX-512 intrinsics for mistakes of the caller;
  # under -march=native every set has them.
  list(APPEND attain_loop_options -Wno-uninitialized -Wno-maybe-uninitialized)
endif()

if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$" AND CMAKE_SIZEOF_VOID_P EQUAL 8)
  string(JOIN " " attain_widest ${attain_options_avx512})
  check_cxx_compiler_flag("${attain_widest}" ATTAIN_WIDE_SETS)
  if(ATTAIN_WIDE_SETS)
    set_source_files_properties(
      src/random/instruction_set.cpp src/random/kernels.cpp src/simulate/operations.cpp
      PROPERTIES COMPILE_DEFINITIONS ATTAIN_WIDE_SETS)
  endif()
endif()

foreach(set IN ITEMS baseline avx2 avx512)
  if(NOT set STREQUAL "baseline" AND NOT ATTAIN_WIDE_SETS)
    continue()  # the sources are empty
  endif()
  set_source_files_properties(
    src/random/kernels_${set}.cpp src/simulate/operations_${set}.cpp
    PROPERTIES
      COMPILE_DEFINITIONS "$<$<BOOL:${ATTAIN_WIDE_SETS}>:ATTAIN_WIDE_SETS>"
      COMPILE_OPTIONS "${attain_loop_options};${attain_options_${set}}")
endforeach()
