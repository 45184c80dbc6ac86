#include "app/results/sanitizer_findings.hpp"

#include "catch.hpp"

using namespace chalkline::app;

namespace {

const std::string lesson_file = "/course/lessons/1_a.cpp";

std::string report_of(const std::string& fault, const std::string& access) {
  return "==7==ERROR: AddressSanitizer: " + fault + " on address 0x1 at pc 0x2 bp 0x3 sp 0x4\n" +
         access +
         " of size 8 at 0x1 thread T0\n"
         "    #0 0x1 in xt::data() /usr/include/xtensor/xcontainer.hpp:12\n"
         "    #1 0x2 in chalkline_lesson_body /course/lessons/1_a.cpp:23\n"
         "    #2 0x3 in main /course/lessons/1_a.cpp:99\n"
         "\n"
         "0x1 is located 0 bytes to the right of 24-byte region\n"
         "allocated by thread T0 here:\n"
         "    #0 0x1 in chalkline_lesson_body /course/lessons/1_a.cpp:20\n";
}

}  // namespace

TEST_CASE("a fault of memory is told with the innermost line of the lesson, and what it means") {
  CHECK(sanitizer_findings(report_of("heap-buffer-overflow", "READ"), lesson_file) ==
        std::vector<Finding>{{23, "heap-buffer-overflow: a read outside of an array"}});
  CHECK(sanitizer_findings(report_of("heap-buffer-overflow", "WRITE"), lesson_file) ==
        std::vector<Finding>{{23, "heap-buffer-overflow: a write outside of an array"}});
  CHECK(sanitizer_findings(report_of("stack-use-after-scope", "READ"), lesson_file)
            .at(0)
            .text.starts_with("stack-use-after-scope: a read of a variable that no longer exists"));
  CHECK(sanitizer_findings(report_of("some-new-fault", "READ"), lesson_file) ==
        std::vector<Finding>{{23, "some-new-fault"}});
}

TEST_CASE("a fault that no line of the lesson leads to is told all the same") {
  CHECK(sanitizer_findings(report_of("heap-buffer-overflow", "READ"), "/other.cpp") ==
        std::vector<Finding>{{1, "heap-buffer-overflow: a read outside of an array"}});
}

TEST_CASE("undefined behavior is told on its line, or on the one that led to it") {
  CHECK(sanitizer_findings("/course/lessons/1_a.cpp:8:3: runtime error: division by zero\n"
                           "    #0 0x1 in main /course/lessons/1_a.cpp:9\n",
                           lesson_file) == std::vector<Finding>{{8, "division by zero"}});
  CHECK(sanitizer_findings("/usr/include/a.hpp:8:3: runtime error: division by zero\n"
                           "    #0 0x1 in f /usr/include/a.hpp:8\n"
                           "    #1 0x1 in main /course/lessons/1_a.cpp:9\n\n",
                           lesson_file) == std::vector<Finding>{{9, "division by zero"}});
}

TEST_CASE("each finding is told once, and what a lesson prints is none") {
  const std::string report = report_of("heap-buffer-overflow", "READ");
  CHECK(sanitizer_findings(report + report, lesson_file).size() == 1);
  CHECK(
      sanitizer_findings("[1. 2.]\nwrote plots/1_a.svg\nAddressSanitizer is a tool\n", lesson_file)
          .empty());
  CHECK(sanitizer_findings("", lesson_file).empty());
}
