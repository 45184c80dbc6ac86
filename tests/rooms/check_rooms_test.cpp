// The check that stands in the build: who includes whom.
#include "base/child_process.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
namespace fs = std::filesystem;

namespace {

/// A house of three rooms: low, high, which may include low, and the part of a room app/step, which
/// may include both.
class House {
 public:
  House() {
    write_file(folder_.path() / "rooms.txt", "low:\nhigh:low\napp/step:high,low\n");
    for (const char* room : {"low", "high", "app/step"}) {
      fs::create_directories(folder_.path() / "src" / room);
      write_file(folder_.path() / "src" / room / "a.hpp", "");
    }
    write_file(folder_.path() / "src/app/main.cpp", "#include \"app/step/a.hpp\"\n");
  }

  base::ChildResult check(const std::string& file, const std::string& text) const {
    write_file(folder_.path() / "src" / file, text);
    base::ChildResult result = base::run_captured(
        "/usr/bin/env", {"-C", folder_.path().string(), "cmake", "-DROOMS=rooms.txt",
                         "-DFOLDER=src", "-P", CHALKLINE_SOURCE_DIR "/cmake/CheckRooms.cmake"});
    fs::remove(folder_.path() / "src" / file);
    return result;
  }

  bool allows(const std::string& file, const std::string& text) const {
    return check(file, text).status == 0;
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("a room may include itself and what stands below it") {
  const House house;
  CHECK(house.allows("low/a.cpp", "#include \"low/a.hpp\"\n#include <vector>\n"));
  CHECK(house.allows("high/b.hpp", "#include \"low/a.hpp\"\n#include \"a.hpp\"\n"));
  CHECK(house.allows("high/b.hpp", "#include \"../low/a.hpp\"\n"));
  CHECK(house.allows("app/step/a.cpp", "#include \"app/step/a.hpp\"\n#include \"high/a.hpp\"\n"));
  CHECK(house.allows("low/a.cpp", "// #include \"high/a.hpp\"\n#include \"elsewhere/a.hpp\"\n"));
  CHECK(house.allows("low/a.cpp", "const char* text = \"#include <high/a.hpp>\";\n"));
}

TEST_CASE("an include that points up is refused, however it is written") {
  const House house;
  for (const char* text : {"#include \"high/a.hpp\"\n", "  #  include \"high/a.hpp\"  // why\n",
                           "#include \"../high/a.hpp\"\n", "#include <high/a.hpp>\n",
                           "#include \"low/../high/a.hpp\"\n", "#include <low/../high/a.hpp>\n",
                           "/* why */ #include \"high/a.hpp\"\n", "#include /**/ \"high/a.hpp\"\n",
                           "/*\n*/ #include \"high/a.hpp\"\n", "%:include \"high/a.hpp\"\n",
                           "#include_next \"high/a.hpp\"\n", "#import \"high/a.hpp\"\n",
                           "#define HIGH \"high/a.hpp\"\n#include HIGH\n",
                           "#inc\\\nlude \"high/a.hpp\"\n", "#\\\ninclude \"high/a.hpp\"\n",
                           "#include \"low/a.hpp\"\n\n#include \"app/step/a.hpp\"\n"}) {
    INFO(text);
    CHECK(!house.allows("low/a.cpp", text));
  }
  CHECK(!house.allows("high/b.hpp", "#include \"../app/step/a.hpp\"\n"));
  CHECK(!house.allows("low/b.inc", "#include \"high/a.hpp\"\n"));
}

TEST_CASE("an include leaves the rooms neither by its path nor through a folder that is none") {
  const House house;
  CHECK(!house.allows("low/a.cpp", "#include \"../../src/high/a.hpp\"\n"));
  CHECK(!house.allows("low/a.cpp", "#include \"../../tests/a.hpp\"\n"));
  CHECK(!house.allows("low/a.cpp", "#include \"/usr/include/stdio.h\"\n"));
  CHECK(!house.allows("low/a.cpp", "#include <../src/high/a.hpp>\n"));
  const base::ChildResult result = house.check("attic.hpp", "#include \"high/a.hpp\"\n");
  CHECK(result.errors.find("src/attic.hpp lies in no room") != std::string::npos);
}

TEST_CASE("a refused include is told with its file and what is allowed") {
  const std::string errors = House().check("high/a.cpp", "#include \"app/step/a.hpp\"\n").errors;
  CHECK(errors.find("src/high/a.cpp: #include \"app/step/a.hpp\"") != std::string::npos);
  CHECK(errors.find("high may include: high, low") != std::string::npos);
}
