import FoundationEssentials

/// What one process measured: a line of JSON, so that every measurement can have a process of its own.
struct Line: Codable, Hashable {
  /// As in `M_scarce`.
  var instance: String
  var seed: UInt32
  /// `engine`, `candidates`, `plan`, a kind of change, or `peer:` and its name.
  var measure: String
  var figures: [String: Double]
  /// Served, unserved weight, metres, Σ(j−1).
  var score: [Int]?
  /// Whether both certificates hold.
  var certificate: Bool?
  /// Bytes of the answer, hashed.
  var answer: String?

  init(_ subject: Subject, _ measure: String, _ figures: [String: Double]) {
    instance = subject.instance
    seed = subject.seed
    self.measure = measure
    self.figures = figures
  }

  /// Puts the line on standard output.
  func show() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    print(String(decoding: try encoder.encode(self), as: UTF8.self))
  }
}

/// The two files of an instance and what its path says about it.
struct Subject {
  let path: String
  let instance: String
  let seed: UInt32

  /// Takes a path without endings, as in `folder/M_scarce_1`.
  init(_ path: String) throws(BenchError) {
    self.path = path
    let name = path.split(separator: "/").last ?? ""
    guard let cut = name.lastIndex(of: "_"), let seed = UInt32(name[name.index(after: cut)...])
    else { throw .format(path, "no seed at the end") }
    instance = String(name[..<cut])
    self.seed = seed
  }

  func arcs() throws(BenchError) -> ReadyArcs {
    try InstanceFiles.arcs(ByteReader(path + ".bin"))
  }

  func attributes(_ arcs: ReadyArcs) throws(BenchError) -> Attributes {
    try InstanceFiles.attributes(ByteReader(path + ".attr.bin"), with: arcs)
  }
}
