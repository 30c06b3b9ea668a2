/// The operations of an ambassador on their own work; a task is an assignment by its short number.
public enum TasksCall: Sendable, Equatable {
  /// Own live assignments, by day; offers count as seen from then on.
  case list
  /// One task, with how to reach the asker once it is accepted.
  case show(number: Int)

  static let routes = [
    Route("GET", "/v1/tasks", "listTasks") { _, _ in .tasks(.list) },
    Route("GET", "/v1/tasks/{number}", "showTask") { (parameters, _) throws(Fault) in
      guard let number = Int(parameters.segment("number")), (1...1_000_000_000).contains(number)
      else { throw Fault(.notFound) }
      return .tasks(.show(number: number))
    },
  ]
}

extension TasksCall {
  var outgoing: Outgoing {
    switch self {
    case .list: Outgoing("GET", "/v1/tasks")
    case .show(let number): Outgoing("GET", "/v1/tasks/\(number)")
    }
  }
}
