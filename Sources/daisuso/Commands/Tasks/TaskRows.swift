internal import Domain

/// A volunteer's own tasks.
struct TaskList: Decodable {
  var tasks: [TaskRow]
}

/// A task in the list.
struct TaskRow: Decodable {
  var number: Int
  var assignment: AssignmentRow
  var helpRequest: HelpRequestRow
  var beneficiary: BeneficiaryName

  /// What stands under a day's heading.
  static var columns: [Column<TaskRow>] {
    [
      .code(texts.numberTitle) { String($0.number) },
      .code(texts.partTitle, priority: 8) { $0.assignment.startText },
      .text(texts.workTitle, minimum: 10, priority: 6) { $0.helpRequest.service.nameVi },
      .text(texts.placeTitle, minimum: 15, priority: 4) { $0.helpRequest.destination },
      .text(texts.stateTitle, minimum: 7, priority: 7) {
        texts.assignmentState($0.assignment.state)
      },
      // The usual ones; the task itself tells all.
      .code(texts.nextTitle, priority: 5) {
        $0.assignment.next.prefix(2).joined(separator: ", ")
      },
    ]
  }

  /// The same for programs, where no heading says the day.
  static var plainColumns: [Column<TaskRow>] {
    [.code(texts.dayTitle) { $0.assignment.day }] + columns
  }
}

/// Everything about one task.
struct TaskFacts: Decodable {
  var number: Int
  var assignment: AssignmentRow
  var helpRequest: HelpRequestRow
  var beneficiary: BeneficiaryName
  var minutes: Int
  var language: String
  var genderWanted: String?
  var learningLinks: [LearningLink]
  /// What was said by whoever verified or returned it.
  var verdictComment: String?
  /// `nil` before acceptance and long after the end.
  var contact: ContactFacts?

  struct LearningLink: Decodable {
    var nameVi: String
    var url: String
  }

  /// The facts as fields.
  var details: Details {
    var details = Details()
    details.add(texts.taskTitle, "\(number): \(helpRequest.service.nameVi)")
    details.add(texts.stateTitle, texts.assignmentState(assignment.state))
    details.add(texts.verdictTitle, verdictComment)
    details.add(texts.timeTitle, assignment.timeText)
    details.add(texts.answerByTitle, assignment.expiresAt.map(VietnameseFormat.instant))
    details.add(texts.dueTitle, VietnameseFormat.day(helpRequest.dueOn))
    details.add(texts.placeTitle, helpRequest.place)
    details.add(texts.modeTitle, texts.mode(helpRequest.mode))
    details.add(texts.beneficiaryTitle, beneficiary.text)
    contact?.add(to: &details)
    details.add(texts.minutesTitle, texts.minutes(minutes))
    details.add(texts.languageTitle, language == "vi" ? nil : language)
    details.add(texts.genderTitle, genderWanted.map(texts.gender))
    details.add(texts.linksTitle, learningLinks.map { "\($0.nameVi): \($0.url)" })
    details.add(texts.nextTitle, assignment.next.map { texts.nextStep($0, task: number) })
    return details
  }
}

/// How to reach somebody.
struct ContactFacts: Decodable {
  var phone: String?
  var address: String?
  var place: [Double]?
  var note: String?

  /// Adds what is known to a thing's fields.
  func add(to details: inout Details) {
    details.add(texts.phoneTitle, phone.map(VietnameseFormat.phone))
    details.add(texts.addressTitle, address)
    details.add(texts.exactPlaceTitle, place.flatMap(texts.point))
    details.add(texts.noteTitle, note)
  }
}
