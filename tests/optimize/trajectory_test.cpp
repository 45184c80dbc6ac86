#include "optimize/trajectory.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <random>
#include <stdexcept>
#include <string>

#include "catch.hpp"
#include "error_text.hpp"
#include "numpy/same_bits.hpp"

using namespace chalkline;
using namespace chalkline::optimize;
namespace fs = std::filesystem;

namespace {

constexpr double quiet_nan = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();

/// An empty folder for one test, removed after it.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("trajectory_test." + std::to_string(::getpid()));
  Folder() {
    fs::remove_all(path);
    fs::create_directory(path);
  }
  ~Folder() { fs::remove_all(path); }
  std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(path), fs::directory_iterator()));
  }
};

/// While it lives no file can grow beyond `bytes`, as if the disk were full.
struct FullDisk {
  rlimit before{};
  void (*handler)(int) = std::signal(SIGXFSZ, SIG_IGN);
  explicit FullDisk(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &before);
    const rlimit limit{bytes, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
  }
};

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

std::string load_error(const fs::path& path) {
  return error_text<std::runtime_error>([&] { Trajectory::load_csv(path); });
}

std::string save_error(const Trajectory& trajectory, const fs::path& path) {
  return error_text<std::runtime_error>([&] { trajectory.save_csv(path); });
}

Trajectory two_steps() {
  Trajectory trajectory;
  trajectory(0, {1.0, -2.5}, 0.1);
  trajectory(1, {-0.0, 3.0}, 4.0);
  return trajectory;
}

void check_equal(const Trajectory& a, const Trajectory& b) {
  CHECK(a.dimension() == b.dimension());
  CHECK(same_bits(a.points(), b.points()));
  CHECK(same_bits(a.values(), b.values()));
}

}  // namespace

TEST_CASE("A trajectory keeps every iterate with its value, in order") {
  const Trajectory trajectory = two_steps();
  CHECK(trajectory.size() == 2);
  CHECK(trajectory.dimension() == 2);
  CHECK(same_bits(trajectory.points(), Matrix{{1.0, -2.5}, {-0.0, 3.0}}));
  CHECK(same_bits(trajectory.values(), Vector{0.1, 4.0}));
  CHECK(same_bits(trajectory.coordinate(0), Vector{1.0, -0.0}));
  CHECK(same_bits(trajectory.coordinate(1), Vector{-2.5, 3.0}));
}

TEST_CASE("An empty trajectory has empty arrays") {
  const Trajectory trajectory;
  CHECK(trajectory.points().shape(0) == 0);
  CHECK(trajectory.values().size() == 0);
  CHECK(error_text<std::out_of_range>([&] { trajectory.coordinate(0); }) ==
        "Trajectory: coordinate must be less than 0, but is 0");
}

TEST_CASE("A trajectory records one search of one shape") {
  Trajectory trajectory = two_steps();
  CHECK(error_text<std::invalid_argument>([&] {
          trajectory(0, {1.0, 1.0}, 1.0);
        }) == "Trajectory: the next iteration is 2, but came 0; a trajectory records one search");
  CHECK(error_text<std::invalid_argument>([&] { trajectory(2, {1.0}, 1.0); }) ==
        "Trajectory: x has shape (1), but the first iterate has shape (2)");
  CHECK(trajectory.size() == 2);
}

TEST_CASE("The CSV file names its columns and has 17 digits") {
  const Folder folder;
  two_steps().save_csv(folder.path / "two.csv");
  CHECK(content(folder.path / "two.csv") ==
        "iteration,x,y,value\n0,1,-2.5,0.10000000000000001\n1,-0,3,4\n");
  Trajectory three;
  three(0, {1.0, 2.0, 3.0}, 6.0);
  three.save_csv(folder.path / "three.csv");
  CHECK(content(folder.path / "three.csv") == "iteration,x0,x1,x2,value\n0,1,2,3,6\n");
  CHECK(folder.files() == 2);
}

