/// What the engine refuses.
public enum MatchingError: Error, Hashable, Sendable {
  /// A value of the input is wrong; `pointer` is its place (RFC 6901), empty for the whole.
  case input(pointer: String, fault: InputFault)
  /// The pins ask for more than the volunteers named have; all places are listed.
  case pinsBeyondCapacity([PinConflict])
  /// The plan was made from another problem or under another policy.
  case foreignPlan(expected: String, found: String)
  /// The plan breaks a rule, a capacity or its certificate.
  case refuted(Violation)
}

/// What can be wrong with a value of the input.
public enum InputFault: Hashable, Sendable {
  /// The bytes are not JSON (RFC 8259) from this byte on.
  case notJSON(byte: Int)
  /// There are more bytes than the limit.
  case tooLong(limit: Int)
  /// Values are nested deeper than the limit.
  case tooDeep(limit: Int)
  /// The format has no such field.
  case unknownField
  /// The field must be there.
  case missingField
  /// The field is there twice.
  case repeatedField
  /// The value has another type.
  case wrongType(expected: ExpectedValue)
  /// The number is outside its range.
  case outOfRange(lowest: Int, highest: Int)
  /// The text is empty, has more than 200 bytes, or a control character.
  case badText
  /// The word is none of those allowed.
  case unknownWord(allowed: [String])
  /// Nothing of this kind has that id.
  case unknownReference(kind: ReferenceKind, id: String)
  /// The id, or the pair, is there twice.
  case duplicate(id: String)
  /// A column has another length than its table.
  case unevenColumn(expected: Int, found: Int)
  /// There are more of these than the engine can number.
  case tooMany(limit: Int)
  /// The place is more than three degrees from the origin; are longitude and latitude swapped?
  case farFromOrigin
  /// The degrees are no place on the Earth, or one within ten degrees of a pole.
  case notOnEarth
  /// The window ends before it begins, or as it does.
  case emptyWindow
}

/// What a value of the input must be.
public enum ExpectedValue: CaseIterable, Sendable {
  /// A JSON type.
  case object, array, string, number, boolean
  /// A number without fraction; one without exponent; a text of digits.
  case wholeNumber, plainNumber, digits
  /// `[longitude, latitude]`; `[begin, end]`; `HH:MM`.
  case place, window, clock
}

/// What an id of the input refers to.
public enum ReferenceKind: CaseIterable, Sendable {
  /// A row of the table.
  case commune, village, team, skill, service, priorityClass, volunteer, request, language
  /// Whatever the row belongs to.
  case owner
}

/// A place in the plan that the pins fill more than once too often.
public struct PinConflict: Hashable, Sendable {
  /// What is full.
  public enum Kind: String, Sendable {
    /// A half day of a volunteer.
    case halfDay
    /// A volunteer's week.
    case week
    /// The people a request needs.
    case request
    /// Two pins put one volunteer on one request.
    case samePair
    /// The pinned pair is barred.
    case barred
    /// People who must come together are pinned to different half days.
    case apart
    /// A team's visits.
    case team
    /// A commune's visits.
    case commune
    /// The visits of a limit across teams and communes.
    case limit
  }
  /// What is full.
  public let kind: Kind
  /// Outside ids of the thing that is full: volunteer, request, team, commune or limit.
  public let id: String
  /// The half day, where one is full.
  public let slot: Slot?
  /// How many it holds.
  public let capacity: Int
  /// How many the pins ask for.
  public let asked: Int
}
