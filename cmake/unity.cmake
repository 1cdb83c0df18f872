# SPDX-License-Identifier: Apache-2.0
# With ATTAIN_UNITY the sources of the library, with ATTAIN_UNITY_TESTS those of the tests, are
# compiled in groups: the first of every room together,
# then the second of every room, and so on. The files of a group lie in different namespaces, so that
# their unnamed helpers never meet; what is read and instantiated by all of them is done once.
function(attain_unity target)
  set(rooms "")
  foreach(source IN LISTS ARGN)
    get_filename_component(room "${source}" DIRECTORY)
    get_filename_component(room "${room}" NAME)
    list(APPEND rooms "${room}")
    set(of_room "${rooms}")
    list(FILTER of_room INCLUDE REGEX "^${room}$")
    list(LENGTH of_room place)
    list(APPEND group_${place} "${source}")
    list(APPEND places "${place}")
  endforeach()
  list(REMOVE_DUPLICATES places)
  foreach(place IN LISTS places)
    list(LENGTH group_${place} size)
    if(size GREATER 1)
      set_source_files_properties(${group_${place}} PROPERTIES UNITY_GROUP "file_${place}_of_each")
    else()
      set_source_files_properties(${group_${place}} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    endif()
  endforeach()
  # Public headers come before every unnamed helper, whose name one of their members may have.
  set_target_properties(${target} PROPERTIES
    UNITY_BUILD ON UNITY_BUILD_MODE GROUP
    UNITY_BUILD_CODE_BEFORE_INCLUDE "#include <attain/attain.hpp>")
endfunction()
