#include "source/cpp_lexer.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "sanitized.hpp"

using namespace chalkline;
using namespace chalkline::source;

namespace {

using Expected = std::vector<std::pair<TokenKind, std::string>>;

/// The tokens without whitespace and newlines.
Expected code_tokens(std::string_view source) {
  Expected tokens;
  for (const Token& token : lex_cpp(source))
    if (token.kind != TokenKind::whitespace && token.kind != TokenKind::newline)
      tokens.emplace_back(token.kind, token.text);
  return tokens;
}

/// Checks what must hold of the tokens of every source.
void check_tokens(std::string_view source) {
  std::string joined;
  std::size_t line = 1;
  for (const Token& token : lex_cpp(source)) {
    if (token.text.empty() || token.text.data() != source.data() + joined.size() ||
        token.line != line)
      FAIL("token \"" << token.text << "\" on line " << token.line << " stands on line " << line);
    joined += token.text;
    for (const char c : token.text) line += c == '\n' ? 1 : 0;
  }
  REQUIRE(joined == source);
}

std::size_t error_line(std::string_view source) {
  try {
    lex_cpp(source);
  } catch (const LexError& error) {
    return error.line();
  }
  return 0;
}

std::vector<std::string> repository_sources() {
  std::vector<std::string> sources;
  for (const std::string folder : {"src", "tests", "lessons"}) {
    const std::filesystem::path root = std::filesystem::path(CHALKLINE_SOURCE_DIR) / folder;
    if (!std::filesystem::exists(root)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      sources.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
  }
  return sources;
}

constexpr auto comment = TokenKind::comment, string = TokenKind::string,
               character = TokenKind::character, number = TokenKind::number,
               identifier = TokenKind::identifier, keyword = TokenKind::keyword,
               preprocessor = TokenKind::preprocessor, punctuation = TokenKind::punctuation;

}  // namespace

TEST_CASE("cpp_lexer: statements fall into their tokens") {
  CHECK(code_tokens("const auto x = f(1'000.5e-3, 'a'); // done") ==
        Expected{{keyword, "const"},
                 {keyword, "auto"},
                 {identifier, "x"},
                 {punctuation, "="},
                 {identifier, "f"},
                 {punctuation, "("},
                 {number, "1'000.5e-3"},
                 {punctuation, ","},
                 {character, "'a'"},
                 {punctuation, ")"},
                 {punctuation, ";"},
                 {comment, "// done"}});
}

TEST_CASE("cpp_lexer: numbers keep separators, exponents and suffixes") {
  for (const std::string text : {"0", "1'000'000", "0x1F'ff", "0b1010'1010", "1.5e+10", "0x1.8p-3",
                                 ".5f", "1e-8L", "42ull", "12.34_km"})
    CHECK(code_tokens(text) == Expected{{number, text}});
  CHECK(code_tokens("1+'2'") == Expected{{number, "1"}, {punctuation, "+"}, {character, "'2'"}});
}

TEST_CASE("cpp_lexer: strings and characters with prefixes and escapes") {
  for (const std::string text :
       {R"("")", R"("a\"b")", R"("\\")", R"(u8"// %%")", R"(L"/*")", R"("it's")"})
    CHECK(code_tokens(text) == Expected{{string, text}});
  for (const std::string text : {"'a'", "'\\''", "'\\\\'", "'\"'", "u8'x'", "L'\\n'"})
    CHECK(code_tokens(text) == Expected{{character, text}});
  CHECK(code_tokens("v\"x\"") == Expected{{identifier, "v"}, {string, "\"x\""}});
}

TEST_CASE("cpp_lexer: raw strings end at their own delimiter only") {
  for (const std::string text :
       {R"--(R"(a " ) b)")--", R"--(u8R"x(a )" b)x")--", "LR\"(\n// %%\n)\"", "R\"(\\\n)\"",
        "R\"=*(\")=\")=*\"", "R\"(a\\\r\nb)\""})
    CHECK(code_tokens(text) == Expected{{string, text}});
  CHECK(code_tokens("R\"(a\\\n)\" + x") ==
        Expected{{string, "R\"(a\\\n)\""}, {punctuation, "+"}, {identifier, "x"}});
  CHECK(code_tokens("FOR\"x\"") == Expected{{identifier, "FOR"}, {string, "\"x\""}});
}

TEST_CASE("cpp_lexer: comments hold quotes and each other's marks") {
  for (const std::string text :
       {"// don't \"", "/* don't \" // */", "/**/", "/***/", "// /*", "/*\n// %%\n*/",
        "// continued \\\nhere", "// continued \\\r\nhere", "/\\\n/ split"})
    CHECK(code_tokens(text) == Expected{{comment, text}});
  CHECK(code_tokens("// a\r\nb") == Expected{{comment, "// a"}, {identifier, "b"}});
}

TEST_CASE("cpp_lexer: identifiers may hold UTF-8 and line continuations") {
  CHECK(code_tokens("größe π_2") == Expected{{identifier, "größe"}, {identifier, "π_2"}});
  CHECK(code_tokens("ab\\\ncd") == Expected{{identifier, "ab\\\ncd"}});
  CHECK(code_tokens("ab\\\n cd") == Expected{{identifier, "ab"}, {identifier, "cd"}});
}

TEST_CASE("cpp_lexer: directives") {
  CHECK(code_tokens("#include <it's/x.hpp> // y") ==
        Expected{{preprocessor, "#include"}, {string, "<it's/x.hpp>"}, {comment, "// y"}});
  CHECK(code_tokens("#  include \"a.hpp\"") ==
        Expected{{preprocessor, "#  include"}, {string, "\"a.hpp\""}});
  CHECK(code_tokens("#error don't do this // ever") == Expected{{preprocessor, "#error"},
                                                                {preprocessor, " don't do this "},
                                                                {comment, "// ever"}});
  CHECK(code_tokens("a < b") == Expected{{identifier, "a"}, {punctuation, "<"}, {identifier, "b"}});
  const std::string source = "#define A { \\\n  (\nB";
  for (const Token& token : lex_cpp(source))
    CHECK(token.in_directive == (token.line < 3 && token.text != "\n"));
}

TEST_CASE("cpp_lexer: operators are the longest there are, alternative brackets included") {
  CHECK(code_tokens("a<=>b->*c...<:<%<::x") == Expected{{identifier, "a"},
                                                        {punctuation, "<=>"},
                                                        {identifier, "b"},
                                                        {punctuation, "->*"},
                                                        {identifier, "c"},
                                                        {punctuation, "..."},
                                                        {punctuation, "<:"},
                                                        {punctuation, "<%"},
                                                        {punctuation, "<"},
                                                        {punctuation, "::"},
                                                        {identifier, "x"}});
  CHECK(code_tokens("a<::>") ==
        Expected{{identifier, "a"}, {punctuation, "<:"}, {punctuation, ":>"}});
  CHECK(code_tokens("a<:::b") ==
        Expected{{identifier, "a"}, {punctuation, "<:"}, {punctuation, "::"}, {identifier, "b"}});
}

TEST_CASE("cpp_lexer: what never ends is an error on the line where it begins") {
  CHECK(error_line("int a;\nauto s = \"abc;\nint b;\n") == 2);
  CHECK(error_line("\n\n'a\n") == 3);
  CHECK(error_line("\"abc\\") == 1);
  CHECK(error_line("x\n/* never\nends") == 2);
  CHECK(error_line("x\ny\nR\"a(never)b\"\n\n") == 3);
  CHECK(error_line("R\"no parenthesis\"") == 1);
  CHECK(error_line("a \\\n b \\\n \"c") == 3);
  CHECK(error_line("int a = 1'000; // it's fine \"") == 0);
}

TEST_CASE("cpp_lexer: the tokens of every source here give it back") {
  const auto sources = repository_sources();
  REQUIRE(sources.size() > 5);
  for (const std::string& source : sources) check_tokens(source);
  for (const std::string source : {"", "\xEF\xBB\xBF", "\xEF\xBB\xBFint a;", "\\\n", "\\", "a\\\n",
                                   "\r", "\r\n\r", "#", "#\\\n", "#include <", "a \\ \n b"})
    check_tokens(source);
  check_tokens(std::string("a\0b", 3));
}

TEST_CASE("cpp_lexer: damaged sources give their tokens or an error, nothing else") {
  std::mt19937 random(1);
  const std::string pieces = "\"'\\\n\r/*(){}[]<>R#%: ?xu8L\0\xC3";
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
  const auto sources = repository_sources();
  std::size_t lexed = 0;
  for (std::size_t trial = 0; trial < test::fewer(4000); ++trial) {
    const std::string& whole = sources[below(sources.size())];
    std::string source = whole.substr(below(whole.size() + 1), 400);
    for (std::size_t edit = below(8); edit > 0 && !source.empty(); --edit) {
      const std::size_t at = below(source.size());
      if (below(2) == 0)
        source.erase(at, 1 + below(4));
      else
        source.insert(at, 1, pieces[below(pieces.size())]);
    }
    try {
      check_tokens(source);
      ++lexed;
    } catch (const LexError& error) {
      REQUIRE(error.line() >= 1);
    }
  }
  CHECK(lexed > test::fewer(1000));
}
