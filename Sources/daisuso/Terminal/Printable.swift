/// The text as a terminal may safely be given it: on one line, and unable to command the terminal.
///
/// What a server sends is data. Escape sequences would move the cursor, retitle the window or hide
/// text, and bidirectional overrides would show it in another order; so controls become their
/// visible pictures (ESC → ␛), line ends and tabs become spaces, and invisible format characters are
/// dropped, save the joiner that emoji need.
///
/// - Complexity: O(n).
func printable(_ text: String) -> String {
  var clean = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control: clean.append(picture(of: scalar))
    case .lineSeparator, .paragraphSeparator: clean.append(" ")
    case .format where scalar != "\u{200D}": continue
    default: clean.append(scalar)
    }
  }
  return String(clean)
}

private func picture(of control: Unicode.Scalar) -> Unicode.Scalar {
  switch control.value {
  case 0x09, 0x0A, 0x0D: " "
  case 0x00...0x1F: Unicode.Scalar(0x2400 + control.value) ?? "\u{FFFD}"
  case 0x7F: "\u{2421}"
  default: "\u{FFFD}"
  }
}

/// JSON text with control and format characters escaped (`\u009b`): the same value, safe to show.
///
/// JSON allows U+007F…U+009F and bidirectional overrides unescaped inside strings (RFC 8259 §7); a
/// terminal obeys some of them. White space between tokens stays.
func printableJSON(_ json: String) -> String {
  var clean = String.UnicodeScalarView()
  for scalar in json.unicodeScalars {
    let category = scalar.properties.generalCategory
    guard category == .control || category == .format, !"\t\n\r".unicodeScalars.contains(scalar)
    else {
      clean.append(scalar)
      continue
    }
    for unit in UTF16.encode(scalar) ?? .init() {
      let digits = String(unit, radix: 16)
      let padded = String(repeating: "0", count: 4 - digits.count) + digits
      clean.append(contentsOf: "\\u\(padded)".unicodeScalars)
    }
  }
  return String(clean)
}
