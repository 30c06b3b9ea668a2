internal import API
internal import FoundationEssentials

/// Which assignment each task number means, as far as it was seen: writes need no network to be decided.
///
/// Numbers, ids and planned minutes alone, of one person on one server: `daisuso/tasks.json` in the folder for state.
struct TaskNumbers {
  private let file: PrivateFile

  /// What is remembered of a task.
  struct Entry: Codable, Equatable {
    /// The assignment's id.
    var assignment: String
    /// How long the work should take.
    var minutes: Int

    init(_ row: AssignmentRow) {
      (assignment, minutes) = (row.id, row.minutes)
    }
  }

  private struct Book: Codable {
    var server: String
    var sender: String
    var tasks: [String: Entry] = [:]
  }

  /// The place that the environment says.
  init(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(Trouble) {
    let folder = try UserFolders(environment: environment).state
    file = PrivateFile(path: folder + "/tasks.json", limit: 1 << 20)
  }

  /// Adds what was seen; another person's or server's numbers go.
  func remember(_ seen: [AssignmentRow], for client: Client) throws(Trouble) {
    var book = book(for: client)
    let before = book.tasks
    for row in seen { book.tasks[String(row.taskNumber)] = Entry(row) }
    guard book.tasks != before, let bytes = try? JSONEncoder().encode(book) else { return }
    try file.write(Array(bytes))
  }

  /// What task `number` means: as remembered, else as the server says.
  func entry(_ number: Int, for client: Client) throws(Trouble) -> Entry {
    if let entry = book(for: client).tasks[String(number)] { return entry }
    let answer = try client.answer(to: .tasks(.show(number: number)))
    let facts = try answer.decoded(TaskFacts.self)
    try remember([facts.assignment], for: client)
    return Entry(facts.assignment)
  }

  /// What is remembered for the client; a file that is unreadable is as good as none, since the server
  /// knows it all.
  private func book(for client: Client) -> Book {
    let (server, sender) = (client.server.description, client.sender ?? "")
    if let bytes = (try? file.read()) ?? nil,
      let book = try? JSONDecoder().decode(Book.self, from: Data(bytes)),
      book.server == server, book.sender == sender
    {
      return book
    }
    return Book(server: server, sender: sender)
  }
}
