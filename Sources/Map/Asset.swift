/// One file as it goes on the wire.
public struct Asset: Sendable, Equatable {
  /// The path of the URL, from its leading slash.
  public let path: String
  /// The media type, with its charset where it has one.
  public let contentType: String
  /// A strong validator of the bytes, in its quotes (RFC 9110 §8.8.3).
  public let etag: String
  /// The whole body.
  public let bytes: [UInt8]
  /// The `Cache-Control` field.
  public let cacheControl: String

  init(path: String, contentType: String, cacheControl: String = "no-cache", bytes: [UInt8]) {
    self.path = path
    self.contentType = contentType
    etag = "\"\(contentHash(bytes))\""
    self.bytes = bytes
    self.cacheControl = cacheControl
  }
}

/// FNV-1a with 64 bits as 16 hexadecimal digits: tells versions of one file apart, and is no seal.
///
/// - SeeAlso: <http://www.isthe.com/chongo/tech/comp/fnv/>.
func contentHash(_ bytes: [UInt8]) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in bytes {
    hash ^= UInt64(byte)
    hash &*= 0x100_0000_01b3
  }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
