# SPDX-License-Identifier: Apache-2.0
# Boost.Math, headers only: what the tests compare the library's own special functions with.
set(attain_boost_oldest 1.74)
find_package(Boost CONFIG QUIET)
find_path(ATTAIN_BOOST_INCLUDE_DIR boost/math/distributions/students_t.hpp
  HINTS ${Boost_INCLUDE_DIRS}
  DOC "Folder that holds boost/math")
if(NOT ATTAIN_BOOST_INCLUDE_DIR)
  message(FATAL_ERROR "Boost.Math not found: apt-get install libboost-dev")
endif()
file(STRINGS "${ATTAIN_BOOST_INCLUDE_DIR}/boost/version.hpp" attain_boost_line
  REGEX "^#define BOOST_LIB_VERSION")
string(REGEX REPLACE ".*\"([0-9]+)_([0-9]+).*" "\\1.\\2" attain_boost_version
  "${attain_boost_line}")
if(attain_boost_version VERSION_LESS attain_boost_oldest)
  message(FATAL_ERROR "Boost ${attain_boost_version} in ${ATTAIN_BOOST_INCLUDE_DIR} is older than "
    "${attain_boost_oldest}: apt-get install libboost-dev")
endif()
add_library(attain_boost INTERFACE)
target_include_directories(attain_boost SYSTEM INTERFACE "${ATTAIN_BOOST_INCLUDE_DIR}")
