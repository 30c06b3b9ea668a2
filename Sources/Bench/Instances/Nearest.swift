/// Places in square cells, asked for in order of distance from any point.
struct Nearest {
  /// A member and how far it is.
  private struct Found: Comparable {
    let distance: Double
    let member: Int32

    static func < (left: Found, right: Found) -> Bool {
      left.distance == right.distance
        ? left.member < right.member : left.distance < right.distance
    }
  }

  private let places: [Place]
  private let members: [Int32]
  private let start: [Int32]
  private let cell: Double
  private let columns, rows: Int
  private let west, south: Double

  /// Sorts some of the places into cells of about eight.
  ///
  /// - Parameters:
  ///   - members: Positions in `places`, ascending, at least one.
  ///   - places: All places.
  init(_ members: [Int32], of places: [Place]) {
    self.places = places
    let mine = members.map { places[Int($0)] }
    west = mine.map(\.east).min() ?? 0
    south = mine.map(\.north).min() ?? 0
    let width = (mine.map(\.east).max() ?? 0) - west
    let height = (mine.map(\.north).max() ?? 0) - south
    cell = max(1, (max(width, 1) * max(height, 1) * 8 / Double(members.count)).squareRoot())
    columns = Int(width / cell) + 1
    rows = Int(height / cell) + 1
    var start = [Int32](repeating: 0, count: columns * rows + 1)
    let index = mine.map { [cell, columns, west, south] place in
      Int((place.north - south) / cell) * columns + Int((place.east - west) / cell)
    }
    for index in index { start[index + 1] += 1 }
    for index in 0..<columns * rows { start[index + 1] += start[index] }
    self.start = start
    var next = start
    var sorted = members
    for (member, index) in zip(members, index) {
      sorted[Int(next[index])] = member
      next[index] += 1
    }
    self.members = sorted
  }

  /// Calls `body` with members and their distance, the nearest first, until it gives `false`.
  ///
  /// Members farther than `reach` may be left out.
  func visit(
    from point: Place, reach: Double, _ body: (_ member: Int32, _ distance: Double) -> Bool
  ) {
    let column = Int(((point.east - west) / cell).rounded(.down))
    let row = Int(((point.north - south) / cell).rounded(.down))
    var waiting: [Found] = []
    var ring = 0
    while true {
      collect(column, row, ring, point, &waiting)
      let isWhole =
        column - ring <= 0 && column + ring >= columns - 1 && row - ring <= 0
        && row + ring >= rows - 1
      // Whoever is nearer than the edge of the square searched so far has been found.
      let east = point.east - west - Double(column) * cell
      let north = point.north - south - Double(row) * cell
      let safe =
        Double(ring) * cell + min(east, cell - east, north, cell - north)
      let ready = isWhole ? .infinity : safe
      var near: [Found] = []
      var far: [Found] = []
      for found in waiting {
        if found.distance <= ready { near.append(found) } else { far.append(found) }
      }
      near.sort()
      for found in near where !body(found.member, found.distance) { return }
      if isWhole || safe > reach { return }
      waiting = far
      ring += 1
    }
  }

  /// Adds the members of the cells at one distance of cells.
  private func collect(
    _ column: Int, _ row: Int, _ ring: Int, _ point: Place,
    _ waiting: inout [Found]
  ) {
    let lowest = max(0, row - ring)
    let highest = min(rows - 1, row + ring)
    guard lowest <= highest else { return }
    for here in lowest...highest {
      let isEdge = abs(here - row) == ring
      let step = isEdge || ring == 0 ? 1 : 2 * ring
      for there in stride(from: column - ring, through: column + ring, by: step)
      where there >= 0 && there < columns {
        let index = here * columns + there
        for position in Int(start[index])..<Int(start[index + 1]) {
          let place = places[Int(members[position])]
          let east = place.east - point.east
          let north = place.north - point.north
          let distance = (east * east + north * north).squareRoot()
          waiting.append(Found(distance: distance, member: members[position]))
        }
      }
    }
  }
}
