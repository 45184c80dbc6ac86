// Ctrl-C ends the program at once, with a message and exit status 1, but never in the middle of a
// file.
#pragma once

namespace chalkline::base {

/// Whether this is SIGHUP and was ignored from the outset: a program that nohup has started goes on
/// when its terminal is gone.
bool is_kept_ignored(int signal);

/// From now on SIGINT, SIGTERM and SIGHUP write "chalkline: interrupted" to standard error and end
/// the process with status 1; silently if whoever runs the program says so itself. Children that
/// are to end with their parent (Command::end_with_parent) do.
void install_interrupt_handler(bool silent = false);

/// While one lives, in any thread, the end waits: for the moments in which a file is written and
/// renamed.
class InterruptsHeld {
 public:
  InterruptsHeld();
  ~InterruptsHeld();
  InterruptsHeld(const InterruptsHeld&) = delete;
  InterruptsHeld& operator=(const InterruptsHeld&) = delete;
};

}  // namespace chalkline::base
