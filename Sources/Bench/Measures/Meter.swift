import Glibc

/// CPU time and memory of this process.
enum Meter {
  /// CPU seconds that all threads of the process have used.
  static func cpu() -> Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

  /// Seconds since some moment.
  static func wall() -> Double { seconds(CLOCK_MONOTONIC) }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// CPU seconds of some work, and what it gave.
  static func timed<Result>(
    _ work: () throws -> Result
  ) rethrows -> (seconds: Double, result: Result) {
    let before = cpu()
    let result = try work()
    return (cpu() - before, result)
  }

  /// The most memory the process has held, in MiB; 0 where the system does not say.
  ///
  /// `getrusage` would count what stood in this process before `exec`.
  static func peak_MiB() -> Double {
    guard let file = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, 256, file) != nil {
      let words = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
        .split(whereSeparator: \.isWhitespace)
      if words.first == "VmHWM:", words.count > 1, let kB = Double(words[1]) { return kB / 1024 }
    }
    return 0
  }
}

/// Many times of one kind of work.
struct Times {
  private(set) var seconds: [Double] = []

  mutating func add(_ time: Double) { seconds.append(time) }

  /// The time that so much of the work stays below, in milliseconds, by rank.
  func percentile_ms(_ percent: Int) -> Double {
    guard !seconds.isEmpty else { return 0 }
    let rank = (seconds.count * percent + 99) / 100
    return seconds.sorted()[max(rank, 1) - 1] * 1000
  }

  /// Milliseconds at 50, 95 and 99 percent, by name, and how many times there are.
  var figures: [String: Double] {
    [
      "p50_ms": percentile_ms(50), "p95_ms": percentile_ms(95), "p99_ms": percentile_ms(99),
      "count": Double(seconds.count),
    ]
  }
}
