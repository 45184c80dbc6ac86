#include "plot/figure.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "numpy/histogram.hpp"
#include "plot/check_layers.hpp"
#include "plot/contour_bands.hpp"

namespace chalkline::plot {
namespace {

[[noreturn]] void reject(const std::string& message) { throw std::invalid_argument(message); }

void check_range(const std::string& axis, double lo, double hi) {
  const std::string range = axis + "_range(" + number(lo) + ", " + number(hi) + ")";
  if (!(is_drawable(lo) && is_drawable(hi) && lo < hi))
    reject(range + ": both ends must be finite and the first the smaller");
  if (hi - lo <= 1e-13 * std::max(std::fabs(lo), std::fabs(hi)))
    reject(range + ": the ends are so close that numbers between them cannot be told apart");
}

Axis::GivenTicks given_ticks(const std::string& axis, Values places, Labels labels) {
  const Vector at = std::move(places).vector();
  Axis::GivenTicks ticks{{at.begin(), at.end()}, std::move(labels).texts()};
  const std::string call = axis + "_ticks";
  if (ticks.places.empty()) reject(call + ": there are no places; at least one is needed");
  if (!ticks.labels.empty() && ticks.labels.size() != ticks.places.size())
    reject(call + ": there are " + std::to_string(ticks.places.size()) + " places and " +
           std::to_string(ticks.labels.size()) + " labels; there must be as many, or no labels");
  for (std::size_t i = 0; i < ticks.places.size(); ++i)
    if (!is_drawable(ticks.places[i]) || (i > 0 && !(ticks.places[i] > ticks.places[i - 1])))
      reject(call + ": place " + std::to_string(i) + " is " + number(ticks.places[i]) +
             "; places must be finite and increase");
  return ticks;
}

/// Edges and heights of a histogram's bars.
std::pair<Vector, Vector> counted(const Vector& values, const HistogramOptions& options) {
  if (options.bins < 1 || options.bins > 10'000)
    reject("histogram: bins is " + std::to_string(options.bins) + "; allowed is 1 to 10000");
  if (values.size() == 0) reject("histogram: there are no values; at least one is needed");
  numpy::HistogramOptions as_numpy{.bins = options.bins, .range = {}};
  if (options.range) as_numpy.range = Vector{options.range->first, options.range->second};
  const numpy::Histogram bins = numpy::histogram(values, as_numpy);
  Vector heights = Vector::from_shape({bins.counts.size()});
  for (std::size_t i = 0; i < heights.size(); ++i) heights(i) = static_cast<double>(bins.counts(i));
  return {bins.edges, options.density ? bins.density() : heights};
}

}  // namespace

Figure& Figure::add(Layer layer) {
  check_layer(layer);
  layers_.push_back(std::move(layer));
  if (const auto wrong = wrong_together(layers_, x_.logarithmic, y_.logarithmic)) {
    layers_.pop_back();
    reject("Figure '" + title_ + "': " + *wrong);
  }
  return *this;
}

Figure::Figure(std::string title) : title_(std::move(title)) {}
Figure::~Figure() = default;
Figure::Figure(const Figure&) = default;
Figure::Figure(Figure&&) noexcept = default;
Figure& Figure::operator=(const Figure&) = default;
Figure& Figure::operator=(Figure&&) noexcept = default;

Figure& Figure::surface(Grid x, Grid y, Grid z) {
  return add(Surface{std::move(x).matrix(), std::move(y).matrix(), std::move(z).matrix()});
}

Figure& Figure::filled_contour(Grid x, Grid y, Grid z, FilledContourOptions options) {
  return add(
      FilledContour{std::move(x).matrix(), std::move(y).matrix(), std::move(z).matrix(), options});
}

Figure& Figure::path(Values x, Values y, PathOptions options) {
  return add(Path{std::move(x).vector(), std::move(y).vector(), std::move(options)});
}

Figure& Figure::points(Values x, Values y, PointsOptions options) {
  return add(Points{std::move(x).vector(), std::move(y).vector(), std::move(options)});
}

Figure& Figure::line(Values x, Values y, LineOptions options) {
  return add(Line{std::move(x).vector(), std::move(y).vector(), std::move(options)});
}

Figure& Figure::horizontal(double y, ReferenceOptions options) {
  return add(Reference{true, y, std::move(options)});
}

Figure& Figure::vertical(double x, ReferenceOptions options) {
  return add(Reference{false, x, std::move(options)});
}

Figure& Figure::text(double x, double y, std::string text, TextOptions options) {
  return add(Text{x, y, std::move(text), std::move(options)});
}

Figure& Figure::band(Values x, Values lo, Values hi, BandOptions options) {
  return add(Band{std::move(x).vector(), std::move(lo).vector(), std::move(hi).vector(),
                  std::move(options)});
}

Figure& Figure::error_bars(Values x, Values y, Values lo, Values hi, ErrorBarsOptions options) {
  return add(ErrorBars{std::move(x).vector(), std::move(y).vector(), std::move(lo).vector(),
                       std::move(hi).vector(), std::move(options)});
}

Figure& Figure::histogram(Values values, HistogramOptions options) {
  Vector all = std::move(values).vector();
  auto [edges, heights] = counted(all, options);
  return add(Histogram{std::move(all), std::move(edges), std::move(heights), std::move(options)});
}

Figure& Figure::bars(Labels labels, Values heights, BarsOptions options) {
  std::vector<std::string> texts = std::move(labels).texts();
  Vector x = Vector::from_shape({texts.size()});
  for (std::size_t i = 0; i < x.size(); ++i) x(i) = static_cast<double>(i);
  add(Bars{x, std::move(heights).vector(), texts, std::move(options)});
  return x_.given_ticks = Axis::GivenTicks{{x.begin(), x.end()}, std::move(texts)}, *this;
}

Figure& Figure::bars(Values x, Values heights, BarsOptions options) {
  return add(Bars{std::move(x).vector(), std::move(heights).vector(), {}, std::move(options)});
}

Figure& Figure::contour_lines(Grid x, Grid y, Grid z, ContourLinesOptions options) {
  return add(ContourLines{std::move(x).matrix(), std::move(y).matrix(), std::move(z).matrix(),
                          std::move(options)});
}

Figure& Figure::arrows(Values x, Values y, Values dx, Values dy, ArrowsOptions options) {
  return add(Arrows{std::move(x).vector(), std::move(y).vector(), std::move(dx).vector(),
                    std::move(dy).vector(), std::move(options)});
}

Figure& Figure::scatter(Values x, Values y, ScatterOptions options) {
  Vector color_by = std::exchange(options.color_by, {}).vector(),
         size_by = std::exchange(options.size_by, {}).vector();
  return add(Scatter{std::move(x).vector(), std::move(y).vector(), std::move(color_by),
                     std::move(size_by), std::move(options)});
}

Figure& Figure::heat_map(Grid x, Grid y, Grid z, HeatMapOptions options) {
  return add(HeatMap{std::move(x).matrix(), std::move(y).matrix(), std::move(z).matrix(),
                     std::move(options)});
}

Figure& Figure::path3(Values x, Values y, Values z, Path3Options options) {
  return add(Path3{std::move(x).vector(), std::move(y).vector(), std::move(z).vector(), options});
}

Figure& Figure::points3(Values x, Values y, Values z, Points3Options options) {
  return add(Points3{std::move(x).vector(), std::move(y).vector(), std::move(z).vector(), options});
}

Figure& Figure::name(std::string text) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  };
  if (text.empty() || !std::all_of(text.begin(), text.end(), allowed))
    reject("Figure '" + title_ + "': the name '" + text +
           "' becomes part of a file name; allowed are letters, digits, - and _");
  name_ = std::move(text);
  return *this;
}

