internal import API
internal import Domain
internal import FoundationEssentials

/// A write that was decided here: kept in a file from before it is sent until the server has said what
/// became of it, and sent under one key however often that takes.
struct Op: Codable, Equatable {
  /// The `Idempotency-Key`, a UUIDv7: ops made later sort later.
  let key: String
  /// The server it is for, as ``ServerAddress/description``.
  let server: String
  /// Whoever decided it, as ``Client/sender``: a key belongs to one person.
  var sender: String
  /// What it does, as people say it, with all that was typed.
  let title: String
  /// When it was decided.
  let madeAt: Date
  /// The method on the wire.
  let method: String
  /// Path and query on the wire.
  let target: String
  /// The version that the row must still have, `nil` where any will do.
  let version: Int?
  /// The JSON body on the wire.
  let body: String
  /// The body but for what differs when the same is typed again: ids, moments, versions.
  let intent: String

  /// What a body has of its own, besides what was typed.
  struct Stamp {
    /// The id of what it creates: the op's key, so that not even a key that the server has forgotten
    /// lets it be created twice.
    let id: UUID
    /// When it was decided.
    let moment: Instant
    /// Whether only the intent is wanted.
    fileprivate(set) var isBlank = false
  }

  private enum CodingKeys: String, CodingKey {
    case key, server, sender, title, method, target, version, body, intent
    case madeAt = "made_at"
  }

  /// A write that `client` is about to send: `call` with a stamp of now.
  init(
    _ title: String, for client: Client, ifMatch version: Int? = nil, _ call: (Stamp) -> Call
  ) {
    var generator = SystemRandomNumberGenerator()
    let now = Instant(milliseconds: Int64(Date.now.timeIntervalSince1970 * 1000))
    let id = ID<Op>(
      milliseconds: UInt64(max(0, now.milliseconds)),
      random: (generator.next(), generator.next()))
    let outgoing = call(Stamp(id: id.uuid, moment: now)).outgoing
    let blank = Stamp(
      id: ID<Op>(milliseconds: 0, random: (0, 0)).uuid, moment: Instant(milliseconds: 0),
      isBlank: true)
    (key, server, self.title, madeAt) = (id.description, client.server.description, title, .now)
    sender = client.sender ?? ""
    (method, target, self.version) = (outgoing.method, outgoing.target, version)
    body = String(decoding: outgoing.body, as: UTF8.self)
    intent = String(decoding: call(blank).outgoing.body, as: UTF8.self)
  }

  /// Whether this is the same decision as `other`, typed again.
  func repeats(_ other: Op) -> Bool {
    (server, sender, method, target, intent)
      == (other.server, other.sender, other.method, other.target, other.intent)
  }

  /// Whether `client` speaks to the op's server as the one who decided it.
  func belongs(to client: Client) -> Bool {
    server == client.server.description && sender == client.sender
  }
}
