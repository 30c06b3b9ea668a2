internal import API

/// `match`.
extension Vietnamese {
  var matchAbstract: String { "Ghép nhiều yêu cầu một lúc: lập kế hoạch, xem vì sao, áp dụng." }
  var matchDiscussion: String {
    """
    daisuso match start                     lập kế hoạch cho nơi mình phụ trách, chờ tới khi xong
    daisuso match lines last --unserved     những chỗ chưa có ai, và vì sao
    daisuso match explain last 14329/57     một yêu cầu, cặn kẽ
    daisuso match idle last                 đại sứ còn rảnh mà chưa có lượt, và vì sao
    daisuso match compare last              khác lượt trước của cùng nơi ở đâu
    daisuso match apply last                mời theo kế hoạch; thêm số dòng để chỉ mời vài dòng

    Kế hoạch không đổi gì cho tới khi được áp dụng. Không có lệnh con thì là list.
    """
  }
  var startMatchAbstract: String { "Lập một kế hoạch mới." }
  var startMatchDiscussion: String {
    "Ctrl-C chỉ thôi chờ: máy chủ vẫn tính tiếp, xem lại bằng daisuso match show last."
  }
  var listMatchesAbstract: String { "Xem các lượt ghép, mới nhất trước." }
  var showMatchAbstract: String { "Xem một lượt ghép: trạng thái, bằng chứng, các con số." }
  var matchLinesAbstract: String { "Xem các dòng của kế hoạch: ai giúp yêu cầu nào, khi nào." }
  var explainMatchAbstract: String { "Xem vì sao kế hoạch chọn người ấy, hay không chọn được ai." }
  var idleAbstract: String {
    "Xem các đại sứ còn nhận được việc mà kế hoạch chưa giao lượt nào, và vì sao."
  }
  var applyMatchAbstract: String { "Áp dụng kế hoạch: mỗi dòng còn đúng thành một lời mời." }
  var applyMatchDiscussion: String {
    """
    Một dòng không còn đúng khi yêu cầu hoặc đại sứ đã đổi từ lúc lập kế hoạch; các dòng khác vẫn \
    được mời, trừ khi có --all-or-none.
    """
  }

  var runHelp: String { "Lượt ghép: UUID, hoặc last là lượt mới nhất." }
  var runValue: String { "lượt" }
  var runComplaint: String { "phải là UUID hoặc last" }
  var matchUnitHelp: String {
    "Mã tỉnh, xã, phường, thôn cần ghép; gõ nhiều lần được (bỏ trống: mọi nơi mình phụ trách)."
  }
  var firstDayHelp: String { "Ngày đầu của kế hoạch (bỏ trống: ngày mai)." }
  var daysHelp: String { "Số ngày, từ 1 đến 7 (bỏ trống: 7)." }
  var seedHelp: String { "Số ghi kèm để phân biệt các lần thử." }
  var noWaitHelp: String { "Không chờ kết quả." }
  var areaHelp: String {
    "Cử đi xa nhất tới: village trong thôn, commune trong xã, neighbours xã bên, province cả tỉnh."
  }
  var areaValue: String { "khu vực" }
  var metresValue: String { "mét" }
  var priorityRateHelp: String {
    "Mét đường đáng giá cho một đơn vị ưu tiên (bỏ trống: giúp được nhiều nhất đi trước quãng đường)."
  }
  var fairnessRateHelp: String { "Mỗi lượt thêm của một đại sứ tính thêm bấy nhiêu mét." }
  var idleUnitHelp: String { "Chỉ đại sứ của một xã, phường hoặc thôn, theo mã." }
  var servedHelp: String { "Chỉ những chỗ có người." }
  var unservedHelp: String { "Chỉ những chỗ chưa có ai." }
  var servedOrUnserved: String { "Chỉ dùng một trong hai: --served hoặc --unserved." }
  var linesHelp: String { "Số dòng, như ở daisuso match lines (bỏ trống: mọi dòng có người)." }
  var lineValue: String { "dòng" }
  var allOrNoneHelp: String { "Có dòng không còn đúng thì không mời ai." }

  var queuedTitle: String { "Xếp hàng lúc" }
  var finishedTitle: String { "Xong lúc" }
  var appliedTitle: String { "Áp dụng lúc" }
  var failureTitle: String { "Vì sao hỏng" }
  var scopeTitle: String { "Nơi" }
  var horizonTitle: String { "Các ngày" }
  var servedTitle: String { "Có người" }
  var unservedTitle: String { "Chưa có ai" }
  var offeredTitle: String { "Đã mời" }
  var refusedTitle: String { "Không mời được" }
  var idleTitle: String { "Đại sứ chưa có lượt" }
  var roomTitle: String { "Còn nhận" }
  var servedByOthersTitle: String { "Người khác giúp" }
  var proofTitle: String { "Bằng chứng" }
  var costTitle: String { "Chi phí" }
  var statisticsTitle: String { "Số liệu" }
  var warningTitle: String { "Lưu ý" }
  var recruitingTitle: String { "Nên thêm người ở" }
  var lineTitle: String { "Dòng" }
  var ambassadorTitle: String { "Đại sứ" }
  var outcomeTitle: String { "Kết quả" }
  var whyTitle: String { "Vì sao" }
  var addedTitle: String { "Theo chính sách" }
  var priceTitle: String { "Giá của chỗ" }
  var changesTitle: String { "Sẽ có người nếu" }
  var holdersTitle: String { "Đang giữ chỗ" }
  var nobody: String { "chưa có ai" }
  var notInPlan: String { "Yêu cầu này không có trong kế hoạch." }

