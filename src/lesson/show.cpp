#include "lesson/show.hpp"

#include <algorithm>
#include <stdexcept>

#include "lesson/draw.hpp"
#include "lesson/planes.hpp"
#include "lesson/state.hpp"
#include "numpy/array_print.hpp"
#include "plot/save_frames.hpp"

namespace chalkline::lesson {
namespace {

// "6_trajectory", "1_gradient_descent_paths", and "..._2" for a second figure that has no name of
// its own. An animation has files beside it, whose names begin likewise.
std::string file_stem(const std::string& name, const std::string& beside = "") {
  const std::lock_guard turn(state().turn);
  std::vector<std::string>& taken = state().figures;
  const std::string base = state().name + (name.empty() ? "" : "_" + name);
  const auto is_taken = [&](const std::string& other) {
    return std::find(taken.begin(), taken.end(), other) != taken.end();
  };
  std::string stem = base;
  for (int n = 2; is_taken(stem) || is_taken(stem + beside); ++n)
    stem = base + "_" + std::to_string(n);
  taken.push_back(stem);
  if (!beside.empty()) taken.push_back(stem + beside);
  return stem;
}

plot::SaveOptions save_options(const record::RunOptions& run) {
  plot::SaveOptions save;
  save.palette = plot::palette_from_name(run.palette);
  save.scale = run.scale;
  save.moving = state().films;
  if (!state().stepped) save.draw = draw;  // processes do not share one
  save.formats.clear();
  for (const std::string& name : run.formats) save.formats.push_back(plot::format_from_name(name));
  return save;
}

/// Of a figure or panels.
record::FigureDisplay display_of(const auto& figure, const std::string& stem,
                                 const std::vector<std::filesystem::path>& files) {
  record::FigureDisplay display{.title = figure.title(), .name = stem, .alt = figure.alt()};
  std::replace(display.title.begin(), display.title.end(), '\n', ' ');  // it has lines in pictures
  if (!figure.caption().empty()) display.caption = figure.caption();
  for (const auto& file : files) display.files.push_back(file.string());
  add_planes(display, figure, parameters_of_run());
  return display;
}

void show_picture(const auto& figure) {
  const std::string stem = file_stem(figure.name());
  record::FigureDisplay display =
      display_of(figure, stem,
                 plot::save_figure(figure, output_folder(), stem, save_options(state().options)));
  add_display(std::move(display));
}

}  // namespace

void show(const plot::Figure& figure) { show_picture(figure); }

void show(const plot::Panels& panels) { show_picture(panels); }

void show(const plot::Frames& frames) {
  const std::string stem = file_stem(frames.last().name(), plot::frames_suffix);
  record::FigureDisplay display =
      display_of(frames.last(), stem,
                 plot::save_frames(frames, output_folder(), stem, save_options(state().options)));
  if (state().films) display.animation = {frames.figures().size(), frames.seconds()};
  add_display(std::move(display));
}

void show_text(std::string_view text) { add_display(record::ArrayDisplay{std::string(text)}); }

void show_text(const char* text) {
  if (!text) throw std::invalid_argument("show was given a null pointer, which points to no text");
  show_text(std::string_view(text));
}

void show(const Vector& array) { show_text(numpy::array_print(array)); }

void show(const Markdown& markdown) { add_display(record::MarkdownDisplay{markdown.text}); }

}  // namespace chalkline::lesson
