#include "plot/panels.hpp"

#include <stdexcept>

namespace chalkline::plot {
namespace {

constexpr int most_columns = 6;
constexpr std::size_t most_panels = 24;

}  // namespace

Panels::Panels(PanelsOptions options, std::string title)
    : options_(options), title_(std::move(title)), frame_(title_) {
  if (options.columns < 1 || options.columns > most_columns)
    throw std::invalid_argument("Panels: columns is " + std::to_string(options.columns) +
                                "; allowed is 1 to " + std::to_string(most_columns));
}

Panels& Panels::add(Figure figure) {
  if (figures_.size() == most_panels)
    throw std::invalid_argument("Panels '" + title_ + "': there are " +
                                std::to_string(most_panels) +
                                " panels already, and more could not be read; show the others in "
                                "a picture of their own");
  figures_.push_back(std::move(figure));
  return *this;
}

Panels& Panels::name(std::string text) { return frame_.name(std::move(text)), *this; }
Panels& Panels::alt(std::string text) { return frame_.alt(std::move(text)), *this; }
Panels& Panels::caption(std::string text) { return frame_.caption(std::move(text)), *this; }
Panels& Panels::size(int width, int height) { return frame_.size(width, height), *this; }

std::string Panels::alt() const {
  if (!frame_.alt().empty()) return frame_.alt();
  std::string all;
  for (const Figure& figure : figures_) {
    if (figure.alt().empty()) continue;
    all += all.empty() ? "" : " ";
    all += (figure.title().empty() ? "" : figure.title() + ": ") + figure.alt();
  }
  return all;
}

}  // namespace chalkline::plot
