#include "plot/shared_labels.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "plot/drawn_text.hpp"
#include "plot/shared_axes.hpp"

namespace chalkline::plot {
namespace {

/// What a layer's label looks like.
struct Look {
  std::string label;
  bool automatic = false;         ///< takes the next of the figure's colors
  std::optional<Rgb> color = {};  ///< that was chosen
  std::optional<std::size_t> class_of_map = {};
  bool operator==(const Look&) const = default;
};

std::vector<Look> looks_of(const Figure& figure) {
  std::vector<Look> looks;
  for (const Layer& layer : figure.layers())
    std::visit(
        [&](const auto& l) {
          using Kind = std::decay_t<decltype(l)>;
          if constexpr (std::is_same_v<Kind, HeatMap>) {
            for (std::size_t k = 0; k < l.options.classes.size(); ++k)
              looks.push_back({.label = l.options.classes[k], .class_of_map = k});
          } else if constexpr (requires { l.options.label; }) {
            Look look{.label = l.options.label};
            if constexpr (std::is_same_v<decltype(l.options.color), std::optional<Color>>) {
              look.automatic = !l.options.color;
              if (l.options.color) look.color = l.options.color->rgb();
            } else {
              look.color = l.options.color.rgb();
            }
            if constexpr (std::is_same_v<Kind, Scatter>)
              if (l.color_by.size() > 0) look = {.label = l.options.label};
            looks.push_back(std::move(look));
          }
        },
        layer);
  return looks;
}

/// Chooses a style for each label that has none.
class LabelStyles {
 public:
  LabelStyles(const Panels& panels) : panels_(panels) {
    for (const Figure& figure : panels.figures()) looks_.push_back(looks_of(figure));
    for (std::size_t i = 0; i < looks_.size(); ++i)
      for (const Look& look : looks_[i]) note_chosen(i, look);
  }

  std::vector<std::vector<CurveStyle>> choose() {
    std::vector<std::vector<CurveStyle>> all;
    for (const auto& looks : looks_) {
      auto& styles = all.emplace_back();
      // First those that others see, so that none without a label takes their color.
      std::vector<Rgb> taken;
      for (const Look& look : looks)
        if (const auto known = styles_.find(look.label); known != styles_.end())
          taken.push_back(known->second.color);
      std::size_t next = 0;
      for (const Look& look : looks)
        if (look.automatic) styles.push_back(style_of(look.label, taken, next));
    }
    return all;
  }

 private:
  /// A label for which a color was chosen anywhere has it everywhere.
  void note_chosen(std::size_t panel, const Look& look) {
    if (look.label.empty() || look.automatic) return;
    const auto [first, is_first] = chosen_.try_emplace(look.label, panel, look);
    if (is_first && look.color) styles_[look.label] = {*look.color};
    if (is_first || first->second.second == look || !panels_.options().share_legend) return;
    reject(panels_, "share_legend: '" + look.label + "' does not look the same in " +
                        panel_text(panels_, first->second.first) + " and " +
                        panel_text(panels_, panel) +
                        ", and one legend cannot show both; choose one color, or two labels");
  }

  CurveStyle style_of(const std::string& label, std::vector<Rgb>& taken, std::size_t& next) {
    if (const auto known = styles_.find(label); !label.empty() && known != styles_.end())
      return known->second;
    CurveStyle style = curve_style(next);
    for (std::size_t tried = 0; tried < curve_styles && is_taken(style, taken); ++tried)
      style = curve_style(++next);
    ++next;
    if (!label.empty()) {
      styles_[label] = style;
      given_.push_back(style);
    }
    return style;
  }

  bool is_taken(const CurveStyle& style, const std::vector<Rgb>& taken) const {
    const auto same = [&](const CurveStyle& other) {
      return other.color == style.color && other.dash == style.dash;
    };
    const bool in_legend =
        panels_.options().share_legend && std::any_of(given_.begin(), given_.end(), same);
    return in_legend || std::find(taken.begin(), taken.end(), style.color) != taken.end();
  }

  const Panels& panels_;
  std::vector<std::vector<Look>> looks_;
  std::map<std::string, std::pair<std::size_t, Look>> chosen_;  ///< where first
  std::map<std::string, CurveStyle> styles_;
  std::vector<CurveStyle> given_ = {};  ///< to labels
};

}  // namespace

std::vector<std::vector<CurveStyle>> panel_styles(const Panels& panels) {
  return LabelStyles(panels).choose();
}

}  // namespace chalkline::plot
