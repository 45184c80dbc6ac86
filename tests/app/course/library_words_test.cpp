#include "app/course/library_words.hpp"

#include <algorithm>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "base/read_file.hpp"
#include "catch.hpp"

using namespace chalkline;
using namespace chalkline::app;

namespace {

std::string header(const std::string& name) {
  return base::read_file(std::string(CHALKLINE_SOURCE_DIR) + "/src/" + name);
}

/// The members of "struct NAME {" in a header, in their order.
std::vector<std::string> members(const std::string& text, const std::string& name) {
  const std::size_t start = text.find("struct " + name + " {\n");
  REQUIRE(start != text.npos);
  std::smatch close;
  const std::string rest = text.substr(start);
  REQUIRE(std::regex_search(rest, close, std::regex(R"(\n *\};\n)")));
  const std::string body = close.prefix();
  static const std::regex member(R"(\n +[\w:<>, ]+ (\w+) = [^;\n]*;)");
  std::vector<std::string> names;
  for (std::sregex_iterator at(body.begin(), body.end(), member), end; at != end; ++at)
    names.push_back((*at)[1]);
  return names;
}

std::vector<std::string> hyperparameters(const std::string& file) {
  return members(header("optimize/" + file + ".hpp"), "Hyperparameters");
}

const NamedMembers& told(const std::string& type) {
  const auto& types = types_with_named_members();
  const auto found = std::ranges::find(types, type, &NamedMembers::type);
  REQUIRE(found != types.end());
  CHECK(found->kinds.size() == found->names.size());
  return *found;
}

}  // namespace

TEST_CASE("what is told of options and hyperparameters is what there is") {
  const std::string layers = header("plot/layers.hpp");
  static const std::regex options(R"(struct (\w+Options) \{)");
  for (std::sregex_iterator at(layers.begin(), layers.end(), options), end; at != end; ++at)
    CHECK(told((*at)[1]).names == members(layers, (*at)[1]));
  CHECK(told("PanelsOptions").names == members(header("plot/panels.hpp"), "PanelsOptions"));
  CHECK(told("Limits").names == members(header("record/parameter.hpp"), "Limits"));
  CHECK(told("GradientDescent").names == hyperparameters("gradient_descent"));
  CHECK(told("Momentum").names == hyperparameters("momentum"));
  CHECK(told("AdaGrad").names == hyperparameters("adagrad"));
  CHECK(told("RMSProp").names == hyperparameters("rmsprop"));
  CHECK(told("Adam").names == hyperparameters("adam"));
}

TEST_CASE("the layers that are told are those that a figure has") {
  const std::string figure = header("plot/figure.hpp");
  static const std::regex layer(R"(Figure& (?!\w+_(?:range|ticks))(\w+)\((?:Grid|Values|double) )");
  std::string names;
  for (std::sregex_iterator at(figure.begin(), figure.end(), layer), end; at != end; ++at)
    names += (names.empty() ? "" : ", ") + (*at)[1].str();
  const std::size_t last = names.rfind(", ");
  REQUIRE(last != names.npos);
  names.replace(last, 2, " and ");
  CompilerMessage message;
  message.text = "‘class chalkline::plot::Figure’ has no member named ‘pie’";
  CHECK(sentence_of(message) ==
        "‘class Figure’ has no member named ‘pie’; its layers are " + names);
}

TEST_CASE("a name that a type has not is told only if no other type has it") {
  CompilerMessage message;
  message.text =
      "cannot convert ‘<brace-enclosed initializer list>’ to ‘chalkline::plot::LineOptions’";
  message.place.code = {"    7 | f.line(x, x, {.colour = \"red\"});"};
  CHECK(sentence_of(message).starts_with("LineOptions has no 'colour'; did you mean .color?"));
  message.place.code = {"    7 | f.line(x, x, {.width = \"a\"}).points(x, x, {.marker = c});"};
  CHECK(sentence_of(message).starts_with("LineOptions takes in braces and by name: label (text)"));
}
