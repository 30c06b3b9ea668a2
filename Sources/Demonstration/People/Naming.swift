/// Makes names from frequencies; whoever carries a made-up name in life does so by chance.
struct Naming: Sendable {
  /// A surname by its number, so that children can carry their father's.
  private let surnames: [Text]
  private let surnameNumbers: Weighted<Int>
  /// By gender, then cohort.
  private let middles: [[Weighted<Text>]]
  private let givens: [[Weighted<Text>]]

  init(_ names: [NameFrequency]) {
    let local = names.filter { $0.part == .localSurname }
    let general = names.filter { name in
      name.part == .surname && !local.contains { $0.value == name.value }
    }
    let all = local + general
    surnames = all.map { Text($0.value) }
    surnameNumbers = Weighted(all.enumerated().map { ($0, $1.weight) })
    func table(_ part: NameFrequency.Part) -> [[Weighted<Text>]] {
      NameFrequency.Gender.allCases.map { gender in
        NameFrequency.Cohort.allCases.map { cohort in
          Weighted(
            names.filter {
              $0.part == part && $0.gender ?? gender == gender && $0.cohort ?? cohort == cohort
            }.map { (Text($0.value), $0.weight) })
        }
      }
    }
    (middles, givens) = (table(.middle), table(.given))
  }

  func surname(_ draws: inout Draws) -> Int { surnameNumbers.drawn(&draws) }

  /// Writes a name, from the same draws always the same one.
  func add(_ person: Person, to lines: inout Lines) {
    var draws = person.naming
    let gender = person.isFemale ? 0 : 1
    let cohort = person.birthYear <= 1975 ? 0 : person.birthYear <= 1995 ? 1 : 2
    let middle = middles[gender][cohort].drawn(&draws)
    var given = givens[gender][cohort].drawn(&draws)
    // «Ngọc Ngọc» and «Thị Thu Thu» would be no names.
    while middle.bytes.suffix(given.bytes.count) == given.bytes[...] {
      given = givens[gender][cohort].drawn(&draws)
    }
    lines.add(surnames[person.surname])
    lines.add(" ")
    if !middle.bytes.isEmpty {
      lines.add(middle)
      lines.add(" ")
    }
    lines.add(given)
  }
}

/// What is made up of a person.
struct Person {
  let isFemale: Bool
  let birthYear: Int
  let surname: Int
  let naming: Draws
}
