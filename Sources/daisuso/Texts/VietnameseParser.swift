/// What swift-argument-parser 1.8.2 says in English and gives no way to say otherwise: its headings,
/// its two own flags and its complaints.
extension Vietnamese {
  func parserMessage(_ message: String) -> String {
    optionComplaint(message) ?? argumentComplaint(message) ?? valueComplaint(message)
      ?? shellComplaint(message) ?? message
  }

  private func optionComplaint(_ message: String) -> String? {
    if let match = message.wholeMatch(of: /Unknown option '(.+)'\. Did you mean '(.+)'\?/) {
      return "Không có tùy chọn \(match.1); có phải \(match.2)?"
    }
    if let match = message.wholeMatch(of: /Unknown option '(.+)'/) {
      return "Không có tùy chọn \(match.1)."
    }
    if let match = message.wholeMatch(of: /Missing value for '(.+)'/) {
      return "Thiếu giá trị cho \(match.1)."
    }
    return message.wholeMatch(
      of: /The option '(.+)' does not take any value, but '(.*)' was specified\./
    ).map { "Tùy chọn \($0.1) không nhận giá trị, nhưng có «\($0.2)»." }
  }

  private func argumentComplaint(_ message: String) -> String? {
    if let match = message.wholeMatch(of: /Unexpected argument '(.*)'/) {
      return "Không hiểu «\(match.1)» ở chỗ này."
    }
    if let match = message.wholeMatch(of: /\d+ unexpected arguments: '(.*)'/) {
      let words = match.1.split(separator: "', '").joined(separator: "», «")
      return "Không hiểu ở chỗ này: «\(words)»."
    }
    return message.wholeMatch(of: /Missing expected argument '(.+)'/).map { "Thiếu \($0.1)." }
  }

  private func valueComplaint(_ message: String) -> String? {
    if let match = message.wholeMatch(
      of: /The value '(.*)' is invalid for '(.+?)'\. Please provide one of (.+)\./)
    {
      // 'a', 'b' or 'c': every other piece between the quotes is a value.
      let values = match.3.split(separator: "'").enumerated().filter { $0.offset % 2 == 0 }
      return "Giá trị «\(match.1)» không hợp lệ cho \(match.2): dùng "
        + values.map(\.element).joined(separator: ", ") + "."
    }
    return message.wholeMatch(of: /The value '(.*)' is invalid for '(.+?)'(: .+)?/)
      .map { "Giá trị «\($0.1)» không hợp lệ cho \($0.2)\($0.3 ?? "")." }
  }

  private func shellComplaint(_ message: String) -> String? {
    if let match = message.firstMatch(of: /^Can't generate completion scripts for '(.*)'\./) {
      return "Không có bản gợi ý lệnh cho «\(match.1)»; có: zsh, bash, fish."
    }
    guard message.hasPrefix("Can't autodetect a supported shell.") else { return nil }
    return "Không biết đang dùng shell nào; nói rõ zsh, bash hoặc fish."
  }

  func usageHint(_ usage: String, command: String) -> String {
    "Cách dùng: \(usage). Xem thêm: \(command) --help."
      .split(separator: "<subcommand>").joined(separator: "<lệnh con>")
      .split(separator: "<options>").joined(separator: "<tùy chọn>")
  }

  var usageHeading: String { "CÁCH DÙNG: " }

  func helpPage(_ page: String) -> String {
    var page = page
    for (english, vietnamese) in helpWords {
      page = page.split(separator: english, omittingEmptySubsequences: false)
        .joined(separator: vietnamese)
    }
    return page
  }

  private var helpWords: [(String, String)] {
    [
      ("OVERVIEW: ", ""), ("USAGE: ", usageHeading), ("ARGUMENTS:\n", "THAM SỐ:\n"),
      ("SUBCOMMANDS:\n", "LỆNH CON:\n"), ("OPTIONS:\n", "TÙY CHỌN:\n"),
      ("Show the version.", "Cho biết phiên bản."),
      ("Show help information.", "Cho biết cách dùng."),
      ("Show subcommand help information.", "Cho biết cách dùng lệnh con."),
      ("(values:", "(giá trị:"), ("(default)  ", "(mặc định) "),
      ("<subcommand>' for detailed help.", "<lệnh con>' để biết chi tiết."),
      ("  See '", "  Xem '"), ("<options>", "<tùy chọn>"), ("<subcommand>", "<lệnh con>"),
    ]
  }
}
