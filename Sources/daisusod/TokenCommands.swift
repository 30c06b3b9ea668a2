internal import ArgumentParser
internal import Domain
internal import FoundationEssentials
internal import Store

struct TokenCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Cấp và thu hồi mã truy cập.",
    subcommands: [Create.self, Revoke.self])

  struct Create: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "create",
      abstract: "Cấp một mã truy cập; mã chỉ hiện một lần này, cơ sở dữ liệu chỉ giữ SHA-256.",
      discussion: """
        Chỉ định người bằng --person hay --ambassador, hoặc để hệ thống lấy người đầu tiên đang \
        giữ --role ở --unit hay đơn vị ngay dưới.
        """)

    @OptionGroup var settings: Settings

    @Option(help: "Mã (UUID) của người được cấp.")
    var person: String?

    @Option(help: "Mã (UUID) của đại sứ được cấp, như ở daisuso ambassadors.")
    var ambassador: String?

    @Option(help: "Vai trò: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
    var role: String?

    @Option(help: "Mã đơn vị, ví dụ 14329.")
    var unit: String?

    @Option(help: "Tên gợi nhớ, ví dụ «điện thoại của tổ trưởng».")
    var label = "daisusod token create"

    @Option(help: "Số ngày có hiệu lực.")
    var days = 30

    @Flag(help: "In một dòng JSON.")
    var json = false

    func validate() throws {
      guard person != nil || ambassador != nil || role != nil else {
        throw ValidationError("Cần --person, --ambassador hoặc --role.")
      }
      for (name, id) in [("person", person), ("ambassador", ambassador)] {
        guard id.map({ UUID(uuidString: $0) != nil }) ?? true else {
          throw ValidationError("--\(name) phải là một UUID.")
        }
      }
      if let role, Role(rawValue: role) == nil {
        throw ValidationError("--role «\(role)» không phải vai trò nào.")
      }
      guard (1...3650).contains(days) else { throw ValidationError("--days phải từ 1 đến 3650.") }
    }

    func run() throws {
      try explained {
        let token = Self.freshToken()
        let id = ID<Self>.fresh().description
        let role = role ?? ambassador.map { _ in Role.ambassador.rawValue }
        let row = try settings.asOwner { owner throws(StoreError) in
          try owner.ask(
            .createToken, [id, token, person, role, unit, label, String(days), ambassador])
        }
        guard row.outcome == "created" else {
          throw Refusal("Không có ai giữ vai trò đó ở đơn vị đó hôm nay.")
        }
        let made = try JSONDecoder().decode(Made.self, from: Data(row.body))
        guard !json else {
          return print(
            #"{"token":"\#(token)","id":"\#(made.id)","person_id":"\#(made.person_id)"}"#)
        }
        print(token)
        tell(
          """
          ▸ Mã của \(made.person), \(made.role) tại \(made.unit), đến hết \(made.expires_on).
          ▸ Thu hồi: daisusod token revoke \(made.id)
          """)
      }
    }

    /// 256 random bits with a prefix that secret scanners can look for.
    private static func freshToken() -> String {
      var generator = SystemRandomNumberGenerator()
      let digits = (0..<4).map { _ in
        let word = String(generator.next(), radix: 16)
        return String(repeating: "0", count: 16 - word.count) + word
      }
      return "dss_" + digits.joined()
    }

    private struct Made: Decodable {
      let id, person, person_id, role, unit, expires_on: String
    }
  }

  struct Revoke: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "revoke", abstract: "Thu hồi một mã truy cập; có hiệu lực ngay.")

    @OptionGroup var settings: Settings

    @Argument(help: "Mã số (UUID) của mã truy cập, như lúc cấp đã in.")
    var id: String

    func validate() throws {
      guard UUID(uuidString: id) != nil else { throw ValidationError("Mã số phải là một UUID.") }
    }

    func run() throws {
      try explained {
        let row = try settings.asOwner { owner throws(StoreError) in
          try owner.ask(.revokeToken, [id])
        }
        guard row.outcome == "ok" else {
          throw Refusal("Không có mã truy cập nào còn hiệu lực mang số \(id).")
        }
        print("▸ Đã thu hồi.")
      }
    }
  }
}
