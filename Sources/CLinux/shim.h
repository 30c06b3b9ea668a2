// The Linux calls that Swift's Glibc module leaves out.
#pragma once
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>

// epoll_data is a union; Swift would have to rebuild it for each event.
static inline uint64_t clinux_event_key(const struct epoll_event *event) { return event->data.u64; }

static inline int clinux_epoll_ctl(int epoll, int operation, int descriptor, uint32_t events,
                                   uint64_t key) {
  struct epoll_event event = {.events = events, .data.u64 = key};
  return epoll_ctl(epoll, operation, descriptor, &event);
}

// prctl is variadic. Names the calling thread; the kernel keeps 15 bytes.
static inline void clinux_name_thread(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }
