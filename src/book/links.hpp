// Where the prose of a course leads: to other lessons, to headings, to files beside the lessons.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "book/lesson.hpp"

namespace chalkline::book {

/// What an address in a lesson's prose leads to.
struct Destination {
  enum class Kind { away, lesson, file, nowhere } kind = Kind::nowhere;
  const Lesson* lesson = nullptr;
  const LessonHeading* heading = nullptr;  ///< in that lesson, if the address names one
  std::filesystem::path file = {};
  std::string published = {};  ///< the file's address below the book's folder
  std::string rest = {};       ///< ?... and #... behind the file's name
  std::string reason = {};     ///< why it leads nowhere
};

/// Which pictures pages show.
enum class Pictures { of_course, of_any_host };

/// A published form of a lesson, which leads to the same form of others.
enum class Form { page, notes, notebook, markdown };

/// The lessons of a course by the paths of their files, and the folder that holds all that may be
/// published beside them.
class Links {
 public:
  /// Without a folder no files are published.
  explicit Links(const std::filesystem::path& course, Pictures pictures = Pictures::of_course);

  Pictures pictures() const { return pictures_; }

  /// `lesson` must outlive this.
  void add(const Lesson& lesson, const std::filesystem::path& source);

  /// The same of prose that is no lesson, to which nothing leads.
  void add_prose(const Lesson& prose, const std::filesystem::path& source);

  Destination find(const Lesson& from, std::string_view address) const;

  /// What stands for an address in a form of the lesson; none if nothing may lead there.
  std::optional<std::string> address(const Lesson& from, const std::string& address,
                                     Form form) const;

  /// The prose with the addresses of a form. On pages a picture that they do not show is a link.
  markdown::Node prose(const Lesson& from, const markdown::Node& document, Form form) const;

  /// Every file that the lesson's prose leads to, by its address below the book's folder.
  std::map<std::string, std::filesystem::path> files_of(const Lesson& lesson) const;

 private:
  Destination find_file(const std::filesystem::path& path, std::string rest) const;
  static Destination find_heading(const Lesson& lesson, std::string_view fragment);

  std::filesystem::path course_;
  Pictures pictures_;
  std::map<std::filesystem::path, const Lesson*> lessons_;
  std::map<const Lesson*, std::filesystem::path> folders_;
};

/// Calls visit(link_or_image, cell) for every one in the lesson's prose and outputs.
void for_each_link(const Lesson& lesson,
                   const std::function<void(const markdown::Node&, std::size_t)>& visit);

}  // namespace chalkline::book
