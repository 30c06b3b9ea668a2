import BrowserSupport
import Map
import Testing

/// The map page as served to one browser: the real assets and policy over canned API answers.
struct Site {
  let server: CannedServer
  let browser: Browser
  let page: Page

  /// The answers that a test sets apart; the rest is the real files and the province's API.
  typealias Answers = @Sendable (CannedRequest) -> CannedAnswer?

  /// Opens the page and waits until nothing of it is loading any more.
  init(
    width: Int = 1280, height: Int = 800, address: String = "",
    answers: @escaping Answers = { _ in nil }
  ) throws {
    let assets = try Assets(
      leafletFolder: Assets.debianLeafletFolder, outlines: Province.outlines)
    server = try CannedServer { request in
      if let answer = answers(request) { return answer }
      return assets.asset(request.path).map(CannedAnswer.init) ?? Province.answer(to: request)
    }
    browser = try Browser()
    page = try browser.newPage(width: width, height: height)
    try page.open(server.url + "/" + address)
    try page.wait("'ready' in document.body.dataset")
  }

  /// The text of the first element that `selector` names, its white space made single spaces.
  func text(_ selector: String) throws -> String {
    try page.evaluate(
      "document.querySelector('\(selector)').innerText.replace(/\\s+/g, ' ').trim()")
  }

  /// The texts of all elements that `selector` names.
  func texts(_ selector: String) throws -> [String] {
    try page.evaluate(
      """
      [...document.querySelectorAll('\(selector)')]
        .map((node) => node.innerText.replace(/\\s+/g, ' ').trim())
      """)
  }
}

extension CannedAnswer {
  init(_ asset: Asset) {
    self.init(
      headers: [
        ("Content-Type", asset.contentType), ("ETag", asset.etag),
        ("Cache-Control", asset.cacheControl),
        ("Content-Security-Policy", Assets.contentSecurityPolicy),
        ("X-Content-Type-Options", "nosniff"),
      ], body: asset.bytes)
  }

  static func json(_ value: JSON, status: Int = 200) -> CannedAnswer {
    CannedAnswer(
      status: status, headers: [("Content-Type", "application/json")], body: encoded(value))
  }

  /// A refusal as the service words it (RFC 9457); the page reads its status only.
  static func refusal(_ status: Int) -> CannedAnswer {
    CannedAnswer(
      status: status, headers: [("Content-Type", "application/problem+json")],
      body: encoded(["title": "Không được.", "status": .number(Double(status))]))
  }
}

extension Province {
  /// What the API of this province says.
  static func answer(to request: CannedRequest) -> CannedAnswer {
    let parts = request.path.split(separator: "/")
    switch (request.path, parts.count) {
    case ("/v1/coverage", _): return .json(coverage())
    case ("/v1/units", _): return .json(["units": .array(search(request.query)), "next": nil])
    case (_, 3) where request.path.hasPrefix("/v1/units/"): return unitAnswer(String(parts[2]))
    default: return .refusal(404)
    }
  }

  private static func search(_ query: String) -> [JSON] {
    let former: JSON = [
      "code": "13285", "kind": "former_commune", "full_name": "Phường Quang Trung",
      "within": "Thành phố Phủ Lý, tỉnh Hà Nam (cũ)",
    ]
    let merged: JSON = [
      "code": "14464", "kind": "former_commune", "full_name": "Xã Gia Vượng",
      "within": "Huyện Gia Viễn, tỉnh Ninh Bình (cũ)",
    ]
    if query.contains("q=quang+trung&") {
      return [found(1, match: former, choose: true), found(2, match: former, choose: true)]
    }
    if query.contains("q=gia+vuong&") { return [found(0, match: merged)] }
    if query.contains("q=dong+thinh&") { return [found(3)] }
    if query.contains("q=") { return [] }
    return (0..<count).map { found($0) }
  }

  private static func unitAnswer(_ code: String) -> CannedAnswer {
    guard let number = Int(code), (0..<count).contains(number - 37_000) else {
      return .refusal(404)
    }
    let index = number - 37_000
    guard case .object(let fields) = found(index) else { return .refusal(404) }
    let rest: [String: JSON] = [
      "predecessors": [
        predecessor("14461", "Xã Gia Phú", whole: true),
        predecessor("14462", "Xã Gia Sơn", whole: false),
      ],
      "successors": [],
      "neighbours": [
        ["code": .string(Self.code(index + 1)), "full_name": .string(fullName(index + 1))]
      ],
      "figures": [],
    ]
    return .json(.object(fields.merging(rest) { $1 }))
  }

  private static func predecessor(_ code: String, _ fullName: String, whole: Bool) -> JSON {
    [
      "code": .string(code), "kind": "former_commune", "full_name": .string(fullName),
      "within": "Huyện Gia Viễn", "whole": .bool(whole), "effective_on": "2025-07-01",
      "decree": "Nghị quyết 1674/NQ-UBTVQH15",
    ]
  }
}
