// The terminal of an interactive command: single keys without Enter, and the state it was found in,
// always restored.
#pragma once

#include <span>
#include <string>
#include <string_view>

struct pollfd;

namespace chalkline::terminal {

/// SIGTERM, SIGHUP, or outside of a terminal SIGINT has come: the program is to end.
struct Interrupted {};

/// What a key press means; a character has its bytes (UTF-8) in Key::text.
enum class KeyKind {
  character,
  enter,
  left,
  right,
  backspace,
  escape,
  ctrl_c,
  ctrl_z,
  ctrl_u,
  end_of_input,
  paste_begin,  ///< the terminal says that what comes up to paste_end was not typed
  paste_end,
  other
};

struct Key {
  KeyKind kind = KeyKind::other;
  std::string text = {};
  bool operator==(const Key&) const = default;
};

/// Takes the first key off what a terminal sent. False if `bytes` is empty or holds only a part of
/// a key, unless `all_there` says that nothing will follow (a lone Escape).
bool take_key(std::string& bytes, Key& key, bool all_there);

/// What a wait() ended with, besides what became readable.
struct TerminalEvents {
  bool resized = false;
  bool continued = false;  ///< after a stop
  bool stop = false;       ///< somebody sent SIGTSTP
};

/// Single keys on standard input as long as one lives; there is one at a time. The terminal is put
/// back by the destructor, at exit, and when a signal ends the program (a crash as well). Ctrl-C
/// and Ctrl-Z are keys. A terminal that is not dumb is asked to mark what is pasted. On an input
/// that is no terminal it only handles the signals.
class Terminal {
 public:
  Terminal();
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  /// Waits until one of `files` is ready, a signal has come, or `milliseconds` have passed (-1: for
  /// ever). Throws Interrupted.
  TerminalEvents wait(std::span<pollfd> files, int milliseconds = -1);

  /// Puts the terminal back as it was, and takes it again.
  void release();
  void take();

  /// As Ctrl-Z does in any program: the shell gets the terminal, until the user brings this program
  /// back.
  void suspend();
};

}  // namespace chalkline::terminal