Figure& Figure::alt(std::string text) { return alt_ = std::move(text), *this; }
Figure& Figure::caption(std::string text) { return caption_ = std::move(text), *this; }
Figure& Figure::x_label(std::string text) { return x_.label = std::move(text), *this; }
Figure& Figure::y_label(std::string text) { return y_.label = std::move(text), *this; }
Figure& Figure::z_label(std::string text) { return z_.label = std::move(text), *this; }
Figure& Figure::equal_scales() { return equal_scales_ = true, *this; }

Figure& Figure::log_x() {
  if (const auto wrong = wrong_together(layers_, true, false))
    reject("Figure '" + title_ + "': " + *wrong);
  return x_.logarithmic = true, *this;
}

Figure& Figure::log_y() {
  if (const auto wrong = wrong_together(layers_, false, true))
    reject("Figure '" + title_ + "': " + *wrong);
  return y_.logarithmic = true, *this;
}

Figure& Figure::log_z() { return z_.logarithmic = true, *this; }

Figure& Figure::x_range(double lo, double hi) {
  check_range("x", lo, hi);
  return x_.range = {lo, hi}, *this;
}

Figure& Figure::y_range(double lo, double hi) {
  check_range("y", lo, hi);
  return y_.range = {lo, hi}, *this;
}

Figure& Figure::x_ticks(Values places, Labels labels) {
  return x_.given_ticks = given_ticks("x", std::move(places), std::move(labels)), *this;
}

Figure& Figure::y_ticks(Values places, Labels labels) {
  return y_.given_ticks = given_ticks("y", std::move(places), std::move(labels)), *this;
}

Figure& Figure::size(int width, int height) {
  constexpr int least = 160, most = 4000;
  if (width < least || width > most || height < least || height > most)
    reject("size(" + std::to_string(width) + ", " + std::to_string(height) + "): allowed is " +
           std::to_string(least) + " to " + std::to_string(most) + " for each");
  return size_ = {width, height}, *this;
}

}  // namespace chalkline::plot
