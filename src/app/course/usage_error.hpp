// A command that was typed wrong.
#pragma once

#include <stdexcept>

namespace chalkline::app {

/// A command that was wrong; what() says what is allowed. Ends the program with status 2.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace chalkline::app
