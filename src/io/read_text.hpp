// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace attain::io {

/// The whole of a regular file. @throws invalid_input that names it where it is missing, no regular
/// file, unreadable or larger than `limit` bytes.
std::string read_file(const std::filesystem::path& file, std::size_t limit);

/// Checks that `text` is at most `limit` bytes of UTF-8 without control characters but tab and line
/// ends, LF or CRLF. @throws invalid_input naming file and line; for a text that is UTF-16 or, by
/// all its bytes, GBK, the message says so and how to save it as UTF-8.
void check_characters(const std::string& file, std::string_view text, std::size_t limit);

/// `text` with LF for CRLF.
std::string unix_lines(std::string_view text);

/// `text` with control characters spelled as U+001B, fit for a message.
std::string visible(std::string_view text);

/// True where `text` holds a control character other than tab and line feed.
bool has_control(std::string_view text);

}  // namespace attain::io
