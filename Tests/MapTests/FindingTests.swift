import BrowserSupport
import Testing

extension PageTests {
  /// Search, table and keys: every commune can be reached without a pointer.
  @Suite struct FindingTests {
    @Test func `a name without accents leads to its commune by keys alone`() throws {
      let site = try Site()
      try site.focusSearch()
      try site.page.type("dong thinh")
      try site.page.wait("!document.querySelector('#found').hidden")
      #expect(try site.texts("#found [role=option]") == ["Xã Đồng Thịnh"])
      #expect(try site.attribute("aria-expanded") == "true")
      try site.page.press(.arrowDown)
      #expect(try site.attribute("aria-activedescendant") == "found-0")
      try site.page.press(.enter)
      #expect(try site.text("#details h2") == "Xã Đồng Thịnh")
      #expect(try site.attribute("aria-expanded") == "false")
      #expect(try site.text("#said").contains("Yêu cầu đang mở: chưa thu thập"))
      #expect(try site.page.evaluate("!location.href.includes('dong')"))
    }

    @Test func `a former name leads to today's commune and says so`() throws {
      let site = try Site()
      try site.focusSearch()
      try site.page.type("gia vuong")
      try site.page.wait("!document.querySelector('#found').hidden")
      #expect(
        try site.texts("#found [role=option]")
          == ["Xã Gia Viễn trước đây: Xã Gia Vượng, Huyện Gia Viễn, tỉnh Ninh Bình (cũ)"])
      try site.page.press(.enter)
      #expect(try site.text("#details h2") == "Xã Gia Viễn")
    }

    @Test func `a former unit that was split asks which part is meant`() throws {
      let site = try Site()
      try site.focusSearch()
      try site.page.type("quang trung")
      try site.page.wait("!document.querySelector('#found').hidden")
      #expect(try site.texts("#found [role=option]").count == 2)
      #expect(
        try site.text("#search-status")
          == "Phường Quang Trung, Thành phố Phủ Lý, tỉnh Hà Nam (cũ): nay chia cho 2 xã, phường; "
          + "hãy chọn một.")
      try site.page.press(.enter)
      #expect(try site.page.evaluate("document.querySelector('#details h2') === null"))
      try site.page.press(.arrowUp)
      try site.page.press(.enter)
      #expect(try site.text("#details h2") == "Phường Hà Nam")
    }

    @Test func `a name that nothing has is answered, and escape clears it`() throws {
      let site = try Site()
      try site.focusSearch()
      try site.page.type("Ở đâu?")
      try site.page.wait("document.querySelector('#search-status').innerText !== ''")
      #expect(try site.text("#search-status").hasPrefix("Không thấy “Ở đâu?”."))
      try site.page.press(.escape)
      #expect(try site.page.evaluate("document.querySelector('#search').value") == "")
    }

    @Test func `a result can be clicked`() throws {
      let site = try Site()
      try site.focusSearch()
      try site.page.type("quang trung")
      try site.page.wait("!document.querySelector('#found').hidden")
      try site.page.click("#found-0")
      #expect(try site.text("#details h2") == "Phường Phủ Lý")
    }

    @Test func `keys lead from the search to the table and to a commune`() throws {
      let site = try Site()
      try site.focusSearch()
      for _ in 0..<2 { try site.page.press(.tab) }
      try site.page.press(.enter)
      #expect(try site.page.evaluate("!document.querySelector('#table-view').hidden"))
      try site.page.press(.tab)
      try site.page.type("y yen")
      #expect(try site.texts("tbody tr th") == ["Xã Ý Yên"])
      // The scrolling region, three column heads, the name.
      for _ in 0..<5 { try site.page.press(.tab) }
      try site.page.press(.enter)
      #expect(try site.text("#details h2") == "Xã Ý Yên")
    }

    @Test func `the table sorts by numbers, what is no number last`() throws {
      let site = try Site(address: "#view=table")
      let names = "#table-view tbody th"
      #expect(
        try site.texts(names).prefix(4)
          == ["Xã <img src=x onerror=alert(1)>", "Xã Đồng Thịnh", "Xã Gia Viễn", "Phường Hà Nam"])
      try site.page.click("thead th:nth-child(2) button")
      #expect(try site.texts(names).first == "Xã Thử Nghiệm 128")
      #expect(
        try site.texts(names).suffix(3) == ["Phường Hà Nam", "Phường Phủ Lý", "Xã Đồng Thịnh"])
      try site.page.click("thead th:nth-child(2) button")
      #expect(
        try site.texts(names).prefix(3) == ["Phường Phủ Lý", "Phường Hà Nam", "Xã Gia Viễn"])
      #expect(try site.texts(names).last == "Xã Đồng Thịnh")
      #expect(
        try site.page.evaluate(
          "document.querySelector('thead th:nth-child(2)').getAttribute('aria-sort')")
          == "ascending")
    }

    @Test(arguments: ["", "#commune=37000", "#commune=37003&view=table"])
    func `a phone of 360 by 740 scrolls one way only`(address: String) throws {
      let site = try Site(width: 360, height: 740, address: address)
      #expect(try site.page.evaluate("document.documentElement.scrollWidth") == 360)
      #expect(
        try site.page.evaluate(
          "document.querySelector('#map-view, #table-view').getBoundingClientRect().top < 500"))
    }
  }
}

extension Site {
  func focusSearch() throws {
    try page.click("#search")
  }

  func attribute(_ name: String) throws -> String {
    try page.evaluate("document.querySelector('#search').getAttribute('\(name)')")
  }
}
