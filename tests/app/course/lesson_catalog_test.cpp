#include "app/course/lesson_catalog.hpp"

#include "catch.hpp"
#include "error_text.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::app;

namespace {

std::vector<std::string> ids(const std::vector<LessonProgram>& lessons) {
  std::vector<std::string> names;
  for (const LessonProgram& lesson : lessons) names.push_back(lesson.id);
  return names;
}

std::vector<LessonProgram> catalog(const std::string& list) {
  const TemporaryFolder folder;
  write_file(folder.path() / "lessons.txt", list);
  return load_catalog(folder.path());
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("lessons come in the order of their numbers, those without a number last") {
  CHECK(ids(catalog("10_ten\nextra\n2_two\n1_one\n")) ==
        Names{"1_one", "2_two", "10_ten", "extra"});
}

TEST_CASE("a lesson is named by its number, its name or both") {
  const auto lessons = catalog("1_one\n5_rmsprop\n");
  for (const char* word : {"5", "rmsprop", "5_rmsprop"})
    CHECK(ids(select_lessons(lessons, {word})) == Names{"5_rmsprop"});
}

TEST_CASE("numbers are those of numbers, whatever zeros they begin with") {
  const auto lessons = catalog("007_bond\n1_one\n0_zero\nfree\n");
  for (const char* word : {"7", "07", "007", "bond", "007_bond"})
    CHECK(ids(select_lessons(lessons, {word})) == Names{"007_bond"});
  CHECK(ids(select_lessons(lessons, {"00"})) == Names{"0_zero"});
  CHECK(ids(lessons) == Names{"0_zero", "1_one", "007_bond", "free"});
}

TEST_CASE("the empty word names no lesson, not even one without a number") {
  const auto lessons = catalog("free\n");
  CHECK_THROWS_AS(select_lessons(lessons, {""}), UsageError);
}

TEST_CASE("all means every lesson, and a lesson named twice is run once") {
  const auto lessons = catalog("1_one\n2_two\n");
  CHECK(ids(select_lessons(lessons, {"all"})) == Names{"1_one", "2_two"});
  CHECK(ids(select_lessons(lessons, {"2", "one", "2_two"})) == Names{"1_one", "2_two"});
}

TEST_CASE("a word that names no lesson is refused with the lessons there are") {
  const auto lessons = catalog("1_one\n2_two\n");
  for (const char* word : {"3", "on", "", "1_two"}) {
    const std::string told = error_text<UsageError>([&] { select_lessons(lessons, {"1", word}); });
    CHECK(told.find("1_one") != std::string::npos);
    CHECK(told.find("2_two") != std::string::npos);
  }
}

TEST_CASE("a course without lessons says how to get one") {
  CHECK(error_text<std::runtime_error>([] { catalog(""); }).find("chalkline new NAME") !=
        std::string::npos);
}
