/// The text as one word of a POSIX shell, quoted where it must be: what people are told to type may hold
/// what a server sent.
func shellWord(_ text: String) -> String {
  let isPlain = text.unicodeScalars.allSatisfy { scalar in
    scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
      || "/._-".unicodeScalars.contains(scalar)
  }
  guard !isPlain || text.isEmpty else { return text }
  let parts = text.split(separator: "'", omittingEmptySubsequences: false)
  return "'" + parts.joined(separator: #"'\''"#) + "'"
}
