extension Vietnamese {
  var unitsAbstract: String { "Tra đơn vị hành chính: theo tên, tên cũ hoặc mã." }
  var unitsDiscussion: String {
    """
    daisuso units                  129 xã, phường hôm nay
    daisuso units nho quan         tìm theo tên, không cần gõ dấu; tên cũ cũng được
    daisuso units show 14464       mọi điều về một đơn vị
    daisuso units show 13285 --on 30/06/2025   đơn vị mang mã ấy ngày đó

    Lệnh search có thể bỏ tên; tùy chọn của nó: daisuso help units search.
    """
  }
  var searchUnitsAbstract: String { "Tìm theo tên hoặc liệt kê." }
  var showUnitAbstract: String { "Xem một đơn vị." }
  var unitTextHelp: String {
    "Tên cần tìm, có dấu hay không đều được; bỏ trống thì liệt kê."
  }
  var unitTextValue: String { "tên" }
  var unitKindHelp: String {
    "Chỉ lấy một loại: tỉnh, xã phường, thôn xóm tổ dân phố, huyện cũ, xã cũ."
  }
  var unitKindValue: String { "loại" }
  var unitCodeHelp: String { "Mã đơn vị, giữ số 0 ở đầu." }
  var unitCodeValue: String { "mã" }
  var onDayHelp: String { "Như vào ngày này, ví dụ 30/06/2025; bỏ trống là hôm nay." }

  var codeTitle: String { "Mã" }
  var nameTitle: String { "Tên" }
  var kindTitle: String { "Loại" }
  var parentTitle: String { "Thuộc" }
  var formerNameTitle: String { "Từ tên cũ" }
  var populationTitle: String { "Dân số" }
  var areaTitle: String { "Diện tích (km²)" }
  var areaShortTitle: String { "DT (km²)" }
  var otherSpelling: String { "Cách viết khác" }
  var formerCommune: String { "Xã cũ" }
  var formerProvince: String { "Tỉnh cũ" }
  var validFrom: String { "Có từ ngày" }
  var validUntil: String { "Đến hết ngày" }
  var office: String { "Trụ sở UBND" }
  var insidePoint: String { "Điểm bên trong" }
  var madeFrom: String { "Hình thành từ" }
  var becameUnits: String { "Nay là" }
  var partOnly: String { "một phần" }
  var ground: String { "Căn cứ" }
  var neighbours: String { "Giáp ranh" }
  var villages: String { "Thôn, xóm, tổ dân phố" }

  func unitKind(_ kind: String) -> String {
    switch kind {
    case "province": "tỉnh"
    case "commune": "xã, phường"
    case "village": "thôn, xóm, tổ dân phố"
    case "former_district": "huyện cũ"
    case "former_commune": "xã, phường cũ"
    default: kind
    }
  }

  func figure(_ name: String) -> String {
    switch name {
    case "population": populationTitle
    case "adults": "Người lớn"
    case "households": "Số hộ"
    default: name
    }
  }

  func figureValue(_ value: String, _ asOf: String, _ source: String) -> String {
    "\(value) (ngày \(asOf), nguồn: \(source))"
  }

  /// Longitude before latitude, each with the side it is counted on.
  func point(_ longitudeLatitude: [Double]) -> String? {
    guard longitudeLatitude.count == 2 else { return nil }
    let text = longitudeLatitude.map { degrees in
      let whole = Int((abs(degrees) * 100_000).rounded())
      let fraction = String(whole % 100_000 + 100_000).dropFirst()
      return "\(whole / 100_000),\(fraction)°"
    }
    let east = longitudeLatitude[0] < 0 ? "Tây" : "Đông"
    let north = longitudeLatitude[1] < 0 ? "Nam" : "Bắc"
    return "\(text[0]) \(east), \(text[1]) \(north)"
  }

  func decree(_ decree: String, since day: String?) -> String {
    day.map { "\(decree), từ \($0)" } ?? decree
  }

  func unitsToChooseFrom(_ former: String, _ parts: [String]) -> String {
    // A former district is many communes today; their rows stand above.
    let units = parts.count <= 4 ? parts.joined(separator: ", ") : "xem các dòng trên"
    return "\(former) nay thuộc nhiều đơn vị: \(units). "
      + "Hãy hỏi rõ thuộc phần nào rồi dùng mã của phần đó."
  }
}
