// The message of the exception that a call throws, so that a test can look for what a student needs
// in it.
#pragma once

#include <exception>
#include <string>

/// What `call()` throws must be an Error; returns its message, or "" (which no test looks for) if
/// nothing is thrown.
template <class Error, class Call>
std::string error_text(Call&& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}
