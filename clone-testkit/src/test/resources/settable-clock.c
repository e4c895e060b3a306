/*
 * A clock that can be put forward and back while a server runs. Loaded before the C library, it adds to the time of day
 * as many microseconds as the file SETTABLE_CLOCK holds at that moment, in eight bytes of this machine's order. The
 * clocks that cannot be set, such as CLOCK_MONOTONIC, are let alone.
 *
 * Whoever waits until a time of day has that time from here, so it is turned back into the machine's own.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define MILLION 1000000LL

/* A time that counts from the start of the machine is earlier than these, and the end of a wait for ever is later. */
#define EARLIEST_TIME_OF_DAY 1000000000LL
#define LATEST_TIME_OF_DAY 100000000000LL

static int64_t none;
static volatile int64_t *offset = &none;

__attribute__((constructor)) static void open_offset(void) {
    const char *file = getenv("SETTABLE_CLOCK");
    int descriptor = file == NULL ? -1 : open(file, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return;
    }
    void *mapped = mmap(NULL, sizeof *offset, PROT_READ, MAP_SHARED, descriptor, 0);
    close(descriptor);
    if (mapped != MAP_FAILED) {
        offset = mapped;
    }
}

static struct timespec moved(struct timespec time, int64_t micros) {
    int64_t all = time.tv_sec * MILLION + time.tv_nsec / 1000 + micros;
    struct timespec result = {all / MILLION, all % MILLION * 1000 + time.tv_nsec % 1000};
    return result;
}

static int is_set_by_hand(clockid_t clock) {
    return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    static int (*real)(clockid_t, struct timespec *);
    if (real == NULL) {
        real = dlsym(RTLD_NEXT, "clock_gettime");
    }
    int result = real(clock, time);
    if (result == 0 && is_set_by_hand(clock)) {
        *time = moved(*time, *offset);
    }
    return result;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    (void) zone;
    struct timespec now;
    int result = clock_gettime(CLOCK_REALTIME, &now);
    time->tv_sec = now.tv_sec;
    time->tv_usec = now.tv_nsec / 1000;
    return result;
}

time_t time(time_t *seconds) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (seconds != NULL) {
        *seconds = now.tv_sec;
    }
    return now.tv_sec;
}

static struct timespec machines(const struct timespec *until) {
    int is_time_of_day = until->tv_sec >= EARLIEST_TIME_OF_DAY && until->tv_sec <= LATEST_TIME_OF_DAY;
    return is_time_of_day ? moved(*until, -*offset) : *until;
}

int pthread_cond_timedwait(pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex,
                           const struct timespec *restrict until) {
    static int (*real)(pthread_cond_t *, pthread_mutex_t *, const struct timespec *);
    if (real == NULL) {
        /* On x86-64 there is an older one as well, whose conditions are others. */
        real = dlvsym(RTLD_NEXT, "pthread_cond_timedwait", "GLIBC_2.3.2");
        real = real != NULL ? real : dlsym(RTLD_NEXT, "pthread_cond_timedwait");
    }
    struct timespec time = machines(until);
    return real(condition, mutex, &time);
}

int pthread_cond_clockwait(pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex, clockid_t clock,
                           const struct timespec *restrict until) {
    static int (*real)(pthread_cond_t *, pthread_mutex_t *, clockid_t, const struct timespec *);
    if (real == NULL) {
        real = dlsym(RTLD_NEXT, "pthread_cond_clockwait");
    }
    struct timespec time = is_set_by_hand(clock) ? machines(until) : *until;
    return real(condition, mutex, clock, &time);
}
