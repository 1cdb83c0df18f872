# SPDX-License-Identifier: Apache-2.0
file(GLOB attain_examples CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/docs/examples/*.cpp")
foreach(source IN LISTS attain_examples)
  get_filename_component(name "${source}" NAME_WE)
  add_executable(example_${name} "${source}")
  target_link_libraries(example_${name} PRIVATE attain::attain attain_warnings)
endforeach()
