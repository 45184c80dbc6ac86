#include "lesson/param.hpp"

#include <type_traits>

#include "catch.hpp"
#include "contains.hpp"
#include "error_text.hpp"
#include "lesson/state.hpp"

using namespace chalkline;
using namespace chalkline::lesson;
using record::open;

namespace {

using chalkline::test::contains;

template <class Default>
std::string refusal(Default default_value, const record::Limits& limits) {
  return error_text<record::ParameterError>(
      [&] { param("refused", default_value, "what it is", limits); });
}

const record::Parameter& declared(const std::string& name) {
  return record::find_parameter(state().parameters, name);
}

}  // namespace

TEST_CASE("a parameter is of the type of its default") {
  static_assert(std::is_same_v<decltype(param("p", 1, "")), int>);
  static_assert(std::is_same_v<decltype(param("p", 1u, "")), unsigned>);
  static_assert(std::is_same_v<decltype(param("p", std::size_t{1}, "")), std::size_t>);
  static_assert(std::is_same_v<decltype(param("p", std::int64_t{1}, "")), std::int64_t>);
  static_assert(std::is_same_v<decltype(param("p", short{1}, "")), short>);
  static_assert(std::is_same_v<decltype(param("p", 1.0, "")), double>);
  static_assert(std::is_same_v<decltype(param("p", 1.0f, "")), float>);
  static_assert(std::is_same_v<decltype(param("p", true, "")), bool>);
  static_assert(std::is_same_v<decltype(param("p", "a", "", {"a", "b"})), std::string>);
  CHECK(param("an int", -7, "") == -7);
  CHECK(param("an unsigned", 4294967295u, "") == 4294967295u);
  CHECK(param("a size", std::size_t{1} << 40, "") == std::size_t{1} << 40);
  CHECK(param("a float", 0.25f, "") == 0.25f);
}

TEST_CASE("a float is the number that was written, and stays in its type") {
  CHECK(param("a tenth", 0.1f, "", {.min = 0.0f, .max = 0.1f}) == 0.1f);
  CHECK(record::to_text(declared("a tenth").default_value) == "0.1");
  CHECK(record::allowed(declared("a tenth")) == "0 <= a tenth <= 0.1");
  CHECK(param("another", 0.1f, "", {.max = 0.1}) == 0.1f);
  CHECK_THROWS_AS(record::parse_value(declared("another"), "-1e300"), record::ParameterError);
  param("free", 1.0f, "");
  CHECK_THROWS_AS(record::parse_value(declared("free"), "1e39"), record::ParameterError);
  CHECK(record::parse_value(declared("free"), "3e38") == record::Value(3e38));
}

TEST_CASE("a default beyond 64 bits with a sign is refused with its number") {
  CHECK(refusal(~std::uint64_t{0}, {}) ==
        "parameter refused: its default 18446744073709551615 is beyond a whole number of 64 bits "
        "with a sign");
}

TEST_CASE("a whole number is bounded by its type where it is not by its limits") {
  param("seed", 1u, "");
  CHECK(record::allowed(declared("seed")) == "0 <= seed <= 4294967295");
  param("n_iter", 50, "", {.min = 1});
  CHECK(record::allowed(declared("n_iter")) == "1 <= n_iter <= 2147483647");
  param("size", std::size_t{50}, "", {.max = 100});
  CHECK(record::allowed(declared("size")) == "0 <= size <= 100");
  param("any", std::int64_t{0}, "");
  CHECK(record::allowed(declared("any")) == "-9223372036854775808 <= any <= 9223372036854775807");
  CHECK_THROWS_AS(record::parse_value(declared("n_iter"), "2147483648"), record::ParameterError);
  CHECK_THROWS_AS(record::parse_value(declared("seed"), "-1"), record::ParameterError);
}

TEST_CASE("limits that the type of the default cannot hold are refused") {
  for (const record::Limits& limits :
       {record::Limits{.min = 0, .max = 4'294'967'295}, record::Limits{.min = -2'147'483'649}}) {
    const std::string text = refusal(1, limits);
    CHECK(contains(text, "parameter refused"));
    CHECK(contains(text, "does not fit into the type of its default"));
  }
  CHECK(contains(refusal(1u, {.min = -1}), "its bound -1 does not fit"));
  CHECK(contains(refusal(1u, {.min = open(-1)}), "does not fit"));
}

TEST_CASE("a whole-number default with real limits is told how to become a real one") {
  for (const record::Limits& limits :
       {record::Limits{.min = 0.0, .max = 1.0}, record::Limits{.min = 0, .max = 1.0},
        record::Limits{.max = open(1.0)}, record::Limits{.min = 0.5}}) {
    const std::string text = refusal(1, limits);
    CHECK(contains(text, "its default 1 is a whole number"));
    CHECK(contains(text, "write the default as 1.0"));
  }
}

TEST_CASE("whole limits bound a real parameter") {
  CHECK(param("rho", 0.9, "", {.min = 0, .max = open(1)}) == 0.9);
  CHECK(record::allowed(declared("rho")) == "0 <= rho < 1");
}
