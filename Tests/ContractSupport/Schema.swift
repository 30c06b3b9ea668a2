internal import Foundation

/// A JSON Schema of its own, to hold documents against it.
public struct Schema: @unchecked Sendable {
  // JSONSerialization's tree of dictionaries is never changed after it was read.
  private let document: [String: Any]

  /// Reads a schema from a file of the source tree, by its path from the package's folder.
  public init(_ path: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let file = folder.appending(path: "../../\(path)")
    let tree = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    document = tree as? [String: Any] ?? [:]
  }

  /// What in a document the schema does not allow; empty when all is well.
  public func complaints(_ bytes: [UInt8]) -> [String] {
    guard let value = try? JSONSerialization.jsonObject(with: Data(bytes)) else {
      return ["no JSON"]
    }
    var complaints: [String] = []
    let contract = Contract(document: document)
    SchemaCheck(contract: contract).check(value, document, "", &complaints)
    return complaints
  }
}
