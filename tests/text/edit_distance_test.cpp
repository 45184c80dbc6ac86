#include "text/edit_distance.hpp"

#include "catch.hpp"

using namespace chalkline::text;

namespace {

/// What is suggested for a word; "-" if nothing is.
std::string nearest(std::string_view word, const std::vector<std::string_view>& known) {
  return nearest_word(word, known).value_or("-");
}

}  // namespace

TEST_CASE("edit_distance: changes, additions, losses and swaps count one each") {
  CHECK(edit_distance("run", "run") == 0);
  CHECK(edit_distance("run", "rnu") == 1);
  CHECK(edit_distance("run", "ruin") == 1);
  CHECK(edit_distance("run", "rn") == 1);
  CHECK(edit_distance("run", "ran") == 1);
  CHECK(edit_distance("", "run") == 3);
}

TEST_CASE("edit_distance: a word is suggested if two thirds of it stand as they should") {
  CHECK(nearest("rnu", {"list", "run", "new"}) == "run");
  CHECK(nearest("alhpa", {"beta", "alpha"}) == "alpha");
  CHECK(nearest("stepsize", {"step", "step_size"}) == "step_size");
  CHECK(nearest("foo", {"rho", "to", "fox_hole"}) == "-");
  CHECK(nearest("x", {"y", "xi", ""}) == "-");
  CHECK(nearest("", {"", "a", "ab", "abc"}).empty());
  CHECK(nearest("anything", {}) == "-");
}

TEST_CASE("edit_distance: of several words the nearest is suggested, of equally near the first") {
  CHECK(nearest("gradients", {"gradual", "gradient", "radiant"}) == "gradient");
  CHECK(nearest("bat", {"cat", "bar"}) == "cat");
}

TEST_CASE("edit_distance: a suggestion joins a message, or is nothing") {
  CHECK(suggestion("rnu", {"run"}, "chalkline ") == "; did you mean chalkline run?");
  CHECK(suggestion("foo", {"run"}).empty());
}

TEST_CASE("edit_distance: a long word costs no time") {
  const std::string long_word(1 << 20, 'x');
  CHECK(nearest(long_word, {"run", "list"}) == "-");
}
