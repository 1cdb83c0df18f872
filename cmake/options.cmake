# SPDX-License-Identifier: Apache-2.0
option(ATTAIN_BUILD_TESTS "Build the C++ tests" ${PROJECT_IS_TOP_LEVEL})
option(ATTAIN_BUILD_PYTHON "Build the Python module attain._core" OFF)
option(ATTAIN_BUILD_EXAMPLES "Build the programs of docs/examples" OFF)
option(ATTAIN_BUILD_BENCHMARKS "Build the micro-benchmarks of the kernels" OFF)
option(ATTAIN_INSTALL "Install the library, its headers and its CMake package"
       ${PROJECT_IS_TOP_LEVEL})
option(ATTAIN_WERROR "Treat warnings as errors" ${PROJECT_IS_TOP_LEVEL})
option(ATTAIN_FETCH_TOMLPLUSPLUS "Download a pinned toml++ where the system has none" OFF)
option(ATTAIN_UNITY "Compile a file of every room together: sooner built" OFF)
option(ATTAIN_UNITY_TESTS "The same for the C++ tests, as one program" ${ATTAIN_UNITY})
set(ATTAIN_TEST_SHARDS 0 CACHE STRING
  "Of the one test program: parts that run as a process each; 0: a process for each test")
set(ATTAIN_SANITIZE "" CACHE STRING "Sanitizer: empty, address (with undefined behaviour), thread")
set_property(CACHE ATTAIN_SANITIZE PROPERTY STRINGS "" address thread)

if(SKBUILD)
  set(ATTAIN_BUILD_PYTHON ON)
  set(ATTAIN_BUILD_TESTS OFF)
  set(ATTAIN_INSTALL OFF)
  set(ATTAIN_WERROR OFF)
endif()

if(PROJECT_IS_TOP_LEVEL)
  set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
  if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
  endif()
endif()
