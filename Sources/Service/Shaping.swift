internal import API
internal import FoundationEssentials
internal import Store

/// How long a public answer may be reused without asking again.
struct Freshness {
  let seconds: Int
  /// For what changes by decree and correction only.
  static let reference = Freshness(seconds: 60)
  /// For what is counted when asked: a crowd of readers asks the database a few times a minute.
  static let counted = Freshness(seconds: 15)
}

extension Request {
  /// The answer to a read: the row's body as it is, with its tag, or the refusal it names.
  ///
  /// A version makes the `ETag`, and a tag the caller knows makes the answer 304 (RFC 9110 §13.1.2).
  /// Where the next page begins the body's `next` says.
  func readAnswer(
    _ outcome: Result<Row, StoreError>, _ freshness: Freshness? = nil,
    type: String = "application/json"
  ) -> Step {
    guard case .success(let row) = outcome, row.outcome == "ok" else {
      return .reply(Fault(outcome).reply)
    }
    var headers: [Incoming.Header] = []
    if let freshness {
      headers.append(.init("Cache-Control", "public, max-age=\(freshness.seconds)"))
    }
    if let version = row.version {
      let tag = "\"\(version)\""
      headers.append(.init("ETag", tag))
      if knows(tag) { return .reply(.notModified(headers: headers)) }
    }
    return .reply(Reply(status: 200, contentType: type, headers: headers, body: row.body))
  }

  private func knows(_ tag: String) -> Bool {
    guard let knownTag else { return false }
    return knownTag == "*"
      || knownTag.split(separator: ",").contains { known in
        known.split(separator: " ").joined() == tag
      }
  }
}

extension Fault {
  /// The refusal that an outcome means.
  init(_ outcome: Result<Row, StoreError>) {
    switch outcome {
    case .success(let row): self.init(row)
    case .failure(let error): self.init(error)
    }
  }

  /// The refusal that a row names: its outcome is a fault's code, its body says more, if anything.
  ///
  /// The body is a sentence, or a JSON list of the wrong places; no sentence begins with `[`.
  init(_ row: Row) {
    let kind = Kind(rawValue: row.outcome) ?? .unforeseen
    if row.body.first == UInt8(ascii: "["),
      let places = try? JSONDecoder().decode([Place].self, from: Data(row.body))
    {
      self.init(kind, errors: places)
    } else {
      self.init(kind, row.body.isEmpty ? nil : String(decoding: row.body, as: UTF8.self))
    }
  }
}
