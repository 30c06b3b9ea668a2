/// How often one part of a name occurs; a weight only means something beside the others of its
/// part.
public struct NameFrequency: Sendable {
  /// Which part of a name.
  public enum Part: String, Sendable {
    case surname
    /// A surname met more often here; its weight takes the place of the general one.
    case localSurname = "surname_local"
    case middle
    case given
  }

  /// Who carries it.
  public enum Gender: String, Sendable, CaseIterable { case female, male }

  /// When its carrier was born; names follow fashions.
  public enum Cohort: String, Sendable, CaseIterable {
    case untilSeventyFive = "<=1975"
    case untilNinetyFive = "1976-1995"
    case since = ">=1996"

    /// The cohort of a year of birth.
    public init(birthYear: Int) {
      self = birthYear <= 1975 ? .untilSeventyFive : birthYear <= 1995 ? .untilNinetyFive : .since
    }
  }

  /// The part.
  public let part: Part
  /// `nil` for both.
  public let gender: Gender?
  /// `nil` for all.
  public let cohort: Cohort?
  /// The text, NFC; empty for no middle name.
  public let value: String
  /// Hundredths of the file's weight.
  public let weight: Int

  /// Takes a line of `name_frequency.csv`.
  public init(part: Part, gender: Gender?, cohort: Cohort?, value: String, weight: Int) {
    (self.part, self.gender, self.cohort) = (part, gender, cohort)
    (self.value, self.weight) = (value, weight)
  }
}
