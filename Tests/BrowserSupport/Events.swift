// The few fields that tests read of the protocol's events and answers.

struct Event<Parameters: Decodable>: Decodable {
  let params: Parameters
}

struct Request: Decodable {
  struct Details: Decodable {
    let url: String
  }

  let request: Details
}

struct RemoteValue<Value: Decodable>: Decodable {
  let value: Value?
}

struct Evaluation<Value: Decodable>: Decodable {
  let result: RemoteValue<Value>
  let exceptionDetails: Thrown.Details?

  private enum CodingKeys: CodingKey { case result, exceptionDetails }

  /// A thrown object is no `Value`: the exception is looked for first.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    exceptionDetails = try container.decodeIfPresent(Thrown.Details.self, forKey: .exceptionDetails)
    result =
      exceptionDetails == nil
      ? try container.decode(RemoteValue<Value>.self, forKey: .result) : RemoteValue(value: nil)
  }
}

struct Thrown: Decodable {
  struct Details: Decodable {
    let text: String
    let exception: Words?

    var words: String { exception?.description ?? text }
  }

  struct Words: Decodable {
    let description: String?
  }

  let exceptionDetails: Details
}

struct ConsoleCall: Decodable {
  struct Argument: Decodable {
    let value: String?
    let description: String?

    private enum CodingKeys: CodingKey { case value, description }

    /// Arguments of any type may come; those that are no texts have a description.
    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      value = try? container.decode(String.self, forKey: .value)
      description = try? container.decode(String.self, forKey: .description)
    }
  }

  let type: String
  let args: [Argument]

  var isProblem: Bool { ["error", "warning", "assert"].contains(type) }
  var words: String { args.map { $0.value ?? $0.description ?? "?" }.joined(separator: " ") }
}

struct LogEntry: Decodable {
  struct Entry: Decodable {
    let level: String
    let text: String
    let url: String?
  }

  let entry: Entry

  var isProblem: Bool { ["error", "warning"].contains(entry.level) }
  var words: String { [entry.text, entry.url].compactMap(\.self).joined(separator: " ") }
}
