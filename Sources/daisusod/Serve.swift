internal import ArgumentParser
internal import Glibc
internal import HTTP
internal import Loop
internal import Map
internal import Service
internal import Store

struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Chạy dịch vụ cho tới khi nhận Ctrl-C hoặc SIGTERM.")

  @OptionGroup var settings: Settings

  @Flag(help: "In cấu hình đang có hiệu lực (không in bí mật) rồi thôi.")
  var printConfiguration = false

  func run() throws {
    try explained {
      let configuration = try settings.configuration()
      if printConfiguration { return print(configuration.description) }
      try serve(configuration)
    }
  }
}

/// One run of the service, from an open database to the last answer.
///
/// The order matters: signals are blocked before the first thread starts, and the port is taken
/// before the database is touched, so a second service on the same port does no harm.
private func serve(_ configuration: Configuration) throws {
  let loop = try Loop()
  let log = try Log(file: configuration.logFile)
  loop.eachTurn {
    log.flush()
    return -1
  }
  var stop: () -> Void = {}
  try loop.onSignals([SIGTERM, SIGINT]) { _ in stop() }
  let listening = try ListeningSocket(host: configuration.host, port: configuration.port)
  let cell = try Cell(configuration) { log.record(.info, "boot", [("step", .word($0))]) }
  try cell.guardCluster(on: loop, log: log)
  let side = try SideThread(name: "daisusod side")
  let seats = try Seats(cell.database, Statement.all, on: loop, side)
  seats.onTrouble = { log.record(.warning, "database_trouble", [("why", .word("\($0)"))]) }

  var metrics = Metrics()
  var counts: () -> HTTP.Counts = { HTTP.Counts() }
  let service = Service(document: try ProgramFolder.resource("API", "openapi.json")) {
    metrics.text(http: counts(), seats: seats.counts)
  }
  let assets = try Assets(leafletFolder: configuration.leafletFolder, outlines: cell.outlines())
  let conversation = Conversation(service: service, assets: assets, seats: seats)
  let server = try Server(loop: loop, listening: listening) { conversation.answer($0) }
  counts = { server.counts }
  let matcher = try Matcher(cell.database, on: loop, log: log)
  conversation.onQueued = { matcher.wake() }
  let sweeper = Sweeper(seats, on: loop, log: log)
  server.log = { access in
    metrics.count(access)
    log.record(access)
  }
  stop = {
    // A second signal does not wait for those who are being answered.
    stop = { exit(1) }
    log.record(.info, "draining")
    matcher.finish()
    sweeper.stop()
    server.drain {
      seats.close()
      side.finish()
      loop.stop()
    }
  }
  log.record(
    .info, "serving", [("host", .word(configuration.host)), ("port", .number(Int(server.port)))])
  loop.run()
  cell.close()
  log.record(.info, "stopped")
  log.flush()
}
