internal import API
internal import ArgumentParser
internal import Domain

/// `daisuso tasks`: a volunteer's own offers and work, by day.
struct Tasks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tasks", abstract: texts.tasksAbstract, discussion: texts.tasksDiscussion)

  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let client = try connection.workingClient(isJSON: output.json)
    let answer = try client.answer(to: .tasks(.list))
    let list = try answer.decoded(TaskList.self)
    try TaskNumbers().remember(list.tasks.map(\.assignment), for: client)
    if output.json { return try answer.printJSON() }
    try list.show()
  }
}

/// `daisuso task N`.
struct ShowTask: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "task", abstract: texts.taskAbstract, discussion: texts.taskDiscussion)

  @OptionGroup var task: TaskArgument
  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let client = try connection.workingClient(isJSON: output.json)
    let answer = try client.answer(to: .tasks(.show(number: task.number)))
    let facts = try answer.decoded(TaskFacts.self)
    try TaskNumbers().remember([facts.assignment], for: client)
    if output.json { return try answer.printJSON() }
    try facts.details.show()
    if facts.contact != nil { try note(texts.neverAsk) }
  }
}

/// Which task is meant.
struct TaskArgument: ParsableArguments {
  @Argument(help: ArgumentHelp(texts.taskNumberHelp, valueName: texts.taskNumberValue))
  var number: Int

  func validate() throws {
    guard (1...1_000_000_000).contains(number) else {
      throw ValidationError(texts.taskNumberComplaint)
    }
  }
}

extension TaskList {
  /// Shows the tasks: a heading a day on a terminal, else a line a task with its day in front.
  func show() throws(Trouble) {
    let screen = Output.results.screen
    guard screen.isTerminal else {
      let columns = TaskRow.plainColumns
      return try Output.results.write(lines: tasks.map { plainLine($0, columns) })
    }
    guard !tasks.isEmpty else { return try note(texts.noTasks) }
    let table = Table(columns: TaskRow.columns, rows: tasks).layout(width: screen.width)
    var lines = table.lines.first.map { [screen.bold($0)] } ?? []
    var day: String?
    for (task, line) in zip(tasks, table.lines.dropFirst()) {
      if task.assignment.day != day {
        day = task.assignment.day
        let heading = VietnameseFormat.weekdayAndDay(task.assignment.day)
        lines.append(screen.bold(heading.clipped(to: screen.width)))
      }
      lines.append(line)
    }
    try Output.results.write(lines: lines)
    if !table.hidden.isEmpty { try note(texts.hiddenTaskColumns(table.hidden)) }
    try note(texts.tasksHint)
  }
}
