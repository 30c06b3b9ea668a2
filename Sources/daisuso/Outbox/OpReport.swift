internal import API
internal import FoundationEssentials

/// An op and what became of it, for people and for programs.
struct OpReport: Encodable {
  /// What is known.
  enum State: String, Encodable {
    case done, refused, open
    /// Not sent: one before it met no network.
    case waiting
    /// Another person's or another server's: not sent.
    case foreign
  }

  var key: String
  var title: String
  var madeAt: String
  var server: String
  var state: State
  /// Why it is not done.
  var message: String?

  private enum CodingKeys: String, CodingKey {
    case key, title, server, state, message
    case madeAt = "made_at"
  }

  /// An op that was sent, or that waits, perhaps for another than the one who asks.
  init(_ op: Op, _ verdict: Verdict?, isMine: Bool = true) {
    (key, title, server) = (op.key, op.title, op.server)
    madeAt = op.madeAt.ISO8601Format()
    switch verdict {
    case .done: state = .done
    case .refused(let trouble):
      let what = texts.explanation(of: trouble).what
      let isStale = trouble.code == Fault.Kind.stale.rawValue && op.version != nil
      (state, message) = (.refused, isStale ? "\(what) \(texts.maybeDoneBefore)" : what)
    case .open(let trouble): (state, message) = (.open, texts.explanation(of: trouble).what)
    case nil: state = isMine ? .waiting : .foreign
    }
  }

  /// When it was decided, as people write it.
  var time: String { VietnameseFormat.instant(madeAt) }

  /// All of it in words.
  var sentence: String { texts.op(self) }
}
