#include "book/notebook_prose.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "markdown/address.hpp"
#include "markdown/for_reader.hpp"
#include "markdown/write.hpp"
#include "text/base64.hpp"

namespace chalkline::book {
namespace {

namespace fs = std::filesystem;

/// The type of a picture that viewers show; empty if it is none.
std::string picture_type(const fs::path& file) {
  constexpr std::array types =
      std::to_array<std::pair<std::string_view, std::string_view>>({{".png", "image/png"},
                                                                    {".jpg", "image/jpeg"},
                                                                    {".jpeg", "image/jpeg"},
                                                                    {".gif", "image/gif"},
                                                                    {".webp", "image/webp"},
                                                                    {".bmp", "image/bmp"},
                                                                    {".svg", "image/svg+xml"}});
  std::string extension = file.extension().string();
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  const auto found =
      std::ranges::find(types, extension, [](const auto& known) { return known.first; });
  return found == types.end() ? "" : std::string(found->second);
}

/// A name for the attachment that no other one has.
std::string attachment_name(const fs::path& file, const std::vector<NotebookPicture>& others) {
  const auto is_taken = [&](const std::string& name) {
    return std::ranges::find(others, name, &NotebookPicture::name) != others.end();
  };
  std::string stem;
  for (const char c : file.stem().string())
    stem += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '_';
  const std::string extension = file.extension().string();
  std::string name = stem + extension;
  for (int n = 2; is_taken(name); ++n) name = stem + "_" + std::to_string(n) + extension;
  return name;
}

}  // namespace

NotebookProse notebook_prose(const Lesson& lesson, const markdown::Node& document,
                             const Links& links, const std::map<std::string, std::string>& files,
                             bool with_attachments) {
  NotebookProse prose;
  std::map<std::string, std::string> addresses;  // of the pictures that are there already
  const auto address_of = [&](const markdown::Node& node) -> std::optional<std::string> {
    const Destination destination = links.find(lesson, node.text);
    const auto bytes = files.find(destination.published);
    const std::string type = picture_type(destination.file);
    const bool is_picture = node.kind == markdown::Kind::image && bytes != files.end();
    if (!is_picture || type.empty()) return links.address(lesson, node.text, Form::notebook);
    std::string& address = addresses[destination.published];
    if (!address.empty()) return address;
    if (!with_attachments || type == "image/svg+xml")
      return address = "data:" + type + ";base64," + text::base64(bytes->second);
    const std::string name = attachment_name(destination.file, prose.attachments);
    prose.attachments.push_back({name, type, bytes->second});
    return address = "attachment:" + name;
  };
  constexpr markdown::Reader reader = markdown::Reader::jupyter;
  prose.markdown = markdown::to_markdown(
      markdown::for_reader(markdown::with_addresses(document, address_of), reader), reader);
  return prose;
}

}  // namespace chalkline::book
