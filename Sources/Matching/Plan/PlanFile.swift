/// The plan as a JSON file: `{"format": "daisuso-matching-plan", "version": 1, …}`.
///
/// People and requests are named by their outside ids; the certificate's prices stand in the order of
/// the problem's ids (UTF-8). Costs of 128 bits are texts of decimal digits.
public enum PlanFile {
  /// What the field `format` must say.
  public static let format = "daisuso-matching-plan"
  /// What the field `version` must say.
  public static let version = 1

  /// Writes a plan; equal plans give equal bytes.
  public static func write(_ plan: Plan) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.name("format")
      writer.text(format)
      writer.name("version")
      writer.number(version)
      writer.name("input")
      writer.text("\(plan.input)")
      writer.name("policy")
      PolicyFile.write(plan.policy, &writer)
      writer.name("score")
      write(plan.score, &writer)
      writer.name("visits")
      writer.array(plan.visits, isTall: true) { write($1, plan, &$0) }
      writer.name("unserved")
      writer.array(plan.unserved, isTall: true) { write($1, plan, &$0) }
      writer.name("certificate")
      write(plan.certificate, &writer)
      writer.name("statistics")
      write(plan.statistics, &writer)
    }
    writer.line()
    return writer.bytes
  }

  private static func write(_ score: Score, _ writer: inout JSONWriter) {
    numbers(
      [
        ("served", score.served), ("unserved_weight", score.unservedWeight),
        ("metres", score.metres), ("added_metres", score.addedMetres), ("spread", score.spread),
      ], &writer)
  }

  private static func write(_ visit: PlannedVisit, _ plan: Plan, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.name("request")
      writer.text(plan.requestIDs[Int(visit.request)])
      writer.name("volunteer")
      writer.text(plan.volunteerIDs[Int(visit.volunteer)])
      writer.name("slot")
      writer.text("\(visit.slot)")
      writer.name("metres")
      writer.number(visit.metres)
      writer.name("pinned")
      writer.flag(visit.isPinned)
      writer.name("predecessor")
      guard let before = visit.predecessor else { return writer.null() }
      writer.object { writer in
        writer.name("volunteer")
        writer.text(plan.volunteerIDs[Int(before.volunteer)])
        writer.name("slot")
        writer.text("\(before.slot)")
      }
    }
  }

  private static func write(_ entry: UnservedRequest, _ plan: Plan, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.name("request")
      writer.text(plan.requestIDs[Int(entry.request)])
      writer.name("missing")
      writer.number(entry.missing)
      writer.name("reason")
      writer.text(entry.reason.rawValue)
    }
  }

  private static func write(_ certificate: Certificate, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.name("cost")
      writer.text("\(certificate.cost)")
      writer.name("bound")
      writer.text("\(certificate.bound)")
      writer.name("strict")
      writer.flag(certificate.isStrict)
      writer.name("metre_cost")
      writer.number(certificate.metreCost)
      writer.name("weight_cost")
      writer.number(certificate.weightCost)
      writer.name("week_prices")
      writer.array(certificate.weekPrices) { $0.number($1) }
      writer.name("slot_prices")
      writer.array(certificate.slotPrices) { $0.number($1) }
      writer.name("team_prices")
      writer.array(certificate.teamPrices) { $0.number($1) }
      writer.name("commune_prices")
      writer.array(certificate.communePrices) { $0.number($1) }
    }
  }

  private static func write(_ statistics: Statistics, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.name("finished")
      writer.flag(statistics.isFinished)
      writer.name("counts")
      numbers(
        [
          ("demands", statistics.demands), ("arcs", statistics.arcs),
          ("rounds", statistics.rounds), ("bids", statistics.bids),
          ("phases", statistics.phases), ("paths", statistics.paths),
          ("settled", statistics.settled),
        ], &writer)
    }
  }

  private static func numbers(_ fields: [(StaticString, Int)], _ writer: inout JSONWriter) {
    writer.object { writer in
      for (name, value) in fields {
        writer.name(name)
        writer.number(value)
      }
    }
  }
}
