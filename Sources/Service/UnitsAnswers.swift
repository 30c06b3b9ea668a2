internal import API
internal import Domain
internal import Store

/// Answers about administrative units, all of them public.
enum UnitsAnswers {
  static func answer(_ call: UnitsCall, _ request: Request) -> Step {
    switch call {
    case .search(let text, let kind, let page):
      let parameters = [text, kind?.rawValue, String(page.limit), page.after]
      return .ask(Ask(.searchUnits, parameters) { request.readAnswer($0, .reference) })
    case .list(let kind, let page):
      let parameters = [kind.rawValue, String(page.limit), page.after]
      return .ask(Ask(.listUnits, parameters) { request.readAnswer($0, .reference) })
    case .show(let code, let day):
      return .ask(
        Ask(.showUnit, [code, day?.description]) { request.readAnswer($0, .reference) })
    }
  }
}
