# SPDX-License-Identifier: Apache-2.0
# Everything the library is built with. Public headers include none of it, so an installed attain
# needs only a C++ compiler and threads. Reasons: docs/dependencies.md.
find_package(Threads REQUIRED)

# ---- Boost.Math, headers only --------------------------------------------------------------------
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

# ---- Eigen ---------------------------------------------------------------------------------------
# No version is requested: no one request accepts both 3.4.0 and 5.0.1.
set(attain_eigen_oldest 3.4)
find_package(Eigen3 CONFIG QUIET)
if(NOT TARGET Eigen3::Eigen)
  message(FATAL_ERROR "Eigen not found: apt-get install libeigen3-dev")
endif()
if(Eigen3_VERSION VERSION_LESS attain_eigen_oldest)
  message(FATAL_ERROR "Eigen ${Eigen3_VERSION} in ${Eigen3_DIR} is older than "
    "${attain_eigen_oldest}: apt-get install libeigen3-dev")
endif()
add_library(attain_eigen INTERFACE)
get_target_property(attain_eigen_include Eigen3::Eigen INTERFACE_INCLUDE_DIRECTORIES)
target_include_directories(attain_eigen SYSTEM INTERFACE ${attain_eigen_include})

# ---- toml++ --------------------------------------------------------------------------------------
include(tomlplusplus)

message(STATUS "attain ${PROJECT_VERSION}: Boost ${attain_boost_version}, Eigen ${Eigen3_VERSION}, "
  "toml++ ${attain_toml_version}")
