/// Someone who serves as đại sứ số for a range of days.
public enum Ambassador {}

/// Someone known by name, whatever parts they have.
public enum Person {}

/// A person's gender, where somebody asks for a helper of their own.
public enum Gender: String, Sendable, CaseIterable {
  case female, male
}

/// People who live together under one head.
public enum Household {}

/// A place of business that receives help: a market stall, a cooperative, a shop.
public enum Site {}

/// A drive with a first and a last day.
public enum Campaign {}

/// Work done at a place and time: a fact, never changed.
public enum Visit {
  /// What came of it.
  public enum Outcome: String, Sendable, CaseIterable {
    case done, partly, not
  }

  /// Why it was not all done.
  public enum Reason: String, Sendable, CaseIterable {
    case nobodyHome = "nobody_home"
    case noDevice = "no_device"
    case noSIM = "no_sim"
    case dataMismatch = "data_mismatch"
    case citizenDeclined = "citizen_declined"
    case needsOffice = "needs_office"
    case needsMoreTime = "needs_more_time"
    case other
  }
}

/// Somebody's word on reported work.
public enum Verification {
  /// How somebody came to know whether the work was done.
  public enum Method: String, Sendable, CaseIterable {
    case call, sample, document
    /// Told by the asker, whose own word it is.
    case code

    /// Those that a leader or an officer may name.
    public static let ofCoordinators: [Self] = [.call, .sample, .document]
  }
}

/// A third of a day: what availability and plans are counted in.
public enum PartOfDay: String, Sendable, CaseIterable {
  case morning, afternoon, evening
}

/// A place on the map, WGS 84, longitude first.
public struct GeoPoint: Hashable, Sendable {
  /// Degrees east, 102…118 in Vietnam.
  public let longitude: Double
  /// Degrees north, 6…24 in Vietnam.
  public let latitude: Double

  /// The point; `nil` outside Vietnam's bounds.
  public init?(longitude: Double, latitude: Double) {
    guard (102...118).contains(longitude), (6...24).contains(latitude) else { return nil }
    (self.longitude, self.latitude) = (longitude, latitude)
  }
}
