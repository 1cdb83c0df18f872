# SPDX-License-Identifier: Apache-2.0
if(ATTAIN_SANITIZE STREQUAL "")
  return()
elseif(ATTAIN_SANITIZE STREQUAL "address")
  set(attain_sanitizers address,undefined)
elseif(ATTAIN_SANITIZE STREQUAL "thread")
  set(attain_sanitizers thread)
else()
  message(FATAL_ERROR
    "ATTAIN_SANITIZE is \"${ATTAIN_SANITIZE}\"; it may be empty, \"address\" or \"thread\"")
endif()
add_compile_options(
  -fsanitize=${attain_sanitizers} -fno-sanitize-recover=all -fno-omit-frame-pointer)
add_link_options(-fsanitize=${attain_sanitizers})
