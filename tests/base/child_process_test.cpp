#include "base/child_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <system_error>
#include <thread>
#include <vector>

#include "base/descriptor.hpp"
#include "base/process.hpp"
#include "base/write_all.hpp"
#include "catch.hpp"
#include "contains.hpp"
#include "error_text.hpp"
#include "open_descriptors.hpp"
#include "own_processes.hpp"
#include "pty.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::base;
using namespace std::chrono_literals;
using test::comes_to_an_end;
using test::open_descriptors;

namespace {

namespace fs = std::filesystem;

Command shell(const std::string& text) { return {.program = "/bin/sh", .arguments = {"-c", text}}; }

using chalkline::test::contains;

bool has_no_children() { return !reap_ended_child() && errno == ECHILD; }

/// What a program writes into a file by a rename, waited for.
std::string wait_for_file(const fs::path& file) {
  while (!fs::exists(file)) ::usleep(1000);
  return read_file(file);
}

/// The numbers of the descriptors of a program, without the one by which it looks.
std::string descriptors_of(const std::optional<std::string>& input, std::vector<int> kept = {}) {
  std::istringstream lines(run_captured({.program = "/bin/ls",
                                         .arguments = {"-l", "/proc/self/fd"},
                                         .input_text = input,
                                         .kept = std::move(kept)})
                               .output);
  std::string numbers;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t arrow = line.find(" -> ");
    if (arrow == line.npos || contains(line, "/fd")) continue;
    numbers +=
        line.substr(line.rfind(' ', arrow - 1) + 1, arrow - line.rfind(' ', arrow - 1) - 1) + " ";
  }
  return numbers;
}

}  // namespace

TEST_CASE("a program's output, errors and status are kept") {
  const ChildResult result = run_captured("/bin/sh", {"-c", "echo out; echo err >&2; exit 3"});
  CHECK(result.output == "out\n");
  CHECK(result.errors == "err\n");
  CHECK(result.status == 3);
  CHECK(!result.timed_out);
}

TEST_CASE("arguments arrive as they are") {
  CHECK(
      run_captured("/bin/sh", {"-c", "printf '%s|' \"$@\"", "sh", "a b", "\"", "$x", ""}).output ==
      "a b|\"|$x||");
}

TEST_CASE("much output on both channels at once does not block") {
  const ChildResult result = run_captured(
      "/bin/sh",
      {"-c",
       "i=0; while [ $i -lt 20000 ]; do echo 0123456789; echo 0123456789 >&2; i=$((i+1)); done"});
  CHECK(result.output.size() == 220000);
  CHECK(result.errors.size() == 220000);
}

TEST_CASE("a program ended by a signal has status 128 plus its number") {
  CHECK(run_captured("/bin/sh", {"-c", "kill -9 $$"}).status == 137);
}

TEST_CASE("standard input is empty, or a text, however long and however little of it is read") {
  CHECK(run_captured("/bin/cat", {}).output.empty());
  const std::string large(8'000'000, 'x');
  CHECK(run_captured({.program = "/bin/cat", .input_text = large}).output == large);
  CHECK(run_captured({.program = "/bin/cat", .input_text = ""}).output.empty());
  CHECK(run_captured({.program = "/bin/cat", .arguments = {"/dev/stdin"}, .input_text = "again"})
            .output == "again");
  CHECK(run_captured({.program = "/bin/true", .input_text = large}).status == 0);
  CHECK(run_captured({.program = "/usr/bin/head", .arguments = {"-c", "3"}, .input_text = large})
            .output == "xxx");
}

TEST_CASE("streams go where they are sent") {
  const Pipe pipe = make_pipe();
  Command command = shell("cat; echo errors >&2");
  command.input_text = "input ";
  command.output = command.errors = pipe.to.number();
  CHECK(Child(command).wait() == 0);
  char text[64];
  const ssize_t n = read(pipe.from.number(), text, sizeof text);
  REQUIRE(n > 0);
  CHECK(std::string(text, static_cast<std::size_t>(n)) == "input errors\n");
}

TEST_CASE("variables are added, changed and removed, and all others stay") {
  setenv("CHALKLINE_A", "a", 1);
  setenv("CHALKLINE_B", "b", 1);
  Command command = shell("echo $CHALKLINE_A ${CHALKLINE_B-none} $CHALKLINE_C; echo \"$PATH\"");
  command.environment = {{"CHALKLINE_B", std::nullopt}, {"CHALKLINE_C", "c = d"}};
  CHECK(run_captured(command).output == "a none c = d\n" + std::string(std::getenv("PATH")) + "\n");
  command.environment = {{"CHALKLINE_A", "other"}};
  CHECK(run_captured(command).output.starts_with("other b\n"));
  unsetenv("CHALKLINE_A");
  unsetenv("CHALKLINE_B");
}

