internal import FoundationEssentials

/// Who is signed in where.
struct Session: Codable, Equatable {
  /// The server that the token was made for, as ``ServerAddress/description``.
  var server: String
  /// The bearer token.
  var token: String
  /// When it was stored.
  var signedInAt: Date
  /// The id of the person it stands for, `nil` when the server could not be asked.
  var person: String?

  private enum CodingKeys: String, CodingKey {
    case server, token, person
    case signedInAt = "signed_in_at"
  }
}

/// A token as people hand it over.
enum Token {
  /// The token without the white space around it.
  ///
  /// - Throws: ``TokenFailure`` for what no server can have made (RFC 6750 §2.1; here 20…200
  ///   visible ASCII characters).
  static func read(_ text: String) throws(Trouble) -> String {
    let token = text.split { $0.isWhitespace }.joined(separator: " ")
    guard !token.isEmpty else { throw .token(.empty) }
    guard (20...200).contains(token.utf8.count),
      token.utf8.allSatisfy({ (33...126).contains($0) })
    else { throw .token(.malformed) }
    return token
  }

  /// The last eight characters: tell whose an op is without keeping what could be used.
  static func end(_ token: String) -> String {
    String(token.suffix(8))
  }

  /// The last four characters, enough to tell two tokens apart and too little to use one.
  static func hint(_ token: String) -> String {
    "…" + token.suffix(4)
  }
}
