import FoundationEssentials

/// One page of a ``Browser``: opened, read and used as a person would.
public final class Page {
  /// Errors and warnings of the console, uncaught exceptions, and what the content security policy
  /// stopped, oldest first.
  public private(set) var problems: [String] = []

  /// The URLs the page asked for, oldest first.
  public private(set) var requests: [String] = []

  private let browser: Browser
  private let session: String
  private var loads = 0

  init(browser: Browser, session: String, width: Int, height: Int) throws(BrowserError) {
    self.browser = browser
    self.session = session
    for domain in ["Page", "Runtime", "Log", "Network"] { try send("\(domain).enable", [:]) }
    let isPhone = width < 600
    try send(
      "Emulation.setDeviceMetricsOverride",
      [
        "width": .number(Double(width)), "height": .number(Double(height)),
        "deviceScaleFactor": isPhone ? 2 : 1, "mobile": .bool(isPhone),
      ])
    if isPhone { try send("Emulation.setTouchEmulationEnabled", ["enabled": true]) }
  }

  /// Loads `url`, and returns once its load event has fired.
  public func open(_ url: String) throws(BrowserError) {
    let before = loads
    try send("Page.navigate", ["url": .string(url)])
    let deadline = ContinuousClock.now + Browser.patience
    while loads == before { note(try browser.next(until: deadline, for: "load of \(url)")) }
  }

  /// The value of a JavaScript expression; a promise is awaited.
  ///
  /// - Throws: ``BrowserError/script(_:)`` with the exception the expression threw.
  public func evaluate<Value: Decodable>(
    _ expression: String, as type: Value.Type = Value.self
  ) throws(BrowserError) -> Value {
    let answer: Evaluation<Value> = try command(
      "Runtime.evaluate",
      ["expression": .string(expression), "returnByValue": true, "awaitPromise": true])
    if let details = answer.exceptionDetails { throw .script(details.words) }
    guard let value = answer.result.value else { throw .script("no value of \(expression)") }
    return value
  }

  /// Waits until a JavaScript condition holds.
  public func wait(_ condition: String) throws(BrowserError) {
    let milliseconds = Browser.patience.components.seconds * 1_000
    _ = try evaluate(
      """
      new Promise((done, fail) => {
        const end = performance.now() + \(milliseconds);
        (function look() {
          if (\(condition)) done(true);
          else if (performance.now() > end) fail(new Error("never came true"));
          else setTimeout(look, 20);
        })();
      })
      """, as: Bool.self)
  }

  /// Clicks the middle of the first element that `selector` names, which must be in view there.
  public func click(_ selector: String) throws(BrowserError) {
    let place: [Double] = try evaluate(
      """
      (() => {
        const node = document.querySelector(\(quoted(selector)));
        if (!node) throw new Error("not there: " + \(quoted(selector)));
        node.scrollIntoViewIfNeeded();
        const box = node.getBoundingClientRect();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        const top = document.elementFromPoint(x, y);
        if (!node.contains(top)) throw new Error("covered by " + top?.outerHTML.slice(0, 80));
        return [x, y];
      })()
      """)
    for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
      try send(
        "Input.dispatchMouseEvent",
        [
          "type": .string(kind), "x": .number(place[0]), "y": .number(place[1]),
          "button": kind == "mouseMoved" ? "none" : "left", "clickCount": 1,
        ])
    }
  }

  /// Types a text where the focus is.
  public func type(_ text: String) throws(BrowserError) {
    try send("Input.insertText", ["text": .string(text)])
  }

  /// Presses and releases a key.
  public func press(_ key: Key) throws(BrowserError) {
    for kind in ["keyDown", "keyUp"] {
      var event: [String: JSON] = [
        "type": .string(kind), "key": .string(key.rawValue), "code": .string(key.rawValue),
        "windowsVirtualKeyCode": .number(Double(key.number)),
      ]
      if key == .enter { event["text"] = "\r" }
      try send("Input.dispatchKeyEvent", .object(event))
    }
  }

  /// A key by its name in the standard for UI events.
  public enum Key: String, Sendable {
    case enter = "Enter"
    case escape = "Escape"
    case tab = "Tab"
    case arrowUp = "ArrowUp"
    case arrowDown = "ArrowDown"

    fileprivate var number: Int {
      switch self {
      case .enter: 13
      case .escape: 27
      case .tab: 9
      case .arrowUp: 38
      case .arrowDown: 40
      }
    }
  }

  /// What is in view, as a PNG file.
  public func picture() throws(BrowserError) -> [UInt8] {
    struct Picture: Decodable { let data: Data }
    let picture: Picture = try command("Page.captureScreenshot", [:])
    return Array(picture.data)
  }

  private func send(_ name: String, _ parameters: JSON) throws(BrowserError) {
    struct Nothing: Decodable {}
    let _: Nothing = try command(name, parameters)
  }

  private func command<Result: Decodable>(
    _ name: String, _ parameters: JSON
  ) throws(BrowserError) -> Result {
    try browser.command(name, parameters, session: session, onEvent: note)
  }

  private func note(_ message: Message) {
    switch message.method {
    case "Page.loadEventFired": loads += 1
    case "Network.requestWillBeSent":
      if let event: Event<Request> = message.decoded() { requests.append(event.params.request.url) }
    case "Runtime.exceptionThrown":
      if let event: Event<Thrown> = message.decoded() {
        problems.append(event.params.exceptionDetails.words)
      }
    case "Runtime.consoleAPICalled":
      if let event: Event<ConsoleCall> = message.decoded(), event.params.isProblem {
        problems.append(event.params.words)
      }
    case "Log.entryAdded":
      if let event: Event<LogEntry> = message.decoded(), event.params.isProblem {
        problems.append(event.params.words)
      }
    default: break
    }
  }
}

/// A text as a JavaScript string literal.
private func quoted(_ text: String) -> String {
  String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self)
}
