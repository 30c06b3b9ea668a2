import Store
import TestSupport
import Testing

/// Reference data is loaded at every start, over what people changed meanwhile.
@Suite(.freshDatabase) struct ReferenceLoadingTests {
  private func load() throws {
    try Reference.load(try Connection(try FreshDatabase.current, .owner)) { _ in }
  }

  /// Every row of every table with the transaction that wrote it.
  private func rows() throws -> [[String?]] {
    let database = try FreshDatabase.current
    let tables = try database.run(
      "select tablename from pg_tables where schemaname = 'cell' order by 1")
    return try tables.compactMap { $0[0] }.map { table in
      let row = try database.run(
        """
        select count(*)::text, md5(string_agg(xmin || ' ' || t::text, ',' order by t::text))
        from \(table) t
        """)
      return [table] + row[0]
    }
  }

  @Test func `loading again writes no row`() throws {
    let before = try rows()
    try load()
    #expect(try rows() == before)
  }

  @Test func `what differs from the files is put right, its version moves`() throws {
    let database = try FreshDatabase.current
    try database.run("update unit set name = 'Sai' where code = '14488' and kind = 'commune'")
    try database.run("update service set minutes = 99 where code = 'phone_basics'")
    try database.run("delete from service_skill where service_code = 'phone_basics'")
    try database.run("insert into service_skill values ('phone_basics', 'tax', 1)")
    try database.run("update unit_figure set value = 1")
    try database.run("delete from unit_outline")
    try load()
    #expect(
      try database.run("select name, version::text from unit where id = $1", [Fixture.commune])
        == [["Gia Vân", "2"]])
    #expect(
      try database.run("select minutes::text from service where code = 'phone_basics'") == [["45"]])
    #expect(
      try database.run(
        "select skill_code from service_skill where service_code = 'phone_basics' order by 1")
        == [["cv3139-1.0:0.1"], ["phone"]])
    #expect(try database.run("select sum(value)::text from unit_figure") == [["4412264"]])
    #expect(try database.run("select count(*)::text from unit_outline") == [["129"]])
  }

  @Test func `what people keep is left alone`() throws {
    let database = try FreshDatabase.current
    try database.run("update public_holiday set name_vi = 'Nghỉ bù' where day = '2026-01-01'")
    try database.run(
      "update commune_counter set last_request_number = 7 where commune_id = $1",
      [Fixture.commune])
    try Fixture.fill(database)
    try load()
    #expect(
      try database.run("select name_vi from public_holiday where day = '2026-01-01'")
        == [["Nghỉ bù"]])
    #expect(
      try database.run(
        "select last_request_number::text from commune_counter where commune_id = $1",
        [Fixture.commune]) == [["7"]])
    #expect(
      try database.run("select name from unit where id = $1", [Fixture.village]) == [["Xóm 5"]])
  }
}
