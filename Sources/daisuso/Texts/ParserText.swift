internal import ArgumentParser

/// What the argument parser has to say, put into the language in use.
enum ParserText {
  /// A help page, version or completion script, to be shown in `width` columns.
  static func help(_ page: String, width: Int) -> String {
    // A script is for a shell; only pages for people begin like this.
    guard page.hasPrefix("OVERVIEW: ") || page.hasPrefix("USAGE: ") else { return page }
    let lines = texts.helpPage(page).split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { line in
        line.hasPrefix(texts.usageHeading) ? wrapped(usage: line, to: width) : [String(line)]
      }
    return lines.joined(separator: "\n")
  }

  /// The parser leaves this line alone however long it is; it may break before each option.
  private static func wrapped(usage line: Substring, to width: Int) -> [String] {
    var lines: [String] = []
    for part in line.split(separator: " [") {
      let word = lines.isEmpty ? String(part) : "[\(part)"
      if let last = lines.last, last.columns + 1 + word.columns <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(lines.isEmpty ? word : "  " + word)
      }
    }
    return lines
  }

  /// Why the command was not understood, and how it is used.
  static func complaint(_ error: any Error) -> Explanation {
    let explanation = Explanation(what: texts.parserMessage(Daisuso.message(for: error)))
    let lines = Daisuso.fullMessage(for: error).split(separator: "\n")
    guard let start = lines.firstIndex(where: { $0.hasPrefix("Usage: ") }),
      let end = lines.lastIndex(where: { $0.hasPrefix("  See '") }), start < end,
      let command = lines[end].firstMatch(of: /See '(.+) --help'/)?.1
    else { return explanation }
    let usage = lines[start..<end].joined(separator: " ").dropFirst("Usage: ".count)
    let words = usage.split(separator: " ").joined(separator: " ")
    return Explanation(
      what: explanation.what, next: texts.usageHint(words, command: String(command)))
  }
}
