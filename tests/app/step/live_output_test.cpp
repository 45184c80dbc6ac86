#include "app/step/live_output.hpp"

#include <random>

#include "catch.hpp"
#include "text/overprinted.hpp"
#include "text/printable.hpp"

using namespace chalkline;
using namespace chalkline::app;

namespace {

constexpr record::Stream out = record::Stream::standard_output,
                         err = record::Stream::standard_error;

/// All that is shown of text that comes in pieces of n bytes.
std::string in_pieces(const std::string& text, std::size_t n,
                      std::optional<OutputLimits> limits = OutputLimits{}) {
  LiveOutput live(limits);
  std::string shown;
  for (std::size_t i = 0; i < text.size(); i += n) shown += live.add(out, text.substr(i, n));
  return shown + live.finish();
}

std::string lines(int n) {
  std::string text;
  for (int i = 1; i <= n; ++i) text += std::to_string(i) + "\n";
  return text;
}

}  // namespace

TEST_CASE("text comes through as it is, in whatever pieces it comes") {
  const std::string text = "ünïcödé ∇f → 𝛼\r\nline\n\n";
  for (std::size_t n = 1; n <= 5; ++n) CHECK(in_pieces(text, n) == "ünïcödé ∇f → 𝛼\nline\n\n");
}

TEST_CASE("what is whole is shown at once, a line that has not ended as well") {
  LiveOutput live(OutputLimits{});
  CHECK(live.add(out, "wait ..") == "wait ..");
  CHECK(live.add(out, ". \xC3") == ". ");
  CHECK(live.add(out, "\xBC\n") == "ü\n");
}

TEST_CASE("commands to the terminal and bytes that are no text are made visible") {
  CHECK(in_pieces("\033[2J|\xFF|\xC3|\a", 1) == "␛[2J|\uFFFD|\uFFFD|␇\n");
  CHECK(in_pieces("\xC3", 1) == "\uFFFD\n");
}

TEST_CASE("any bytes are shown alike, in whatever pieces they come") {
  std::mt19937 random(1);
  const std::string bytes = "a\r\n\033[1;mKG\t\b\xC3\xBC\xE2\x86\x92\xF0\x9F\x98\x80\xED\xA0";
  for (int i = 0; i < 500; ++i) {
    std::string text;
    for (int k = 0; k < 20; ++k) text += bytes[random() % bytes.size()];
    const std::string whole = in_pieces(text, text.size(), std::nullopt);
    for (std::size_t n = 1; n <= 4; ++n) CHECK(in_pieces(text, n, std::nullopt) == whole);
  }
}

TEST_CASE("a line that is printed over ends as its last state, without a screen") {
  const std::string progress = "10%\r50%\r100%\nabcdef\rxy\n";
  for (std::size_t n = 1; n <= 9; ++n)
    CHECK(in_pieces(progress, n, std::nullopt) == "100%\nxycdef\n");
  CHECK(in_pieces("\033[32m10%\033[0m\rdone", 2, std::nullopt) == "done\n");
  CHECK(in_pieces("50%\r\033[K", 2, std::nullopt).empty());
}

TEST_CASE("a line that is printed over is drawn anew on a screen, by carriage returns and blanks") {
  LiveOutput live(OutputLimits{});
  CHECK(live.add(out, "100 left") == "100 left");
  CHECK(live.add(out, "\r") == "");
  CHECK(live.add(out, "9") == "\r900 left");
  CHECK(live.add(out, "\r\033[K8") == "\r8       ");
  CHECK(live.add(out, "\033[") == "");
  CHECK(live.add(out, "0m") == "");
  CHECK(live.add(out, "0\n") == "\r80      \n");
  CHECK(live.add(out, "a") == "a");
}

TEST_CASE("a line too wide to be drawn anew is shown again when it ends") {
  LiveOutput live(OutputLimits{.columns = 10});
  CHECK(live.add(out, "0123456789") == "0123456789");
  CHECK(live.add(out, "\rx") == "");
  CHECK(live.add(out, "y\n") == "\nxy23456789\n");
}

TEST_CASE("whatever is printed over, in whatever pieces, the screen ends as a terminal would") {
  std::mt19937 random(2);
  const std::vector<std::string> parts = {"a", "bc", "日", "\r", "\b", "\n", "\t", "\033[K", "7%"};
  for (int i = 0; i < 500; ++i) {
    std::string text;
    for (int k = 0; k < 12; ++k) text += parts[random() % parts.size()];
    text += "z\n";
    const std::string expected = text::overprinted(in_pieces(text, text.size(), std::nullopt));
    for (std::size_t n = 1; n <= 4; ++n) {
      std::string shown = text::overprinted(in_pieces(text, n));
      for (std::size_t at; (at = shown.find(" \n")) != shown.npos;) shown.erase(at, 1);
      std::string plain;
      for (const char c : expected) {
        if (c == '\t')
          plain.append(8 - text::columns(plain.substr(plain.rfind('\n') + 1)) % 8, ' ');
        else
          plain += c;
      }
      for (std::size_t at; (at = plain.find(" \n")) != plain.npos;) plain.erase(at, 1);
      CHECK(shown == plain);
    }
  }
}

TEST_CASE("a line that has no end gets one before anything else follows") {
  LiveOutput live(OutputLimits{});
  live.add(out, "no end");
  CHECK(live.flush() == "\n");
  CHECK(live.flush().empty());
  CHECK(live.finish().empty());
}

TEST_CASE("of long text the first and the last lines are shown, and how many were left out") {
  const OutputLimits limits{.first_lines = 3, .last_lines = 2};
  CHECK(in_pieces(lines(5), 1, limits) == lines(5));
  CHECK(in_pieces(lines(6), 3, limits) == "1\n2\n3\n… 1 line left out …\n5\n6\n");
  CHECK(in_pieces(lines(100), 7, limits) == "1\n2\n3\n… 95 lines left out …\n99\n100\n");
  CHECK(in_pieces(lines(9) + "end", 2, limits) == "1\n2\n3\n… 5 lines left out …\n9\nend\n");
}

TEST_CASE("a long line is cut, in whatever pieces it comes, but no character is") {
  const OutputLimits limits{.first_lines = 3, .last_lines = 2, .line_bytes = 10};
  for (const std::size_t n : {1, 2, 3, 5, 10, 64, 1000}) {
    CHECK(in_pieces(std::string(1000, 'x') + "\nshort\n", n, limits) ==
          std::string(10, 'x') + "…\nshort\n");
    CHECK(in_pieces("12345678→→→→\n1234567890\n", n, limits) == "12345678…\n1234567890\n");
  }
}

TEST_CASE("without limits everything is shown") {
  CHECK(in_pieces(lines(5000), 99, std::nullopt) == lines(5000));
}

TEST_CASE("the streams do not break each other's characters") {
  LiveOutput live(OutputLimits{});
  CHECK(live.add(out, "\xC3") == "");
  CHECK(live.add(err, "warning\n") == "warning\n");
  CHECK(live.add(out, "\xBC") == "ü");
}
