internal import ArgumentParser
internal import Demonstration
internal import FoundationEssentials
internal import Glibc
internal import Store

struct Demonstrate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demonstration",
    abstract: "Đổ đầy địa bàn minh họa bằng người và việc hư cấu, rồi thôi.",
    discussion: """
      Mọi người đều hư cấu, số điện thoại không gọi được. Cùng --seed, cùng cỡ và cùng --now thì \
      cùng từng byte. Việc nạp là một giao dịch: bị ngắt giữa chừng thì như chưa từng chạy.
      """)

  @OptionGroup var settings: Settings

  @Option(help: "Số hộ; mọi thứ khác theo tỷ lệ.")
  var households = Size.usual.households

  @Flag(help: "Cỡ cả tỉnh: 1.300.000 hộ.")
  var full = false

  @Option(help: "Số hạt giống; số khác là một tỉnh khác.")
  var seed: UInt64 = 20_251_010

  @Option(help: "Thời điểm «bây giờ», giây từ 1970 (mặc định: lúc chạy).")
  var now: Int?

  @Flag(help: "Thay dữ liệu minh họa đang có; không có cờ này thì giữ nguyên.")
  var fresh = false

  func validate() throws {
    guard (1...2_000_000).contains(households) else {
      throw ValidationError("--households phải từ 1 đến 2000000.")
    }
  }

  func run() throws {
    try explained {
      let cell = try Cell.shared(settings.configuration(), for: .bulkLoad) { print("▸ \($0)") }
      defer { cell.close() }
      let owner = try Connection(cell.database, .owner)
      switch try owner.ask(.demonstrationState, []).outcome {
      case "ok": break
      case "state_conflict" where fresh: break
      case "state_conflict": return print("▸ Địa bàn minh họa đã có người; giữ nguyên.")
      default: throw Refusal("Đây là địa bàn thật: không đổ dữ liệu hư cấu vào.")
      }
      do {
        try load(try demonstration(), into: owner)
      } catch StoreError.lost, StoreError.unknown {
        throw Refusal("Nạp chưa xong, không dòng nào ở lại: \(cell.lastWords).")
      }
    }
  }

  private func demonstration() throws -> Demonstration {
    print("▸ Dựng một tỉnh hư cấu")
    let province = try Province { name throws(ProvinceError) in
      guard let bytes = try? ProgramFolder.resource("Store", "reference/\(name).csv") else {
        throw .empty(file: name)
      }
      return String(decoding: bytes, as: UTF8.self)
    }
    return Demonstration(
      province: province, size: full ? .full : Size(households: households), seed: seed,
      now: now ?? Int(Date.now.timeIntervalSince1970))
  }
}

/// Loads the whole province in one transaction: keys and indexes are set aside and made anew.
private func load(_ demonstration: Demonstration, into owner: borrowing Connection) throws {
  let tables = demonstration.tables
  // Villages join the units that are there; every other table is filled from empty.
  let emptied = tables.map(\.name).filter { $0 != "unit" }
  let rows = tables.map(\.estimatedRows).reduce(0, +)
  var progress = Progress("Nạp \(rows) dòng", total: rows)
  try owner.transaction { inside throws(StoreError) in
    let steps = try inside.rows(
      of: Statement.demonstrationSteps, ["{\(emptied.joined(separator: ","))}"])
    for step in steps { if let before = step[1] { try inside.execute(before) } }
    for table in tables {
      let columns = table.columns.joined(separator: ", ")
      let freezes = table.name == "unit" ? "" : " (FREEZE)"
      var pieces = table.pieces()
      try inside.copy("COPY \(table.name) (\(columns)) FROM STDIN\(freezes)") {
        let piece = pieces.next()
        progress.add(piece?.rows ?? 0)
        return piece?.lines
      }
    }
    progress.finish()
    var rebuilding = Progress("Dựng khóa, chỉ mục và kiểm tra ràng buộc", total: steps.count)
    for step in steps.reversed() {
      if let after = step[2] { try inside.execute(after) }
      rebuilding.add(1)
    }
    rebuilding.finish()
  }
  try owner.execute("ANALYZE")
}
