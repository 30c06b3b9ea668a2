import Store
import TestSupport
import Testing

/// The facts a cell starts with, as they stand after loading.
@Suite(.sharedDatabase()) struct ReferenceDataTests {
  private func row(_ sql: String) throws -> [String?] {
    try #require(try FreshDatabase.current.run(sql).first)
  }

  @Test func `every commune has a valid outline of its own with its points inside`() throws {
    let row = try row(
      """
      select count(*)::text, count(*) filter (where ST_IsValid(outline))::text,
        count(*) filter (where ST_Contains(outline, inside_point))::text,
        count(*) filter (where ST_Contains(outline, office_point))::text,
        count(*) filter (where ST_SRID(outline) = 4326)::text
      from unit_outline join unit on id = unit_id
      where kind = 'commune' and upper_inf(valid) and parent_id is not null
      """)
    #expect(row == ["129", "129", "129", "129", "129"])
  }

  @Test func `outlines meet exactly where the table of neighbours says, and never overlap`() throws
  {
    let row = try row(
      """
      with met as (
        select a.unit_id, b.unit_id as neighbour_id,
          ST_Relate(a.outline, b.outline, 'T********') as share_ground
        from unit_outline a join unit_outline b
          on a.unit_id <> b.unit_id and ST_Intersects(a.outline, b.outline)
      )
      select count(*)::text, count(*) filter (where share_ground)::text,
        count(n.unit_id)::text, (select count(*)::text from unit_neighbour)
      from met left join unit_neighbour n using (unit_id, neighbour_id)
      """)
    #expect(row == ["666", "0", "666", "666"])
  }

  @Test func `neighbours are mutual, with one border and the true distance`() throws {
    let row = try row(
      """
      select count(*)::text, count(*) filter (
        where b.border_m = a.border_m and b.distance_m = a.distance_m)::text,
        max(abs(a.distance_m / ST_Distance(u.inside_point::geography, v.inside_point::geography)
          - 1)) < 0.002
      from unit_neighbour a
      join unit_neighbour b on (b.unit_id, b.neighbour_id) = (a.neighbour_id, a.unit_id)
      join unit u on u.id = a.unit_id join unit v on v.id = a.neighbour_id
      """)
    #expect(row == ["666", "666", "t"])
  }

  @Test func `populations sum to the published figure, areas leave the coast's flats out`() throws {
    let row = try row(
      """
      select count(*)::text, sum(f.value)::text, sum(u.area_ha)::text, p.area_ha::text,
        max(abs(u.outline_area_ha / (ST_Area(o.outline::geography) / 10000) - 1)) < 0.01
      from unit u join unit p on p.id = u.parent_id and p.code = '37'
      join unit_figure f on f.unit_id = u.id and f.figure = 'population'
      join unit_outline o on o.unit_id = u.id
      group by p.area_ha
      """)
    #expect(row == ["129", "4412264", "382139", "394262", "t"])
  }

  @Test func `all former communes lead to today's, six of them to several`() throws {
    let former = try row(
      """
      select count(*)::text, count(*) filter (where whole and parts = 1)::text,
        count(*) filter (where not whole and parts > 1)::text, count(*) filter (where parts = 0)::text
      from (select bool_and(s.is_whole) as whole, count(s.to_id) as parts
        from unit f left join unit_succession s on s.from_id = f.id
        where f.kind = 'former_commune' group by f.id) f
      """)
    #expect(former == ["398", "392", "6", "0"])
    let today = try row(
      """
      select count(*)::text, count(distinct t.id)::text,
        bool_and(upper(f.valid) = s.effective_on and lower(t.valid) = s.effective_on
          and t.kind = 'commune')
      from unit_succession s join unit f on f.id = s.from_id join unit t on t.id = s.to_id
      """)
    #expect(today == ["404", "129", "t"])
  }

  /// Invariant 14: what no constraint can say.
  @Test func `a parent is valid as long as its child`() throws {
    let row = try row(
      """
      select count(*)::text, count(*) filter (where p.valid @> c.valid)::text
      from unit c join unit p on p.id = c.parent_id
      """)
    #expect(row == ["527", "527"])
  }

  @Test func `every service asks for a skill and leads on to learning`() throws {
    let row = try row(
      """
      select count(*)::text, count(*) filter (where k.service_code is not null)::text,
        count(*) filter (where l.service_code is not null)::text
      from service s left join (select distinct service_code from service_skill) k
        on k.service_code = s.code
      left join (select distinct service_code from service_learning_link) l
        on l.service_code = s.code
      """)
    #expect(row == ["15", "15", "15"])
  }
}
