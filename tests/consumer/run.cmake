# SPDX-License-Identifier: Apache-2.0
# cmake -D MODE=installed|embedded -D SOURCE=<attain> -D BUILD=<its build tree> -D WORK=<folder>
#       -D COMPILER=<c++> -D GENERATOR=<name> -D BUILD_TYPE=<name> -P run.cmake [-- program arguments]
# Copies the consumer to another folder, builds it there in one of the two ways, and runs it.
function(step what)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE out)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${what} failed (${code}): ${ARGN}\n${out}")
  endif()
  set(step_output "${out}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE "${WORK}/source" "${WORK}/prefix")
file(COPY "${SOURCE}/tests/consumer/" DESTINATION "${WORK}/source")
if(MODE STREQUAL "installed")
  step("installing attain" "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${WORK}/prefix")
  file(REMOVE_RECURSE "${WORK}/build")
  set(where "-DCMAKE_PREFIX_PATH=${WORK}/prefix")
elseif(MODE STREQUAL "embedded")
  # What is asked is whether the sources build elsewhere, not how fast they run.
  set(where "-DATTAIN_SOURCE_DIR=${SOURCE}" -DATTAIN_UNITY=ON)
  set(BUILD_TYPE Debug)
else()
  message(FATAL_ERROR "MODE is \"${MODE}\"; it may be installed or embedded")
endif()
step("configuring the consumer" "${CMAKE_COMMAND}" -S "${WORK}/source" -B "${WORK}/build"
  -G "${GENERATOR}" "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DCMAKE_BUILD_TYPE=${BUILD_TYPE}" ${where})
step("building the consumer" "${CMAKE_COMMAND}" --build "${WORK}/build" -j 2)
step("running the consumer" "${WORK}/build/consumer" ${ARGUMENTS})
message(STATUS "${step_output}")
