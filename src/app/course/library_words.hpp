// What the compiler says of a call of the library, in the library's words.
#pragma once

#include <string>
#include <vector>

#include "app/course/compiler_messages.hpp"

namespace chalkline::app {

/// A type whose members a lesson gives by name in braces, such as LineOptions.
struct NamedMembers {
  std::string type;
  std::vector<std::string> names;  ///< in the order in which they may be given
  std::vector<std::string> kinds;  ///< what each of them is
};

/// All of them, the optimizers for their hyperparameters.
const std::vector<NamedMembers>& types_with_named_members();

/// The message as one sentence: names as a lesson writes them, and what would be right.
std::string sentence_of(const CompilerMessage& message);

}  // namespace chalkline::app
