import Domain
import Testing

@Test(arguments: [
  ("1970-01-01T00:00:00Z", 0), ("2026-11-24T08:30:00Z", 1_795_509_000_000),
  ("2026-11-24T15:30:00+07:00", 1_795_509_000_000),
  ("2026-11-24T08:30:00.5Z", 1_795_509_000_500),
  ("2026-11-24T08:30:00.123999Z", 1_795_509_000_123),
  ("2024-02-29T23:59:59Z", 1_709_251_199_000), ("1969-12-31T23:59:59Z", -1000),
  ("1900-03-01T00:00:00Z", -2_203_891_200_000), ("2000-02-29T12:00:00-01:30", 951_831_000_000),
])
func `a moment is read to the millisecond`(text: String, milliseconds: Int64) {
  #expect(Instant(text)?.milliseconds == milliseconds)
}

@Test(arguments: [
  "", "2026-11-24", "2026-11-24T08:30Z", "2026-11-24T08:30:00", "2026-11-24 08:30:00Z",
  "2026-11-24t08:30:00z", "2026-11-24T24:00:00Z", "2026-11-24T08:60:00Z", "2026-11-24T08:30:60Z",
  "2026-02-30T08:30:00Z", "2026-11-24T08:30:00.Z", "2026-11-24T08:30:00+7:00",
  "2026-11-24T08:30:00+0700", "2026-11-24T08:30:00Zx", "1899-12-31T00:00:00Z",
])
func `what is no moment is refused`(text: String) {
  #expect(Instant(text) == nil)
}

@Test(arguments: [0, 1, -1, 86_399_999, 951_782_400_000, 1_709_251_199_000, -2_203_891_200_000])
func `a moment survives its text`(milliseconds: Int64) {
  let instant = Instant(milliseconds: milliseconds)
  #expect(Instant(instant.description) == instant)
}

@Test func `whole seconds are written without a fraction`() {
  #expect(Instant(milliseconds: 1_795_509_000_000).description == "2026-11-24T08:30:00Z")
  #expect(Instant(milliseconds: 1_795_509_000_007).description == "2026-11-24T08:30:00.007Z")
}

@Test func `days are counted from 1970`() {
  #expect(Day("1970-01-01")?.daysSince1970 == 0)
  #expect(Day("2000-03-01")?.daysSince1970 == 11_017)
  #expect(Day("1900-01-01")?.daysSince1970 == -25_567)
  #expect(Day("2100-12-31")?.daysSince1970 == 47_846)
}
