#include "text/names.hpp"

#include <algorithm>
#include <stdexcept>

namespace chalkline::text {

std::string joined(const std::vector<std::string>& names, std::string_view apart) {
  std::string text;
  for (const std::string& name : names) text.append(text.empty() ? "" : apart).append(name);
  return text;
}

std::size_t find_name(const std::vector<std::string>& names, std::string_view name,
                      std::string_view what) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end())
    throw std::invalid_argument("no " + std::string(what) + " is called '" + std::string(name) +
                                "'; allowed are " + joined(names));
  return static_cast<std::size_t>(found - names.begin());
}

}  // namespace chalkline::text
