import Testing

@testable import Matching

/// Faults as people meet them: at a place that is in their file, in whole sentences.
@Suite struct FaultTests {
  private func fault(_ change: (inout Problem.Builder) -> Void) -> (String, InputFault)? {
    var rows = emptyWorld()
    rows.volunteers = [volunteer("Nguyễn Thị Hòa"), volunteer("Trần Văn Ước")]
    for index in rows.volunteers.indices { rows.volunteers[index].languages = [] }
    rows.requests = [request("Cụ Ỷ")]
    change(&rows)
    do {
      _ = try rows.build()
      return nil
    } catch .input(let pointer, let fault) {
      return (pointer, fault)
    } catch { return nil }
  }

  @Test func `one language too many is blamed on whoever brings it`() throws {
    let many = (0..<64).map { "ngôn ngữ \($0)" }
    #expect(fault { $0.volunteers[0].languages = many } == nil)
    let second = try #require(
      fault {
        $0.volunteers[0].languages = Array(many.dropLast())
        $0.volunteers[1].languages = ["ngôn ngữ 3", "tày", "mường"]
      })
    #expect(second == ("/volunteers/1/languages/2", .tooMany(limit: 64)))
    let wish = try #require(
      fault {
        $0.volunteers.removeLast()
        $0.volunteers[0].languages = many
        $0.requests[0].language = "mường"
      })
    #expect(wish == ("/requests/0/language", .tooMany(limit: 64)))
  }

  @Test func `swapped coordinates are blamed on the point, and guessed`() throws {
    func swapped(_ place: GeographicPoint) -> GeographicPoint {
      GeographicPoint(longitudeE6: place.latitudeE6, latitudeE6: place.longitudeE6)
    }
    let person = try #require(fault { $0.volunteers[1].place = swapped($0.volunteers[1].place) })
    #expect(person == ("/volunteers/1/point", .notOnEarth))
    #expect(person.1.vietnamese.contains("đổi chỗ"))
    #expect(try #require(fault { $0.origin = swapped($0.origin) }) == ("/origin", .notOnEarth))
  }

  @Test func `hours that end before they begin are told so`() throws {
    let text = sampleFile.replacing("\"08:00\"", with: "\"11:30\"")
    #expect(throws: MatchingError.input(pointer: "/requests/0/hours", fault: .emptyWindow)) {
      try ProblemFile.read(Array(text.utf8))
    }
  }

  @Test func `every fault has a sentence of its own, without a word of the code`() {
    let faults: [InputFault] =
      [
        .notJSON(byte: 7), .tooLong(limit: 7), .tooDeep(limit: 7), .unknownField, .missingField,
        .repeatedField, .outOfRange(lowest: 1, highest: 4), .badText, .unknownWord(allowed: ["1"]),
        .duplicate(id: "Tổ 1"), .unevenColumn(expected: 2, found: 1), .tooMany(limit: 7),
        .farFromOrigin, .notOnEarth, .emptyWindow,
      ] + ExpectedValue.allCases.map { .wrongType(expected: $0) }
      + ReferenceKind.allCases.map { .unknownReference(kind: $0, id: "Tổ 1") }
    let texts = faults.map(\.vietnamese)
    #expect(Set(texts).count == faults.count)
    #expect(Set(faults.map(\.code)).count == 17)
    for text in texts {
      #expect(text.hasSuffix(".") || text.hasSuffix("?"))
      let english = ["number", "array", "object", "string", "volunteer", "whole", "request"]
      #expect(!english.contains { text.contains($0) }, "\(text)")
    }
  }
}
