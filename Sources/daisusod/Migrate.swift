internal import ArgumentParser

struct Migrate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract:
      "Đưa cơ sở dữ liệu lên đúng bản của chương trình này, nạp dữ liệu tham chiếu, rồi thôi.")

  @OptionGroup var settings: Settings

  func run() throws {
    try explained {
      let cell = try Cell(settings.configuration()) { print("▸ \($0)") }
      cell.close()
    }
  }
}
