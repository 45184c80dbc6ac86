#include "lesson/draw.hpp"

#include <unistd.h>

#include <mutex>
#include <optional>
#include <utility>

#include "lesson/state.hpp"
#include "plot/gnuplot_process.hpp"
#include "plot/last_drawings.hpp"
#include "record/drawing.hpp"

namespace chalkline::lesson {
namespace {

/// Nothing if there is nobody to ask; a copy of this process that the lesson
/// made asks nobody.
std::optional<record::Drawing> drawn_by_caller(const std::string& script) {
  static std::mutex turn;
  if (state().drawing_socket < 0 || ::getpid() != state().process) return std::nullopt;
  const std::lock_guard lock(turn);
  std::optional<record::Drawing> drawing = record::ask_for_drawing(state().drawing_socket, script);
  if (!drawing) state().drawing_socket = -1;
  return drawing;
}

std::string draw_anew(const std::string& script) {
  std::optional<record::Drawing> drawing = drawn_by_caller(script);
  if (!drawing) return plot::kept_gnuplot().draw(script);
  if (!drawing->error.empty()) throw plot::GnuplotError(drawing->error);
  return std::move(drawing->bytes);
}

}  // namespace

std::string draw(const std::string& script) {
  static plot::LastDrawings last;
  if (std::optional<std::string> known = last.find(script)) return std::move(*known);
  std::string drawn = draw_anew(script);
  last.keep(script, drawn);
  return drawn;
}

}  // namespace chalkline::lesson
