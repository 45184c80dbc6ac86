#include "markdown/address.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/printable.hpp"

namespace chalkline::markdown {
namespace {

/// The scheme in small letters; empty if there is none. Browsers skip blanks in it.
std::string scheme_of(std::string_view address) {
  std::string scheme;
  for (const char c : address) {
    if (static_cast<unsigned char>(c) <= ' ') continue;
    if (c == '/' || c == '?' || c == '#') return "";
    if (c == ':') return scheme.empty() ? ":" : scheme;
    scheme += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return "";
}

}  // namespace

bool is_safe_address(std::string_view address) {
  const std::string scheme = scheme_of(address);
  return scheme.empty() || scheme == "http" || scheme == "https" || scheme == "mailto";
}

bool leads_away(std::string_view address) {
  return !scheme_of(address).empty() || address.starts_with("//");
}

std::string encoded_address(std::string_view address) {
  constexpr std::string_view allowed = "-_.~!*'(),;:@&=+$/?%#", digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_letter =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (is_letter || allowed.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return text::escape_html(out);
}

Node with_addresses(Node prose, const AddressOf& address_of) {
  std::vector<Node> children;
  for (Node& child : prose.children) {
    child = with_addresses(std::move(child), address_of);
    const bool has_address = child.kind == Kind::link || child.kind == Kind::image;
    const std::optional<std::string> address = has_address ? address_of(child) : child.text;
    if (address) {
      child.text = *address;
      children.push_back(std::move(child));
    } else {
      std::ranges::move(child.children, std::back_inserter(children));
    }
  }
  prose.children = std::move(children);
  return prose;
}

}  // namespace chalkline::markdown
