// What to say of a command line that is none of Chalkline's.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace chalkline::app {

/// Names the command or option that is unknown, and the one that may have been meant; else says
/// what `error` says. `words` are those behind the program's name.
std::string explain_usage(const CLI::App& app, const CLI::ParseError& error,
                          const std::vector<std::string>& words);

}  // namespace chalkline::app
