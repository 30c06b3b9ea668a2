import ContractSupport
import Foundation
import Testing

@testable import Matching

/// The schemas, the readers and the example of the documentation say the same.
@Suite struct FormatTests {
  private static let folder = "Sources/Matching/Matching.docc/Resources"

  private func bytes(_ name: String) throws -> [UInt8] {
    let here = URL(filePath: #filePath).deletingLastPathComponent()
    let file = here.appending(path: "../../\(Self.folder)/\(name)")
    return Array(try Data(contentsOf: file))
  }

  /// The parts of a JSON tree changed one at a time: missing, unknown, or of another type or range.
  private func mutations(of value: Any) -> [Any] {
    let others: [Any] = [
      NSNull(), true, -1, 0, 1.5, 99_999_999_999, "", "x", String(repeating: "x", count: 201),
      "x\u{9B}1m",
      [Any](), [String: Any](),
    ]
    var found = others
    if let object = value as? [String: Any] {
      for (name, part) in object.sorted(by: { $0.key < $1.key }) {
        var changed = object
        changed[name] = nil
        found.append(changed)
        for other in mutations(of: part) {
          changed[name] = other
          found.append(changed)
        }
      }
      found.append(object.merging(["unheard of": 1]) { $1 })
    }
    if let array = value as? [Any] {
      found.append(array + array)
      for (index, part) in array.enumerated().prefix(2) {
        var changed = array
        for other in mutations(of: part) {
          changed[index] = other
          found.append(changed)
        }
      }
    }
    return found
  }

  /// Whether a fault is beyond what a schema can say.
  private func isBeyondSchema(_ error: any Error) -> Bool {
    switch error as? MatchingError {
    case .pinsBeyondCapacity, .input(_, .unknownReference), .input(_, .duplicate),
      .input(_, .farFromOrigin), .input(_, .notOnEarth), .input(_, .emptyWindow):
      true
    case .input(let pointer, .missingField):
      pointer.hasPrefix("/pins/") && pointer.hasSuffix("/volunteer")
    default: false
    }
  }

  private func expectAgreement(
    _ file: [UInt8], _ schema: Schema, _ read: ([UInt8]) throws -> Void
  ) throws {
    let tree = try JSONSerialization.jsonObject(with: Data(file))
    #expect(schema.complaints(file) == [])
    try read(file)
    var verdicts = [0, 0, 0]
    for mutation in mutations(of: tree) {
      guard JSONSerialization.isValidJSONObject(mutation) else { continue }
      let bytes = Array(try JSONSerialization.data(withJSONObject: mutation))
      let complaints = schema.complaints(bytes)
      var refusal: (any Error)?
      do { try read(bytes) } catch { refusal = error }
      let text = String(decoding: bytes, as: UTF8.self)
      switch refusal {
      case nil:
        verdicts[0] += 1
        #expect(complaints == [], "accepted: \(text)")
      case let refusal? where isBeyondSchema(refusal): verdicts[1] += 1
      case let refusal?:
        verdicts[2] += 1
        #expect(complaints != [], "\(refusal): \(text)")
      }
    }
    #expect(verdicts[0] > 10 && verdicts[2] > 300)
  }

  @Test func `schema and reader of problems agree on every change`() throws {
    let schema = try Schema("\(Self.folder)/problem.schema.json")
    try expectAgreement(Array(sampleFile.utf8), schema) { _ = try ProblemFile.read($0) }
  }

  @Test func `schema and reader of plans agree on every change`() throws {
    let schema = try Schema("\(Self.folder)/plan.schema.json")
    let problem = try ProblemFile.read(Array(sampleFile.utf8))
    var policy = Policy()
    policy.priority = .exchange(metresPerWeight: 900)
    let plan = PlanFile.write(try solve(problem, policy: policy))
    try expectAgreement(plan, schema) { _ = try PlanFile.read($0, of: problem) }
  }

  @Test func `every plan that is written fits its schema`() throws {
    let schema = try Schema("\(Self.folder)/plan.schema.json")
    for seed in 0..<60 {
      let world = RandomWorld(seed: seed, requests: 7, groups: true)
      guard let problem = world.problem else { continue }
      let plan = try solve(problem, policy: world.policy)
      #expect(schema.complaints(PlanFile.write(plan)) == [], "seed \(seed)")
    }
  }

  @Test func `the problem in the documentation is one`() throws {
    let page = String(decoding: try bytes("../ProblemFileFormat.md"), as: UTF8.self)
    let block = try #require(page.components(separatedBy: "```json").dropFirst().first)
    let text = try #require(block.components(separatedBy: "```").first)
    #expect(try Schema("\(Self.folder)/problem.schema.json").complaints(Array(text.utf8)) == [])
    let problem = try ProblemFile.read(Array(text.utf8))
    #expect(try solve(problem).visits.map(\.metres) == [3000])
  }

  @Test func `the defaults of a policy are those of the documentation`() throws {
    let page = String(decoding: try bytes("../PolicyFormat.md"), as: UTF8.self)
    let policy = try JSONSerialization.jsonObject(with: Data(PolicyFile.write(Policy())))
    let fields = try #require(policy as? [String: Any])
    for (name, value) in fields where !(value is [String: Any]) {
      let row = try #require(page.split(separator: "\n").first { $0.hasPrefix("| `\(name)`") })
      let stated = row.split(separator: "|").last.map { $0.filter { !" `".contains($0) } }
      #expect(stated == (value is NSNull ? "null" : "\(value)"))
    }
    #expect(fields.count == page.components(separatedBy: "\n| `").count - 1)
  }

  @Test func `the example is solved as the documentation says`() throws {
    let file = try bytes("example-problem.json")
    #expect(try Schema("\(Self.folder)/problem.schema.json").complaints(file) == [])
    let problem = try ProblemFile.read(file)
    let plan = try solve(problem)
    try Check.verify(plan, of: problem, policy: Policy())
    #expect(plan.score.served == 5 && plan.score.metres == 3284)
    #expect(plan.score.unservedWeight == 8)
    #expect(plan.certificate.gap == 0 && plan.certificate.isStrict)
    let left = plan.unserved.map { problem.requests[Int($0.request)].id }
    #expect(left == ["YC-3", "YC-5"])
  }
}
