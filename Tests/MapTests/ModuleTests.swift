import BrowserSupport
import Testing

extension PageTests {
  /// The modules of the page that compute, asked directly.
  @Suite struct ModuleTests {
    /// Shapes in hexadecimal as PostGIS 3.3.2 wrote them (`ST_AsTWKB`), and what they were made of.
    static let shapes: [(name: String, twkb: String, polygons: String)] = [
      (
        "a hole",
        "a3000205e0dc8c0ac0caf601c0b8020000c0b802bfb8020000bfb80204904e904ea09c01008f4ea09c018f4e9f"
          + "9c01",
        """
        [[[[105.9,20.2],[106.1,20.2],[106.1,20.4],[105.9,20.4],[105.9,20.2]],\
        [[105.95,20.25],[106.05,20.25],[106,20.35],[105.95,20.25]]]]
        """
      ),
      (
        "a hole, with size and box",
        "a3033be0dc8c0ac0b802c0caf601c0b8020205e0dc8c0ac0caf601c0b8020000c0b802bfb8020000bfb8020490"
          + "4e904ea09c01008f4ea09c018f4e9f9c01",
        """
        [[[[105.9,20.2],[106.1,20.2],[106.1,20.4],[105.9,20.4],[105.9,20.2]],\
        [[105.95,20.25],[106.05,20.25],[106,20.35],[105.95,20.25]]]]
        """
      ),
      (
        "two parts, one with a hole, west and south of zero",
        "a600020104e0dc8c0ac0caf601c0b8020000c0b802bfb802bfb8020204ffa8e910cfbb8c05d0860300cf8603d0"
          + "860300cf860304a01fa01f807d00ff7c807d00ff7c",
        """
        [[[[105.9,20.2],[106.1,20.2],[106.1,20.4],[105.9,20.2]]],\
        [[[-70.5,-33.25],[-70.25,-33.25],[-70.5,-33],[-70.5,-33.25]],\
        [[-70.48,-33.23],[-70.4,-33.23],[-70.48,-33.15],[-70.48,-33.23]]]]
        """
      ),
      (
        "parts with ids, size and box",
        "06071c003c003c020ed8040104000012000012111101042828140000141313",
        "[[[[0,0],[9,0],[9,9],[0,0]]],[[[20,20],[30,20],[30,30],[20,20]]]]"
      ),
      (
        "a third dimension", "23090914141414e8070001041414e807140000001400131300",
        "[[[[1,1],[2,1],[2,2],[1,1]]]]"
      ),
      ("nothing", "a310", "[]"),
      (
        "hundreds", "330001041428500000504f4f",
        "[[[[1000,2000],[5000,2000],[5000,6000],[1000,2000]]]]"
      ),
      (
        "steps of more than 32 bits",
        "e3000104fdbfa8ca9a3a00fcffd094b57400fdbfa8ca9a3afebfa8ca9a3afdbfa8ca9a3afdbfa8ca9a3a",
        """
        [[[[-99999.9999999,0],[99999.9999999,0],[0,99999.9999999],[-99999.9999999,0]]]]
        """
      ),
    ]

    @Test func `outlines are read as PostGIS writes them`() throws {
      let site = try Site()
      for shape in Self.shapes {
        #expect(try site.decode(shape.twkb) == shape.polygons, "\(shape.name)")
      }
    }

    @Test func `a broken or foreign outline is refused`() throws {
      let site = try Site()
      // Cut off in four places; a Point; a type there is none of.
      for twkb in ["a3", "a30002", "a3000205e0dc8c0ac0caf601c0", "a31b", "010002", "8180"] {
        #expect(throws: BrowserError.self, "\(twkb)") { try site.decode(twkb) }
      }
    }

    /// Numbers, and the lower edges of the classes above the first.
    static let edges: [(numbers: String, edges: String)] = [
      // Equal counts: 3 numbers a class.
      ("Array.from({ length: 18 }, (_, i) => 10 + i)", "[13,16,19,22,25]"),
      // Rounded down to two digits where that keeps the classes apart, else to more.
      ("[1011, 2022, 3033, 4044, 5055, 6066]", "[2000,3000,4000,5000,6000]"),
      ("[0.511, 1.03, 33.33, 58, 87.64, 99.98]", "[1,33,58,87,99]"),
      ("[1001, 1002, 1003, 1004, 1005, 1006]", "[1002,1003,1004,1005,1006]"),
      ("[100001, 100002, 100003]", "[100002,100003]"),
      // Fewer classes than six when there are fewer numbers; zeros stand apart.
      ("[0, 0, 10, 20]", "[20]"), ("[7, 7, 7]", "[]"), ("[]", "[]"), ("[0]", "[]"),
    ]

    @Test func `class edges cut equal counts at rounded numbers`() throws {
      let site = try Site()
      for (numbers, edges) in Self.edges {
        let found: String = try site.page.evaluate(
          """
          import("/map/classes.js").then(({ classEdges, classesOf }) => {
            const numbers = \(numbers);
            const counts = classesOf(numbers).map(({ count }) => count);
            const counted = counts.reduce((sum, count) => sum + count, 0);
            if (counts.includes(0)) throw new Error("empty class");
            if (counted !== numbers.filter((n) => n !== 0).length) throw new Error("lost some");
            return JSON.stringify(classEdges(numbers));
          })
          """)
        #expect(found == edges, "\(numbers)")
      }
    }

    @Test func `numbers and days are written the Vietnamese way on Vietnam's clock`() throws {
      let site = try Site()
      let words: [String] = try site.page.evaluate(
        """
        import("/map/format.js").then(({ formatNumber, formatInstant, formatDay, fold }) => [
          formatNumber(1234567, "count"), formatNumber(1234.56, "km2"),
          formatNumber(99.96, "percent"),
          formatInstant("2026-11-23T17:00:00Z"), formatDay("2026-11-24"), fold(" ĐỒNG Thịnh "),
        ])
        """)
      #expect(
        words == [
          "1.234.567", "1.234,6", "100%", "00:00 ngày 24/11/2026", "24/11/2026", "dong thinh",
        ])
    }
  }
}

extension Site {
  func decode(_ hexadecimal: String) throws(BrowserError) -> String {
    try page.evaluate(
      """
      import("/map/outlines.js").then(({ decodeTwkb }) => {
        const pairs = "\(hexadecimal)".match(/../g);
        return JSON.stringify(decodeTwkb(Uint8Array.from(pairs, (pair) => parseInt(pair, 16))));
      })
      """)
  }
}
