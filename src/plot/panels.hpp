// Several figures as one picture.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "figure.hpp"

namespace chalkline::plot {

/// What panels have in common, to be compared at a glance.
struct PanelsOptions {
  int columns = 2;            ///< side by side, 1 to 6; rows follow from how many panels there are
  bool share_x = false;       ///< one range of x; its numbers and label stand below each column
  bool share_y = false;       ///< one range of y; its numbers and label stand left of each row
  bool share_colors = false;  ///< one color has one value everywhere; one color bar
  bool share_legend = false;  ///< one legend below all panels, each label once
};

/// Figures side by side, row by row in the order in which they were added, each with its title
/// above. The plotted areas of a row, and of a column, have one size and stand in line; one with
/// equal scales is within. A label has one color in all panels. Of a panel's own, name, caption and
/// size do not count. Every setter returns the panels, so that calls chain.
class Panels {
 public:
  /// Throws std::invalid_argument for a number of columns that is not allowed.
  explicit Panels(PanelsOptions options = {}) : Panels(options, "") {}
  /// With a title above all of them: a text, and no options in braces.
  template <std::convertible_to<std::string> T>
  explicit Panels(const T& title, PanelsOptions options = {})
      : Panels(options, std::string(title)) {}

  /// The next panel: at most 24. What cannot be drawn together is told when all are shown.
  Panels& add(Figure figure);

  // As for a Figure.
  Panels& name(std::string text);
  Panels& alt(std::string text);
  Panels& caption(std::string text);
  /// Without it, as wide as the columns need to be read (720 for two) and as high as it looks well.
  Panels& size(int width, int height);

  const std::string& title() const { return title_; }
  const std::string& name() const { return frame_.name(); }
  /// Without one that was given, those of the panels one after the other.
  std::string alt() const;
  const std::string& caption() const { return frame_.caption(); }
  const std::optional<std::pair<int, int>>& size() const { return frame_.size(); }
  const PanelsOptions& options() const { return options_; }
  const std::vector<Figure>& figures() const { return figures_; }

 private:
  Panels(PanelsOptions options, std::string title);

  PanelsOptions options_;
  std::string title_;
  Figure frame_;  ///< without layers: checks and keeps what panels have as a figure has it
  std::vector<Figure> figures_;
};

}  // namespace chalkline::plot