TEST_CASE("What was saved is read back equal") {
  const Folder folder;
  const fs::path path = folder.path / "t.csv";
  SECTION("special values") {
    Trajectory trajectory;
    trajectory(0, {quiet_nan, -inf}, inf);
    trajectory(1, {-0.0, 5e-324}, 1.7976931348623157e308);
    trajectory.save_csv(path);
    check_equal(Trajectory::load_csv(path), trajectory);
  }
  SECTION("any bits, in one to four dimensions") {
    std::mt19937_64 random(1);
    for (std::size_t n = 1; n <= 4; ++n) {
      Trajectory trajectory;
      Vector x = Vector::from_shape({n});
      while (trajectory.size() < 500) {
        for (double& element : x) {
          const std::uint64_t bits = random();
          std::memcpy(&element, &bits, sizeof bits);
          if (element != element) element = quiet_nan;
        }
        trajectory(trajectory.size(), x, x(0));
      }
      trajectory.save_csv(path);
      check_equal(Trajectory::load_csv(path), trajectory);
    }
  }
  SECTION("nothing") {
    Trajectory().save_csv(path);
    CHECK(Trajectory::load_csv(path).size() == 0);
  }
  SECTION("CRLF line ends and no final newline") {
    write(path, "iteration,x,y,value\r\n0,1,-2.5,0.1\r\n1,-0,3,4");
    check_equal(Trajectory::load_csv(path), two_steps());
  }
}

TEST_CASE("A file that is no trajectory is refused by name and line") {
  const Folder folder;
  const fs::path path = folder.path / "t.csv";
  const std::string at = path.string();
  CHECK(load_error(path) == "cannot read " + at + ": No such file or directory");
  CHECK(load_error(folder.path) == "cannot read " + folder.path.string() + ": Is a directory");
  write(path, "");
  CHECK(load_error(path) ==
        at + ":1: the file is empty; the first line must be iteration,x,y,value or the like");
  write(path, "a,b\n");
  CHECK(load_error(path) == at + ":1: the header must be iteration,x,y,value, but is a,b");
  write(path, "iteration,x,y,z,value\n");
  CHECK(load_error(path) ==
        at + ":1: the header must be iteration,x0,x1,x2,value, but is iteration,x,y,z,value");
  write(path, "iteration,x,y,value\n0,1,2,3\n1,1,2\n");
  CHECK(load_error(path) == at + ":3: must have 4 columns, but has 3");
  write(path, "iteration,x,y,value\n0,1,2,3\n1,1,2,3,4\n");
  CHECK(load_error(path) == at + ":3: must have 4 columns, but has 5");
  write(path, "iteration,x,y,value\n0,1,2e,3\n");
  CHECK(load_error(path) == at + ":2: '2e' is no number");
  write(path, "iteration,x,y,value\n0,1,,3\n");
  CHECK(load_error(path) == at + ":2: '' is no number");
  write(path, "iteration,x,y,value\n0,1,2,3\n2,1,2,3\n");
  CHECK(load_error(path) == at + ":3: the iteration must be 1, but is '2'");
}

TEST_CASE("A file that cannot be written leaves nothing behind") {
  const Folder folder;
  const fs::path path = folder.path / "t.csv";
  SECTION("the folder is missing") {
    const fs::path missing = folder.path / "missing" / "t.csv";
    CHECK(save_error(two_steps(), missing) ==
          "cannot write " + missing.string() + ": No such file or directory");
    CHECK(folder.files() == 0);
  }
  SECTION("the folder is read-only") {
    if (::geteuid() == 0) return;  // root may write anywhere
    fs::permissions(folder.path, fs::perms::owner_read | fs::perms::owner_exec);
    CHECK(save_error(two_steps(), path) == "cannot write " + path.string() + ": Permission denied");
    fs::permissions(folder.path, fs::perms::owner_all);
    CHECK(folder.files() == 0);
  }
  SECTION("there is a folder of that name") {
    fs::create_directory(path);
    CHECK(save_error(two_steps(), path) == "cannot write " + path.string() + ": Is a directory");
    CHECK(folder.files() == 1);
  }
  SECTION("the disk is full: an older file stays as it was") {
    write(path, "older");
    Trajectory trajectory;
    for (std::size_t i = 0; i < 1000; ++i) trajectory(i, {0.1, 0.2}, 0.3);
    std::string error;
    {
      const FullDisk full(4096);
      error = save_error(trajectory, path);
    }
    CHECK(error == "cannot write " + path.string() + ": File too large");
    CHECK(content(path) == "older");
    CHECK(folder.files() == 1);
  }
}
