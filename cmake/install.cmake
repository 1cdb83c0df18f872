# SPDX-License-Identifier: Apache-2.0
include(CMakePackageConfigHelpers)
set(attain_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/attain")
install(TARGETS attain
  EXPORT attain-targets
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(EXPORT attain-targets NAMESPACE attain:: DESTINATION "${attain_package_dir}")
configure_package_config_file(
  "${PROJECT_SOURCE_DIR}/cmake/attain-config.cmake.in"
  "${PROJECT_BINARY_DIR}/attain-config.cmake"
  INSTALL_DESTINATION "${attain_package_dir}")
write_basic_package_version_file(
  "${PROJECT_BINARY_DIR}/attain-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES
  "${PROJECT_BINARY_DIR}/attain-config.cmake" "${PROJECT_BINARY_DIR}/attain-config-version.cmake"
  DESTINATION "${attain_package_dir}")
