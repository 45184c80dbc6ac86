#include "formula/formula.hpp"

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "error_text.hpp"
#include "sanitized.hpp"
#include "text/printable.hpp"

using namespace chalkline;
using namespace chalkline::formula;

namespace {

/// What stands between <semantics> and <annotation>.
std::string mathml(std::string_view tex, bool display = false) {
  const std::string all = formula_to_mathml(tex, display);
  const std::size_t begin = all.find("<semantics>") + 11;
  return all.substr(begin, all.find("<annotation") - begin);
}

std::string row(const std::string& content) { return "<mrow>" + content + "</mrow>"; }

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

std::string error_of(const std::string& tex) {
  return error_text<FormulaError>([&] { formula_to_text(tex); });
}

}  // namespace

TEST_CASE("a formula is MathML with its source as annotation") {
  CHECK(formula_to_mathml("x<1", false) ==
        "<math "
        "xmlns=\"http://www.w3.org/1998/Math/MathML\"><semantics><mrow><mi>x</mi><mo>&lt;</"
        "mo><mn>1</mn></mrow>"
        "<annotation encoding=\"application/x-tex\">x&lt;1</annotation></semantics></math>");
  CHECK(formula_to_mathml("x", true).starts_with(
      "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\">"));
}

TEST_CASE("letters, numbers and Greek") {
  CHECK(mathml("4y") == row("<mn>4</mn><mi>y</mi>"));
  CHECK(mathml("0.25\\alpha") == row("<mn>0.25</mn><mi>α</mi>"));
  CHECK(mathml("\\Gamma") == row("<mi mathvariant=\"normal\">Γ</mi>"));
  CHECK(mathml("\\mathrm{lr}") == row("<mi mathvariant=\"normal\">lr</mi>"));
  CHECK(mathml("\\mathbb{R}") == row("<mi mathvariant=\"normal\">ℝ</mi>"));
  CHECK(mathml("\\mathbf{x}") == row("<mi mathvariant=\"normal\">𝐱</mi>"));
  CHECK(mathml("\\mathcal{L}") == row("<mi mathvariant=\"normal\">ℒ</mi>"));
  CHECK(mathml("\\boldsymbol\\alpha") == row("<mi>𝜶</mi>"));
  CHECK(mathml("\\nabla f") == row("<mi mathvariant=\"normal\">∇</mi><mi>f</mi>"));
}

TEST_CASE("scripts in either order, primes and empty bases") {
  CHECK(mathml("x^2") == row("<msup><mi>x</mi><mn>2</mn></msup>"));
  CHECK(mathml("x_i^2") == row("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"));
  CHECK(mathml("x^2_i") == mathml("x_i^2"));
  CHECK(mathml("x_{ij}") == row("<msub><mi>x</mi><mrow><mi>i</mi><mi>j</mi></mrow></msub>"));
  CHECK(mathml("x^23") == row("<msup><mi>x</mi><mn>2</mn></msup><mn>3</mn>"));
  CHECK(formula_to_text("f' + f'' + f''' + f'^2") == "f′ + f″ + f‴ + f′²");
  CHECK(formula_to_text("{}_i^n x") == "ᵢⁿx");
}

TEST_CASE("fractions, roots and fences") {
  CHECK(mathml("\\frac12") == row("<mfrac><mn>1</mn><mn>2</mn></mfrac>"));
  CHECK(mathml("\\frac{a}{b+c}") ==
        row("<mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mi>c</mi></mrow></mfrac>"));
  CHECK(mathml("\\sqrt x") == row("<msqrt><mi>x</mi></msqrt>"));
  CHECK(mathml("\\sqrt[n]{x}") == row("<mroot><mi>x</mi><mi>n</mi></mroot>"));
  const std::string open =
      "<mo form=\"prefix\" fence=\"true\" stretchy=\"true\" lspace=\"0\" rspace=\"0\">(</mo>";
  const std::string close =
      "<mo form=\"postfix\" fence=\"true\" stretchy=\"true\" lspace=\"0\" rspace=\"0\">)</mo>";
  CHECK(mathml("\\left( x \\right)") == row(open + "<mi>x</mi>" + close));
  CHECK(mathml("\\left( x \\right.") == row(open + "<mi>x</mi>"));
}

TEST_CASE("a sign with nothing on its left is no binary operator") {
  const std::string sign = "<mo form=\"prefix\" lspace=\"0\" rspace=\"0\">−</mo>";
  CHECK(mathml("-x") == row(sign + "<mi>x</mi>"));
  CHECK(mathml("a-x") == row("<mi>a</mi><mo>−</mo><mi>x</mi>"));
  CHECK(mathml("a=-x") == row("<mi>a</mi><mo>=</mo>" + sign + "<mi>x</mi>"));
  CHECK(formula_to_text("(-x, -1 \\le y \\cdot -2)") == "(−x, −1 ≤ y · −2)");
  CHECK(formula_to_text("x^+ x^- x^*") == "x⁺x⁻x*");
}

