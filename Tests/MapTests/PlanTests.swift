import BrowserSupport
import Testing

extension PageTests {
  /// The plan behind a commune: what was proved of it, who comes and why nobody does.
  @Suite struct PlanTests {
    private static func run(optimal: Bool) -> JSON {
      [
        "id": "0199", "state": "applied", "scope": ["37000"], "finished_at": "2026-11-24T03:00:00Z",
        "counts": ["served": 3_250, "unserved": 12],
        "certificate": [
          "cost": "200000", "gap": .string(optimal ? "0" : "6400"), "is_optimal": .bool(optimal),
        ], "warnings": [],
      ]
    }

    private static let unserved: JSON = [
      "help_request": ["number": 5, "service": ["name_vi": "Dùng VNeID"]],
      "ambassador": nil, "day": nil, "part_of_day": nil,
      "explanation": [
        "text_vi": "Không có ai đáp ứng đủ các quy định.",
        "rules": [["text_vi": "Xa hơn bán kính đi lại.", "ambassadors": 192]],
        "changes": [["text_vi": "Lý Thanh Bình: Tăng bán kính thêm 3693 m."]],
      ],
    ]

    private static let served: JSON = [
      "help_request": ["number": 6, "service": ["name_vi": "Kích hoạt VNeID"]],
      "ambassador": ["display_name": "Đỗ Thị Ỷ"], "day": "2026-11-28", "part_of_day": "morning",
      "explanation": ["text_vi": "Cách 1978 m đường đi."],
    ]

    private static func answers(optimal: Bool) -> Site.Answers {
      { request in
        switch request.path {
        case "/v1/help-requests": return .json(["help_requests": [], "next": nil])
        case "/v1/matching-runs":
          // The latest may have failed; it is no plan.
          let failed: JSON = ["id": "0200", "state": "failed", "scope": ["37000"]]
          return .json(["matching_runs": [failed, run(optimal: optimal)], "next": nil])
        case "/v1/matching-runs/0199/lines":
          let line = request.query.contains("served=true") ? served : unserved
          return .json(["lines": [line], "next": nil])
        default: return nil
        }
      }
    }

    @Test func `a planner reads the proof, who comes, and why nobody does`() throws {
      let site = try Site(address: "#commune=37000", answers: Self.answers(optimal: false))
      try site.signIn("abc")
      try site.page.wait("document.querySelectorAll('#plan details').length === 2")
      #expect(try site.text("#plan").contains("cách kế hoạch tốt nhất không quá 3,2%."))
      #expect(try site.text("#plan").contains("3.250 chỗ có người, 12 chỗ chưa có ai."))
      try site.page.click("#plan details[data-served=false] summary")
      try site.page.wait("document.querySelector('#plan [data-served=false] .rows > li')")
      #expect(
        try site.text("#plan [data-served=false] .rows > li")
          == "№ 5 · Dùng VNeID Không có ai đáp ứng đủ các quy định. Vướng quy định: "
          + "Xa hơn bán kính đi lại. (192 người) Một thay đổi là đủ: "
          + "Lý Thanh Bình: Tăng bán kính thêm 3693 m.")
      try site.page.click("#plan details[data-served=true] summary")
      try site.page.wait("document.querySelector('#plan [data-served=true] .rows > li')")
      #expect(
        try site.text("#plan [data-served=true] .rows > li")
          == "№ 6 · Kích hoạt VNeID Đỗ Thị Ỷ · sáng 28/11/2026 Cách 1978 m đường đi.")
      #expect(site.page.problems == [])
    }

    @Test func `an optimal plan is said to be one, another commune has none`() throws {
      let site = try Site(address: "#commune=37000", answers: Self.answers(optimal: true))
      try site.signIn("abc")
      try site.page.wait("document.querySelectorAll('#plan details').length === 2")
      #expect(try site.text("#plan").contains("không kế hoạch nào tốt hơn."))
      try site.page.click("#map path[data-code='37001']")
      try site.page.wait("document.querySelector('#plan')?.innerText.includes('Chưa có lượt')")
    }

    @Test func `those who do not plan see nothing of it`() throws {
      let site = try Site(address: "#commune=37000") { request in
        switch request.path {
        case "/v1/help-requests": .json(["help_requests": [], "next": nil])
        case "/v1/matching-runs": .refusal(403)
        default: nil
        }
      }
      try site.signIn("abc")
      try site.page.wait("document.querySelector('#rows')?.innerText.includes('Không có yêu cầu')")
      #expect(try site.text("#plan") == "")
    }
  }
}
