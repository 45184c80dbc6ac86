#include "book/markdown_export.hpp"

#include "catch.hpp"
#include "markdown/tree.hpp"
#include "record/sample_records.hpp"

using namespace chalkline;
using namespace chalkline::book;

namespace {

/// The texts of all code blocks of a document.
void code_blocks(const markdown::MarkdownNode& node, std::vector<std::string>& found) {
  if (node.kind == markdown::MarkdownKind::code_block) {
    found.emplace_back();
    for (const markdown::MarkdownNode& child : node.children) found.back() += child.text;
  }
  for (const markdown::MarkdownNode& child : node.children) code_blocks(child, found);
}

}  // namespace

TEST_CASE("a lesson as Markdown: prose, code, outputs, figures, errors, parameters") {
  CHECK(markdown_export(sample::eventful()) == R"(# A sample

One sentence. Another, with $x^2$.

## Print

```cpp
std::puts("1");
```

```text
1
```

What comes next?

## Answer

```cpp
std::puts("2");
```

<details><summary>What it puts out</summary>

```text
2
```

</details>

## Pictures

### Draw

```cpp
show(bowl);
```

![Rings around a minimum](figures/1_sample.svg)

*The bowl*

```text
[1. 2.]
```

| a |
| - |
| 1 |

### Meant to throw

```cpp
throw 1;
```

Threw, as expected: `std::invalid_argument`

```text
too small
```

### Fail

```cpp
throw 2;
```

```text
warning
```

*... and 5000 more bytes, not kept.*

**Failed**: `std::runtime_error`

```text
broken
```

### Never

```cpp
never();
```

*Not run, since a cell before it failed.*

---

| parameter | value | allowed | |
| --- | --- | --- | --- |
| rho | 0.9 | 0 \<= rho \< 1 | decay rate |

Made with Chalkline 0.1.0, gnuplot 5.4 patchlevel 4, GNU 12.2.0.
)");
}

TEST_CASE("a caption stands under its figure, in place of the title") {
  record::RunRecord captioned = sample::eventful();
  std::get<record::FigureDisplay>(captioned.cells[6].outputs[0]).caption = "Seen from *above*";
  const std::string text = markdown_export(captioned);
  CHECK(text.find("(figures/1_sample.svg)\n\nSeen from *above*\n") != std::string::npos);
  CHECK(text.find("The bowl") == std::string::npos);
}

TEST_CASE("whatever a lesson prints stays within its block") {
  const std::string text = markdown_export(sample::dangerous());
  for (const char c : std::string("\x1b\0\r\b", 4)) CHECK(text.find(c) == std::string::npos);
  std::vector<std::string> blocks;
  code_blocks(markdown::parse_markdown(text), blocks);
  std::size_t whole = 0;
  for (const std::string& block : blocks)
    whole += block.starts_with("</script>") && block.find("end\n") != std::string::npos;
  CHECK(whole == 5);  // code, both streams, the array and the error's message
}
