extension Story {
  /// Whoever asked, of these households, each once and in order.
  func peopleAsking(_ households: Range<Int>) -> [PersonNumber] {
    Self.people(asked, households)
  }

  /// Whose VNeID an ambassador saw, of these households, each once and in order.
  func peopleSeen(_ households: Range<Int>) -> [PersonNumber] {
    Self.people(seen, households)
  }

  private static func people(
    _ sorted: [(person: PersonNumber, request: Int32)], _ households: Range<Int>
  ) -> [PersonNumber] {
    let first = PersonNumber(household: households.lowerBound, slot: 0)
    let end = PersonNumber(household: households.upperBound, slot: 0)
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle].person < first { low = middle + 1 } else { high = middle }
    }
    var people: [PersonNumber] = []
    while low < sorted.count, sorted[low].person < end {
      if people.last != sorted[low].person { people.append(sorted[low].person) }
      low += 1
    }
    return people
  }
}
