#include "lesson/show.hpp"

#include <algorithm>
#include <iostream>

#include "lesson/state.hpp"
#include "numpy/array_print.hpp"
#include "plot/save_figure.hpp"

namespace chalkline {
namespace {

// "6_trajectory", "1_gradient_descent_paths", and "..._2" for a second figure that has no name of its own.
std::string file_stem(const Figure& figure) {
  std::vector<std::string>& taken = lesson::state().figures;
  const std::string base = lesson::state().name + (figure.name().empty() ? "" : "_" + figure.name());
  std::string stem = base;
  for (int n = 2; std::find(taken.begin(), taken.end(), stem) != taken.end(); ++n) stem = base + "_" + std::to_string(n);
  taken.push_back(stem);
  return stem;
}

SaveOptions save_options(const RunOptions& run) {
  SaveOptions save;
  save.palette = palette_from_name(run.palette);
  save.formats.clear();
  for (const std::string& name : run.formats) save.formats.push_back(format_from_name(name));
  return save;
}

// As it is most easily read from where the user stands.
std::string shown_path(const std::filesystem::path& file) {
  std::error_code failed;
  const auto relative = std::filesystem::relative(file, failed);
  return failed || relative.empty() || *relative.begin() == ".." ? file.string() : relative.string();
}

// Displays go to standard error: standard output belongs to what the cells print.
void show_text(const std::string& text) { std::cerr << text << (text.ends_with('\n') ? "" : "\n") << std::flush; }

}  // namespace

void show(const Figure& figure) {
  const std::string stem = file_stem(figure);
  const auto files = save_figure(figure, lesson::output_folder(), stem, save_options(lesson::state().options));
  FigureDisplay display{.title = figure.title(), .name = stem, .alt = figure.alt()};
  std::string written = "wrote " + shown_path(files.front());
  for (const auto& file : files) {
    display.files.push_back(file.string());
    if (file != files.front()) written += " " + file.extension().string();
  }
  lesson::add_display(std::move(display));
  show_text(written);
}

void show(const Vector& array) {
  const std::string text = numpy::array_print(array);
  lesson::add_display(ArrayDisplay{text});
  show_text(text);
}

void show(const Matrix& array) {
  const std::string text = numpy::array_print(array);
  lesson::add_display(ArrayDisplay{text});
  show_text(text);
}

void show(const Markdown& markdown) {
  lesson::add_display(MarkdownDisplay{markdown.text});
  show_text(markdown.text);
}

}  // namespace chalkline
