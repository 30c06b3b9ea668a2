internal import Domain

/// What everything about work shares: states, places, times, people.
protocol WorkTexts {
  var numberTitle: String { get }
  var dayTitle: String { get }
  var partTitle: String { get }
  var timeTitle: String { get }
  var workTitle: String { get }
  var placeTitle: String { get }
  var stateTitle: String { get }
  var nextTitle: String { get }
  var modeTitle: String { get }
  var dueTitle: String { get }
  var beneficiaryTitle: String { get }
  var minutesTitle: String { get }
  var languageTitle: String { get }
  var genderTitle: String { get }
  var phoneTitle: String { get }
  var addressTitle: String { get }
  var exactPlaceTitle: String { get }
  var noteTitle: String { get }

  func oneOf(_ values: [String]) -> String
  func rangeComplaint(_ option: String, _ range: ClosedRange<Int>) -> String
  var idComplaint: String { get }
  var answerAgain: String { get }
  func choice(_ isFirstUsual: Bool) -> String

  func requestState(_ state: String) -> String
  func assignmentState(_ state: String) -> String
  func partOfDay(_ part: String) -> String
  func mode(_ mode: String) -> String
  func gender(_ gender: String) -> String
  func reason(_ reason: String) -> String
  func outcome(_ outcome: Visit.Outcome) -> String
  func minutes(_ count: Int) -> String
  func household(of head: String) -> String
  /// What nobody may ask of the people they help.
  var neverAsk: String { get }
}
