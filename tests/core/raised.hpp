// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <attain/core/error.hpp>

#include <exception>
#include <string>

namespace attain::test {

/// The sentence of the `Error` that `call` throws; a failed test and "" where it throws none.
template <class Error, class Call>
std::string raised(const Call& call) {
  try {
    call();
  } catch (const Error& e) {
    return e.what();
  } catch (const std::exception& e) {
    ADD_FAILURE() << "another exception: " << e.what();
    return "";
  }
  ADD_FAILURE() << "nothing was thrown";
  return "";
}

/// The sentence of the invalid_input that `call` throws.
template <class Call>
std::string refused(const Call& call) {
  return raised<invalid_input>(call);
}

}  // namespace attain::test
