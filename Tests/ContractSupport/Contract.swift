public import API
internal import Foundation

/// openapi.json as a test reads it, to hold replies against it.
public struct Contract: @unchecked Sendable {
  // JSONSerialization's tree of dictionaries is never changed after it was read.
  private let document: [String: Any]

  /// Reads the document from the source tree.
  public init() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let file = folder.appending(path: "../../Sources/API/openapi.json")
    let tree = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    document = tree as? [String: Any] ?? [:]
  }

  /// Takes a document that is a schema, or has schemas in it.
  init(document: [String: Any]) {
    self.document = document
  }

  /// One operation of the document.
  public struct Operation: Hashable, Sendable {
    /// In capitals.
    public let method: String
    /// The path with its parameters in braces.
    public let template: String
    /// Its `operationId`.
    public let id: String
  }

  /// Every operation, by path and method.
  public var operations: [Operation] {
    let paths = document["paths"] as? [String: [String: Any]] ?? [:]
    return paths.flatMap { template, methods in
      methods.compactMap { method, operation in
        ((operation as? [String: Any])?["operationId"] as? String).map {
          Operation(method: method.uppercased(), template: template, id: $0)
        }
      }
    }.sorted { ($0.template, $0.method) < ($1.template, $1.method) }
  }

  /// What in `reply` the document does not allow for this operation; empty when all is well.
  public func complaints(_ reply: Reply, method: String, template: String) -> [String] {
    guard
      let operation = at(["paths", template, method.lowercased()]) as? [String: Any],
      let responses = operation["responses"] as? [String: Any],
      let found = responses["\(reply.status)"]
        ?? (reply.status >= 400 ? responses["default"] : nil),
      let response = resolved(found)
    else { return ["\(method) \(template): status \(reply.status) is not in the document"] }
    guard let content = response["content"] as? [String: Any] else {
      return reply.body.isEmpty ? [] : ["a body where the document has none"]
    }
    let type = reply.header("Content-Type")?.split(separator: ";").first.map(String.init) ?? ""
    guard let media = content[type] as? [String: Any] else {
      return ["content type «\(type)» is not in the document"]
    }
    guard type.hasSuffix("json") else { return [] }
    guard let value = try? JSONSerialization.jsonObject(with: Data(reply.body)) else {
      return ["the body is no JSON"]
    }
    var complaints: [String] = []
    SchemaCheck(contract: self).check(value, media["schema"] ?? [:], "", &complaints)
    return complaints
  }

  /// The object that `value` is, or that its `$ref` leads to.
  func resolved(_ value: Any) -> [String: Any]? {
    guard let object = value as? [String: Any] else { return nil }
    guard let reference = object["$ref"] as? String else { return object }
    return at(reference.split(separator: "/").dropFirst().map(String.init)).flatMap(resolved)
  }

  private func at(_ path: [String]) -> Any? {
    var value: Any? = document
    for name in path { value = (value as? [String: Any])?[name] }
    return value
  }
}
