import Domain
import Testing

@Test(arguments: ["2026-11-24", "2000-02-29", "1900-01-01", "2100-12-31"])
func `a day survives its text`(text: String) throws {
  #expect(try #require(Day(text)).description == text)
}

@Test(arguments: [
  "", "2026-11-31", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-01-00",
  "1899-12-31",
  "2101-01-01", "2026-1-01", "24/11/2026", "2026-11-24 ", "2026-11-2४", "+026-11-24",
])
func `what is no day of the calendar is refused`(text: String) {
  #expect(Day(text) == nil)
}

@Test func `days are ordered and written as people do`() throws {
  let early = try #require(Day("2026-09-30"))
  let late = try #require(Day("2026-10-01"))
  #expect(early < late)
  #expect(late.vietnamese == "01/10/2026")
}
