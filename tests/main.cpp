// The entry point of every test program, for Catch2 2 (a single header) and Catch2 3 (a library). A
// name that names no test is an error: ctest must not take it for a test that passed.
#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
int main(int argc, char* argv[]) { return Catch::Session().run(argc, argv); }
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
int main(int argc, char* argv[]) {
  Catch::Session session;
  session.configData().warnings = Catch::WarnAbout::NoTests;
  const int refused = session.applyCommandLine(argc, argv);
  return refused ? refused : session.run();
}
#endif
