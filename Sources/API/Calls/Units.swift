public import Domain

/// The operations on administrative units; public, without a token.
public enum UnitsCall: Sendable, Equatable {
  /// Today's units that a text means, best first; former names lead to their successors.
  case search(text: String, kind: UnitKind?, page: Page)
  /// All units of a kind, in Vietnamese order.
  case list(kind: UnitKind, page: Page)
  /// One unit by its code, as it is today or was on a day.
  case show(code: String, on: Day?)

  static let routes = [
    Route("GET", "/v1/units", "listUnits") { (parameters, _) throws(Fault) in
      let text = try parameters.take("q", "Từ khóa dài nhất 100 ký tự.") { text in
        text.unicodeScalars.count <= 100 ? text : nil
      }
      let kind = try parameters.take("kind", UnitKind.complaint) { UnitKind(rawValue: $0) }
      let page = try parameters.takePage()
      guard let text else { return .units(.list(kind: kind ?? .commune, page: page)) }
      return .units(.search(text: text, kind: kind, page: page))
    },
    Route("GET", "/v1/units/{code}", "showUnit") { (parameters, _) throws(Fault) in
      .units(.show(code: parameters.segment("code"), on: try parameters.takeDay("on")))
    },
  ]
}

extension UnitsCall {
  var outgoing: Outgoing {
    switch self {
    case .search(let text, let kind, let page):
      Outgoing("GET", "/v1/units", query: [("q", text), ("kind", kind?.rawValue)] + page.query)
    case .list(let kind, let page):
      Outgoing("GET", "/v1/units", query: [("kind", kind.rawValue)] + page.query)
    case .show(let code, let day):
      Outgoing("GET", "/v1/units/" + Percent.encode(code), query: [("on", day?.description)])
    }
  }
}

extension UnitKind {
  static let complaint =
    "Phải là một trong: "
    + UnitKind.allCases.map(\.rawValue).joined(separator: ", ") + "."
}
