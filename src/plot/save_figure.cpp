#include "plot/save_figure.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/atomic_write.hpp"
#include "plot/check_drawing.hpp"
#include "plot/figure_csv.hpp"
#include "plot/standalone_script.hpp"

namespace chalkline::plot {
namespace {

namespace fs = std::filesystem;

struct Drawing {
  Format format;
  std::string bytes;
};

// Each format that gnuplot makes, once, drawn by one and the same.
std::vector<Drawing> draw(Canvas canvas, const std::string& body, const SaveOptions& options) {
  Gnuplot own;
  std::vector<Drawing> drawings;
  for (const Format format : drawn_formats(options.formats)) {
    const std::string script = terminal_command(canvas, format, options.scale) + body;
    drawings.push_back(
        {format, options.draw ? options.draw(script) : own.draw(script, options.gnuplot)});
    check_drawing(drawings.back().bytes, format);
  }
  return drawings;
}

void write_all(const std::vector<Drawing>& drawings, const fs::path& folder,
               const std::string& stem, std::vector<fs::path>& written) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed && !fs::is_directory(folder))
    throw std::runtime_error("cannot make the folder " + folder.string() + ": " + failed.message());
  for (const Drawing& d : drawings)
    written.push_back(folder / (stem + "." + format_name(d.format)));
  for (std::size_t i = 0; i < drawings.size(); ++i)
    base::check_may_replace(written[i], drawings[i].bytes);
  for (std::size_t i = 0; i < drawings.size(); ++i)
    base::atomic_write(written[i], drawings[i].bytes);
}

/// Of a figure or panels.
std::vector<fs::path> save(const auto& figure, const fs::path& folder, const std::string& stem,
                           const SaveOptions& options) {
  std::vector<fs::path> written;
  try {
    const std::string body = gnuplot_script(figure, options.palette);
    std::vector<Drawing> drawings = draw(canvas_of(figure), body, options);
    drawings.insert(drawings.begin(),
                    {Format::gp, standalone_script(figure, body, options.formats, options.scale)});
    const auto& asked = options.formats;
    if (std::find(asked.begin(), asked.end(), Format::csv) != asked.end())
      drawings.push_back({Format::csv, figure_csv(figure)});
    write_all(drawings, folder, stem, written);
  } catch (const std::exception& error) {
    throw std::runtime_error("figure '" + figure.title() + "' (" + (folder / stem).string() +
                             "): " + error.what());
  }
  return written;
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
