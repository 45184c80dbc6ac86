#include "plot/save_figure.hpp"

#include <algorithm>
#include <future>
#include <stdexcept>

#include "base/atomic_write.hpp"
#include "plot/check_drawing.hpp"
#include "plot/standalone_script.hpp"
#include "plot/trajectory_csv.hpp"

namespace chalkline::plot {
namespace {

namespace fs = std::filesystem;

struct Drawing {
  Format format;
  std::string bytes;
};

// Each format that gnuplot makes, once, drawn side by side; without threads of their own, where
// there are too many, one after the other.
std::vector<Drawing> draw(const Figure& figure, const std::string& body,
                          const SaveOptions& options) {
  const std::vector<Format> formats = drawn_formats(options.formats);
  std::vector<std::future<std::string>> running;
  for (std::size_t i = 0; i < formats.size(); ++i)
    running.push_back(std::async(
        i + 1 < formats.size() ? std::launch::async | std::launch::deferred : std::launch::deferred,
        [&, i] {
          std::string bytes = run_gnuplot(
              terminal_command(figure, formats[i], options.scale) + body, options.gnuplot);
          check_drawing(bytes, formats[i]);
          return bytes;
        }));
  std::vector<Drawing> drawings;
  for (auto i = running.size(); i-- > 0;)
    drawings.insert(drawings.begin(), {formats[i], running[i].get()});
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

}  // namespace

std::vector<fs::path> save_figure(const Figure& figure, const fs::path& folder,
                                  const std::string& stem, const SaveOptions& options) {
  std::vector<fs::path> written;
  try {
    const std::string body = gnuplot_script(figure, options.palette);
    std::vector<Drawing> drawings = draw(figure, body, options);
    drawings.insert(drawings.begin(),
                    {Format::gp, standalone_script(figure, body, options.formats, options.scale)});
    const auto& asked = options.formats;
    const bool wants_points = std::find(asked.begin(), asked.end(), Format::csv) != asked.end();
    if (const std::string csv = wants_points ? trajectory_csv(figure) : ""; !csv.empty())
      drawings.push_back({Format::csv, csv});
    write_all(drawings, folder, stem, written);
  } catch (const std::exception& error) {
    throw std::runtime_error("figure '" + figure.title() + "' (" + (folder / stem).string() +
                             "): " + error.what());
  }
  return written;
}

}  // namespace chalkline::plot
