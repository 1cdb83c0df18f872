# SPDX-License-Identifier: Apache-2.0
# attain_embed(INPUT <file> OUTPUT <cpp> NAMESPACE <namespace> SYMBOL <name>): a source that defines
#   extern const char <name>[];  extern const std::size_t <name>_size;
# with the bytes of the file (and a closing NUL that the size leaves out), rewritten when the file
# changes.
function(attain_embed)
  cmake_parse_arguments(PARSE_ARGV 0 embed "" "INPUT;OUTPUT;NAMESPACE;SYMBOL" "")
  if(NOT EXISTS "${embed_INPUT}")
    message(FATAL_ERROR "${embed_INPUT} is missing: git checkout -- \"${embed_INPUT}\"")
  endif()
  add_custom_command(
    OUTPUT "${embed_OUTPUT}"
    COMMAND "${CMAKE_COMMAND}" -D "INPUT=${embed_INPUT}" -D "OUTPUT=${embed_OUTPUT}"
            -D "NAMESPACE=${embed_NAMESPACE}" -D "SYMBOL=${embed_SYMBOL}"
            -P "${PROJECT_SOURCE_DIR}/cmake/embed_script.cmake"
    DEPENDS "${embed_INPUT}" "${PROJECT_SOURCE_DIR}/cmake/embed_script.cmake"
    COMMENT "Embedding ${embed_SYMBOL}"
    VERBATIM)
endfunction()
