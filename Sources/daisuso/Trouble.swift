internal import API

/// Everything that can keep a command from its end; ``Vietnamese`` says each in a sentence.
indirect enum Trouble: Error {
  /// The server refused.
  case refused(Refusal)
  /// The server could not be asked, or its answer could not be had.
  case network(NetworkFailure, server: String)
  /// What answered does not speak this API.
  case foreign(ForeignAnswer, server: String)
  /// The command makes no sense as typed.
  case usage(UsageFailure)
  /// The token cannot be used.
  case token(TokenFailure)
  /// A file of this machine is in the way.
  case file(FileFailure)
  /// The person pressed Ctrl-C.
  case interrupted
  /// What was typed names no request, or several.
  case request(LookupFailure)
  /// What was typed names no ambassador, or several.
  case ambassador(LookupFailure)
  /// Nobody, or several, hold a request (its label) whose work is to be taken back.
  case holder(String, candidates: [String])
  /// Nobody, or several, reported work on a request (its label) that is to be judged.
  case reporter(String, candidates: [String])
  /// Others changed a request (its label) after it was read; what they did.
  case overtaken(String, String, by: [String])
  /// What was typed names no public number.
  case coverage(CoverageFailure)
  /// No run is there, or it made no plan.
  case run(RunFailure)
  /// The op could not be settled, and waits in the ``Outbox``.
  case kept(Op, because: Trouble)

  /// How the process ends because of it.
  var exitStatus: ExitStatus {
    switch self {
    case .refused(let refusal): refusal.problem.status == 401 ? .signIn : .refused
    case .network, .foreign: .network
    case .usage: .usage
    case .token: .signIn
    case .file: .files
    case .interrupted: .interrupted
    case .request, .ambassador, .holder, .reporter, .run, .coverage, .overtaken: .refused
    case .kept(_, let trouble): trouble.exitStatus
    }
  }
}

/// A refusal of the server and what belongs to it.
struct Refusal {
  /// The problem document.
  var problem: Problem
  /// The kind, `nil` when the server is newer than this client.
  var kind: Fault.Kind? { Fault.Kind(rawValue: problem.code) }
  /// The server's name for this request.
  var requestID: String?
  /// How many seconds to wait before trying again.
  var retryAfterSeconds: Int?
  /// Whether a token went with the request.
  var hadToken: Bool
}

/// Why no answer came.
enum NetworkFailure: Error, Equatable {
  case refusedConnection
  case unknownHost
  /// No connection within ``Exchange/connectSeconds``.
  case noConnection
  /// Connected, but no whole answer within ``Exchange/wholeSeconds``.
  case noAnswer
  /// The connection ended before the answer did.
  case cut
  case noNetwork
  /// The certificate is not trusted, expired or another host's.
  case certificate
  /// No TLS on the other side, or none that both sides speak.
  case tls
  /// Not HTTP at all.
  case notHTTP
  /// More than ``Exchange/bodyLimit`` bytes.
  case tooLarge
  /// Another code of libcurl.
  case other(Int)
}

/// Why an answer means nothing to this client.
enum ForeignAnswer: Equatable {
  /// A redirect, which is not followed: a token goes to the server it was made for only.
  case redirect(status: Int, location: String?)
  /// Another type of content than asked for.
  case contentType(status: Int, String?)
  /// JSON of another shape.
  case shape
  /// A list whose pages lead in a circle.
  case circularPages
}

/// Why a command makes no sense.
enum UsageFailure: Equatable {
  /// `--server` or its like is no address of a server.
  case server(String)
  /// A token would cross a network in the clear.
  case plainHTTP(host: String)
  /// An option is needed and nobody is there to be asked.
  case missing(String)
  /// No op that waits has this key.
  case noSuchOp(String)
}

/// Why the token cannot be used.
enum TokenFailure: Equatable {
  /// Nobody is signed in to the server that is asked.
  case missing
  /// Nothing was typed.
  case empty
  /// Not 20…200 visible ASCII characters.
  case malformed
}

/// Why what was typed means nothing, or too much.
enum LookupFailure: Equatable {
  /// Nothing in sight is called so.
  case none(String)
  /// Several are; each candidate as it may be typed, or with what may.
  case several(String, candidates: [String])
}

/// What the public numbers do not have.
enum CoverageFailure: Equatable {
  /// No commune has this code.
  case unit(String)
  /// No indicator has this code; these have.
  case indicator(String, known: [String])
}

/// Why there is no plan.
enum RunFailure: Equatable {
  /// No run was ever asked for in one's scope.
  case none
  /// The run ended without one, for this reason if any is known.
  case failed(String?)
}

/// Which file is in the way, and how.
enum FileFailure: Equatable {
  case noHome
  /// The file is another user's.
  case foreignOwner(path: String)
  /// Others may read the file.
  case openToOthers(path: String)
  /// A folder, pipe or link stands where a file should.
  case notAFile(path: String)
  /// Not what sign-in wrote.
  case unreadable(path: String)
  /// Not an op.
  case brokenOp(path: String)
  /// The system refused; its reason is `errno`.
  case system(Int32, path: String)
  /// The results could not be written.
  case output(Int32)
}

extension Trouble {
  /// A stable word for programs: the server's own for refusals.
  var code: String {
    switch self {
    case .refused(let refusal): refusal.problem.code
    case .network: "network"
    case .foreign: "foreign_answer"
    case .usage: "usage"
    case .token: "token"
    case .file: "file"
    case .interrupted: "interrupted"
    case .request: "request"
    case .ambassador: "ambassador"
    case .run: "matching_run"
    case .coverage: "coverage"
    case .holder: "holder"
    case .reporter: "reporter"
    case .overtaken: Fault.Kind.stale.rawValue
    case .kept(_, let trouble): trouble.code
    }
  }
}
