/// The operations about whoever asks.
public enum MeCall: Sendable, Equatable {
  /// Who the token stands for, with their grants of today.
  case show

  static let routes = [
    Route("GET", "/v1/me", "showMe") { _, _ in .me(.show) }
  ]
}

extension MeCall {
  var outgoing: Outgoing {
    switch self {
    case .show: Outgoing("GET", "/v1/me")
    }
  }
}
