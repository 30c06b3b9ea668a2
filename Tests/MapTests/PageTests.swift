import BrowserSupport
import Testing

/// The page in a real browser.
///
/// One at a time: a browser alone fills two cores.
@Suite(.serialized, .timeLimit(.minutes(3)))
struct PageTests {
  @Test func `the page draws every commune and keeps its own policy`() throws {
    let site = try Site()
    #expect(
      try site.page.evaluate("document.querySelectorAll('#map path[data-code]').length") == 129)
    #expect(
      try site.page.evaluate(
        "new Set([...document.querySelectorAll('#map path')].map((p) => p.getAttribute('d'))).size")
        == 129)
    #expect(try site.text("header").contains("Tỉnh Ninh Bình · số liệu lúc 10:00 ngày 24/11/2026"))
    #expect(try site.text("footer").hasPrefix("Ranh giới: nguồn thử · Bản đồ tham khảo."))
    #expect(try site.text("#demonstration").contains("hư cấu"))
    #expect(try site.text("#legend .total").hasPrefix("Toàn tỉnh: 123.456"))
    #expect(site.page.problems == [])
    #expect(site.page.requests.count > 15)
    #expect(site.page.requests.allSatisfy { $0.hasPrefix(site.server.url + "/") })
  }

  @Test func `a real cell shows no banner of a demonstration`() throws {
    let site = try Site { request in
      request.path == "/v1/coverage" ? .json(Province.coverage(kind: "real")) : nil
    }
    #expect(try site.page.evaluate("document.querySelector('#demonstration').hidden"))
  }

  @Test func `what breaks the policy is noticed`() throws {
    let server = try CannedServer { _ in
      CannedAnswer(
        headers: [
          ("Content-Type", "text/html"), ("Content-Security-Policy", "default-src 'none'"),
        ],
        body: Array("<p style='color: red'>x</p><script>1</script>".utf8))
    }
    let page = try Browser().newPage()
    try page.open(server.url)
    #expect(page.problems.count { $0.contains("Content Security Policy") } >= 2)
  }

  @Test func `a click on a shape shows its commune, and neighbours lead on`() throws {
    let site = try Site()
    try site.page.click("#map path[data-code='37000']")
    try site.page.wait("document.querySelector('#details .place a')")
    #expect(try site.text("#details h2") == "Xã Gia Viễn")
    #expect(
      try site.texts("#details summary") == ["Yêu cầu đang mở 1.234", "Tỷ lệ được giúp 12,5%"])
    let definition = try site.text("#details [open] dl")
    #expect(definition.contains("Đếm Yêu cầu hỗ trợ chưa đóng"))
    #expect(definition.contains("Nguồn Sổ của hệ thống"))
    #expect(definition.contains("Thời điểm 10:00 ngày 24/11/2026"))
    let place = try site.text("#details .place")
    #expect(place.contains("Dân số 8.000 người"))
    #expect(
      place.contains("Gộp từ Xã Gia Phú, Xã Gia Sơn (một phần) từ 01/07/2025, Nghị quyết 1674"))
    #expect(try site.page.evaluate("location.hash") == "#indicator=requests_open&commune=37000")

    try site.page.click("#details .place a")
    try site.page.wait("document.querySelector('#details h2').innerText === 'Phường Phủ Lý'")
    try site.page.wait("(history.back(), true)")
    try site.page.wait("document.querySelector('#details h2')?.innerText === 'Xã Gia Viễn'")
    #expect(site.page.problems == [])
  }

  @Test func `a share shows what it is a share of`() throws {
    let site = try Site(address: "#indicator=share_served&commune=37004")
    #expect(try site.text("#details [open] summary") == "Tỷ lệ được giúp chưa rõ mẫu số")
    let definition = try site.text("#details [open] .fine")
    #expect(definition.contains("Chưa biết mẫu số"))
    #expect(definition.contains("Mẫu số Yêu cầu nhận trong 90 ngày"))
  }

  @Test func `a shared address opens what was shared, and nonsense in it does no harm`() throws {
    let shared = try Site(address: "#indicator=share_served&commune=37005&view=table")
    #expect(try shared.text("#legend h2") == "Tỷ lệ được giúp (%)")
    #expect(try shared.page.evaluate("document.querySelector('#map-view').hidden"))
    #expect(try shared.text("tr.chosen th") == "Xã <img src=x onerror=alert(1)>")
    let nonsense = try Site(address: "#indicator=%00&commune=<b>&view=tablet&token=x")
    #expect(try nonsense.page.evaluate("location.hash") == "#indicator=requests_open")
    #expect(nonsense.page.problems == [])
  }

  @Test func `a name is never read as markup`() throws {
    let site = try Site(address: "#commune=37005&view=table")
    #expect(try site.text("#details h2") == "Xã <img src=x onerror=alert(1)>")
    try site.page.click("#as-map")
    try site.page.click("#map path[data-code='37004']")
    try site.page.click("#map path[data-code='37005']")
    #expect(try site.page.evaluate("document.querySelectorAll('img').length") == 0)
    #expect(site.page.problems == [])
  }

  @Test func `the five kinds of cell differ in fill and in words`() throws {
    let site = try Site()
    let fills: [String] = try site.page.evaluate(
      """
      ["37000", "37001", "37002", "37003"].map((code) =>
        document.querySelector(`#map path[data-code="${code}"]`).getAttribute("fill"))
      """)
    #expect(
      fills == ["#fde2c8", "url(#kind-zero)", "url(#kind-few)", "url(#kind-not_collected)"])
    _ = try site.page.evaluate(
      """
      (() => {
        const select = document.querySelector("#indicator");
        select.value = "share_served";
        select.dispatchEvent(new Event("change"));
        return true;
      })()
      """, as: Bool.self)
    #expect(
      try site.page.evaluate("document.querySelector('[data-code=\"37004\"]').getAttribute('fill')")
        == "url(#kind-no_denominator)")
    let legend = try site.texts("#legend li")
    #expect(legend.count == 6 + 4)
    #expect(legend[0] == "12,5% – dưới 23% 20")
    #expect(
      legend[6...] == [
        "0: đã đếm, không có 0", "ẩn: dựa trên số nhỏ hơn 10 0", "chưa thu thập 0",
        "chưa rõ mẫu số 1",
      ])
    #expect(try site.text("#legend").contains("tối đa 6 lớp"))

    try site.page.click("#as-table")
    let cells = try site.texts("#table-view tr[data-code] td:nth-child(2)")
    let kinds = try site.page.evaluate(
      """
      [...document.querySelectorAll("td[data-kind]")]
        .map((cell) => cell.dataset.kind + " " + cell.innerText.trim())
      """, as: [String].self)
    #expect(cells.count == 129)
    #expect(
      Set(kinds).isSuperset(of: [
        "number 1.234", "zero 0", "few <10", "not_collected chưa thu thập",
        "no_denominator chưa rõ mẫu số",
      ]))
  }
}
