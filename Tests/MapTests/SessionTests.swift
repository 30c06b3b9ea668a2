import BrowserSupport
import Testing

extension PageTests {
  /// Signing in, refusals, and a server without coverage.
  @Suite struct SessionTests {
    static let secret = "dss_Bi-mat.0123456789"

    private static func rows(_ request: CannedRequest) -> CannedAnswer? {
      if request.path == "/v1/matching-runs" { return .json(["matching_runs": [], "next": nil]) }
      guard request.path == "/v1/help-requests" else { return nil }
      guard request.authorization == "Bearer \(secret)" else { return .refusal(401) }
      let second = request.query.contains("after=")
      return .json([
        "help_requests": [
          [
            "id": "0199", "number": second ? 1202 : 1201,
            "service": ["code": "vneid", "name_vi": "Kích hoạt VNeID"], "state": "ready",
            "priority": "urgent", "due_on": "2026-12-01",
            "village": ["code": "v1", "name": "Xóm Đoài"], "created_at": "2026-11-20T18:30:00Z",
          ]
        ],
        "next": second ? nil : "more",
      ])
    }

    @Test func `a token opens the rows behind a number and stays in memory`() throws {
      let site = try Site(address: "#commune=37000", answers: Self.rows)
      #expect(try site.text("#rows").contains("Đăng nhập để xem"))
      try site.signIn(Self.secret)
      try site.page.wait("document.querySelector('#rows li')")
      #expect(
        try site.text("#rows li")
          == "№ 1201 · Kích hoạt VNeID chờ người nhận · ưu tiên: gấp · hạn 01/12/2026 · Xóm Đoài "
          + "· nhận 21/11/2026")
      try site.page.click("#rows button")
      try site.page.wait("document.querySelectorAll('#rows li').length === 2")
      let asked = site.server.requests.filter { $0.path == "/v1/help-requests" }
      #expect(asked.first?.query == "commune=37000&state=open&limit=20")

      let kept: String = try site.page.evaluate(
        """
        JSON.stringify([location.href, document.cookie, history.state, document.body.innerHTML,
          { ...localStorage }, { ...sessionStorage }, document.querySelector("#token").value])
        """)
      #expect(!kept.contains(Self.secret))
      #expect(site.server.requests.allSatisfy { !($0.path + $0.query).contains(Self.secret) })
      // Public calls do not carry it.
      #expect(
        site.server.requests.filter { !$0.authorization.isEmpty }.allSatisfy {
          ["/v1/help-requests", "/v1/matching-runs"].contains($0.path)
        })
      #expect(site.page.problems == [])

      try site.page.click("#sign-in")
      #expect(try site.page.evaluate("document.querySelectorAll('#rows li').length") == 0)
      #expect(try site.text("#sign-in") == "Đăng nhập")
    }

    @Test(arguments: [
      (401, "Mã truy cập không đúng"), (403, "Vai trò của bạn không được xem"),
      (404, "Xã này nằm ngoài phạm vi"), (503, "Máy chủ đang bận"), (418, "Máy chủ trả lời lạ"),
    ])
    func `a refusal is one sentence that says what to do`(status: Int, words: String) throws {
      let site = try Site(address: "#commune=37000") { request in
        request.path == "/v1/help-requests" ? .refusal(status) : nil
      }
      try site.signIn("abc")
      try site.page.wait("document.querySelector('#rows .refusal')")
      #expect(try site.text("#rows .refusal").hasPrefix(words))
    }

    @Test func `what cannot be a token is refused before it is sent`() throws {
      let site = try Site(address: "#commune=37000")
      try site.signIn("mã của tôi")
      #expect(try site.page.evaluate("document.querySelector('#token-dialog').open"))
      let said: String = try site.page.evaluate(
        "document.querySelector('#token').validationMessage")
      #expect(said.hasPrefix("Mã truy cập chỉ gồm"))
      #expect(site.server.requests.allSatisfy { $0.path != "/v1/help-requests" })
    }

    @Test(arguments: [(404, "chưa có số liệu phủ"), (503, "đang bận"), (500, "Chưa đọc được")])
    func `without coverage the page says so and shows the units' facts`(
      status: Int, words: String
    ) throws {
      let site = try Site(address: "#commune=37010") { request in
        request.path == "/v1/coverage" ? .refusal(status) : nil
      }
      #expect(try site.text("#notice").contains(words))
      #expect(try site.texts("#indicator option") == ["Dân số", "Diện tích", "Mật độ"])
      #expect(
        try site.texts("#details summary") == ["Dân số 9.000", "Diện tích 12,5", "Mật độ 720"])
      #expect(try site.page.evaluate("document.querySelector('#downloads').hidden"))
      #expect(
        try site.page.evaluate(
          "document.querySelectorAll('#map path[fill^=\"#\"][data-code]').length") == 129)
    }

    @Test func `without outlines one sentence says what to do`() throws {
      let site = try Site { request in
        request.path.hasPrefix("/map/outlines-") ? .refusal(503) : nil
      }
      #expect(
        try site.text("#notice")
          == "Chưa tải được ranh giới các xã, phường: hãy kiểm tra mạng rồi thử lại. Thử lại")
    }

    @Test func `without coverage and without units the page still stands`() throws {
      let site = try Site { request in
        request.path.hasPrefix("/v1/") ? .refusal(503) : nil
      }
      #expect(try site.text("#notice").contains("thử lại"))
      #expect(
        try site.page.evaluate(
          "document.querySelectorAll('path[fill=\"url(#kind-not_collected)\"][data-code]').length")
          == 129)
      try site.page.click("#map path[data-code='37000']")
      try site.page.wait(
        "document.querySelector('#details').innerText.includes('Máy chủ đang bận')")
    }
  }
}

extension Site {
  func signIn(_ token: String) throws {
    try page.click("#sign-in")
    try page.wait("document.activeElement.id === 'token'")
    try page.type(token)
    try page.press(.enter)
  }
}
