// How `chalkline live` is typed, for the program that reads it and the one that does it.
#pragma once

#include <cstdint>
#include <string>

namespace CLI {
class App;
}

namespace chalkline::app {

struct LiveCommand {
  bool room = false;
  std::uint16_t port = 8080;
  std::string state;
  std::string address;  ///< under which others reach it, if a proxy stands before it
  bool no_open = false;
};

void add_live_options(CLI::App& command, LiveCommand& live);

}  // namespace chalkline::app
