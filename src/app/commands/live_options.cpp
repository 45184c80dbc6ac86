#include "app/commands/live_options.hpp"

#include <CLI/CLI.hpp>

#include "record/run_options.hpp"

namespace chalkline::app {

void add_live_options(CLI::App& command, LiveCommand& live) {
  command.add_flag(
      "--room", live.room,
      "open it to a class: the room follows the teacher's page, predicts and explores");
  command.add_option("--port", live.port, "where to listen (default: 8080); 0: any that is free")
      ->type_name("N");
  command
      .add_option(
          "--state", live.state,
          "the file that keeps the room, so that it goes on when the server is started again")
      ->type_name("FILE")
      ->check(record::refused_if_empty);
  command
      .add_option("--address", live.address,
                  "where the class reaches it, if a proxy stands before it: "
                  "https://class.example.org")
      ->type_name("URL")
      ->check(record::refused_if_empty);
  command.add_flag("--no-open", live.no_open, "open no browser");
  command.footer(
      "Every parameter on its pages is a control; a change runs the lesson again. Saving a "
      "lesson's "
      "file builds it anew.\n"
      "Without --room nobody but this machine reaches it. With it a class does, by the address and "
      "the code that are printed;\n"
      "the teacher's link serves once. What is sent can be read on the network; README.md says how "
      "to put a TLS proxy before it.\n"
      "The addresses are written to standard output. Ctrl-C ends it.");
}

}  // namespace chalkline::app
