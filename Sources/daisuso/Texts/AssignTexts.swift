internal import Domain

/// `assign`.
protocol AssignTexts {
  var assignAbstract: String { get }
  var assignDiscussion: String { get }
  var ambassadorHelp: String { get }
  var ambassadorValue: String { get }
  var assignDayHelp: String { get }
  var assignPartHelp: String { get }
  var agreedHelp: String { get }
  var overrideHelp: String { get }
  var ruleValue: String { get }
  var overrideReasonHelp: String { get }
  var overrideNeedsReason: String { get }
  func assigning(_ request: String, _ ambassador: String, _ day: String, _ part: PartOfDay)
    -> String
  func offered(_ task: Int, _ expiry: String?) -> String
  func assigned(_ task: Int) -> String
  func explanation(ofAmbassador failure: LookupFailure) -> Explanation
}
