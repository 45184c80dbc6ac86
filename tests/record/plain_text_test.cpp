#include "record/plain_text.hpp"

#include "catch.hpp"

using namespace chalkline;
using namespace chalkline::record;

namespace fs = std::filesystem;

TEST_CASE("plain_text: a file below the current folder is named from here, another one whole") {
  const fs::path here = fs::current_path();
  CHECK(shown_path(here / "plots/a.svg") == "plots/a.svg");
  CHECK(shown_path("plots/a.svg") == "plots/a.svg");
  CHECK(shown_path(here.parent_path() / "a.svg") == (here.parent_path() / "a.svg").string());
  CHECK(shown_path("/nowhere/at all/a.svg") == "/nowhere/at all/a.svg");
}

TEST_CASE("plain_text: each display ends with one line end") {
  CHECK(plain_text(Display(ArrayDisplay{"[1. 2.]"})) == "[1. 2.]\n");
  CHECK(plain_text(Display(MarkdownDisplay{"**a**"})) == "**a**\n");
  CHECK(plain_text(Display(MarkdownDisplay{"| a |\n"})) == "| a |\n");
}

TEST_CASE("plain_text: a figure is named by its files, and by its name if it has none") {
  const FigureDisplay figure{"Bowl", "4_contour", "", {}, {"p/4.gp", "p/4.svg", "p/4.png"}};
  CHECK(plain_text(Display(figure)) == "wrote p/4.gp .svg .png\n");
  CHECK(plain_text(Display(FigureDisplay{"Bowl", "bowl", ""})) == "figure bowl\n");
  const FigureDisplay moving{"Bowl", "4", "", {}, {"p/4.gp", "p/4.png", "p/4_frames.png"}};
  CHECK(plain_text(Display(moving)) == "wrote p/4.gp .png _frames.png\n");
}

TEST_CASE("plain_text: an error stands behind its place, and says so if it was expected") {
  const std::string place = place_of_cell("lessons/5_rmsprop.cpp", 6, 62, "Run it");
  CHECK(place == "lessons/5_rmsprop.cpp:62: cell 7 (Run it): ");
  CHECK(place_of_cell("a.cpp", 0, 1, "") == "a.cpp:1: cell 1: ");
  CHECK(plain_text(CellError{"std::logic_error", "no", false}, place) == place + "no\n");
  CHECK(plain_text(CellError{"std::logic_error", "no", true}, "") == "threw, as expected: no\n");
}
