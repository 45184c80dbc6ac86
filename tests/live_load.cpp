// chalkline-live-load: starts the live course in a room on this machine, fills it with bots, and
// says how long they waited. With --soak a waiting lesson and a gnuplot are killed every 10 s.
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>

#include "base/child_process.hpp"
#include "base/process.hpp"
#include "live/http_client.hpp"
#include "live/room_load.hpp"
#include "own_processes.hpp"

namespace {

using namespace chalkline;
namespace fs = std::filesystem;

struct Wishes {
  test::RoomLoad load{.lesson = "6_trajectory", .parameter = "rho", .high = 0.99};
  std::string course;
  unsigned seconds = 30;
  bool soak = false;
};

std::string read_all(const fs::path& file) {
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// The number behind a name in /proc/PID/status.
std::string status_of(pid_t process, const std::string& name) {
  std::ifstream in("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with(name + ":")) return line.substr(name.size() + 1);
  return "";
}

/// Every process but this one and its parents.
std::vector<pid_t> others() {
  std::vector<pid_t> found;
  for (const fs::directory_entry& entry : fs::directory_iterator("/proc")) {
    const pid_t process = std::atoi(entry.path().filename().c_str());
    if (process > 1 && process != getpid() && process != getppid() && test::runs(process))
      found.push_back(process);
  }
  return found;
}

/// Kills one process whose program's path ends so, if there is one.
bool kill_one(const std::string& ending, unsigned turn) {
  std::vector<pid_t> fitting;
  for (const pid_t process : others()) {
    std::error_code gone;
    const std::string program = fs::read_symlink("/proc/" + std::to_string(process) + "/exe", gone);
    if (!gone && program.find(ending) != program.npos) fitting.push_back(process);
  }
  return !fitting.empty() && base::send_signal(fitting[turn % fitting.size()], SIGKILL);
}

/// Reads a line that begins so, from what the server writes.
std::string line_after(std::istream& in, const std::string& beginning) {
  for (std::string line; std::getline(in, line);)
    if (line.starts_with(beginning)) {
      line.erase(0, beginning.size());
      return line.substr(std::min(line.find_first_not_of(' '), line.size()));
    }
  throw std::runtime_error("the server did not say its " + beginning);
}

int load(const Wishes& wishes, const fs::path& home) {
  const fs::path said = fs::temp_directory_path() / ("chalkline-load-" + std::to_string(getpid()));
  std::ofstream(said).close();
  const base::Descriptor output(::open(said.c_str(), O_WRONLY | O_CLOEXEC));
  base::Command command{.program = home / "chalkline-live",
                        .arguments = {"--room", "--port", "0", "--no-open"}};
  if (!wishes.course.empty()) {
    command.arguments.push_back("--course");
    command.arguments.push_back(wishes.course);
  }
  command.output = output.number();
  command.errors = STDERR_FILENO;
  base::Child server(command);
  while (read_all(said).find("room code:") == std::string::npos) {
    if (!test::runs(server.process())) throw std::runtime_error("the server did not begin");
    usleep(50'000);
  }
  std::istringstream lines(read_all(said));
  fs::remove(said);
  test::RoomLoad room = wishes.load;
  const std::string link = line_after(lines, "teacher, once:");
  room.code = line_after(lines, "room code:");
  const std::size_t colon = link.find(':', 7), slash = link.find('/', colon);
  room.port = static_cast<std::uint16_t>(std::stoi(link.substr(colon + 1)));
  room.link = link.substr(slash);
  room.time = std::chrono::seconds(wishes.seconds);

  std::atomic<bool> done = false;
  std::thread other([&] {
    for (unsigned second = 1; !done; ++second) {
      usleep(1'000'000);
      if (second % 60 == 0)
        std::cerr << second << " s:" << status_of(server.process(), "VmRSS") << '\n';
      if (!wishes.soak || second % 10) continue;
      const bool lesson = kill_one("/lessons/", second / 10),
                 drawer = kill_one("gnuplot", second / 10);
      if (!lesson || !drawer) std::cerr << "nothing to kill at " << second << " s\n";
    }
  });
  const test::RoomLoadReport report = test::load_room(room);
  done = true;
  other.join();
  std::cout << test::to_text(report)
            << "memory of the server:" << status_of(server.process(), "VmRSS") << '\n';
  server.send(SIGINT);
  std::cout << "exit status " << server.wait() << '\n';
  if (wishes.soak) {
    usleep(300'000);
    std::cout << others().size() << " processes left\n";
  }
  return report.errors.empty() && report.behind == 0 ? 0 : 1;
}

int run(int argc, char* argv[]) {
  Wishes wishes;
  CLI::App app("Fills the live course's room with bots and says how long they waited");
  app.add_option("--followers", wishes.load.followers);
  app.add_option("--explorers", wishes.load.explorers);
  app.add_option("--seconds", wishes.seconds);
  app.add_option("--lesson", wishes.load.lesson);
  app.add_option("--parameter", wishes.load.parameter);
  app.add_option("--low", wishes.load.low);
  app.add_option("--high", wishes.load.high);
  app.add_option("--course", wishes.course);
  app.add_flag("--soak", wishes.soak, "kill a waiting lesson and a gnuplot every 10 s");
  CLI11_PARSE(app, argc, argv);
  const fs::path self = fs::canonical("/proc/self/exe");
  if (wishes.soak && getppid() > 1) {  // what is killed is looked for among its own alone
    std::vector<std::string> words = test::own_processes();
    if (words.empty())
      throw std::runtime_error("--soak needs unshare --pid, which is not allowed here");
    words.push_back(self);
    words.insert(words.end(), argv + 1, argv + argc);
    base::become(base::find_program(words[0]), {words.begin() + 1, words.end()});
  }
  return load(wishes, self.parent_path());
}

}  // namespace

int main(int argc, char* argv[]) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "chalkline-live-load: " << error.what() << '\n';
    return 1;
  }
}
