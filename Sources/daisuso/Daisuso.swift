internal import ArgumentParser
internal import Glibc

/// The client that volunteers and team leaders type.
@main
struct Daisuso: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "daisuso", abstract: texts.abstract, discussion: texts.discussion,
    version: clientVersion,
    subcommands: [
      SignIn.self, SignOut.self, Status.self, Tasks.self, ShowTask.self, Accept.self,
      Decline.self, Start.self, Report.self, Release.self, Fail.self, Retry.self, Requests.self,
      RequestCommand.self,
      Candidates.self, Assign.self, Withdraw.self, Verify.self, Return.self, Hold.self, Resume.self,
      Close.self, Reopen.self, Contact.self,
      Match.self, Visits.self,
      Ambassadors.self, Teams.self, Households.self, ShowCoverage.self, Units.self,
    ])

  static func main() {
    // A server that hangs up must not end the process; Output sees to readers that do.
    signal(SIGPIPE, SIG_IGN)
    let arguments = Array(CommandLine.arguments.dropFirst())
    Glibc.exit(Ending(of: arguments).status.rawValue)
  }
}

/// How a run ends: everything that is thrown becomes a sentence and an exit status here.
struct Ending {
  /// What the shell is told.
  private(set) var status = ExitStatus.done
  private let isJSON: Bool

  /// Carries out the command that `arguments` say.
  init(of arguments: [String]) {
    isJSON = arguments.prefix { $0 != "--" }.contains("--json")
    do throws(Trouble) {
      try carryOut(arguments)
    } catch {
      status = error.exitStatus
      // Without standard error there is nobody left to tell; the status remains.
      try? say(texts.explanation(of: error), code: error.code)
    }
  }

  private mutating func carryOut(_ arguments: [String]) throws(Trouble) {
    do {
      var command = try Daisuso.parseAsRoot(arguments)
      try command.run()
    } catch let trouble as Trouble {
      throw trouble
    } catch let page where Daisuso.exitCode(for: page) == .success {
      let text = ParserText.help(
        Daisuso.fullMessage(for: page), width: Output.results.screen.width)
      try Output.results.write(text.last == "\n" ? text : text + "\n")
    } catch {
      status = .usage
      try say(ParserText.complaint(error), code: "usage")
    }
  }

  private func say(_ explanation: Explanation, code: String) throws(Trouble) {
    let notes = Output.notes
    guard !isJSON else {
      let report = ErrorReport(
        code: code, message: explanation.what, next: explanation.next,
        requestID: explanation.requestID, keptOp: explanation.keptOp,
        exitStatus: status.rawValue)
      return try notes.write(lines: [JSONText.line(report)])
    }
    guard !explanation.what.isEmpty else { return }
    let screen = notes.screen
    let width = screen.isTerminal ? screen.width : .max
    var lines = "\(texts.error) \(printable(explanation.what))".wrapped(to: width)
    if let first = lines.first, first.hasPrefix(texts.error) {
      lines[0] = screen.red(texts.error) + first.dropFirst(texts.error.count)
    }
    if let next = explanation.next { lines += printable(next).wrapped(to: width) }
    try notes.write(lines: lines)
  }
}

/// A trouble in words.
struct Explanation: Equatable {
  /// What happened, in one sentence.
  var what: String
  /// What to do about it.
  var next: String?
  /// The server's name for the request, where it helps to find out more.
  var requestID: String?
  /// The key of the op that waits to be sent again.
  var keptOp: String?
}

/// An ``Explanation`` for programs.
private struct ErrorReport: Encodable {
  var code: String
  var message: String
  var next: String?
  var requestID: String?
  var keptOp: String?
  var exitStatus: Int32

  private enum CodingKeys: String, CodingKey {
    case code, message, next
    case requestID = "request_id"
    case keptOp = "kept_op"
    case exitStatus = "exit_status"
  }
}
