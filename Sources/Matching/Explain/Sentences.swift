/// The languages that explanations speak.
public enum SentenceLanguage: String, CaseIterable, Sendable {
  case vietnamese = "vi"
  case english = "en"
}

/// Sentences for the codes of rules, changes and reasons: the only place where they are worded.
public struct Sentences: Sendable {
  private let skillIDs: [String]
  private let languages: [String]
  private let isEnglish: Bool
  private let hasQuotas: Bool
  private let days: [String]
  private let skills: [String: String]

  /// Speaks one language about the names of one problem.
  ///
  /// - Parameters:
  ///   - problem: Whose skills and languages are named.
  ///   - language: Which one.
  ///   - days: What the days of the horizon are called, from the first on; days beyond are counted.
  ///   - skills: What skills are called, by their ids; others go by their ids.
  public init(
    _ problem: Problem, _ language: SentenceLanguage = .vietnamese, days: [String] = [],
    skills: [String: String] = [:]
  ) {
    (skillIDs, languages) = (problem.skills, problem.languages)
    isEnglish = language == .english
    hasQuotas = (problem.teams.map(\.quota) + problem.communes.map(\.quota)).contains { $0 != nil }
    self.days = days
    self.skills = skills
  }

  /// Speaks one language about no problem in particular: skills and languages go by their numbers.
  public init(_ language: SentenceLanguage = .vietnamese) {
    (skillIDs, languages) = ([], [])
    isEnglish = language == .english
    (hasQuotas, days, skills) = (false, [], [:])
  }

  private func say(_ vietnamese: String, _ english: String) -> String {
    isEnglish ? english : vietnamese
  }

  /// What is wrong when a rule fails.
  public func failing(_ rule: Rule) -> String {
    switch rule {
    case .active: say("Tình nguyện viên đang tạm nghỉ.", "The volunteer is not active.")
    case .consent:
      say("Tình nguyện viên chưa đồng ý nhận việc.", "The volunteer has not agreed to offers.")
    case .mode:
      say("Tình nguyện viên không hỗ trợ theo cách này.", "The volunteer does not offer this mode.")
    case .skill:
      say("Tình nguyện viên chưa đủ kỹ năng cần thiết.", "The volunteer lacks a skill or level.")
    case .language:
      say("Tình nguyện viên không nói ngôn ngữ được yêu cầu.", "The language asked for is missing.")
    case .visitorGender:
      say("Hộ đề nghị người đến thăm thuộc giới khác.", "The household asks for another gender.")
    case .area: say("Ngoài khu vực được phân công.", "The request is outside the area.")
    case .reach: say("Xa hơn bán kính đi lại.", "The request is beyond the radius.")
    default: failingInTime(rule)
    }
  }

  private func failingInTime(_ rule: Rule) -> String {
    switch rule {
    case .deadline: say("Đã quá hạn hẹn.", "No wanted half day is before the deadline.")
    case .halfDay: say("Không có buổi rảnh chung.", "They share no half day.")
    case .halfDayCap: say("Các buổi chung đã kín lịch hẹn.", "The shared half days are full.")
    case .weeklyCap: say("Đã đủ số lượt trong tuần.", "The weekly limit is reached.")
    case .excluded:
      say("Một bên đề nghị không gặp bên kia.", "One side asked not to meet the other.")
    case .declined:
      say("Tình nguyện viên đã từ chối yêu cầu này.", "The volunteer declined this request before.")
    case .forbidden: say("Tổ trưởng không cho ghép cặp này.", "A leader forbade this pair.")
    case .peopleNeeded: say("Yêu cầu đã đủ người.", "The request has all the people it needs.")
    default: say("Chỗ này được giữ cho người khác.", "The place is kept for somebody else.")
    }
  }

  /// What would make the rule hold.
  public func helping(_ change: Change) -> String {
    switch change {
    case .activate:
      say("Tình nguyện viên hoạt động trở lại.", "The volunteer becomes active again.")
    case .consent: say("Tình nguyện viên đồng ý nhận việc.", "The volunteer agrees to offers.")
    case .addMode(let mode):
      say("Nhận thêm hình thức \(word(mode)).", "The volunteer also offers \(word(mode)).")
    case .raiseSkills(let skills):
      say("Nâng kỹ năng: \(list(skills)).", "Skills are raised: \(list(skills)).")
    case .addLanguage(let rank):
      say(
        "Tình nguyện viên nói được \(name(rank, of: languages)).",
        "The volunteer speaks \(name(rank, of: languages)).")
    case .waiveVisitorGender:
      say("Hộ chấp nhận mọi người đến thăm.", "The household accepts any visitor.")
    case .widenArea(let area):
      say("Cho phép đi tới \(word(area)).", "The area widens to \(word(area)).")
    case .widenRadius(let metres):
      say("Tăng bán kính thêm \(metres) m.", "The radius grows by \(metres) m.")
    default: helpingInTime(change)
    }
  }

  private func helpingInTime(_ change: Change) -> String {
    switch change {
    case .extendDeadline(let slot):
      say("Lùi hạn đến \(word(slot)).", "The deadline moves to \(word(slot)).")
    case .openHalfDay(let slot):
      say("Tình nguyện viên rảnh \(word(slot)).", "The volunteer is free on \(word(slot)).")
    case .widenSlots: say("Hộ chọn thêm buổi có thể tiếp.", "The household names more half days.")
    case .addSeat(let slot):
      say("Thêm một lượt vào \(word(slot)).", "One more visit fits on \(word(slot)).")
    case .raiseWeeklyCap(let cap):
      say("Nâng số lượt mỗi tuần lên \(cap).", "The weekly limit becomes \(cap).")
    case .lift(.excluded): say("Hai bên đồng ý gặp nhau.", "Both sides agree to meet.")
    case .lift(.declined):
      say("Tình nguyện viên đồng ý lại.", "The volunteer changes their mind.")
    case .lift(.forbidden): say("Tổ trưởng cho phép cặp này.", "The leader allows the pair.")
    case .addPerson: say("Yêu cầu nhận thêm một người.", "The request takes one more person.")
    default: say("Bỏ giữ chỗ cho người khác.", "The place is no longer kept.")
    }
  }

