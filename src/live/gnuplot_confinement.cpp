#include "live/gnuplot_confinement.hpp"

#include <sched.h>
#include <seccomp.h>
#include <sys/resource.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>

#include "base/descriptor.hpp"
#include "base/read_file.hpp"

namespace chalkline::live {
namespace {

constexpr int forbidden[] = {
    // Processes; a thread is made by clone(), below.
    SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(execveat), SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(pidfd_getfd),
    SCMP_SYS(unshare), SCMP_SYS(setns),
    // Networks, and what does the same by another way.
    SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(bind),
    SCMP_SYS(io_uring_setup), SCMP_SYS(bpf), SCMP_SYS(perf_event_open), SCMP_SYS(userfaultfd),
    SCMP_SYS(keyctl), SCMP_SYS(add_key), SCMP_SYS(request_key),
    // Files and their names.
    SCMP_SYS(unlink), SCMP_SYS(unlinkat), SCMP_SYS(rename), SCMP_SYS(renameat), SCMP_SYS(renameat2),
    SCMP_SYS(link), SCMP_SYS(linkat), SCMP_SYS(symlink), SCMP_SYS(symlinkat), SCMP_SYS(mkdir),
    SCMP_SYS(mkdirat), SCMP_SYS(rmdir), SCMP_SYS(mknod), SCMP_SYS(mknodat), SCMP_SYS(truncate),
    SCMP_SYS(chmod), SCMP_SYS(fchmodat), SCMP_SYS(chown), SCMP_SYS(fchownat), SCMP_SYS(mount),
    SCMP_SYS(umount2)};

void demand(int result) {
  if (result != 0)
    throw std::runtime_error(std::string("gnuplot cannot be confined: ") + std::strerror(-result));
}

std::vector<std::uint64_t> filter_for(const char* program) {
  const std::unique_ptr<void, void (*)(void*)> filter(seccomp_init(SCMP_ACT_ALLOW),
                                                      seccomp_release);
  if (!filter) demand(-ENOMEM);
  const auto refuse = [&](int call, int error, auto... when) {
    demand(seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(static_cast<unsigned>(error)), call,
                            sizeof...(when), when...));
  };
  for (const int call : forbidden) refuse(call, EPERM);
  // What clone3() is to do stands in memory, where no filter looks; without it clone() is called.
  refuse(SCMP_SYS(clone3), ENOSYS);
  refuse(SCMP_SYS(clone), EPERM, SCMP_A0_64(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
  // This address is of the process that starts it; it means nothing once gnuplot has begun.
  refuse(SCMP_SYS(execve), EPERM,
         SCMP_A0_64(SCMP_CMP_NE, reinterpret_cast<std::uintptr_t>(program)));
  const base::Descriptor file = base::memory_file();
  demand(seccomp_export_bpf(filter.get(), file.number()));
  const std::string bytes = base::read_file("/proc/self/fd/" + std::to_string(file.number()));
  std::vector<std::uint64_t> instructions(bytes.size() / sizeof(std::uint64_t));
  std::memcpy(instructions.data(), bytes.data(), bytes.size());
  return instructions;
}

}  // namespace

base::Confinement gnuplot_confinement() {
  return {.filter = filter_for,
          .limits = {{RLIMIT_CORE, 0},
                     {RLIMIT_FSIZE, 0},
                     {RLIMIT_NOFILE, 64},
                     {RLIMIT_DATA, rlim_t{1} << 30}}};
}

}  // namespace chalkline::live
