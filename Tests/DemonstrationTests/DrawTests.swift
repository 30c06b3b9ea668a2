import Testing

@testable import Demonstration

@Test func `draws are those of SplitMix64`() {
  // The first outputs for the seed 1234567, as the reference code by Vigna (2015) gives them.
  var draws = Draws(state: 1_234_567)
  let known: [UInt64] = [
    6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
    4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
  ]
  for expected in known { #expect(draws.next() == expected) }
}

@Test func `bounded draws reach every number and no other`() {
  var draws = Draws(state: 5)
  var drawn: [Int: Int] = [:]
  for _ in 0..<7000 { drawn[draws.below(7), default: 0] += 1 }
  #expect(drawn.count == 7 && drawn.keys.allSatisfy { (0..<7).contains($0) })
  #expect(drawn.values.allSatisfy { (880...1120).contains($0) })
}

@Test func `the bell has its mean and deviation`() {
  var draws = Draws(state: 6)
  var values: [Double] = []
  for _ in 0..<20_000 { values.append(Double(draws.bell(deviation: 1000))) }
  let mean = values.reduce(0, +) / 20_000
  let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
  #expect(abs(mean) < 25)
  #expect(abs(variance.squareRoot() - 1000) < 20)
}

@Test func `the log-normal factor has a median of one and the right spread`() {
  var draws = Draws(state: 7)
  var values: [Int] = []
  for _ in 0..<20_001 { values.append(draws.logNormal(deviation: 500)) }
  values.sort()
  #expect(abs(values[10_000] - 1000) < 20)
  // One deviation up is the 84th hundredth: e^0.5.
  #expect(abs(values[16_827] - 1649) < 60)
}

@Test func `weights are followed and nothing is never drawn`() {
  var draws = Draws(state: 8)
  let weighted = Weighted([("a", 0), ("b", 1), ("c", 0), ("d", 3), ("e", 0)])
  var drawn: [String: Int] = [:]
  for _ in 0..<4000 { drawn[weighted.drawn(&draws), default: 0] += 1 }
  #expect(Set(drawn.keys) == ["b", "d"])
  #expect((900...1100).contains(drawn["b"] ?? 0))
}

@Test(arguments: [(0, 0), (1, 0), (10, 0), (10, 1), (999, 3), (2, 1)])
func `shares sum to the whole and respect the least`(total: Int, least: Int) {
  let shares = apportioned(total, by: [7, 0, 13, 13, 1], least: least)
  #expect(shares.reduce(0, +) == max(total, least * 5))
  #expect(shares.allSatisfy { $0 >= least })
  #expect(abs(shares[2] - shares[3]) <= 1)
}

@Test func `days and civil dates lead back and forth`() {
  #expect(Calendar.number(year: 1970, month: 1, day: 1) == 0)
  #expect(Calendar.number(year: 2026, month: 11, day: 24) == 20_781)
  #expect(Calendar.weekday(20_781) == 1)
  for day in 0..<50_000 {
    let civil = Calendar.civil(day)
    #expect(Calendar.number(year: civil.year, month: civil.month, day: civil.day) == day)
  }
  let leap = Calendar.civil(Calendar.number(year: 2028, month: 2, day: 28) + 1)
  #expect(leap.month == 2 && leap.day == 29)
}

@Test func `the day in Vietnam begins at five in the afternoon of Greenwich`() {
  #expect(Calendar.day(ofMinute: 16 * 60 + 59) == 0)
  #expect(Calendar.day(ofMinute: 17 * 60) == 1)
  #expect(Calendar.minute(ofDay: 1, clock: 0) == 17 * 60)
}

@Test func `fields are written as COPY reads them`() {
  var lines = Lines()
  lines.field(Text("a\tb\\c\nd"))
  lines.null()
  lines.field(-120)
  lines.field(0)
  lines.field(minute: Calendar.minute(ofDay: 20_781, clock: 485))
  lines.field(days: 20_781, nil)
  lines.end()
  #expect(
    String(decoding: lines.bytes, as: UTF8.self)
      == "a\\tb\\\\c\\nd\t\\N\t-120\t0\t2026-11-24 01:05Z\t[2026-11-24,)\n")
}

@Test func `an id is a UUIDv7 of its minute and ends in a letter`() {
  for number in 0..<500 {
    let id = Seed(number: 9).id(.request, number, minute: 29_925_135)
    #expect(id.high >> 16 == UInt64(29_925_135 * 60_000 + number))
    #expect(id.high >> 12 & 15 == 7 && id.low >> 62 == 2)
    #expect(id.low & 15 >= 10)
  }
}

@Test func `a ledger keeps minutes and half days apart`() {
  var ledger = Ledger(ambassadors: 2, from: 20_781, through: 20_800)
  ledger.take(1, day: 20_786, part: 2)
  ledger.promise(1, day: 20_786, minutes: 45)
  ledger.promise(1, day: 20_781, minutes: 30)
  #expect(ledger.isTaken(1, day: 20_786, part: 2))
  #expect(!ledger.isTaken(1, day: 20_786, part: 1) && !ledger.isTaken(1, day: 20_793, part: 2))
  // Tuesday the 24th and Sunday the 29th are of one week, Monday the 30th is not.
  #expect(ledger.minutes(1, on: 20_783) == 75 && ledger.minutes(1, on: 20_787) == 0)
  #expect(ledger.minutes(0, on: 20_781) == 0 && ledger.minutes(1, week: 0) == 75)
}
