# SPDX-License-Identifier: Apache-2.0
# build/.../attain_kernels: time of each kernel by instruction set.
find_package(benchmark QUIET)
if(NOT benchmark_FOUND)
  message(FATAL_ERROR "Google Benchmark not found: apt-get install libbenchmark-dev")
endif()
add_executable(attain_kernels benchmarks/kernels/kernels.cpp)
target_link_libraries(attain_kernels
  PRIVATE attain::attain attain_warnings benchmark::benchmark)
