// What can be typed: the commands, their options and their help.
#pragma once

namespace chalkline::app {

/// Obeys a command line, messages going to standard error. Returns the exit status: 0 done, 1 it
/// could not be done, 2 the command was wrong.
int run_command_line(int argc, const char* const* argv);

}  // namespace chalkline::app
