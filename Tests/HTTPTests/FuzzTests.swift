import API
import Glibc
import Loop
import Testing

@testable import HTTP

@Test func `four thousand broken streams neither stop the server nor stay with it`() async {
  await #expect(processExitsWith: .success) {
    var limits = Limits()
    (limits.headMilliseconds, limits.bodyMilliseconds) = (100, 100)
    let server = try RunningServer(limits: limits) { exchange, loop in
      // Some answers come late, so that clients leave before them.
      guard exchange.incoming.path.utf8.count % 3 == 0 else { return exchange.echo() }
      loop.schedule(afterMilliseconds: 1) { exchange.echo() }
    }
    var random = Seeded(state: 20_261_124)
    try attack(server, streams: 1000, with: &random)
    let (files, memory) = (try descriptors(), try residentBytes())
    try attack(server, streams: 3000, with: &random)
    try waitUntil("descriptors are left") { try descriptors() < files + 100 }
    let grown = try residentBytes() - memory
    // The access records that the test keeps take a hundred bytes each, a request id included.
    guard grown < 2 << 20 else { throw TestFailure("\(grown) bytes are left") }
    server.stop()
  }
}

/// The memory of this process that is in use now; the second number of `statm`, in pages.
private func residentBytes() throws -> Int {
  guard let file = fopen("/proc/self/statm", "r") else { throw TestFailure("no /proc") }
  defer { fclose(file) }
  var line = [CChar](repeating: 0, count: 200)
  guard fgets(&line, 200, file) != nil else { throw TestFailure("statm is empty") }
  let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
  return (Int(text.split(separator: " ")[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
}

private let valid = [
  "GET /v1/units?q=Ninh%20B%C3%ACnh HTTP/1.1\r\nHost: x\r\nAccept: */*\r\n\r\n",
  "POST /v1/help-requests HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    + "Content-Length: 13\r\nIdempotency-Key: a-1\r\n\r\n{\"note\":\"đ\"}",
  "PUT /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    + "3;x\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
  "HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Request-Id: 7\r\n\r\n",
  "DELETE /a/b HTTP/1.0\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\na",
]

/// Sends mutated requests, one connection each, and checks that the server still serves.
private func attack(_ server: RunningServer, streams: Int, with random: inout Seeded) throws {
  for number in 0..<streams {
    let client = try Client(port: server.port)
    var bytes = (0...random.below(3)).flatMap { _ in Array(valid[random.below(valid.count)].utf8) }
    for _ in 0..<random.below(6) { mutate(&bytes, with: &random) }
    let cut = random.below(bytes.count + 1)
    client.send(Array(bytes[..<cut]))
    client.send(Array(bytes[cut...]))
    switch random.below(3) {
    case 0: client.endSending()
    case 1: client.reset()
    default: break
    }
    if number % 100 == 0 {
      let probe = try Client(port: server.port)
      probe.send("GET /probe HTTP/1.1\r\nHost: x\r\n\r\n")
      // On a busy machine the probe itself may miss the short deadline.
      guard try [200, 408].contains(probe.receive().status) else {
        throw TestFailure("the server is gone")
      }
    }
  }
  guard server.reaches({ $0.connections == 0 && $0.underWay == 0 }) else {
    throw TestFailure("connections are left: \(server.counts)")
  }
}

private func mutate(_ bytes: inout [UInt8], with random: inout Seeded) {
  let pieces: [[UInt8]] = [
    [0], [0xFF], [0xC3], [13, 10], [10], [32], [58], [9], Array("Content-Length: 5\r\n".utf8),
    Array("Transfer-Encoding: chunked\r\n".utf8), Array("\r\n\r\n".utf8),
    Array(repeating: 97, count: 40_000),
  ]
  let place = random.below(bytes.count + 1)
  switch random.below(4) {
  case 0 where place < bytes.count: bytes[place] = UInt8(random.below(256))
  case 1 where place < bytes.count:
    bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.below(20)))
  case 2: bytes.insert(contentsOf: pieces[random.below(pieces.count)], at: place)
  default: bytes.insert(contentsOf: bytes[place...], at: random.below(place + 1))
  }
}

/// SplitMix64: the same seed gives the same streams on every machine.
private struct Seeded {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(max(bound, 1)))
  }
}
