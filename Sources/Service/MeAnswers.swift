internal import API
internal import Store

/// Answers about whoever asks.
enum MeAnswers {
  static func answer(_ call: MeCall, _ request: Request) -> Step {
    switch call {
    case .show: .ask(Ask(.showMe, [request.token]) { request.readAnswer($0) })
    }
  }
}