TEST_CASE("a program can be given by its name") {
  CHECK(run_captured("sh", {"-c", "echo found"}).output == "found\n");
  CHECK(find_program("sh").filename() == "sh");
  CHECK(find_program("sh").is_absolute());
  CHECK(find_program("no-such-program").empty());
  CHECK(find_program("./some/path") == "./some/path");
}

TEST_CASE("a name means the first program on PATH that can be run") {
  const TemporaryFolder folder;
  for (const char* place : {"a", "b", "c"}) fs::create_directories(folder.path() / place);
  fs::create_directory(folder.path() / "a/it");  // a folder
  write_file(folder.path() / "b/it", "no program");
  write_file(folder.path() / "c/it", "#!/bin/sh\necho it\n");
  fs::permissions(folder.path() / "c/it", fs::perms::owner_all);
  const std::string before = std::getenv("PATH"), all = folder.path().string();
  setenv("PATH", (all + "/none:" + all + "/a:" + all + "/b:" + all + "/c:" + before).c_str(), 1);
  CHECK(find_program("it") == folder.path() / "c/it");
  CHECK(run_captured("it", {}).output == "it\n");
  unsetenv("PATH");
  CHECK(find_program("sh") == "/bin/sh");
  setenv("PATH", before.c_str(), 1);
}

TEST_CASE(
    "a program that cannot be started is told with its name and the reason, nothing is left") {
  const TemporaryFolder folder;
  const fs::path text = folder.path() / "text", bad = folder.path() / "bad",
                 no_format = folder.path() / "no_format";
  write_file(text, "#!/bin/sh\n");
  write_file(bad, "#!/no/such/interpreter\n");
  write_file(no_format, "echo a shell would run this\n");
  for (const fs::path& file : {bad, no_format}) fs::permissions(file, fs::perms::owner_all);
  const auto before = open_descriptors();
  for (const auto& [program, reason] : std::vector<std::pair<fs::path, std::string>>{
           {"/no/such/program", "No such file or directory"},
           {"no-such-program", "No such file or directory"},
           {text, "Permission denied"},
           {folder.path(), "Permission denied"},
           {bad, "No such file or directory"},
           {no_format, "Exec format error"}}) {
    const Command command{.program = program, .input_text = "text"};
    const std::string expected = "cannot run " + program.string() + ": " + reason;
    CHECK(error_text<std::system_error>([&] { run_captured(command); }) == expected);
    CHECK(error_text<std::system_error>([&] { Child child(command); }) == expected);
    CHECK(error_text<std::system_error>([&] { start_detached(command); }) == expected);
    CHECK(error_text<std::system_error>([&] { run_in_foreground(command); }) == expected);
  }
  CHECK(error_text<std::system_error>([] { become("/no/such/program", {}); }) ==
        "cannot run /no/such/program: No such file or directory");
  CHECK(has_no_children());
  CHECK(open_descriptors() == before);
}

TEST_CASE("a program that is called off is asked to end, and what it wrote until then is kept") {
  const Pipe pipe = make_pipe();
  std::thread later([&] {
    std::this_thread::sleep_for(100ms);
    REQUIRE(write(pipe.to.number(), "nny", 3) == 3);
  });
  const auto wanted = [&] {
    char answer = 0;
    REQUIRE(read(pipe.from.number(), &answer, 1) == 1);
    return answer == 'y';
  };
  const ChildResult result =
      run_captured("/bin/sh", {"-c", "echo begun; exec sleep 1000"}, {pipe.from.number(), wanted});
  later.join();
  CHECK(result.output == "begun\n");
  CHECK(result.status == 128 + SIGTERM);
  CHECK(!result.timed_out);
}

TEST_CASE("a program that takes too long is killed, whatever it does with its streams") {
  for (const char* text :
       {"echo begun; trap '' TERM; sleep 30 & wait", "echo begun; exec sleep 1000",
        "echo begun; exec >&- 2>&-; exec sleep 1000"}) {
    const auto start = std::chrono::steady_clock::now();
    const ChildResult result = run_captured(shell(text), {.time_limit = 200ms});
    CHECK(result.timed_out);
    CHECK(result.status == 128 + SIGKILL);
    CHECK(result.output == "begun\n");
    CHECK(std::chrono::steady_clock::now() - start >= 200ms);
    CHECK(std::chrono::steady_clock::now() - start < 20s);
    CHECK(has_no_children());
  }
  CHECK(!run_captured(shell("sleep 0.1"), {.time_limit = 20s}).timed_out);
}

