// A stand-in for gnuplot, first on PATH while it lives.
#pragma once

#include <sys/stat.h>

#include <cstdlib>
#include <string>

#include "temporary_folder.hpp"

namespace chalkline::test {

class FakeGnuplot {
 public:
  /// No gnuplot at all.
  FakeGnuplot() { set_path(folder_.path().string()); }
  /// A shell script in gnuplot's place.
  explicit FakeGnuplot(const std::string& commands, const std::string& first_line = "#!/bin/sh\n") {
    const auto file = folder_.path() / "gnuplot";
    write_file(file, first_line + commands + "\n");
    ::chmod(file.c_str(), 0755);
    set_path(folder_.path().string() + ":" + before_);
  }
  ~FakeGnuplot() { set_path(before_); }
  FakeGnuplot(const FakeGnuplot&) = delete;
  FakeGnuplot& operator=(const FakeGnuplot&) = delete;

 private:
  static void set_path(const std::string& value) { ::setenv("PATH", value.c_str(), 1); }

  TemporaryFolder folder_;
  std::string before_ = std::getenv("PATH");
};

}  // namespace chalkline::test
