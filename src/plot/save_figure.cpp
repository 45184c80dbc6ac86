#include "plot/save_figure.hpp"

#include <algorithm>
#include <stdexcept>

#include "plot/check_drawing.hpp"
#include "plot/figure_csv.hpp"
#include "plot/standalone_script.hpp"
#include "plot/write_drawings.hpp"

namespace chalkline::plot {
namespace {

namespace fs = std::filesystem;

// Each format that gnuplot makes, once, drawn by one and the same.
std::vector<Drawing> draw(Canvas canvas, const std::string& body, const SaveOptions& options) {
  Gnuplot own;
  std::vector<Drawing> drawings;
  for (const Format format : drawn_formats(options.formats)) {
    const std::string script = terminal_command(canvas, format, options.scale) + body;
    drawings.push_back({"." + format_name(format),
                        options.draw ? options.draw(script) : own.draw(script, options.gnuplot)});
    check_drawing(drawings.back().bytes, format);
  }
  return drawings;
}

/// Of a figure or panels.
std::vector<fs::path> save(const auto& figure, const fs::path& folder, const std::string& stem,
                           const SaveOptions& options) {
  try {
    const std::string body = gnuplot_script(figure, options.palette);
    std::vector<Drawing> drawings = draw(canvas_of(figure), body, options);
    drawings.insert(drawings.begin(),
                    {".gp", standalone_script(figure, body, options.formats, options.scale)});
    const auto& asked = options.formats;
    if (std::find(asked.begin(), asked.end(), Format::csv) != asked.end())
      drawings.push_back({".csv", figure_csv(figure)});
    return write_drawings(drawings, folder, stem);
  } catch (const std::exception& error) {
    throw std::runtime_error(not_drawn("figure", figure.title(), stem, error.what()));
  }
}

}  // namespace

std::vector<fs::path> save_figure(const Figure& figure, const fs::path& folder,
                                  const std::string& stem, const SaveOptions& options) {
  return save(figure, folder, stem, options);
}

std::vector<fs::path> save_figure(const Panels& panels, const fs::path& folder,
                                  const std::string& stem, const SaveOptions& options) {
  return save(panels, folder, stem, options);
}

}  // namespace chalkline::plot