TEST_CASE("a child that is given up is killed and waited for") {
  pid_t process = 0;
  {
    Child child({.program = "sleep", .arguments = {"1000"}});
    process = child.process();
    CHECK(!child.wait_until(std::chrono::steady_clock::now()));
    CHECK(child.send(0));
  }
  CHECK(!send_signal(process, 0));
  Child ended({.program = "true"});
  CHECK(ended.wait() == 0);
  CHECK(ended.process() == 0);
  CHECK(!ended.send(SIGTERM));
  Child moved(Child({.program = "/bin/sh", .arguments = {"-c", "exit 4"}}));
  CHECK(moved.wait_until(std::chrono::steady_clock::now() + 20s) == 4);
  CHECK(has_no_children());
}

TEST_CASE("a program gets three descriptors, and those that are asked for") {
  CHECK(descriptors_of({}) == "0 1 2 ");
  CHECK(descriptors_of("text") == "0 1 2 ");
  const SocketPair pair = make_socket_pair();
  const int kept = pair.there.number();
  CHECK(descriptors_of({}, {kept}) == "0 1 2 " + std::to_string(kept) + " ");
  Command command = shell("echo said >&" + std::to_string(kept));
  command.kept = {kept};
  REQUIRE(run_captured(command).status == 0);
  char text[5];
  REQUIRE(read(pair.here.number(), text, sizeof text) == 5);
  CHECK(std::string(text, 5) == "said\n");
  CHECK(error_text<std::system_error>([] { Child child({.program = "true", .kept = {4000}}); }) ==
        "cannot run " + find_program("true").string() + ": Bad file descriptor");
}

TEST_CASE("many programs started at once by many threads get no descriptor of each other") {
  const TemporaryFolder folder;
  std::atomic<int> right = 0;
  std::atomic<bool> over = false;
  std::thread careless([&] {  // opens files as a lesson does, for all programs to inherit
    while (!over) {
      std::ofstream file(folder.path() / "file");
      file << over;
    }
  });
  constexpr int threads = 8, each = 25;
  std::vector<std::thread> starting;
  for (int i = 0; i < threads; ++i)
    starting.emplace_back([&] {
      for (int n = 0; n < each; ++n) right += descriptors_of("text") == "0 1 2 ";
    });
  for (std::thread& thread : starting) thread.join();
  over = true;
  careless.join();
  CHECK(right == threads * each);
}

TEST_CASE("a program starts with no signal held back and none handled, and those ignored stay so") {
  CHECK(test::in_copy([] {
          signal(SIGPIPE, SIG_IGN);
          signal(SIGUSR2, SIG_IGN);
          signal(SIGTERM, [](int) {});
          sigset_t some;
          sigemptyset(&some);
          for (const int one : {SIGTERM, SIGCHLD, SIGINT}) sigaddset(&some, one);
          sigprocmask(SIG_BLOCK, &some, nullptr);
          const std::string status = run_captured("/bin/cat", {"/proc/self/status"}).output;
          const auto mask = [&](const std::string& name) {
            return std::stoull(status.substr(status.find(name) + name.size()), nullptr, 16);
          };
          if (mask("SigBlk:") != 0 || mask("SigCgt:") != 0) return 1;
          if (mask("SigIgn:") & (1u << (SIGPIPE - 1))) return 2;
          if (!(mask("SigIgn:") & (1u << (SIGUSR2 - 1)))) return 3;
          sigset_t now;
          sigprocmask(SIG_SETMASK, nullptr, &now);  // and this process's are as they were
          return sigismember(&now, SIGCHLD) && !sigismember(&now, SIGUSR1) ? 0 : 4;
        }) == 0);
}

TEST_CASE("a handler never runs in the new process, whose memory is this one's") {
  static volatile sig_atomic_t foreign = 0;
  static pid_t self = 0;
  CHECK(test::in_copy_of_its_own([] {
          setpgid(0, 0);
          self = getpid();
          signal(SIGUSR1, [](int) { foreign = foreign || getpid() != self; });
          std::atomic<bool> over = false;
          std::thread sending([&] {
            while (!over) send_signal_to_group(self, SIGUSR1);
          });
          for (int i = 0; i < 100; ++i) Child({.program = "true"}).wait();
          over = true;
          sending.join();
          return static_cast<int>(foreign);
        }).value_or(0) == 0);
}

