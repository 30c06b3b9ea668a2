/// Vietnamese text as a search key, so that «nguyen» finds «Nguyễn» and «hoà» finds «hòa».
///
/// The rule, the same as SQL's `folded(text)`: lower case; tone and vowel marks dropped; đ, Đ and
/// their look-alikes Ð (U+00D0) and Ɖ (U+0189) become d; y becomes i, so «Lý» meets «Lí»; everything
/// that is neither a letter nor a digit becomes one space; no space at either end.
///
/// - Complexity: O(n) in the number of Unicode scalars.
public func folded(_ text: String) -> String {
  var key = ""
  var spacePending = false
  for scalar in text.unicodeScalars {
    let properties = scalar.properties
    if properties.generalCategory == .nonspacingMark { continue }
    guard properties.isAlphabetic || properties.numericType == .decimal else {
      spacePending = !key.isEmpty
      continue
    }
    if spacePending {
      key.unicodeScalars.append(" ")
      spacePending = false
    }
    for lowered in properties.lowercaseMapping.unicodeScalars {
      if lowered.properties.generalCategory == .nonspacingMark { continue }
      key.unicodeScalars.append(baseLetters[lowered] ?? lowered)
    }
  }
  return key
}

/// Each composed lower-case letter of Vietnamese, with the plain letter it folds to.
private let baseLetters: [Unicode.Scalar: Unicode.Scalar] = {
  let families: [(Unicode.Scalar, String)] = [
    ("a", "àáảãạăằắẳẵặâầấẩẫậ"), ("e", "èéẻẽẹêềếểễệ"), ("i", "ìíỉĩịyỳýỷỹỵ"),
    ("o", "òóỏõọôồốổỗộơờớởỡợ"), ("u", "ùúủũụưừứửữự"), ("d", "đðɖ"),
  ]
  var table: [Unicode.Scalar: Unicode.Scalar] = [:]
  for (base, letters) in families {
    for letter in letters.unicodeScalars { table[letter] = base }
  }
  return table
}()
