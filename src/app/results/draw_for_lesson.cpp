#include "app/results/draw_for_lesson.hpp"

#include <sys/socket.h>

#include <exception>
#include <future>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "base/descriptor.hpp"
#include "plot/gnuplot_process.hpp"
#include "record/drawing.hpp"

namespace chalkline::app {
namespace {

/// Whoever waits at the other side waits no longer.
struct HangUp {
  int socket;
  ~HangUp() { ::shutdown(socket, SHUT_RDWR); }
};

bool is_gone(int socket) {
  char byte;
  return ::recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

record::Drawing drawing_of(const std::string& script, int socket) {
  try {
    const plot::GnuplotOptions options{.call_off = {socket, [=] { return is_gone(socket); }}};
    return {plot::kept_gnuplot().draw(script, options), ""};
  } catch (const std::exception& error) {
    return {"", error.what()};
  }
}

/// Until the other side is gone, or sends something else than scripts.
void draw_all(int socket) {
  const HangUp in_the_end{socket};
  while (const std::optional<std::string> script = record::receive_script(socket))
    if (!record::send_drawing(socket, drawing_of(*script, socket))) break;
}

}  // namespace

base::ChildResult run_and_draw(const base::Command& lesson, const base::Until& until) {
  base::SocketPair channel = base::make_socket_pair();
  const auto run = [&] {
    const HangUp in_the_end{channel.here.number()};  // what it left running has nothing to draw
    base::Command drawn_for = lesson;
    const int there = channel.there.number();
    drawn_for.arguments.insert(drawn_for.arguments.end(), {"--draw", std::to_string(there)});
    drawn_for.kept.push_back(there);
    base::AnsweringChild child(std::move(drawn_for));
    channel.there.close();
    return child.read(until, "");
  };
  std::future<base::ChildResult> running;
  try {
    running = std::async(std::launch::async, run);
  } catch (const std::system_error&) {  // there are too many threads: the lesson draws itself
    return base::run_captured(lesson, until);
  }
  draw_all(channel.here.number());
  return running.get();
}

}  // namespace chalkline::app
