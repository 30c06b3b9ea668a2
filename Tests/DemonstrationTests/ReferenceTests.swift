import Testing

@testable import Demonstration

@Test func `the real province is read whole`() throws {
  let province = try Sample.province.get()
  #expect(province.communes.count == 129 && province.unit.code == "37")
  #expect(province.communes.map(\.population).reduce(0, +) == 4_412_264)
  // 398 former communes, six of them split in two.
  #expect(province.communes.map(\.formerCommunes.count).reduce(0, +) == 404)
  #expect(province.communes.allSatisfy { $0.outline.contains($0.inside) })
  #expect(province.communes.count { $0.unit.isUrban } == 32)
  #expect(province.services.allSatisfy { !$0.skills.isEmpty })
  #expect(province.priorityClasses == ["urgent", "deadline", "home_visit", "ordinary"])
}

@Test func `quoted fields keep commas, quotes and line ends`() throws {
  let csv = try CSV(name: "x", text: "a,b\n\"1,\n2\",\"say \"\"no\"\"\"\n,\"\"\n")
  #expect(try csv.columns("b", "a") == [["say \"no\"", "1,\n2"], ["", ""]])
}

@Test func `a line that is too short or a column that lacks is named`() {
  #expect(throws: ProvinceError.malformed(file: "x", line: 3)) {
    try CSV(name: "x", text: "a,b\n1,2\n3\n")
  }
  #expect(throws: ProvinceError.malformed(file: "x", line: 1)) {
    try CSV(name: "x", text: "a,b\n").columns("c")
  }
}

@Test func `a polygon with a hole and steps back is read from TWKB`() {
  // Five decimals; a closed square of 40 and an open one of 10 in it, in the specification's
  // zigzag.
  let shell = "05" + "0000" + "5000" + "0050" + "4f00" + "004f"
  let hole = "04" + "1414" + "1400" + "0014" + "1300"
  let rings = TWKBReader.rings(hex: "a30002" + shell + hole)
  #expect(rings?.map(\.count) == [5, 4])
  #expect(rings?[0][2] == Place(lon: 40, lat: 40))
  #expect(rings?[1][0] == Place(lon: 10, lat: 10))
  let outline = Outline(rings: rings ?? [])
  #expect(outline.contains(Place(lon: 5, lat: 5)))
  #expect(!outline.contains(Place(lon: 15, lat: 15)))
}

@Test(arguments: ["", "a3", "zz", "6300020400", "a60002", "a300010400", "a30001ff"])
func `bytes that are no such outline are refused`(hex: String) {
  #expect(TWKBReader.rings(hex: hex) == nil)
}

@Test func `a missing outline says which commune`() {
  #expect(throws: ProvinceError.outline(code: "13285")) {
    try Province(reference: { name throws(ProvinceError) in
      try name == "outline" ? "code,twkb\n" : Sample.text(name)
    })
  }
}
