/// A call as a client sends it: ``Request`` reads back what this writes.
public struct Outgoing: Sendable, Equatable {
  /// The method.
  public let method: String
  /// Path and query, percent-encoded.
  public let target: String
  /// The JSON body, empty without one.
  public let body: [UInt8]

  init(
    _ method: String, _ path: String, query: [(name: String, value: String?)] = [],
    body: [UInt8] = []
  ) {
    self.method = method
    let pairs = query.compactMap { name, value in
      value.map { "\(name)=\(Percent.encode($0))" }
    }
    target = pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
    self.body = body
  }
}

extension Call {
  /// The call as it goes on the wire.
  public var outgoing: Outgoing {
    switch self {
    case .system(let call): call.outgoing
    case .units(let call): call.outgoing
    case .helpRequests(let call): call.outgoing
    case .assignments(let call): call.outgoing
    case .tasks(let call): call.outgoing
    case .visits(let call): call.outgoing
    case .matching(let call): call.outgoing
    case .me(let call): call.outgoing
    case .teams(let call): call.outgoing
    case .ambassadors(let call): call.outgoing
    case .households(let call): call.outgoing
    case .coverage(let call): call.outgoing
    }
  }
}