TEST_CASE("limits stand below and above in a display, beside in a line") {
  const std::string limits = "<mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi>";
  CHECK(mathml("\\sum_{i=1}^n", true) == row("<munderover><mo>∑</mo>" + limits + "</munderover>"));
  CHECK(mathml("\\sum_{i=1}^n", false) == row("<msubsup><mo>∑</mo>" + limits + "</msubsup>"));
  CHECK(mathml("\\frac{\\sum_i}{2}", true) ==
        row("<mfrac><msub><mo>∑</mo><mi>i</mi></msub><mn>2</mn></mfrac>"));
  CHECK(mathml("\\int_0^1", true) == row("<msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup>"));
  CHECK(mathml("\\max_x f", true) ==
        row("<munder><mi>max</mi><mi>x</mi></munder><mspace width=\"0.1667em\"/><mi>f</mi>"));
}

TEST_CASE("accents and tables") {
  CHECK(mathml("\\hat x") ==
        row("<mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">^</mo></mover>"));
  const std::string cell = "<mtd class=\"center\">";
  CHECK(mathml("\\begin{matrix} a & b \\\\ c & d \\\\ \\end{matrix}") ==
        row("<mtable><mtr>" + cell + "<mi>a</mi></mtd>" + cell + "<mi>b</mi></mtd></mtr><mtr>" +
            cell + "<mi>c</mi></mtd>" + cell + "<mi>d</mi></mtd></mtr></mtable>"));
  CHECK(formula_to_text("\\begin{bmatrix} a & b \\\\ c & d \\end{bmatrix}^{-1}") ==
        "[a, b; c, d]⁻¹");
  CHECK(
      formula_to_text(
          "f(x) = \\begin{cases} x & \\text{if } x > 0 \\\\ -x & \\text{otherwise} \\end{cases}") ==
      "f(x) = { x, if x > 0; −x, otherwise");
  CHECK(formula_to_text("\\begin{aligned} a &= b \\\\ &= -c \\end{aligned}") == "a = b; = −c");
}

TEST_CASE("formulas read well in a terminal") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"s^{(t+1)} = \\rho \\, s^{(t)} + (1 - \\rho) \\, f'(x^{(t)})^2",
       "s⁽ᵗ⁺¹⁾ = ρ s⁽ᵗ⁾ + (1 − ρ) f′(x⁽ᵗ⁾)²"},
      {"x^{(t+1)} = x^{(t)} - \\frac{\\alpha}{\\epsilon + \\sqrt{s^{(t+1)}}} \\, g",
       "x⁽ᵗ⁺¹⁾ = x⁽ᵗ⁾ − α / (ε + √(s⁽ᵗ⁺¹⁾)) · g"},
      {"\\frac{a+b}{c}", "(a + b) / c"},
      {"\\frac{ab}{2n}", "ab / (2n)"},
      {"\\frac{1}{f(x)} + \\frac{1}{|x|}", "1 / f(x) + 1 / |x|"},
      {"\\frac{\\frac{a}{b}}{c}", "(a / b) / c"},
      {"\\left( \\frac{a}{b} \\right)^2", "(a / b)²"},
      {"\\frac{\\partial f}{\\partial x} = \\frac{d}{dx} f(x)", "∂f/∂x = d/dx f(x)"},
      {"\\frac{1}{n} \\sum_{i=1}^n x_i", "1 / n · ∑ᵢ₌₁ⁿ xᵢ"},
      {"\\sin \\frac{a}{b} + \\sin^2 x + \\log_2 n", "sin(a / b) + sin² x + log₂ n"},
      {"\\lim_{x \\to 0} \\frac{\\sin x}{x}", "lim_(x → 0) sin x / x"},
      {"\\min_{x \\in X} (x - 1)^2", "min_(x ∈ X) (x − 1)²"},
      {"\\arg\\max_\\theta L", "arg max_θ L"},
      {"e^{-x} + 2^{n/2} + e^{-\\frac{x^2}{2}}", "e⁻ˣ + 2^(n/2) + e^(−x² / 2)"},
      {"\\sqrt 2 + \\sqrt[3]{x+1} + \\sqrt{x} y", "√2 + ∛(x + 1) + √x y"},
      {"\\|x\\|_2, \\lVert x \\rVert, \\lfloor x \\rfloor", "‖x‖₂, ‖x‖, ⌊x⌋"},
      {"\\{ x \\mid x \\ne 0 \\}", "{x | x ≠ 0}"},
      {"A^\\top A \\in \\mathbb{R}^{n \\times m}", "AᵀA ∈ ℝ^(n×m)"},
      {"\\hat{x}, \\vec v, \\overline{ab}", "x\u0302, v\u20D7, a\u0305b\u0305"},
      {"x_\\alpha y, x_{\\text{new}}", "x_α y, x_new"},
      {"a \\not= b, a \\not\\in B", "a ≠ b, a ∉ B"},
      {"5 \\cdot 10^{-6} \\pm 100\\%", "5 · 10⁻⁶ ± 100%"},
      {"a \\equiv b \\pmod n", "a ≡ b  (mod n)"},
      {"f \\colon A \\to B", "f: A → B"},
      {"{a+b}^2", "(a + b)²"},
      {"1 / (1 - \\rho)", "1 / (1 − ρ)"},
      {"\\operatorname{sign}(x) \\quad y", "sign(x)  y"},
      {"α ≤ β", "α ≤ β"},
      {"", ""},
  };
  for (const auto& [tex, text] : cases) {
    INFO(tex);
    CHECK(formula_to_text(tex) == text);
  }
}