  func runState(_ state: String) -> String {
    switch state {
    case "queued": "đang chờ đến lượt"
    case "running": "đang tính"
    case "done": "đã có kế hoạch"
    case "applying": "đang áp dụng"
    case "applied": "đã áp dụng"
    case "failed": "hỏng"
    case "cancelled": "đã hủy"
    default: state
    }
  }
  func horizon(_ first: String, days: Int) -> String { "\(days) ngày từ \(first)" }
  /// A list of places, or how many they are where the list would drown the rest.
  func scope(_ codes: [String]) -> String {
    codes.count > 12 ? "\(codes.count) đơn vị" : codes.joined(separator: ", ")
  }
  func proof(_ certificate: RunRow.Certificate) -> String {
    if certificate.isOptimal { return "tốt nhất, đã chứng minh" }
    guard let gap = Double(certificate.gap), let bound = Double(certificate.bound), bound > 0 else {
      return "chưa chứng minh là tốt nhất"
    }
    return "cách mức tốt nhất không quá \(VietnameseFormat.number(100 * gap / bound)) %"
  }
  func cost(_ cost: String, bound: String, gap: String) -> String {
    "\(cost); không kế hoạch nào dưới \(bound); độ lệch \(gap)"
  }
  /// The places where somebody more would help most; the others are in the JSON.
  func recruiting(_ places: [RunRow.Recruiting]) -> [String] {
    let shown = places.prefix(5).map(recruiting)
    let others = places.count - shown.count
    return others > 0 ? shown + ["… và \(others) nơi nữa: thêm --json"] : shown
  }
  private func recruiting(_ place: RunRow.Recruiting) -> String {
    let when = HalfDay(day: place.day, partOfDay: place.partOfDay).text
    return "\(place.commune.fullName): \(place.service.nameVi), \(when), "
      + "giúp thêm nhiều nhất \(VietnameseFormat.number(place.stepsAtMost)) bậc ưu tiên"
  }
  func keptAway(_ rule: IdleRow.RuleCount) -> String {
    "\(VietnameseFormat.number(rule.requests)) yêu cầu: \(rule.textVi)"
  }
  /// What the run went through, a line a kind; nothing before it is done.
  func statistics(of run: RunRow) -> [String] {
    let number = { (count: Int) in VietnameseFormat.number(count) }
    var lines: [String] = []
    if let requests = run.counts.requests, let volunteers = run.counts.volunteers {
      let arcs = run.counts.arcs.map { ", \(number($0)) cặp có thể" } ?? ""
      lines.append("\(number(requests)) yêu cầu, \(number(volunteers)) đại sứ\(arcs)")
    }
    if let score = run.score {
      lines.append(
        "\(number(score.served)) lượt kể cả đã hẹn, \(number(score.distanceM)) m đường, "
          + "cộng \(number(score.addedM)) m theo chính sách")
    }
    if let time = run.timings {
      lines.append(
        "nạp \(number(time.load)) ms, dựng \(number(time.build)) ms, giải \(number(time.solve)) ms, "
          + "kiểm tra \(number(time.check)) ms, giải thích \(number(time.explain)) ms")
    }
    return lines
  }
  func metresAdded(_ metres: Int) -> String? {
    metres == 0 ? nil : "tính thêm \(VietnameseFormat.number(metres)) m"
  }
  func metresLost(_ metres: Int) -> String? {
    metres == 0 ? nil : "người khác thiệt \(VietnameseFormat.number(metres)) m vì chỗ này"
  }

  func matching(_ units: [String]) -> String {
    "Lập kế hoạch ghép" + (units.isEmpty ? "" : " cho \(units.joined(separator: ", "))")
  }
  func waitingForRun(_ state: String) -> String { "Lượt ghép \(state)… (Ctrl-C để thôi chờ)" }
  func planned(_ id: String) -> String {
    "Xem từng dòng: daisuso match lines \(id). Áp dụng: daisuso match apply \(id)."
  }
  func queued(_ id: String) -> String { "Đã xếp hàng. Xem: daisuso match show \(id)." }
  func applying(_ run: String, _ lines: [Int]) -> String {
    "Áp dụng kế hoạch \(run)"
      + (lines.isEmpty ? "" : ", dòng \(lines.map(String.init).joined(separator: ", "))")
  }
  func applied(_ offers: Int, _ refused: Int) -> String {
    "Đã mời \(VietnameseFormat.number(offers)) dòng, không áp dụng được \(VietnameseFormat.number(refused))."
  }
  func applied(of lines: Int?, _ done: Int) -> String {
    let all = lines.map { " trong \(VietnameseFormat.number($0))" } ?? ""
    return "Đã xét \(VietnameseFormat.number(done))\(all) dòng… (Ctrl-C để dừng giữa chừng)"
  }
  func untouched(_ count: Int) -> String {
    "\(count) dòng đã nêu không có ai để mời, hoặc đã mời từ trước."
  }
  func lineOutcome(_ outcome: String) -> String {
    switch Fault.Kind(rawValue: outcome) {
    case .stale: "đã đổi"
    case .taken: "đã có việc khác"
    case .full: "đã đủ"
    case .stateConflict: "không còn mời được"
    case .invalidBody: "đã qua ngày"
    default: outcome == "offered" ? "đã mời" : outcome
    }
  }

  func explanation(ofRun failure: RunFailure) -> Explanation {
    switch failure {
    case .none:
      Explanation(what: "Chưa có lượt ghép nào.", next: "Lập kế hoạch: daisuso match start.")
    case .failed(let reason):
      Explanation(
        what: "Lượt ghép không cho kế hoạch nào." + (reason.map { " \($0)" } ?? ""),
        next: "Thử lại: daisuso match start; nếu vẫn vậy, báo người quản trị.")
    }
  }
}
