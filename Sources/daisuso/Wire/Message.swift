internal import API

/// What a client sends: a call, or an op that was one.
struct Message {
  /// The method.
  let method: String
  /// Path and query, percent-encoded.
  let target: String
  /// The JSON body, empty without one.
  let body: [UInt8]
  /// What makes repeating it harmless.
  var key: String?
  /// The version that the row must still have.
  var version: Int?

  /// A call that changes nothing.
  init(_ call: Call) {
    let outgoing = call.outgoing
    (method, target, body) = (outgoing.method, outgoing.target, outgoing.body)
  }

  /// A write under its key.
  init(_ op: Op) {
    (method, target, body, key) = (op.method, op.target, Array(op.body.utf8), op.key)
    version = op.version
  }
}
