#include "markdown/headings.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "text/utf8.hpp"

namespace chalkline::markdown {
namespace {

void give_ids(Node& node, HeadingIds& ids) {
  if (node.kind == Kind::heading) node.text = ids.make(plain_text(node));
  for (Node& child : node.children) give_ids(child, ids);
}

}  // namespace

std::string HeadingIds::make(std::string_view text) {
  std::string slug;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_character(text, at);
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    const bool is_word = (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO) ||
                         c == '_' || c == '-';
    if (c == ' ') {
      slug += '-';
    } else if (is_word) {
      text::append_utf8(slug,
                        static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
    }
  }
  if (slug.empty()) slug = "section";
  std::string id = slug;
  const auto [found, is_new] = next_repeat_.try_emplace(slug, 1);
  while (!is_new &&
         !next_repeat_.try_emplace(id = slug + "-" + std::to_string(found->second), 1).second)
    ++found->second;
  return id;
}

std::vector<Heading> headings_of(const Node& document) {
  std::vector<Heading> headings;
  for_each_node(document, [&](const Node& node) {
    if (node.kind == Kind::heading)
      headings.push_back(
          {static_cast<int>(std::clamp(node.number, 1U, 6U)), plain_text(node), node.text});
  });
  return headings;
}

std::vector<Heading> name_headings(Node& document, HeadingIds& ids) {
  give_ids(document, ids);
  return headings_of(document);
}

}  // namespace chalkline::markdown
