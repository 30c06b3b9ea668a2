import FoundationEssentials

/// A headless Chromium of the test's own, spoken to in the DevTools protocol.
///
/// Every wait has a deadline; the browser and its profile are gone when this is released.
///
/// - SeeAlso: <https://chromedevtools.github.io/devtools-protocol/>.
public final class Browser {
  /// Where Debian's package `chromium` puts the program.
  public static let debianProgram = "/usr/bin/chromium"

  /// How long a command, or something a test waits for, may take; generous, for loaded machines.
  public static let patience: Duration = .seconds(30)

  private let process: BrowserProcess
  private var lastIdentifier = 0

  /// Starts a browser with an empty profile.
  ///
  /// - Throws: ``BrowserError/system(call:code:)`` when the program is not there.
  public init(program: String = debianProgram) throws(BrowserError) {
    process = try BrowserProcess(program: program)
  }

  /// Opens an empty page of this size, in CSS pixels; narrower than 600 it is a phone with touch.
  public func newPage(width: Int = 1280, height: Int = 800) throws(BrowserError) -> Page {
    struct Target: Decodable { let targetId: String }
    struct Session: Decodable { let sessionId: String }
    let ignore: (Message) -> Void = { _ in }
    let target: Target = try command(
      "Target.createTarget", ["url": "about:blank"], session: nil, onEvent: ignore)
    let session: Session = try command(
      "Target.attachToTarget", ["targetId": .string(target.targetId), "flatten": true],
      session: nil, onEvent: ignore)
    return try Page(browser: self, session: session.sessionId, width: width, height: height)
  }

  /// Sends a command and waits for its answer; what happens meanwhile goes to `onEvent`.
  func command<Result: Decodable>(
    _ name: String, _ parameters: JSON, session: String?, onEvent: (Message) -> Void
  ) throws(BrowserError) -> Result {
    lastIdentifier += 1
    var body: [String: JSON] = [
      "id": .number(Double(lastIdentifier)), "method": .string(name), "params": parameters,
    ]
    if let session { body["sessionId"] = .string(session) }
    // Texts, numbers and lists of them always encode.
    try process.send(Array((try? JSONEncoder().encode(body)) ?? Data()))
    let deadline = ContinuousClock.now + Self.patience + .seconds(5)
    while true {
      let message = try next(until: deadline, for: name)
      guard message.id == lastIdentifier else {
        onEvent(message)
        continue
      }
      if let error = message.error { throw .refused(command: name, message: error.message) }
      guard let answer: Answer<Result> = message.decoded() else {
        throw .script("\(name) answered \(String(decoding: message.bytes, as: UTF8.self))")
      }
      return answer.result
    }
  }

  func next(
    until deadline: ContinuousClock.Instant, for reason: String
  ) throws(BrowserError) -> Message {
    let bytes = try process.receive(until: deadline, for: reason)
    var message = (try? JSONDecoder().decode(Message.self, from: Data(bytes))) ?? Message()
    message.bytes = bytes
    return message
  }
}

private struct Answer<Result: Decodable>: Decodable {
  let result: Result
}

/// An answer or an event: what every message has, and the bytes for the rest.
struct Message: Decodable {
  struct Refusal: Decodable {
    let message: String
  }

  var id: Int?
  var method: String?
  var error: Refusal?
  var bytes: [UInt8] = []

  private enum CodingKeys: CodingKey { case id, method, error }

  func decoded<Value: Decodable>() -> Value? {
    try? JSONDecoder().decode(Value.self, from: Data(bytes))
  }
}
