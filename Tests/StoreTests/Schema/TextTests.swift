import Foundation
import Store
import TestSupport
import Testing

/// `folded` finds, `toned` ranks, `local_day` says which day it is here.
@Suite(.sharedDatabase()) struct TextTests {
  /// Every letter of Vietnamese with a mark, by the letter without.
  private static let letters: [(plain: String, marked: String)] = [
    ("a", "àáảãạăằắẳẵặâầấẩẫậ"), ("e", "èéẻẽẹêềếểễệ"), ("i", "ìíỉĩị"), ("o", "òóỏõọôồốổỗộơờớởỡợ"),
    ("u", "ùúủũụưừứửữự"), ("y", "ỳýỷỹỵ"), ("d", "đ"),
  ]

  private func values(_ function: String, _ texts: [String]) throws -> [String] {
    // One text a row: nothing needs escaping.
    let places = texts.indices.map { "(\($0), $\($0 + 1))" }.joined(separator: ", ")
    return try FreshDatabase.current.run(
      "select \(function)(text) from (values \(places)) as t (place, text) order by place", texts
    ).compactMap { $0[0] }
  }

  @Test(arguments: letters) func `every letter is found without its marks`(
    plain: String, marked: String
  ) throws {
    let letters = (marked + marked.uppercased()).map { String($0) }
    let written = letters.map(\.precomposedStringWithCanonicalMapping)
    let typed = letters.map(\.decomposedStringWithCanonicalMapping)
    #expect(!zip(written, typed).contains { $0.utf8.elementsEqual($1.utf8) && plain != "d" })
    let all = [String](repeating: plain, count: letters.count)
    #expect(try values("folded", written) == all)
    #expect(try values("folded", typed) == all)
  }

  @Test func `ranking tells all letters apart, in either form and either case`() throws {
    let letters = Self.letters.flatMap { $0.marked.map { String($0) } + [$0.plain] }
    #expect(letters.count == 67 + 7)
    let written = try values("toned", letters.map(\.precomposedStringWithCanonicalMapping))
    #expect(Set(written.map { Array($0.utf8) }).count == letters.count)
    let typed = letters.map { $0.uppercased().decomposedStringWithCanonicalMapping }
    #expect(try values("toned", typed) == written)
  }

  @Test(arguments: [
    ("hòa", "hoà"), ("Hòa Lư", "Hoà Lư"), ("thủy", "thuỷ"), ("KHOẺ", "khỏe"), ("tuý", "túy"),
    ("xoè", "xòe"), ("Lý", "Lí"), ("Mỹ", "Mĩ"), ("quý", "quí"), ("Kỳ Sơn", "Kì Sơn"),
    ("Ðông", "Đông"), ("Ɖông", "đông"), ("  Gia –  Vân ", "gia vân"), ("Xóm 5.", "xóm 5"),
  ])
  func `two ways to write a name rank alike and are found alike`(
    one: String, other: String
  ) throws {
    for function in ["toned", "folded"] {
      let pair = try values(function, [one, other])
      #expect(pair.count == 2 && pair[0].utf8.elementsEqual(pair[1].utf8))
    }
  }

  @Test(arguments: [
    ("dương", "đường"), ("Thanh", "Thành"), ("ma", "mạ"), ("mả", "mã"), ("hòa", "hóa"),
    ("Lý", "Ly"), ("sơn", "son"),
  ])
  func `names that tones tell apart are found alike and rank apart`(
    one: String, other: String
  ) throws {
    let found = try values("folded", [one, other])
    #expect(found[0] == found[1])
    let ranked = try values("toned", [one, other])
    #expect(ranked[0] != ranked[1])
  }

  @Test(arguments: [
    ("Nguyễn Văn Lý", "nguyen van li"), ("Đường Ð Ɖ hoà", "duong d d hoa"),
    ("Mỹ Quý; Quỳnh  Duy-Tây Ý Yên", "mi qui quinh duy tay y yen"), ("Thúy máy", "thuy may"),
    ("  Ớt É ß ø Å", "ot e a"), ("Kỳ", "ki"), ("Giá", "gia"), ("'; drop table", "drop table"),
    ("100 %", "100"), ("🙂", ""), ("", ""), ("Thôn\u{A0}9", "thon 9"), ("ﷺ", ""),
  ])
  func `the key is letters, digits and single spaces`(text: String, key: String) throws {
    #expect(try values("folded", [text]) == [key])
  }

  @Test func `folding twice is folding once`() throws {
    let texts = ["Mỹ Quý Quỳnh", "Lý", "yy Quyy", "Ý Yên", "Đ'ỹ", "ky-y"]
    let once = try values("folded", texts)
    #expect(try values("folded", once) == once)
  }

  @Test func `an unfinished name begins its own tone only`() throws {
    let rows = try FreshDatabase.current.run(
      """
      select starts_with(toned('Thành'), toned('Thà'))::text,
        starts_with(toned('Thành'), toned('Thanh'))::text
      """)
    #expect(rows == [["true", "false"]])
  }

  @Test func `a day begins at midnight in Vietnam`() throws {
    let rows = try FreshDatabase.current.run(
      """
      select local_day('2026-11-24 16:59:59.999999Z')::text, local_day('2026-11-24 17:00Z')::text,
        local_day('2026-06-30 17:00Z')::text
      """)
    #expect(rows == [["2026-11-24", "2026-11-25", "2026-07-01"]])
  }
}
