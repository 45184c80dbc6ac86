#include "plot/save_frames.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "plot/animated_png.hpp"
#include "plot/animated_svg.hpp"
#include "plot/check_drawing.hpp"
#include "plot/figure_csv.hpp"
#include "plot/frames_script.hpp"
#include "plot/same_view.hpp"
#include "plot/write_drawings.hpp"

namespace chalkline::plot {
namespace {

namespace fs = std::filesystem;

bool is_asked(const std::vector<Format>& formats, Format format) {
  return std::ranges::find(formats, format) != formats.end();
}

// Bytes: of what a page loads before it can be read, and of a picture that is shown elsewhere.
constexpr std::size_t most_svg = 1'000'000, most_png = 4'000'000;

/// Of frames that are too much for one file every second, fourth... and always the last.
std::string small_enough(const std::vector<std::string>& frames, double seconds, std::size_t most,
                         std::string (*animated)(const std::vector<std::string>&, double)) {
  std::string all = animated(frames, seconds);
  for (std::size_t every = 2; all.size() > most && every < frames.size(); every *= 2) {
    std::vector<std::string> some;
    for (std::size_t i = (frames.size() - 1) % every; i < frames.size(); i += every)
      some.push_back(frames[i]);
    all = animated(some, seconds);
  }
  return all;
}

/// Draws all that is asked for by one gnuplot.
class Artist {
 public:
  Artist(const Frames& frames, const std::vector<std::string>& bodies, const SaveOptions& options)
      : canvas_(canvas_of(frames.last())),
        seconds_(frames.seconds()),
        bodies_(bodies),
        options_(options) {}

  std::vector<Drawing> stills() {
    std::vector<Drawing> drawings;
    for (const Format format : drawn_formats(options_.formats))
      drawings.push_back(
          {"." + format_name(format), draw(bodies_.size() - 1, format, options_.scale)});
    return drawings;
  }

  std::vector<Drawing> animations() {
    std::vector<Drawing> drawings;
    const std::string ending = frames_suffix;
    if (is_asked(options_.formats, Format::svg))
      drawings.push_back(
          {ending + ".svg", small_enough(all(Format::svg), seconds_, most_svg, animated_svg)});
    if (is_asked(options_.formats, Format::apng))
      drawings.push_back(
          {ending + ".png", small_enough(all(Format::png), seconds_, most_png, animated_png)});
    return drawings;
  }

 private:
  std::vector<std::string> all(Format format) {
    std::vector<std::string> drawn;
    for (std::size_t i = 0; i < bodies_.size(); ++i)
      drawn.push_back(draw(i, format, std::max(1, options_.scale / 2)));
    return drawn;
  }

  std::string draw(std::size_t i, Format format, int scale) {
    try {
      const std::string script = terminal_command(canvas_, format, scale) + bodies_[i];
      std::string drawn =
          options_.draw ? options_.draw(script) : own_.draw(script, options_.gnuplot);
      check_drawing(drawn, format);
      return drawn;
    } catch (const GnuplotError& error) {
      throw GnuplotError(frame_place(i, bodies_.size()) + ": " + error.what());
    }
  }

  Canvas canvas_;  // of all frames
  double seconds_;
  const std::vector<std::string>& bodies_;
  const SaveOptions& options_;
  Gnuplot own_;
};

std::vector<Drawing> draw(const Frames& frames, const SaveOptions& options) {
  const std::vector<std::string> bodies = gnuplot_scripts(frames.figures(), options.palette);
  std::vector<Drawing> drawings = {
      {".gp", frames_script(frames, bodies, options.formats, options.scale)}};
  Artist artist(frames, bodies, options);
  std::ranges::move(artist.stills(), std::back_inserter(drawings));
  std::ranges::move(artist.animations(), std::back_inserter(drawings));
  if (is_asked(options.formats, Format::csv))
    drawings.push_back({".csv", figure_csv(frames.figures())});
  return drawings;
}

}  // namespace

std::vector<fs::path> save_frames(const Frames& frames, const fs::path& folder,
                                  const std::string& stem, const SaveOptions& options) {
  if (!options.moving) return save_figure(frames.last(), folder, stem, options);
  try {
    return write_drawings(draw(frames, options), folder, stem);
  } catch (const std::exception& error) {
    throw std::runtime_error(not_drawn("animation", frames.last().title(), stem, error.what()));
  }
}

}  // namespace chalkline::plot
