# SPDX-License-Identifier: Apache-2.0
# What the library is built with. Public headers include none of it, so an installed attain needs
# only a C++ compiler and threads. Reasons: docs/dependencies.md.
find_package(Threads REQUIRED)
include(tomlplusplus)
message(STATUS "attain ${PROJECT_VERSION}: toml++ ${attain_toml_version}")
