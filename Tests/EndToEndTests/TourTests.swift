import Foundation
import TestSupport
import Testing

/// What the README's tour does, with the built programs and a small province.
@Suite(.serialized) struct TourTests {
  private func run(_ name: String, _ arguments: [String], in folder: String) throws
    -> (status: Int32, output: String)
  {
    let output = "\(folder).out"
    let program = try RunningProgram(
      name, arguments, environment: ["HOME": folder, "PATH": "/usr/bin:/bin"], output: output)
    let status = program.wait()
    let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
    return (status, text + program.log)
  }

  @Test func `a small province is made once, served, and asked from the command line`() async throws
  {
    let folder = RunningService.freshFolder()
    let made = try run(
      "daisusod", ["demonstration", "--households", "400", "--data", folder], in: folder)
    #expect(made.status == 0, "\(made.output)")
    #expect(made.output.contains("100 %"))
    let again = try run("daisusod", ["demonstration", "--data", folder], in: folder)
    #expect(again.status == 0 && again.output.contains("giữ nguyên"), "\(again.output)")

    let service = try RunningService(folder: folder)
    try #require(service.port > 0, "\(service.log)")
    #expect(await eventually { await service.get("/readyz")?.status == 200 })

    // Beside the running service, on its cluster.
    let leader = try run(
      "daisusod", ["token", "create", "--role", "team_leader", "--json", "--data", folder],
      in: folder)
    #expect(leader.status == 0 && leader.output.contains(#""token":"dss_"#), "\(leader.output)")
    let stranger = try run(
      "daisusod",
      [
        "token", "create", "--data", folder,
        "--ambassador", "019f9bef-a6ef-7157-816b-000000000000",
      ],
      in: folder)
    #expect(stranger.status == 1, "\(stranger.output)")
    let nobody = try run(
      "daisusod", ["token", "create", "--role", "integration", "--data", folder], in: folder)
    #expect(nobody.status == 1 && nobody.output.contains("Không có ai giữ vai trò đó"))

    let server = "http://127.0.0.1:\(service.port)"
    let units = try run("daisuso", ["units", "nho quan", "--server", server], in: folder)
    #expect(units.status == 0 && units.output.contains("Xã Nho Quan"), "\(units.output)")
    #expect(service.stop() == 0)
    #expect(service.clusterProcesses.isEmpty)
    let alone = try run("daisuso", ["units", "nho quan", "--server", server], in: folder)
    #expect(alone.status == 3, "\(alone.output)")
  }

  @Test func `the map's page and its outlines come from this server alone`() async throws {
    let service = try RunningService()
    try #require(service.port > 0, "\(service.log)")
    let page = try #require(await service.get("/"))
    #expect(page.status == 200)
    #expect(page.headers["Content-Security-Policy"]?.contains("default-src 'none'") == true)
    let text = String(decoding: page.body, as: UTF8.self)
    let outlines = try #require(text.firstMatch(of: /\/map\/outlines-[0-9a-f]+\.json/))
    let reply = try #require(await service.get(String(outlines.output)))
    #expect(reply.headers["Cache-Control"]?.contains("immutable") == true)
    let document = try JSONSerialization.jsonObject(with: reply.body) as? [String: Any]
    #expect((document?["units"] as? [Any])?.count == 129)
    #expect(service.stop() == 0)
  }
}
