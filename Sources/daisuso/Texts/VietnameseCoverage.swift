/// `coverage`.
extension Vietnamese {
  var coverageAbstract: String { "Xem độ bao phủ của tỉnh và 129 xã, phường; không cần đăng nhập." }
  var coverageDiscussion: String {
    """
    daisuso coverage                             mọi chỉ số của cả tỉnh, và mã của chúng
    daisuso coverage --indicator ambassadors     129 xã, phường theo một chỉ số
    daisuso coverage --unit 14329                mọi chỉ số của một xã, phường
    daisuso coverage --geojson > bao-phu.geojson

    Năm loại ô: một số; 0 (đã đếm, không có); <10 (có, nhưng ít nên giấu số); chưa thu thập; \
    chưa rõ mẫu số.
    """
  }
  var indicatorHelp: String {
    "Mã chỉ số, gõ nhiều lần được; xếp theo chỉ số đầu, cao nhất trước."
  }
  var coverageUnitHelp: String { "Chỉ một xã, phường, theo mã." }
  var lowestHelp: String { "Xếp thấp nhất trước." }
  var geojsonHelp: String { "In GeoJSON kèm ranh giới, cho phần mềm GIS." }
  var wholeCoverage: String {
    "--json, --csv, --geojson in trọn số liệu: bỏ --indicator, --unit, --lowest."
  }
  var oneCoverageForm: String { "Chỉ dùng một trong ba: --json, --csv, --geojson." }
  var indicatorTitle: String { "Chỉ số" }
  var shareTitle: String { "Tử số/mẫu số" }
  var leftOutTitle: String { "Số xã không tính" }
  var coverageHint: String { "Từng xã, phường: daisuso coverage --indicator MÃ." }

  func figure(_ figure: Coverage.Figure, isShare: Bool, fewerThan smallest: Int) -> String {
    switch figure.state {
    case "number", "zero":
      VietnameseFormat.number(figure.value ?? 0) + (isShare ? " %" : "")
    case "few": "<\(smallest)"
    case "not_collected": "chưa thu thập"
    case "no_denominator": "chưa rõ mẫu số"
    default: figure.state
    }
  }
  func share(_ figure: Coverage.Figure) -> String? {
    guard let numerator = figure.numerator, let denominator = figure.denominator else { return nil }
    return "\(VietnameseFormat.number(numerator))/\(VietnameseFormat.number(denominator))"
  }
  func meaning(_ indicator: Coverage.Indicator) -> String {
    let denominator = indicator.denominatorVi.map { " Trên: \($0)" } ?? ""
    return
      "\(indicator.nameVi): \(indicator.numeratorVi)\(denominator) Nguồn: \(indicator.sourceVi)"
  }
  func coverageNote(_ coverage: Coverage) -> String {
    "Tính đến \(VietnameseFormat.instant(coverage.asOf))."
      + (coverage.cell.kind == "demonstration" ? " Trình diễn: người và số liệu là hư cấu." : "")
  }
  func explanation(ofCoverage failure: CoverageFailure) -> Explanation {
    switch failure {
    case .unit(let code):
      Explanation(
        what: "Không có xã, phường nào mang mã «\(code)».", next: "Tìm mã: daisuso units TÊN.")
    case .indicator(let code, let known):
      Explanation(
        what: "Không có chỉ số «\(code)».", next: "Dùng: \(known.joined(separator: ", ")).")
    }
  }
}
