/// A part of any day by the clock, in whole minutes since midnight.
public struct ClockWindow: Hashable, Sendable {
  /// 0…1439.
  public let begin_min: Int
  /// After the begin, at most 1440.
  public let end_min: Int

  /// Takes minutes since midnight, or gives `nil` where the end is not after the begin.
  public init?(begin_min: Int, end_min: Int) {
    guard 0 <= begin_min, begin_min < end_min, end_min <= 1440 else { return nil }
    self.begin_min = begin_min
    self.end_min = end_min
  }

  init(unchecked begin_min: Int, _ end_min: Int) {
    self.begin_min = begin_min
    self.end_min = end_min
  }

  /// Minutes since midnight as people write them: `07:30`.
  public static func clock(_ minutes: Int) -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return two(minutes / 60) + ":" + two(minutes % 60)
  }
}

extension JSONReader {
  /// Reads `["07:30", "11:30"]`: begin and end.
  mutating func window() throws(MatchingError) -> ClockWindow {
    var minutes: [Int] = []
    try array { (reader) throws(MatchingError) in
      guard minutes.count < 2 else { throw reader.fault(.unknownField) }
      minutes.append(try reader.clock())
    }
    guard minutes.count == 2 else { throw fault(.wrongType(expected: .window)) }
    guard let window = ClockWindow(begin_min: minutes[0], end_min: minutes[1]) else {
      throw fault(.emptyWindow)
    }
    return window
  }

  /// Reads `00:00` … `24:00`.
  private mutating func clock() throws(MatchingError) -> Int {
    let digits = Array(try text().utf8)
    func number(_ first: Int) -> Int? {
      let pair = digits[first..<first + 2]
      guard pair.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      return pair.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
    guard digits.count == 5, digits[2] == UInt8(ascii: ":"), let hours = number(0),
      let minutes = number(3), minutes < 60, hours * 60 + minutes <= 1440
    else { throw fault(.wrongType(expected: .clock)) }
    return hours * 60 + minutes
  }
}

extension JSONWriter {
  /// Writes `["07:30", "11:30"]`.
  mutating func window(_ window: ClockWindow) {
    array([window.begin_min, window.end_min]) { $0.text(ClockWindow.clock($1)) }
  }
}
