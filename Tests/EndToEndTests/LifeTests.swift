import Foundation
import TestSupport
import Testing

/// The embedded cluster's life, with real processes; one after the other, since each takes two cores.
@Suite(.serialized) struct LifeTests {
  @Test func `a first start serves, and SIGTERM leaves no process behind`() async throws {
    let service = try RunningService()
    try #require(service.port > 0, "\(service.log)")
    #expect(await service.get("/healthz")?.status == 200)
    #expect(await eventually { await service.get("/readyz")?.status == 200 })
    #expect(!service.clusterProcesses.isEmpty)
    #expect(service.stop() == 0)
    #expect(service.clusterProcesses.isEmpty)
  }

  @Test func `killing the service stops its cluster, and the next start recovers`() async throws {
    let first = try RunningService()
    try #require(first.port > 0, "\(first.log)")
    first.program.send(SIGKILL)
    first.program.wait()
    let second = try RunningService(folder: first.folder)
    try #require(second.port > 0, "\(second.log)")
    #expect(await eventually { await second.get("/readyz")?.status == 200 })
    #expect(second.stop() == 0)
    #expect(first.clusterProcesses.isEmpty)
  }

  @Test func `killing the cluster gives 503 and then service again by itself`() async throws {
    let service = try RunningService()
    try #require(service.port > 0, "\(service.log)")
    #expect(await eventually { await service.get("/readyz")?.status == 200 })
    let postmaster = try #require(
      String(contentsOfFile: service.folder + "/postgres/postmaster.pid", encoding: .utf8)
        .split(separator: "\n").first.flatMap { pid_t($0) })
    kill(postmaster, SIGKILL)
    var refused: [String: String]?
    #expect(
      await eventually {
        guard let reply = await service.get("/readyz"), reply.status == 503 else { return false }
        refused = reply.headers
        return true
      })
    #expect(refused?["Retry-After"] == "1")
    #expect(await service.get("/healthz")?.status == 200)
    #expect(await eventually { await service.get("/readyz")?.status == 200 })
    #expect(service.stop() == 0)
    #expect(service.clusterProcesses.isEmpty)
  }

  @Test func `a second service on the same folder or port is refused in one sentence`() async throws
  {
    let service = try RunningService()
    try #require(service.port > 0, "\(service.log)")
    let onFolder = try RunningService(folder: service.folder)
    #expect(onFolder.port == 0)
    #expect(onFolder.program.wait() == 1)
    #expect(onFolder.log.contains("đang được một daisusod khác dùng"))
    #expect(service.stop() == 0)
  }

  @Test func `data of another version is refused and left alone`() throws {
    let folder = RunningService.freshFolder()
    let data = folder + "/postgres"
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    try "13\n".write(toFile: data + "/PG_VERSION", atomically: false, encoding: .utf8)
    let service = try RunningService(folder: folder)
    #expect(service.program.wait() == 1)
    #expect(service.log.contains("PostgreSQL 13"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: data) == ["PG_VERSION"])
  }

  @Test func `a postmaster.pid that names a foreign process does not block the start`() async throws
  {
    let first = try RunningService()
    try #require(first.port > 0, "\(first.log)")
    #expect(first.stop() == 0)
    // As after a reboot: the noted pid belongs to a process that is no PostgreSQL (this test).
    let note = "\(getpid())\n\(first.folder)/postgres\n1\n5432\n\(first.folder)/run\n\n"
    let file = first.folder + "/postgres/postmaster.pid"
    try note.write(toFile: file, atomically: false, encoding: .utf8)
    let second = try RunningService(folder: first.folder)
    try #require(second.port > 0, "\(second.log)")
    #expect(second.stop() == 0)
  }
}
