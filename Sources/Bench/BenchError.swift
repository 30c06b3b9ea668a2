import Glibc

/// What stops a measurement.
enum BenchError: Error, Hashable, CustomStringConvertible {
  /// A file cannot be opened, read or written.
  case file(String, errno: Int32)
  /// A file is not what its head says it is.
  case format(String, String)
  /// The engine gave something that it must not.
  case wrong(String)

  var description: String {
    switch self {
    case .file(let path, let number): "\(path): \(String(cString: strerror(number)))"
    case .format(let path, let fault): "\(path): \(fault)"
    case .wrong(let text): text
    }
  }
}
