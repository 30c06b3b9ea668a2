import Testing

@testable import Bench

/// Numbers that NumPy 2.4 gives for the same seed and the same calls.
@Suite struct RandomTests {
  @Test func `words are those of PCG64`() {
    var dice = PCG64(seed: 1)
    let words: [UInt64] = (0..<3).map { _ in dice.next() }
    #expect(words == [0x8306_bdf3_7922_e4ff, 0xf351_96bb_c152_a866, 0x24e7_a4f6_08ec_18cd])
  }

  @Test func `draws of every kind follow each other as in NumPy`() {
    var dice = PCG64(seed: 1)
    #expect(
      (0..<3).map { _ in dice.normal() }
        == [0.345584192064786, 0.8216181435011584, 0.33043707618338714])
    #expect(dice.units(2) == [0.9486494471372439, 0.31183145201048545])
    #expect(dice.integers(6..<15, 5) == [13, 9, 8, 13, 8])
    #expect(dice.units(1) == [0.5495936876730595])
    #expect(dice.integers(0..<4, 3) == [1, 0, 0])
    #expect(
      (0..<2).map { _ in 2 * dice.gamma(shape: 6) } == [11.469189531750391, 8.176257886624871])
    #expect(
      (0..<2).map { _ in dice.logNormal(0, 0.35) } == [0.8447270180016735, 1.2331799697788086])
    #expect(dice.positions([0.35, 0.30, 0.20, 0.15], 6) == [0, 1, 0, 0, 2, 0])
    #expect(dice.uniform(150...500) == 319.8168410510723)
  }

  @Test func `a hundred thousand and more normals are the same to the last bit`() {
    var dice = PCG64(seed: 12345)
    let values = (0..<200_000).map { _ in dice.normal() }
    var digest = Digest()
    values.withUnsafeBytes { digest.add($0) }
    #expect("\(digest)" == "7d1d0636d05e4add")
    // The tail beyond the last layer was drawn from, too.
    #expect(values.contains { abs($0) > 3.6541528853610088 })
  }

  @Test func `one value to choose from takes no draw`() {
    var dice = PCG64(seed: 3)
    var untouched = dice
    #expect(dice.integers(4..<5, 3) == [4, 4, 4])
    let (one, two): (UInt64, UInt64) = (dice.next(), untouched.next())
    #expect(one == two)
  }
}
