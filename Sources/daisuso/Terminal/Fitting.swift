/// Making text fit a number of columns.
extension String {
  /// The text in at most `width` columns, its end replaced by «…» when it was longer.
  func clipped(to width: Int) -> String {
    guard columns > width else { return self }
    guard width > 0 else { return "" }
    var kept = ""
    var used = 0
    for character in self {
      guard used + character.columns <= width - 1 else { break }
      kept.append(character)
      used += character.columns
    }
    return kept + "…"
  }

  /// The text with spaces on the side that `alignment` leaves free, at least `width` columns.
  func padded(to width: Int, _ alignment: Alignment) -> String {
    let spaces = String(repeating: " ", count: max(0, width - columns))
    return alignment == .left ? self + spaces : spaces + self
  }

  /// The text broken at spaces into lines of at most `width` columns; longer words are cut through.
  func wrapped(to width: Int) -> [String] {
    guard width > 0 else { return [self] }
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ") {
      for part in String(word).pieces(of: width) {
        if line.isEmpty {
          line = part
        } else if line.columns + 1 + part.columns <= width {
          line += " " + part
        } else {
          lines.append(line)
          line = part
        }
      }
    }
    return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
  }

  /// The text cut into pieces of at most `width` columns, or of one character where that is wider.
  private func pieces(of width: Int) -> [String] {
    guard columns > width else { return [self] }
    var pieces: [String] = []
    var piece = ""
    for character in self {
      if !piece.isEmpty, piece.columns + character.columns > width {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
    }
    return pieces + [piece]
  }
}

/// Which side of its column a value keeps to.
enum Alignment: Sendable {
  case left
  /// For numbers, so that places stand under each other.
  case right
}
