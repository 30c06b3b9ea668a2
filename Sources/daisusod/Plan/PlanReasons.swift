internal import Matching

/// The engine's explanations of one plan, by outside ids and with sentences.
struct PlanReasons {
  private let problem: Problem
  private let plan: Plan
  private let explainer: Explainer
  private let sentences: Sentences
  private let isEnglish: Bool

  init(_ contents: PlanContents, _ language: SentenceLanguage) {
    problem = contents.problem
    plan = contents.plan
    explainer = Explainer(
      plan, of: problem, policy: plan.policy, previous: contents.previous)
    sentences = Sentences(problem, language)
    isEnglish = language == .english
  }

  private func say(_ vietnamese: String, _ english: String) -> String {
    isEnglish ? english : vietnamese
  }

  private func request(id rank: Int32) -> String { problem.requests[Int(rank)].id }
  private func volunteer(id rank: Int32) -> String { problem.volunteers[Int(rank)].id }

  /// Who comes to a request, and why nobody else or nobody at all.
  func request(_ rank: Int32) -> RequestReasons {
    RequestReasons(
      request: request(id: rank),
      visits: explainer.whyTheseOnes(rank).map(visit),
      unserved: plan.unserved.first { $0.request == rank }.map { entry in
        unserved(entry, explainer.whyUnserved(rank))
      })
  }

  /// Where a volunteer goes, and why nowhere else.
  func volunteer(_ rank: Int32) -> VolunteerReasons {
    let idle = explainer.whyIdle(rank).map { why in
      IdleReason(
        room: why.room, quotas: why.full.map { quota($0, sentences.full($0)) },
        served_by_others: why.servedByOthers, rules: why.failing.map(count),
        text: sentences.idle(room: why.room, servedByOthers: why.servedByOthers))
    }
    return VolunteerReasons(
      volunteer: volunteer(id: rank),
      visits: explainer.visits(of: rank).map { visit(explainer.whyThisOne($0)) },
      rounds: plan.rounds(of: problem, volunteer: rank).map { RoundLine($0, of: problem) },
      idle: idle)
  }

  /// Everybody who is left out, and where a newcomer would help most.
  func province() -> ProvinceReasons {
    ProvinceReasons(
      unserved: zip(plan.unserved, explainer.whyUnserved(.threads(Parallel.usualThreads)))
        .map(unserved),
      recruiting: explainer.recruiting().map { value in
        RecruitingLine(
          commune: problem.communes[Int(value.commune)].id,
          service: problem.services[Int(value.service)].id, slot: "\(value.slot)",
          weight_at_most: value.weightAtMost, worth_at_most: value.worthAtMost)
      },
      rounds: plan.rounds(of: problem).map { RoundLine($0, of: problem) })
  }

  private func visit(_ why: WhyThisOne) -> VisitReason {
    let visit = why.visit
    var text = say(
      "\(volunteer(id: visit.volunteer)) giúp \(request(id: visit.request)), "
        + "\(sentences.word(visit.slot)), cách \(visit.metres) m.",
      "\(volunteer(id: visit.volunteer)) serves \(request(id: visit.request)) on "
        + "\(sentences.word(visit.slot)), \(visit.metres) m away.")
    if why.isAgreed {
      text += say(" Lượt này đã hẹn trước.", " It was agreed on before.")
    } else if let runner = why.runnerUp {
      let name = volunteer(id: runner.volunteer)
      let loss = runner.regretAtLeast_m
      text += say(
        " Người kế tiếp là \(name), \(sentences.word(runner.slot)), cách \(runner.metres) m"
          + (loss > 0 ? ": cả kế hoạch kém đi ít nhất \(loss) m." : "."),
        " Next is \(name), \(sentences.word(runner.slot)), \(runner.metres) m away"
          + (loss > 0 ? ": the whole plan would lose at least \(loss) m." : "."))
    } else {
      text += say(" Không còn ai khác đáp ứng đủ quy định.", " Nobody else satisfies every rule.")
    }
    return VisitReason(
      request: request(id: visit.request), volunteer: volunteer(id: visit.volunteer),
      slot: "\(visit.slot)", metres: visit.metres, is_agreed: why.isAgreed,
      added_m: why.added_m, price_m: why.price_m,
      runner_up: why.runnerUp.map {
        RunnerUp(
          volunteer: volunteer(id: $0.volunteer), slot: "\($0.slot)", metres: $0.metres,
          regret_at_least_m: $0.regretAtLeast_m)
      }, text: text)
  }

  private func unserved(_ entry: UnservedRequest, _ why: WhyUnserved?) -> UnservedReasons {
    UnservedReasons(
      request: request(id: entry.request), missing: entry.missing,
      reason: entry.reason.rawValue, text: sentences.unserved(entry.reason),
      rules: why?.failing.map(count) ?? [],
      changes: why?.relaxations.compactMap(change) ?? [],
      quotas: why?.full.map { quota($0, sentences.full($0)) } ?? [],
      holders: why?.holders.map(holder) ?? [], one_more: why?.oneMore.map(oneMore),
      raise: why?.raise.map { quota($0, sentences.raising($0)) }, excess_m: why?.excess_m,
      excess: why?.excess_m.flatMap { metres in
        metres == 0
          ? nil
          : say(
            "Tốn hơn mức đáng giá ít nhất \(metres) m.",
            "It would cost at least \(metres) m more than it is worth.")
      })
  }

  private func holder(_ holder: WhyUnserved.Holder) -> HolderLine {
    let (name, request) = (volunteer(id: holder.volunteer), request(id: holder.request))
    let time = sentences.word(holder.slot)
    return HolderLine(
      volunteer: name, slot: "\(holder.slot)", request: request,
      text: say("\(name), \(time), giúp \(request)", "\(name), \(time), serves \(request)"))
  }

  private func oneMore(_ place: WhyUnserved.OneMore) -> PlaceLine {
    let (name, time) = (volunteer(id: place.volunteer), sentences.word(place.slot))
    return PlaceLine(
      volunteer: name, slot: "\(place.slot)",
      text: say(
        "\(name) nhận thêm một lượt \(time): giúp được yêu cầu này, hoặc một yêu cầu cùng mức.",
        "One visit more by \(name) on \(time) serves it, or another of the same priority."))
  }

  private func count(_ entry: WhyUnserved.RuleCount) -> RuleLine {
    RuleLine(
      code: entry.rule.code, count: entry.volunteers, text: sentences.failing(entry.rule))
  }

  private func quota(_ quota: FullQuota, _ text: String) -> QuotaLine {
    QuotaLine(kind: quota.kind.rawValue, id: quota.id, most: quota.most, text: text)
  }

  private func change(_ entry: WhyUnserved.Relaxation) -> ChangeLine? {
    entry.verdict.change.map { change in
      ChangeLine(
        volunteer: volunteer(id: entry.volunteer), code: entry.verdict.rule.code,
        text: sentences.helping(change))
    }
  }
}
