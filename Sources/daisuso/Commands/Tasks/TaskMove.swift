internal import API
internal import Domain

/// Something that a volunteer says about a task.
struct TaskMove {
  private let number: Int
  private let isJSON: Bool
  private let delivery: Delivery
  /// The task, as far as it is known.
  let entry: TaskNumbers.Entry

  private struct Moved: Decodable {
    var assignment: AssignmentRow
    var visit: Visit?
    struct Visit: Decodable { var isLate: Bool }
  }

  /// About a task of whoever is signed in.
  init(
    _ task: TaskArgument, _ connection: ConnectionOptions, _ output: OutputOptions
  ) throws(Trouble) {
    (number, isJSON) = (task.number, output.json)
    delivery = try connection.delivery(isJSON: output.json)
    entry = try TaskNumbers().entry(number, for: delivery.client)
  }

  /// Says it, as of this moment, however late it arrives.
  ///
  /// - Parameters:
  ///   - event: What happens to the assignment.
  ///   - title: The same in words, for the op.
  ///   - done: What to say once it is done.
  /// - Throws: The refusal, or ``Trouble/kept(_:because:)`` when it waits from now on.
  func make(_ event: AssignmentMove.Event, _ title: String, done: String) throws(Trouble) {
    let client = delivery.client
    let id: ID<Assignment> = try client.id(entry.assignment)
    let op = Op(title, for: client) { stamp in
      var event = event
      if case .report(var visit) = event {
        visit.id = ID(stamp.id)
        event = .report(visit)
      }
      return .assignments(.move(id, AssignmentMove(event, at: stamp.moment)))
    }
    let answer = try delivery.send(op)
    let moved = try answer.decoded(Moved.self)
    if isJSON { return try answer.printJSON() }
    try Output.results.write(
      lines: [texts.taskNow(number, texts.assignmentState(moved.assignment.state))])
    try note(moved.visit?.isLate == true ? texts.reportedLate : done)
  }
}
