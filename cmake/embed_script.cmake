# SPDX-License-Identifier: Apache-2.0
file(READ "${INPUT}" bytes HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
string(REGEX REPLACE "(('[^']*',)('[^']*',)('[^']*',)('[^']*',)('[^']*',)('[^']*',)('[^']*',)('[^']*',))"
  "\\1\n" bytes "${bytes}")
file(WRITE "${OUTPUT}" "// Made from ${INPUT} by the build.
#include <cstddef>
namespace ${NAMESPACE} {
extern const char ${SYMBOL}[];
extern const std::size_t ${SYMBOL}_size;
const char ${SYMBOL}[] = {
${bytes}'\\0'};
const std::size_t ${SYMBOL}_size = sizeof(${SYMBOL}) - 1;
}  // namespace ${NAMESPACE}
")