TEST_CASE("what cannot be read is said with its place and what is near") {
  CHECK(error_of("x + \\alhpa") ==
        "unknown command \\alhpa at character 5 of \"x + \\alhpa\"; did you mean \\alpha?");
  for (const std::string far : {"\\foo", "\\x", "\\bar_of"})
    CHECK(error_of(far + "{a}").find("did you mean") == std::string::npos);
  CHECK(error_of("é\\qqqqqqq")
            .starts_with(
                "unknown command \\qqqqqqq at character 2 of \"é\\qqqqqqq\"; words go into"));
  CHECK(error_of("\\frac{a}").starts_with("\\frac lacks an argument at character 9"));
  CHECK(error_of("{a").starts_with("{ is never closed at character 1"));
  CHECK(error_of("a}").starts_with("} without { at character 2"));
  CHECK(error_of("\\left( a").starts_with("\\left without \\right at character 1"));
  CHECK(error_of("a \\right)").starts_with("\\right without \\left at character 3"));
  CHECK(error_of("\\left a").starts_with("\\left needs a delimiter at character 7"));
  CHECK(error_of("x^2^3").starts_with("two superscripts on one base at character 4"));
  CHECK(error_of("x_a_b").starts_with("two subscripts on one base at character 4"));
  CHECK(error_of("x_").starts_with("_ lacks an argument at character 3"));
  CHECK(error_of("a & b").starts_with("& outside a table at character 3"));
  CHECK(error_of("\\begin{tabular} a").starts_with("unknown environment tabular at character 1"));
  CHECK(error_of("\\begin{matrix} a")
            .starts_with("\\begin{matrix} without \\end{matrix} at character 1"));
  CHECK(error_of("\\begin{matrix} a \\end{cases}").find("closed by another") != std::string::npos);
  CHECK(error_of("50% of") ==
        "% begins a comment in TeX at character 3 of \"50% of\"; write \\% for the character");
  CHECK(error_of("\\").starts_with("a backslash with nothing after it at character 1"));
  CHECK(error_of("\\sqrt[3").starts_with("[ of \\sqrt is never closed"));
  CHECK(error_of("\\text{a \\frac b}").starts_with("a command within \\text at character 9"));
  CHECK(error_of("x \\limits").starts_with("\\limits must follow an operator"));
  CHECK(error_of("a\033b\\x").find('\033') == std::string::npos);
}

TEST_CASE("deep nesting is refused, not followed") {
  CHECK(formula_to_text(repeated("{", 90) + "x" + repeated("}", 90)) == "x");
  for (const char* piece :
       {"{", "\\sqrt", "\\frac", "x^{", "\\left(", "\\hat", "\\mathbf", "\\not", "\\displaystyle",
        "\\sqrt[", "\\begin{matrix}", "\\overset", "\\binom", "\\frac1"}) {
    INFO(piece);
    CHECK(error_of(repeated(piece, 100'000)).starts_with("nested deeper than 100 levels"));
  }
}

TEST_CASE("any bytes are a formula or an error") {
  const std::vector<std::string> pieces = {"\\frac",      "{",
                                           "}",           "^",
                                           "_",           "'",
                                           "&",           "\\\\",
                                           "\\left(",     "\\right)",
                                           "[",           "]",
                                           "x",           "12.",
                                           "\\sqrt[",     "\\sum",
                                           "\\,",         "\\text{",
                                           "\\begin{",    "matrix}",
                                           "\\end{",      "\\hat",
                                           "$",           "%",
                                           "\xFF",        "\xE6",
                                           "\033",        "\\",
                                           "~",           "\\not",
                                           "\\big",       "\\middle|",
                                           "\\limits",    "日",
                                           "<",           "\\mathbb",
                                           "cases}",      "\\pmod",
                                           "\\bmod",      "-",
                                           "=",           "\\displaystyle",
                                           "\\overbrace", "\\operatorname*{",
                                           "\n",          "\\underset"};
  std::mt19937 random(1);
  for (std::size_t i = 0; i < test::fewer(20'000); ++i) {
    std::string tex, both;
    for (auto n = random() % 12; n > 0; --n) tex += pieces[random() % pieces.size()];
    INFO(tex);
    try {
      both = formula_to_mathml(tex, i % 2 == 0) + formula_to_text(tex);
    } catch (const FormulaError& error) {
      both = error.what();
    }
    CHECK(both.find('\033') == std::string::npos);
    CHECK(text::valid_utf8(both) == both);
  }
}

TEST_CASE("a long formula takes time in proportion") {
  const std::string tex = "x" + repeated(" + \\frac{a_i^2}{\\sqrt{b}} \\cdot f'(x)", 10'000);
  CHECK(formula_to_text(tex).size() > 100'000);
  CHECK(formula_to_mathml(tex, true).size() > 1'000'000);
}