TEST_CASE("a stop that is asked for while a program is being started does not hold this one up") {
  CHECK(test::in_copy_of_its_own([] {
          setpgid(0, 0);
          signal(SIGTSTP, [](int) {});
          alarm(20);
          for (int round = 0; round < 200; ++round) {
            std::atomic<bool> started = false;
            std::thread sending([&, group = getpid()] {
              while (!started) send_signal_to_group(group, SIGTSTP);
            });
            Child child({.program = "true"});
            started = true;
            sending.join();
            child.send(SIGCONT);
            child.wait();
          }
          return 0;
        }).value_or(0) == 0);
}

TEST_CASE("a program in its own session is out of reach of the terminal's keys") {
  const auto session_of = [](bool own) {
    const std::string stat =
        run_captured({.program = "/bin/cat", .arguments = {"/proc/self/stat"}, .own_session = own})
            .output;
    std::istringstream fields(stat.substr(stat.rfind(')') + 2));
    std::string state;
    long parent = 0, group = 0, session = 0;
    fields >> state >> parent >> group >> session;
    return std::pair(session, std::stol(stat));
  };
  const auto [session, process] = session_of(true);
  CHECK(session == process);
  CHECK(session_of(false).first == getsid(0));
}

TEST_CASE("a program that is to end with its parent does, however that ends") {
  const TemporaryFolder folder;
  for (const int end : {SIGKILL, 0}) {
    const fs::path told = folder.path() / ("told" + std::to_string(end));
    const pid_t parent = fork();
    if (parent == 0) {
      Command command = shell("echo $$ >" + told.string() + "~; mv " + told.string() + "~ " +
                              told.string() + "; exec sleep 1000");
      command.end_with_parent = SIGTERM;
      Child child(command);
      wait_for_file(told);
      if (end == 0) _exit(0);
      pause();
    }
    const pid_t child = std::stoi(wait_for_file(told));
    if (end != 0) send_signal(parent, end);
    wait_for_process(parent);
    CHECK(comes_to_an_end(child));
    send_signal(child, SIGKILL);
  }
}

TEST_CASE("a detached program is nobody's child, and outlives whoever started it") {
  const TemporaryFolder folder;
  const fs::path told = folder.path() / "told";
  Command command = shell("cat >" + told.string() + "~; echo $$ $PPID >>" + told.string() +
                          "~; mv " + told.string() + "~ " + told.string() + "; exec sleep 1000");
  command.input_text = "text ";
  const pid_t parent = fork();
  if (parent == 0) {
    start_detached(command);
    _exit(has_no_children() ? 0 : 1);
  }
  int status = -1;
  wait_for_process(parent, &status);
  CHECK(status == 0);
  std::istringstream said(wait_for_file(told));
  std::string text;
  pid_t process = 0, its_parent = 0;
  REQUIRE(said >> text >> process >> its_parent);
  CHECK(text == "text");
  CHECK(its_parent != parent);
  CHECK(getsid(process) != getsid(0));
  CHECK(getsid(process) != process);  // it cannot come by a terminal
  CHECK(send_signal(process, SIGKILL));
}

TEST_CASE("a program in the foreground has the terminal and the standard streams") {
  test::Pty pty;
  const pid_t copy = fork();
  if (copy == 0) {
    for (int stream = 0; stream < 3; ++stream) dup2(pty.slave(), stream);
    _exit(run_in_foreground(shell("read line; echo \"got $line\" >&2; exit 7")));
  }
  pty.type("a line\n");
  pty.until("got a line");
  int status = 0;
  wait_for_process(copy, &status);
  CHECK(WEXITSTATUS(status) == 7);
}

TEST_CASE(
    "Ctrl-C and Ctrl-Z are for the program in the foreground, and when it stops, so does this") {
  const TemporaryFolder folder;
  const fs::path ready = folder.path() / "ready";
  const pid_t copy = fork();
  if (copy == 0) {
    setpgid(0, 0);
    _exit(run_in_foreground(
        shell("trap 'kill $!; exit 5' INT; sleep 1000 & touch " + ready.string() + "; wait")));
  }
  wait_for_file(ready);
  send_signal_to_group(copy, SIGTSTP);
  int status = 0;
  REQUIRE(wait_for_process(copy, &status, WUNTRACED) == copy);
  CHECK(WIFSTOPPED(status));
  send_signal_to_group(copy, SIGCONT);
  send_signal_to_group(copy, SIGINT);
  REQUIRE(wait_for_process(copy, &status) == copy);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 5);
}

TEST_CASE("a process can become a program, with its own streams") {
  const Pipe pipe = make_pipe();
  CHECK(test::in_copy([&] {
          dup2(pipe.to.number(), STDOUT_FILENO);
          become("/bin/sh", {"-c", "echo $0 $1; exit 9", "a b", "c"});
          return 0;
        }) == 9);
  char text[6];
  REQUIRE(read(pipe.from.number(), text, sizeof text) == 6);
  CHECK(std::string(text, 6) == "a b c\n");
}

