import Domain
import Testing

@Test(arguments: [
  ("Nguyễn Thị Ánh Tuyết", "nguien thi anh tuiet"),
  ("Đường Đặng Ðức Ɖình", "duong dang duc dinh"),
  ("hoà, hòa", "hoa hoa"), ("thuỷ / thủy", "thui thui"), ("Mỹ Lý", "mi li"),
  ("  Xóm 5,  (cũ)", "xom 5 cu"), ("Ưu tiên: ƯỚC NGUYỆN", "uu tien uoc nguien"), ("", ""),
  ("—", ""), ("Thôn-3", "thon 3"),
])
func `folding keeps plain letters, digits and single spaces`(text: String, key: String) {
  #expect(folded(text) == key)
}

@Test func `composed and decomposed spellings have one key`() {
  // Ễ as one scalar, as Ê + tilde, and as E + circumflex + tilde.
  let spellings = ["NGUY\u{1EC4}N", "NGUY\u{CA}\u{303}N", "NGUYE\u{302}\u{303}N"]
  #expect(Set(spellings.map(folded)) == ["nguien"])
}

@Test func `folding twice changes nothing`() {
  let key = folded("Tổ dân phố số 2, Phường Hoa Lư")
  #expect(folded(key) == key)
}
