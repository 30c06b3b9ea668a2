import Demonstration
import Testing

/// FNV-1a over all tables, names and columns included.
private func fingerprint(_ demonstration: Demonstration, pieces: Int) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  func mix(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  }
  for table in demonstration.tables {
    mix(table.name.utf8)
    mix(table.columns.joined(separator: ",").utf8)
    for piece in table.pieces(ofBytes: pieces) { mix(piece.lines) }
  }
  return hash
}

@Test func `the same seed gives the same bytes, however they are cut`() throws {
  let first = fingerprint(try Sample.tiny(seed: 1), pieces: 1)
  #expect(fingerprint(try Sample.tiny(seed: 1), pieces: 1 << 20) == first)
  #expect(fingerprint(try Sample.tiny(seed: 1), pieces: 999) == first)
}

@Test func `another seed gives another province`() throws {
  #expect(
    fingerprint(try Sample.tiny(seed: 1), pieces: 1 << 20)
      != fingerprint(try Sample.tiny(seed: 2), pieces: 1 << 20))
}

/// The number stands here so that a machine on which a bit differs is found out; a change of what
/// is made changes it, and the new one is written down.
@Test func `the bytes are those of every machine`() throws {
  let found = fingerprint(try Sample.tiny(seed: 1), pieces: 1 << 20)
  #expect(found == 12_467_539_776_426_149_164)
}

@Test func `pieces end with a row, say how many rows they hold and stay small`() throws {
  for table in try Sample.tiny(seed: 3).tables {
    for piece in table.pieces(ofBytes: 500) {
      #expect(piece.lines.last == UInt8(ascii: "\n"))
      #expect(piece.lines.count { $0 == UInt8(ascii: "\n") } == piece.rows)
      #expect(piece.lines.count < 12_000)
    }
  }
}

@Test func `tables are whole and as long as they expected`() throws {
  let contents = try Sample.small.get()
  for name in contents.names {
    #expect(contents.isRectangular(name), "\(name)")
    let (rows, expected) = (contents.rows(name).count, contents.estimates[name] ?? 0)
    #expect(rows > 0, "\(name)")
    // Small samples waver; a progress bar bears a fifth and a handful.
    #expect(abs(rows - expected) <= max(expected / 5, 60), "\(name): \(rows) of \(expected)")
  }
}

@Test func `sizes meet the two that are stated`() {
  #expect(Size.usual.ambassadors == 2500 && Size.usual.openRequests == 8000)
  #expect(Size.usual.historyDays == 92 && Size.usual.villages == 3900)
  #expect(Size.full.ambassadors == 50_000 && Size.full.villages == 3900)
  #expect(Size.full.openRequests + Size.full.closedRequests == 500_000)
  #expect(Size.full.historyDays == 365)
  let one = Size(households: 1)
  #expect(one.villages == 1 && one.ambassadors == 1 && one.openRequests == 1)
}
