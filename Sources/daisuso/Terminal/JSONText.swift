internal import FoundationEssentials

/// JSON that the client itself writes.
enum JSONText {
  /// The value on one line, names sorted, safe for a terminal.
  static func line(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts and flags alone always encode; the fallback keeps the promise without a trap.
    let bytes = (try? encoder.encode(value)) ?? Data("{}".utf8)
    return printableJSON(String(decoding: bytes, as: UTF8.self))
  }
}
