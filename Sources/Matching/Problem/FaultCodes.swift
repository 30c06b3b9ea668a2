extension MatchingError {
  /// A stable word for programs: of the fault, or of the violation.
  public var code: String {
    switch self {
    case .input(_, let fault): fault.code
    case .pinsBeyondCapacity: "pins_beyond_capacity"
    case .foreignPlan: "foreign_plan"
    case .refuted(let violation): violation.code
    }
  }
}

extension InputFault {
  /// A stable word for programs.
  public var code: String {
    switch self {
    case .notJSON: "not_json"
    case .tooLong: "too_long"
    case .tooDeep: "too_deep"
    case .unknownField: "unknown_field"
    case .missingField: "missing_field"
    case .repeatedField: "repeated_field"
    case .wrongType: "wrong_type"
    case .outOfRange: "out_of_range"
    case .badText: "bad_text"
    case .unknownWord: "unknown_word"
    case .unknownReference: "unknown_reference"
    case .duplicate: "duplicate"
    case .unevenColumn: "uneven_column"
    case .tooMany: "too_many"
    case .farFromOrigin: "far_from_origin"
    case .notOnEarth: "not_on_earth"
    case .emptyWindow: "empty_window"
    }
  }
}
