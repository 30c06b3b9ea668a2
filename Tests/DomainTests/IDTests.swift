import Domain
import FoundationEssentials
import Testing

private enum Anything {}

@Test func `an id carries its time, version 7 and variant 2`() {
  let id = ID<Anything>(milliseconds: 0x0123_4567_89AB, random: (.max, .max))
  #expect(id.description == "01234567-89ab-7fff-bfff-ffffffffffff")
  let zero = ID<Anything>(milliseconds: 0, random: (0, 0))
  #expect(zero.description == "00000000-0000-7000-8000-000000000000")
}

@Test func `ids made later sort later`() {
  let early = ID<Anything>(milliseconds: 1_700_000_000_000, random: (.max, .max))
  let late = ID<Anything>(milliseconds: 1_700_000_000_001, random: (0, 0))
  #expect(early.description < late.description)
}

@Test(arguments: [
  "", "0", "01234567-89ab-7fff-bfff-fffffffffff", "g1234567-89ab-7fff-bfff-ffffffffffff",
  "+1234567-89ab-7fff-bfff-ffffffffffff", " 1234567-89ab-7fff-bfff-ffffffffffff",
  "0x234567-89ab-7fff-bfff-ffffffffffff", "012345678-9ab-7fff-bfff-ffffffffffff",
  "01234567-89ab-7fff-bffff-fffffffffff", "01234567–89ab-7fff-bfff-ffffffffff",
])
func `text that is no id is refused`(text: String) {
  #expect(ID<Anything>(text) == nil)
}

@Test func `an id survives its text in either case`() throws {
  let id = ID<Anything>(milliseconds: 1_764_000_000_123, random: (5, 7))
  #expect(try #require(ID<Anything>(id.description.uppercased())) == id)
}
