#include "book/themed_svg.hpp"

#include "catch.hpp"

using chalkline::book::themed_svg;

namespace {

/// A figure as gnuplot writes it, with a grid or without.
std::string figure(const std::string& curve, bool grid) {
  return "<?xml version=\"1.0\"?>\n<svg width=\"720\" height=\"400\">\n"
         "<g id=\"gnuplot_canvas\">\n\n"
         "<rect x=\"0\" y=\"0\" width=\"720\" height=\"400\" fill=\"#ffffff\"/>\n" +
         std::string(grid ? "<path stroke=\"rgb(228, 228, 228)\"/>" : "") +
         "<g color=\"black\"><path stroke='" + curve +
         "'/></g><text fill=\"rgb(32,32,32)\">1</text></g>\n</svg>\n";
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a figure under its own address keeps its white ground, on a page it has the page's") {
  const std::string svg = themed_svg(figure("rgb( 18,  17,  13)", true));
  CHECK(has(svg,
            "<rect id=\"ground\" x=\"0\" y=\"0\" width=\"720\" height=\"400\" "
            "fill=\"#ffffff\"/>"));
  for (const std::string target : {".page", ".light", ".dark"})
    CHECK(has(svg, target + ":target~g #ground{fill:none}"));
  CHECK(has(svg, "@media screen and (prefers-color-scheme:dark)"));
}

TEST_CASE("on a dark page words and dark curves turn light, but for those on a map") {
  const std::string curve = ".dark:target~g [stroke=\"rgb( 18,  17,  13)\"]",
                    words = ".dark:target~g [fill=\"rgb(32,32,32)\"]";
  const std::string plain = themed_svg(figure("rgb( 18,  17,  13)", true)),
                    map = themed_svg(figure("rgb( 18,  17,  13)", false));
  CHECK(has(plain, curve));
  CHECK(has(plain, words));
  CHECK(!has(map, curve));
  CHECK(has(map, words));
}

TEST_CASE("on a dark page bars turn light, and what lies behind words dark") {
  std::string drawn = figure("rgb( 10,  85, 214)", true);
  drawn.insert(
      drawn.find("<text"),
      "<polygon fill = 'rgb( 18,  17,  13)' points = '0,0 1,0 1,1 '/>"
      "<polygon fill = 'rgb(255, 255, 255)' fill-opacity='0.75' points = '0,0 1,0 1,1 '/>");
  const std::string svg = themed_svg(drawn);
  CHECK(has(svg, ".dark:target~g [fill=\"rgb( 18,  17,  13)\"]{fill:#d"));
  CHECK(has(svg, ".dark:target~g [fill=\"rgb(255, 255, 255)\"]{fill:#1"));
}

TEST_CASE("gray words can be read on a dark page as on a white one") {
  const std::string svg = themed_svg(figure("rgb(120, 120, 120)", true)),
                    rule = ".dark:target~g [stroke=\"rgb(120, 120, 120)\"]{stroke:#";
  REQUIRE(has(svg, rule));
  const int gray = std::stoi(svg.substr(svg.find(rule) + rule.size(), 2), nullptr, 16);
  CHECK(gray >= 0x80);  // 4:1 to the page's ground
}

TEST_CASE("on a dark page dots in a palette's colors keep them, and the grid turns dark") {
  std::string drawn = figure("rgb( 10,  85, 214)", true);
  drawn.insert(drawn.find("<text"),
               "<circle id='gpPt5' stroke-width='0.222' stroke='currentColor' cx='0' cy='0' "
               "r='1'/>");
  for (int k = 0; k < 50; ++k)
    drawn.insert(drawn.find("<text"),
                 "<use color='rgb(  0,   0, " + std::to_string(100 + k) + ")'/>");
  const std::string svg = themed_svg(drawn);
  CHECK(!has(svg, "[color=\"rgb(  0,   0, 110)\"]"));
  CHECK(has(svg, ".dark:target~g [stroke=\"rgb(228, 228, 228)\"]"));
  CHECK(has(svg, ".dark:target~g use{--rim:"));
  CHECK(has(svg, " style='stroke:var(--rim,currentColor)'"));
  CHECK(!has(themed_svg(figure("rgb( 10,  85, 214)", true)), "--rim"));
}

TEST_CASE("a few dots in a palette's colors are known as such where the color bar is elsewhere") {
  const auto with_dots = [](const std::string& dots) {
    std::string drawn = figure("rgb( 10,  85, 214)", true);
    drawn.insert(drawn.find("<text"), "<g id=\"gnuplot_plot_1\" ><title>1</title>\n" + dots +
                                          "</g>\n<g id=\"gnuplot_plot_2\" >\n" +
                                          "<use color='rgb( 18,  17,  13)'/>\n</g>\n");
    return themed_svg(drawn);
  };
  const std::string one = "<use xlink:href='#gpPt6' color='rgb(  0,   0, 110)'/>\n",
                    other = "<use xlink:href='#gpPt6' color='rgb(200,   0,   0)'/>\n",
                    rule = "[color=\"rgb(  0,   0, 110)\"]";
  CHECK(!has(with_dots(one + other), rule));
  CHECK(has(with_dots(one + other), ".dark:target~g use{--rim:"));
  CHECK(has(with_dots(one + one), rule));
  CHECK(!has(with_dots(one + one), "--rim"));
}

TEST_CASE("of panels each is as if it stood alone: curves turn light beside a map, which stays") {
  const auto curves = [](const std::string& letter) {
    return "\t<g id=\"gnuplot_plot_1" + letter + "\" ><title>gnuplot_plot_1" + letter +
           "</title>\n<g fill=\"none\" stroke=\"rgb( 18,  17,  13)\">\n</g>\n\t</g>\n";
  };
  const std::string ground =
      "<g id=\"gnuplot_canvas\">\n\n<rect x=\"0\" y=\"0\" width=\"720\" height=\"400\" "
      "fill=\"#ffffff\"/>\n<defs>\n</defs>\n";
  const std::string lines =
      "<g fill=\"none\" stroke=\"rgb(228, 228, 228)\">\n\t<path "
      "stroke='rgb(228, 228, 228)' d='M0,0 L1,1'/></g>\n";
  const std::string front = "<g fill=\"none\" stroke=\"rgb( 10,  85, 214)\">\n</g>\n";
  const std::string map = front + curves("a") + front, plain = front + lines + curves("b") + front,
                    other = front + curves("c") + front;
  const std::string svg = themed_svg(ground + map + plain + other + "</g>\n</svg>\n");
  for (const std::string scope : {".dark:target~g ", ".page:target~g "}) {
    CHECK(has(svg, scope + "#panel2 [stroke=\"rgb( 18,  17,  13)\"]"));
    CHECK(!has(svg, scope + "#panel1 [stroke=\"rgb( 18,  17,  13)\"]"));
    CHECK(!has(svg, scope + "#panel3 [stroke=\"rgb( 10,  85, 214)\"]"));
  }
  // What is in front in a panel is in it, and the grid of the next one is not.
  CHECK(has(svg, "</defs>\n<g id=\"panel1\">\n" + map + front + "</g>\n<g id=\"panel2\">\n" +
                     lines + curves("b")));
  CHECK(has(svg, "</g>\n<g id=\"panel3\">\n" + curves("c") + front + "</g>\n</g>\n</svg>"));
}

TEST_CASE("what gnuplot did not write stays as it is") {
  for (const std::string svg : {"", "<svg/>", "<g id=\"gnuplot_canvas\">\n\n<path/>"})
    CHECK(themed_svg(svg) == svg);
}

TEST_CASE("each frame of an animation has an address for every theme") {
  std::string film = figure("rgb( 18,  17,  13)", true);
  film.insert(film.find("<g id=\"gnuplot_canvas\">"),
              "<g id=\"frame-1\" class=\"t1\"/>\n<g id=\"frame-2\" class=\"t2\"/>\n");
  const std::string svg = themed_svg(film);
  for (const std::string theme : {"page", "light", "dark"})
    for (const std::string number : {"1", "2"})
      CHECK(has(
          svg, "<g id=\"" + theme + "-" + number + "\" class=\"" + theme + " t" + number + "\"/>"));
  CHECK(has(svg, "<g id=\"frame-2\" class=\"t2\"/>"));
  CHECK(has(svg, "<g id=\"dark\" class=\"dark\"/>"));
}
