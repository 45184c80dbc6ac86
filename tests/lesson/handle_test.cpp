#include "lesson/handle.hpp"

#include "catch.hpp"

using namespace chalkline;
using lesson::parameters_of_point;
using record::declare_parameter;
using record::ParameterRecord;

namespace {

ParameterRecord real(const std::string& name, double value) {
  return {declare_parameter(name, 0.25, ""), value};
}

using Names = std::pair<std::string, std::string>;

}  // namespace

TEST_CASE("handle: a point is that of the parameters whose values it has") {
  CHECK(parameters_of_point(-1.2, 1.0, {real("start_x", -1.2), real("start_y", 1.0)}) ==
        Names("start_x", "start_y"));
  CHECK(parameters_of_point(-1.2, 1.0, {real("slope", 1.0), real("offset", -1.2)}) ==
        Names("offset", "slope"));
  CHECK(parameters_of_point(-1.2, 1.0, {real("start_x", -1.2), real("start_y", 1.1)}) ==
        std::nullopt);
  CHECK(parameters_of_point(0.0, 1.0, {real("a", -0.0), real("b", 1.0)}) == Names("a", "b"));
}

TEST_CASE("handle: of several parameters those that differ only by x and y") {
  const std::vector<ParameterRecord> parameters = {real("rho", 1.0),   real("start_x", 1.0),
                                                   real("largest", 1), real("start_y", 1.0),
                                                   real("max", 1.0),   real("may", 1.0)};
  CHECK(parameters_of_point(1.0, 1.0, {parameters.begin(), parameters.begin() + 4}) ==
        Names("start_x", "start_y"));
  CHECK(parameters_of_point(1.0, 1.0, parameters) == std::nullopt);  // max and may would do, too
  CHECK(parameters_of_point(1.0, 2.0, {real("x0", 1.0), real("rho", 2.0), real("y0", 2.0)}) ==
        Names("x0", "y0"));
  CHECK(parameters_of_point(1.0, 2.0, {real("X", 1.0), real("rho", 2.0), real("Y", 2.0)}) ==
        Names("X", "Y"));
  CHECK(parameters_of_point(1.0, 2.0, {real("y", 1.0), real("rho", 2.0), real("x", 2.0)}) ==
        std::nullopt);
}

TEST_CASE("handle: where a choice is left there is none") {
  CHECK(parameters_of_point(1.0, 2.0, {real("a", 1.0), real("b", 2.0), real("c", 2.0)}) ==
        std::nullopt);
  CHECK(parameters_of_point(1.0, 1.0, {real("a", 1.0)}) == std::nullopt);
  CHECK(parameters_of_point(1.0, 1.0, {real("a", 1.0), real("b", 1.0)}) == std::nullopt);
  CHECK(parameters_of_point(1.0, 2.0, {}) == std::nullopt);
}

TEST_CASE("handle: only real parameters count") {
  const ParameterRecord whole = {declare_parameter("start_x", std::int64_t{1}, ""),
                                 std::int64_t{1}};
  CHECK(parameters_of_point(1.0, 2.0, {whole, real("start_y", 2.0)}) == std::nullopt);
}
