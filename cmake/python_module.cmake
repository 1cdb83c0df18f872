# SPDX-License-Identifier: Apache-2.0
find_package(Python 3.10 REQUIRED COMPONENTS Interpreter Development.Module)
find_package(pybind11 3 CONFIG REQUIRED)
file(GLOB attain_bindings CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/python/bindings/*.cpp")
# Bindings hold no loop over draws: one level less and no link-time optimisation halve their build.
pybind11_add_module(attain_core_module MODULE NO_EXTRAS ${attain_bindings})
target_compile_options(attain_core_module PRIVATE $<$<CONFIG:Release>:-O1>)
# What every binding reads is read once.
target_precompile_headers(attain_core_module PRIVATE
  "${PROJECT_SOURCE_DIR}/python/bindings/pybind.hpp" <attain/attain.hpp>)
target_link_options(attain_core_module PRIVATE $<$<CONFIG:Release>:-s>)
set_target_properties(attain_core_module PROPERTIES OUTPUT_NAME _core CXX_EXTENSIONS OFF)
target_link_libraries(attain_core_module PRIVATE attain::attain attain_warnings)
install(TARGETS attain_core_module LIBRARY DESTINATION attain COMPONENT python)
