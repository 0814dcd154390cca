// LEADFERRY_STRIKE=KIND:N lets the Nth system call that writes to a file go wrong:
//   kill   the process dies in place of the call
//   torn   of what is to be written the first half is, then the process dies; after any other call
//   eio    the call fails with EIO, once
//   eio+   it and all after it fail with EIO
//   full   it and all after it that need room fail with ENOSPC
//   sync   the Nth fsync or fdatasync fails with EIO, once
//   deny   it and all after it that make, rename or remove a file fail with EACCES
//   count  none goes wrong; the mark says how many there were
// LEADFERRY_STRIKE_MARK names a file that then says which call it was: without it, none was struck.
//
// Counted are the calls on files and folders by path or by descriptors above standard error.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum need { SYNC, ROOM, NAME, MAKE };

static long at = -1;
static char kind[8];
static atomic_long count;

__attribute__((constructor)) static void start(void) {
  const char *asked = getenv("LEADFERRY_STRIKE");
  const char *colon = asked ? strchr(asked, ':') : NULL;
  if (!colon || colon - asked >= (long)sizeof kind) return;
  memcpy(kind, asked, colon - asked);
  at = atol(colon + 1);
}

static int is(const char *name) { return !strcmp(kind, name); }

static void mark(const char *call, long number) {
  const char *path = getenv("LEADFERRY_STRIKE_MARK");
  char text[64];
  int length = snprintf(text, sizeof text, "%s %ld\n", call, number);
  if (!path) return;
  int file = syscall(SYS_openat, AT_FDCWD, path, O_CREAT | O_WRONLY | O_APPEND, 0600);
  syscall(SYS_write, file, text, length);
  syscall(SYS_close, file);
}

__attribute__((destructor)) static void end(void) {
  if (is("count")) mark("count", atomic_load(&count));
}

static void die(void) {
  syscall(SYS_kill, getpid(), SIGKILL);
  for (;;) pause();
}

// What is to become of this call: 0 it goes on, 1 half of it, then death, else an error number.
static int strike(const char *call, enum need need) {
  if (at < 0 || (is("sync") && need != SYNC)) return 0;
  if (is("full") && need != ROOM && need != MAKE) return 0;
  if (is("deny") && need != NAME && need != MAKE) return 0;
  long number = atomic_fetch_add(&count, 1) + 1;
  if (is("count") || number < at) return 0;
  if (number > at && !is("full") && !is("eio+") && !is("deny")) return 0;
  if (number == at) mark(call, number);
  if (is("kill")) die();
  if (is("torn")) return 1;
  return is("full") ? ENOSPC : is("deny") ? EACCES : EIO;
}

static int isFile(int fd) {
  struct stat status;
  return fd > 2 && fstat(fd, &status) == 0 && (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode));
}

#define STRUCK(fd, call, need, half)                  \
  int what = (fd) == AT_FDCWD || isFile(fd) ? strike(call, need) : 0; \
  if (what == 1) {                                    \
    half;                                             \
    die();                                            \
  }                                                   \
  if (what) {                                         \
    errno = what;                                     \
    return -1;                                        \
  }

ssize_t write(int fd, const void *bytes, size_t size) {
  STRUCK(fd, "write", ROOM, syscall(SYS_write, fd, bytes, size / 2))
  return syscall(SYS_write, fd, bytes, size);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t offset) {
  STRUCK(fd, "pwrite", ROOM, syscall(SYS_pwrite64, fd, bytes, size / 2, offset))
  return syscall(SYS_pwrite64, fd, bytes, size, offset);
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t offset) {
  return pwrite64(fd, bytes, size, offset);
}

int fsync(int fd) {
  STRUCK(fd, "fsync", SYNC, syscall(SYS_fsync, fd))
  return syscall(SYS_fsync, fd);
}

int fdatasync(int fd) {
  STRUCK(fd, "fdatasync", SYNC, syscall(SYS_fdatasync, fd))
  return syscall(SYS_fdatasync, fd);
}

int ftruncate64(int fd, off64_t length) {
  STRUCK(fd, "ftruncate", ROOM, syscall(SYS_ftruncate, fd, length))
  return syscall(SYS_ftruncate, fd, length);
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

int unlink(const char *path) {
  STRUCK(AT_FDCWD, "unlink", NAME, syscall(SYS_unlinkat, AT_FDCWD, path, 0))
  return syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int rename(const char *from, const char *to) {
  STRUCK(AT_FDCWD, "rename", NAME, syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0))
  return syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int mkdir(const char *path, mode_t mode) {
  STRUCK(AT_FDCWD, "mkdir", MAKE, syscall(SYS_mkdirat, AT_FDCWD, path, mode))
  return syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

int open64(const char *path, int flags, ...) {
  mode_t mode = 0;
  if (flags & (O_CREAT | O_TMPFILE)) {
    va_list rest;
    va_start(rest, flags);
    mode = va_arg(rest, mode_t);
    va_end(rest);
  }
  if (flags & O_CREAT) {
    STRUCK(AT_FDCWD, "create", MAKE, syscall(SYS_openat, AT_FDCWD, path, flags, mode))
  }
  return syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return open64(path, flags, mode);
}
