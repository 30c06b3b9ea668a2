internal import API

/// `tasks`, `task`, `accept`, `decline`, `start`, `report`.
protocol TasksTexts {
  var tasksAbstract: String { get }
  var tasksDiscussion: String { get }
  var taskAbstract: String { get }
  var taskDiscussion: String { get }
  var acceptAbstract: String { get }
  var declineAbstract: String { get }
  var declineDiscussion: String { get }
  var startAbstract: String { get }
  var reportAbstract: String { get }
  var reportDiscussion: String { get }
  var taskNumberHelp: String { get }
  var taskNumberValue: String { get }
  var taskNumberComplaint: String { get }
  func declineReasonHelp(_ reasons: [String]) -> String
  var reasonValue: String { get }
  var reportMinutesHelp: String { get }
  var minutesValue: String { get }
  var reportPeopleHelp: String { get }
  var peopleValue: String { get }
  var outcomeHelp: String { get }
  var outcomeValue: String { get }
  var reportReasonHelp: String { get }
  var nobodyHelped: String { get }
  var reasonNeedsOutcome: String { get }

  var taskTitle: String { get }
  var answerByTitle: String { get }
  var linksTitle: String { get }
  func nextStep(_ event: String, task number: Int) -> String
  var noTasks: String { get }
  var tasksHint: String { get }
  func hiddenTaskColumns(_ titles: [String]) -> String

  var declineQuestion: String { get }
  var outcomeQuestion: String { get }
  func minutesQuestion(_ planned: Int) -> String
  var peopleQuestion: String { get }
  var visitReasonQuestion: String { get }

  func accepting(_ number: Int) -> String
  func declining(_ number: Int, _ reason: String) -> String
  func starting(_ number: Int) -> String
  func reporting(_ number: Int, _ visit: VisitReport) -> String
  func taskNow(_ number: Int, _ state: String) -> String
  func accepted(_ number: Int) -> String
  var declined: String { get }
  func started(_ number: Int) -> String
  var reported: String { get }
  var reportedLate: String { get }
}