  /// Why a request stays unserved.
  public func unserved(_ reason: UnservedReason) -> String {
    switch reason {
    case .noCandidate: say("Không có ai đáp ứng đủ các quy định.", "Nobody satisfies every rule.")
    case .outweighed:
      say(
        "Những người có thể đến đều đang giúp các yêu cầu ưu tiên bằng hoặc cao hơn"
          + (hasQuotas ? ", hoặc đã hết hạn ngạch." : "."),
        "All who could come serve requests of the same or a higher priority"
          + (hasQuotas ? ", or their quota is used up." : "."))
    case .notWorthTravel:
      say(
        "Quãng đường tăng thêm lớn hơn mức ưu tiên cho phép.",
        "Serving it costs more travel than its priority is worth.")
    case .notTogether:
      say("Chưa tìm đủ người đi cùng nhau.", "Not enough people who can come together were found.")
    case .limit:
      say("Đã hết hạn mức số lượt.", "A limit on visits across teams or communes is reached.")
    case .budget: say("Hết thời gian tính toán.", "The time for planning ran out.")
    }
  }

  /// What keeps people away who have room themselves.
  ///
  /// - Parameters:
  ///   - quota: What is used up.
  ///   - isNamed: Whether its id says something to people.
  /// - Returns: One sentence.
  public func full(_ quota: FullQuota, isNamed: Bool = true) -> String {
    let most = quota.most
    return switch quota.kind {
    case .team where !isNamed:
      say(
        "Người còn rảnh thuộc tổ đã hết hạn ngạch \(most) lượt.",
        "Those with room are of a team that has used up its \(most) visits.")
    case .team:
      say(
        "Tổ «\(quota.id)» đã hết hạn ngạch \(most) lượt.",
        "The team «\(quota.id)» has used up its \(most) visits.")
    case .commune where !isNamed:
      say(
        "Người còn rảnh thuộc xã đã hết hạn ngạch \(most) lượt.",
        "Those with room are of a commune that has used up its \(most) visits.")
    case .commune:
      say(
        "Xã «\(quota.id)» đã hết hạn ngạch \(most) lượt.",
        "The commune «\(quota.id)» has used up its \(most) visits.")
    case .limit:
      say(
        "Hạn mức «\(quota.id)» đã hết \(most) lượt.",
        "The \(most) visits of the limit «\(quota.id)» are used up.")
    }
  }

  /// What would let one of them come.
  public func raising(_ quota: FullQuota) -> String {
    switch quota.kind {
    case .team:
      say(
        "Thêm một lượt vào hạn ngạch của tổ «\(quota.id)».",
        "The quota of the team «\(quota.id)» grows by one visit.")
    case .commune:
      say(
        "Thêm một lượt vào hạn ngạch của xã «\(quota.id)».",
        "The quota of the commune «\(quota.id)» grows by one visit.")
    case .limit:
      say(
        "Thêm một lượt vào hạn mức «\(quota.id)».",
        "The limit «\(quota.id)» grows by one visit.")
    }
  }

  /// Why a volunteer with room makes no visit, or no more.
  ///
  /// - Parameters:
  ///   - room: Visits that their week could still hold.
  ///   - servedByOthers: Requests that they could serve and that others alone serve.
  /// - Returns: One sentence; what rules and quotas keep away has sentences of its own.
  public func idle(room: Int, servedByOthers: Int) -> String {
    servedByOthers == 0
      ? say(
        "Còn nhận được \(room) lượt; không giúp được yêu cầu nào mà người khác đang giúp.",
        "Room for \(room) more; could serve none of the requests that others serve.")
      : say(
        "Còn nhận được \(room) lượt; có thể giúp \(servedByOthers) yêu cầu mà người khác đang giúp.",
        "Room for \(room) more; could serve \(servedByOthers) requests that others serve.")
  }

  /// A half day in words.
  public func word(_ slot: Slot) -> String {
    let name = slot.day <= days.count ? days[slot.day - 1] : nil
    let day = name ?? say("ngày \(slot.day)", "day \(slot.day)")
    return switch slot.part {
    case .morning: say("sáng \(day)", "the morning of \(day)")
    case .afternoon: say("chiều \(day)", "the afternoon of \(day)")
    case .evening: say("tối \(day)", "the evening of \(day)")
    }
  }

  private func name(_ rank: some BinaryInteger, of names: [String]) -> String {
    Int(rank) < names.count ? names[Int(rank)] : "\(rank)"
  }

  private func word(_ mode: Mode) -> String {
    switch mode {
    case .home: say("đến nhà", "visits at home")
    case .station: say("tại điểm hỗ trợ", "help at a station")
    case .phone: say("qua điện thoại", "help by phone")
    }
  }

  private func word(_ area: Policy.Area) -> String {
    switch area {
    case .village: say("trong thôn", "the own village")
    case .commune: say("trong xã", "the own commune")
    case .neighbours: say("xã lân cận", "the neighbouring communes")
    case .province: say("toàn tỉnh", "the whole province")
    }
  }

  private func list(_ skills: [SkillLevel]) -> String {
    skills.map { raised in
      let id = name(raised.skill, of: skillIDs)
      return say(
        "\(self.skills[id] ?? id) (mức \(raised.level))",
        "\(self.skills[id] ?? id) (level \(raised.level))")
    }.joined(separator: ", ")
  }
}
