#include "plot/script_memory.hpp"

#include <concepts>
#include <cstring>
#include <utility>

namespace chalkline::plot {
namespace {

template <class Kind>
concept OnGrid = std::same_as<decltype(Kind::z), Matrix>;

/// Also of a NaN, and not of 0 and -0, which are written differently.
bool same(const Matrix& a, const Matrix& b) {
  return a.shape() == b.shape() &&
         std::memcmp(a.data(), b.data(), a.size() * sizeof *a.data()) == 0;
}

template <OnGrid Kind>
bool same(const Kind& a, const Kind& b) {
  if constexpr (requires { a.options; })
    if (!(a.options == b.options)) return false;
  return same(a.x, b.x) && same(a.y, b.y) && same(a.z, b.z);
}

}  // namespace

void ScriptMemory::begin(const Layout& layout, Palette palette) {
  if (layout == layout_ && palette == palette_) return;
  written_.clear();
  layout_ = layout, palette_ = palette;
}

bool ScriptMemory::keeps(const Layer& layer) {
  return std::visit([]<class Kind>(const Kind&) { return OnGrid<Kind>; }, layer);
}

const ScriptMemory::Written* ScriptMemory::find(std::size_t i, const Layer& layer,
                                                const ScriptCounts& before) const {
  const auto found = written_.find(i);
  if (found == written_.end() || !(found->second.before == before)) return nullptr;
  const bool is_same = std::visit(
      [&]<class Kind>(const Kind& wanted) {
        if constexpr (OnGrid<Kind>)
          if (const auto* known = std::get_if<Kind>(&found->second.layer))
            return same(wanted, *known);
        return false;
      },
      layer);
  return is_same ? &found->second : nullptr;
}

void ScriptMemory::keep(std::size_t i, Written written) {
  written_.insert_or_assign(i, std::move(written));
}

}  // namespace chalkline::plot
