#include "book/links.hpp"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "markdown/address.hpp"
#include "text/edit_distance.hpp"

namespace chalkline::book {
namespace {

namespace fs = std::filesystem;

Destination nowhere(std::string reason) { return {.reason = std::move(reason)}; }

/// "a b" of "a%20b".
std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned byte = 0;
    const std::string_view digits = text.substr(i + 1, 2);
    const auto end = digits.data() + digits.size();
    const bool is_encoded = text[i] == '%' && digits.size() == 2 &&
                            std::from_chars(digits.data(), end, byte, 16).ptr == end;
    out += is_encoded ? static_cast<char>(byte) : text[i];
    if (is_encoded) i += 2;
  }
  return out;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view allowed = "-_.~/", digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_allowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                            (c >= '0' && c <= '9') || allowed.find(c) != allowed.npos;
    if (is_allowed) {
      out += c;
    } else {
      out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return out;
}

std::string extension_of(Form form) {
  return form == Form::markdown ? ".md" : form == Form::notebook ? ".ipynb" : ".html";
}

/// The address of the lesson's published form, with that of the heading if there is one.
std::string lesson_address(const Lesson& from, const Destination& destination, Form form) {
  std::string address;
  const bool is_here = destination.lesson == &from && destination.heading && form != Form::notes;
  if (!is_here) address = percent_encoded(destination.lesson->record.name) + extension_of(form);
  if (!destination.heading) return address;
  const bool is_page = form == Form::page || form == Form::notes;
  return address + "#" + (is_page ? destination.heading->heading.id : destination.heading->host_id);
}

/// Makes links of the pictures that lie on other hosts, and text of those within a link.
void link_pictures_elsewhere(markdown::Node& node, bool is_in_link = false) {
  std::vector<markdown::Node> children;
  for (markdown::Node& child : node.children) {
    const bool is_elsewhere =
        child.kind == markdown::Kind::image && markdown::leads_away(child.text);
    if (is_elsewhere && is_in_link) {
      std::ranges::move(child.children, std::back_inserter(children));
      continue;
    }
    if (is_elsewhere) {
      child.kind = markdown::Kind::link;
      if (child.children.empty())
        child.children.push_back({.kind = markdown::Kind::text, .text = child.text});
    }
    link_pictures_elsewhere(child, is_in_link || child.kind == markdown::Kind::link);
    children.push_back(std::move(child));
  }
  node.children = std::move(children);
}

}  // namespace

Links::Links(const fs::path& course, Pictures pictures)
    : course_(course.empty() ? fs::path() : fs::weakly_canonical(fs::absolute(course))),
      pictures_(pictures) {}

void Links::add(const Lesson& lesson, const fs::path& source) {
  std::error_code ignored;
  lessons_[fs::weakly_canonical(fs::absolute(source), ignored)] = &lesson;
  add_prose(lesson, source);
}

void Links::add_prose(const Lesson& prose, const fs::path& source) {
  folders_[&prose] = source.empty() ? fs::path() : fs::absolute(source).parent_path();
}

Destination Links::find(const Lesson& from, std::string_view address) const {
  if (address.empty()) return nowhere("it has no address");
  if (!markdown::is_safe_address(address))
    return nowhere("only http, https, mailto and relative addresses are published");
  if (markdown::leads_away(address)) return {.kind = Destination::Kind::away};
  const std::string_view path = address.substr(0, address.find_first_of("?#"));
  const std::size_t hash = address.find('#');
  const std::string fragment =
      hash == address.npos ? "" : percent_decoded(address.substr(hash + 1));
  if (path.empty()) return find_heading(from, fragment);
  const fs::path relative = percent_decoded(path);
  if (relative.is_absolute()) return nowhere("it begins with /, so it is not beside the lesson");
  const fs::path file = folders_.at(&from) / relative;
  std::error_code ignored;
  const auto lesson = lessons_.find(fs::weakly_canonical(file, ignored));
  if (lesson == lessons_.end()) return find_file(file, std::string(address.substr(path.size())));
  return fragment.empty() ? Destination{.kind = Destination::Kind::lesson, .lesson = lesson->second}
                          : find_heading(*lesson->second, fragment);
}

Destination Links::find_heading(const Lesson& lesson, std::string_view fragment) {
  const auto found = std::ranges::find(lesson.headings, fragment, &LessonHeading::host_id);
  if (found != lesson.headings.end())
    return {.kind = Destination::Kind::lesson, .lesson = &lesson, .heading = &*found};
  std::vector<std::string_view> ids;
  for (const LessonHeading& one : lesson.headings) ids.emplace_back(one.host_id);
  return nowhere(lesson.record.name + " has no heading of that name" +
                 text::suggestion(fragment, ids, "#"));
}

Destination Links::find_file(const fs::path& path, std::string rest) const {
  const std::string missing = "there is no such lesson or file";
  std::error_code failed;
  const fs::path file = fs::weakly_canonical(path, failed);
  if (failed || course_.empty()) return nowhere(missing);
  const std::string published = file.lexically_relative(course_).generic_string();
  if (published.starts_with("..")) return nowhere("it lies outside of the course's folder");
  if (!fs::exists(file, failed)) return nowhere(missing);
  if (!fs::is_regular_file(file, failed)) return nowhere("it is no file");
  if (::access(file.c_str(), R_OK) != 0) return nowhere("it cannot be read");
  const bool has_control = std::ranges::any_of(published, [](char c) { return c >= 0 && c < ' '; });
  if (has_control) return nowhere("its name holds a control character");
  return {.kind = Destination::Kind::file,
          .file = file,
          .published = "files/" + published,
          .rest = std::move(rest)};
}

std::optional<std::string> Links::address(const Lesson& from, const std::string& address,
                                          Form form) const {
  const Destination destination = find(from, address);
  if (destination.kind == Destination::Kind::lesson) return lesson_address(from, destination, form);
  if (destination.kind == Destination::Kind::file)
    return percent_encoded(destination.published) + destination.rest;
  return markdown::is_safe_address(address) ? std::optional(address) : std::nullopt;
}

markdown::Node Links::prose(const Lesson& from, const markdown::Node& document, Form form) const {
  markdown::Node prose = markdown::with_addresses(
      document, [&](const markdown::Node& node) { return address(from, node.text, form); });
  if (pictures_ == Pictures::of_course && (form == Form::page || form == Form::notes))
    link_pictures_elsewhere(prose);
  return prose;
}

std::map<std::string, fs::path> Links::files_of(const Lesson& lesson) const {
  std::map<std::string, fs::path> files;
  for_each_link(lesson, [&](const markdown::Node& link, std::size_t) {
    const Destination destination = find(lesson, link.text);
    if (destination.kind == Destination::Kind::file)
      files[destination.published] = destination.file;
  });
  return files;
}

void for_each_link(const Lesson& lesson,
                   const std::function<void(const markdown::Node&, std::size_t)>& visit) {
  for (std::size_t i = 0; i < lesson.prose.size(); ++i) {
    const auto visit_links = [&](const markdown::Node& node) {
      if (node.kind == markdown::Kind::link || node.kind == markdown::Kind::image) visit(node, i);
    };
    markdown::for_each_node(lesson.prose[i].text.document, visit_links);
    for (const markdown::Prose& output : lesson.prose[i].outputs)
      markdown::for_each_node(output.document, visit_links);
  }
}

}  // namespace chalkline::book
