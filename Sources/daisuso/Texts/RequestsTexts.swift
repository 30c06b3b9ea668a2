internal import API

/// `requests`, `request`, `contact`.
protocol RequestsTexts {
  var requestsAbstract: String { get }
  var requestsDiscussion: String { get }
  var requestAbstract: String { get }
  var requestDiscussion: String { get }
  var showRequestAbstract: String { get }
  var contactAbstract: String { get }
  var contactDiscussion: String { get }
  var createAbstract: String { get }
  var createDiscussion: String { get }

  func statesHelp(_ states: [String]) -> String
  var stateValue: String { get }
  var unitFilterHelp: String { get }
  var serviceHelp: String { get }
  var codeValue: String { get }
  var priorityHelp: String { get }
  var modeHelp: String { get }
  var modeValue: String { get }
  var dueFromHelp: String { get }
  var dueBeforeHelp: String { get }
  var requestNumberHelp: String { get }
  var requestHelp: String { get }
  var requestValue: String { get }
  var requestComplaint: String { get }
  func explanation(ofRequest failure: LookupFailure) -> Explanation

  var communeHelp: String { get }
  var villageHelp: String { get }
  var sourceHelp: String { get }
  var sourceValue: String { get }
  var newPriorityHelp: String { get }
  var nameHelp: String { get }
  var nameValue: String { get }
  var birthYearHelp: String { get }
  var yearValue: String { get }
  var personGenderHelp: String { get }
  var genderValue: String { get }
  var householdHelp: String { get }
  var personHelp: String { get }
  var siteHelp: String { get }
  var idValue: String { get }
  var oneBeneficiary: String { get }
  var onlyForNewPeople: String { get }
  var phoneHelp: String { get }
  var phoneValue: String { get }
  var phoneComplaint: String { get }
  var addressHelp: String { get }
  var noteHelp: String { get }
  var textValue: String { get }
  var peopleNeededHelp: String { get }
  var newMinutesHelp: String { get }
  var earliestHelp: String { get }
  var dueHelp: String { get }
  var partsHelp: String { get }
  var partValue: String { get }
  var genderWantedHelp: String { get }
  var knownAmbassadorHelp: String { get }
  var excludeHelp: String { get }
  func creating(_ draft: HelpRequestDraft) -> String
  func created(_ label: String, due day: String) -> String
  func warning(_ pointer: String, _ detail: String) -> String

  var requestTitle: String { get }
  var serviceTitle: String { get }
  var villageTitle: String { get }
  var peopleTitle: String { get }
  var priorityTitle: String { get }
  var holdTitle: String { get }
  var closedTitle: String { get }
  var earliestTitle: String { get }
  var knownAmbassadorTitle: String { get }
  var sourceTitle: String { get }
  var receivedTitle: String { get }
  var attemptTitle: String { get }
  var assignmentsTitle: String { get }
  var eventsTitle: String { get }
  var idTitle: String { get }
  var noContact: String { get }
  func source(_ source: String) -> String
  func event(_ kind: String) -> String
}
