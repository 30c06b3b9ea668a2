/// Why reference data make no province.
public enum ProvinceError: Error, Equatable {
  /// A line that cannot be read, counted from 1.
  case malformed(file: String, line: Int)
  /// A file without which no province can be made has no lines.
  case empty(file: String)
  /// The outline of a commune is missing or not TWKB at 5 decimals.
  case outline(code: String)
}
