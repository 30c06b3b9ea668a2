public import Domain

/// Somebody new, as entered with a help request.
public struct PersonDraft: Sendable, Equatable {
  /// What people call them.
  public var displayName: String
  /// The year of birth, 1900…2100.
  public var birthYear: Int?
  /// For those who ask for a helper of their own.
  public var gender: Gender?
  /// ISO 639; `nil` Vietnamese.
  public var language: String?

  /// Somebody of whom the name is known.
  public init(displayName: String) {
    self.displayName = displayName
  }

  init(_ fields: inout Fields) throws(Fault) {
    displayName = try fields.need(fields.text("display_name", most: 100), "display_name")
    birthYear = try fields.integer("birth_year", in: 1900...2100)
    gender = try fields.word("gender", Gender.self)
    language = try fields.language("language")
  }

  var json: JSON {
    .members([
      ("display_name", .text(displayName)), ("birth_year", birthYear.map(JSON.number)),
      ("gender", gender.map { .text($0.rawValue) }), ("language", language.map { .text($0) }),
    ])
  }
}

/// How to reach somebody; kept apart from the person, under row security.
public struct ContactDraft: Sendable, Equatable {
  /// The telephone.
  public var phone: Phone?
  /// The address in words.
  public var address: String?
  /// The exact place.
  public var place: GeoPoint?
  /// What helps to find or to understand; no identity number, no code, no password.
  public var note: String?

  /// A way to reach somebody.
  public init(
    phone: Phone? = nil, address: String? = nil, place: GeoPoint? = nil, note: String? = nil
  ) {
    (self.phone, self.address, self.place, self.note) = (phone, address, place, note)
  }

  init(_ fields: inout Fields) throws(Fault) {
    phone = try fields.take("phone", "Phải là số điện thoại, ví dụ 0912 345 678.") { value in
      if case .text(let text) = value { Phone(text) } else { nil }
    }
    address = try fields.text("address", most: 300)
    place = try fields.point("place")
    note = try fields.text("note", most: 1000)
  }

  var json: JSON {
    .members([
      ("phone", phone.map { .text($0.description) }), ("address", address.map { .text($0) }),
      ("place", place?.json), ("note", note.map { .text($0) }),
    ])
  }
}

extension GeoPoint {
  var json: JSON { .list([.number(longitude), .number(latitude)]) }
}