TEST_CASE("programs are run without standard streams of one's own, too") {
  for (int closed = 1; closed < 8; ++closed) {
    CHECK(test::in_copy([&] {
            for (int stream = 0; stream < 3; ++stream)
              if (closed & (1 << stream)) close(stream);
            Command command = shell("cat; echo errors >&2");
            command.input_text = "input";
            const ChildResult result = run_captured(command);
            return result.output == "input" && result.errors == "errors\n" ? 0 : 1;
          }) == 0);
  }
}

TEST_CASE("short of descriptors a program runs, or that is told, and nothing stays open") {
  bool ran = false;
  for (int spare = 0; spare < 12; ++spare) {
    const auto result = test::in_copy_of_its_own([spare] {
      const auto before = open_descriptors();
      Command command = shell("cat");
      command.input_text = "input";
      int ran_well = 1;
      try {
        const test::FewDescriptors few(spare);
        if (run_captured(command).output != "input") return 2;
      } catch (const std::system_error& error) {
        if (error.code() != std::errc::too_many_files_open) return 3;
        ran_well = 0;
      }
      if (open_descriptors() != before || !has_no_children()) return 4;
      return ran_well;
    });
    if (!result) {
      WARN("not tested: this system lets a user have no processes of his own");
      return;
    }
    CHECK((*result == 0 || *result == 1));
    CHECK(*result >= static_cast<int>(ran));  // what is enough is enough with more
    ran = *result == 1;
  }
  CHECK(ran);
}

TEST_CASE("short of processes that is told, and nothing stays open") {
  const auto result = test::in_copy_of_its_own([] {
    if (geteuid() == 0 && setuid(54322) != 0) return 5;  // the limit is none for root
    const rlimit none{0, 0};
    setrlimit(RLIMIT_NPROC, &none);
    const auto before = open_descriptors();
    const std::string expected =
        "cannot run /bin/true, too many processes are running: Resource temporarily unavailable";
    const Command command{.program = "/bin/true", .input_text = "text"};
    if (error_text<std::system_error>([&] { run_captured(command); }) != expected) return 1;
    if (error_text<std::system_error>([&] { start_detached(command); }) != expected) return 2;
    return open_descriptors() == before && has_no_children() ? 0 : 3;
  });
  CHECK(result.value_or(0) == 0);
}

TEST_CASE("a program that is called off and does not end is killed") {
  CHECK(test::in_copy([] {
          signal(SIGTERM, SIG_IGN);  // which the program inherits
          Pipe wish = make_pipe();
          wish.to.close();  // so that it can be read from the outset
          const auto begin = std::chrono::steady_clock::now();
          const ChildResult result =
              run_captured("sleep", {"1000"}, {wish.from.number(), [] { return true; }});
          if (result.status != 128 + SIGKILL || !result.timed_out) return 1;
          return std::chrono::steady_clock::now() - begin < 2 * time_to_end ? 0 : 2;
        }) == 0);
}

TEST_CASE("a program that writes more than is allowed on one stream is killed, up to it is not") {
  const auto run = [](const std::string& command) {
    return base::run_captured({.program = "sh", .arguments = {"-c", command}},
                              {.output_limit = 100'000});
  };
  for (const char* endless : {"exec cat /dev/zero", "exec cat /dev/zero >&2"}) {
    const base::ChildResult result = run(endless);
    CHECK(result.too_long);
    CHECK(result.status == 128 + SIGKILL);
    CHECK(result.output.size() + result.errors.size() < 200'000);
  }
  const base::ChildResult just = run("head -c 100000 /dev/zero; head -c 100000 /dev/zero >&2");
  CHECK(!just.too_long);
  CHECK(just.status == 0);
}

TEST_CASE("a program that answers is read from mark to mark, and to its end where it has none") {
  base::AnsweringChild child(
      {.program = "/bin/sh",
       .arguments = {"-c", "echo one; echo bad >&2; printf MARK; sleep 0.3; echo end; exit 3"}});
  const base::ChildResult first = child.read({.time_limit = std::chrono::seconds(20)}, "MARK");
  CHECK(first.answered);
  CHECK(first.output == "one\n");
  CHECK(first.errors == "bad\n");
  const base::ChildResult last = child.read({.time_limit = std::chrono::seconds(20)}, "MARK");
  CHECK(!last.answered);
  CHECK(last.output == "end\n");
  CHECK(last.status == 3);
  CHECK(!child.is_quiet());
}
