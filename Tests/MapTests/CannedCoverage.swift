import BrowserSupport

extension Province {
  /// Coverage in which the first communes have each kind of cell, and the others ascending numbers.
  static func coverage(kind: String = "demonstration") -> JSON {
    [
      "as_of": "2026-11-24T03:00:00Z",
      "cell": ["name": "Tỉnh Ninh Bình", "kind": .string(kind)],
      "indicators": [
        indicator("requests_open", "Yêu cầu đang mở", unit: "count", direction: "less"),
        indicator(
          "share_served", "Tỷ lệ được giúp", unit: "percent", direction: "more",
          denominator: "Yêu cầu nhận trong 90 ngày"),
      ],
      "units": .array(
        (0..<count).map { index in
          [
            "code": .string(code(index)),
            "cells": ["requests_open": openCell(index), "share_served": shareCell(index)],
          ]
        }),
      "province": ["cells": ["requests_open": number(123_456), "share_served": number(71.45)]],
    ]
  }

  private static func indicator(
    _ code: String, _ name: String, unit: String, direction: String, denominator: String? = nil
  ) -> JSON {
    [
      "code": .string(code), "name_vi": .string(name), "name_en": .string(code),
      "unit": .string(unit), "direction": .string(direction),
      "numerator_vi": "Yêu cầu hỗ trợ chưa đóng",
      "denominator_vi": denominator.map(JSON.string) ?? nil,
      "source_vi": "Sổ của hệ thống",
    ]
  }

  private static func openCell(_ index: Int) -> JSON {
    switch index {
    case 1: ["state": "zero", "value": 0]
    case 2: ["state": "few", "value": nil]
    case 3: ["state": "not_collected", "value": nil]
    default: number(Double(1_234 + 10 * index))
    }
  }

  private static func shareCell(_ index: Int) -> JSON {
    index == 4 ? ["state": "no_denominator", "value": nil] : number(12.5 + Double(index) / 2)
  }

  private static func number(_ value: Double) -> JSON {
    ["state": "number", "value": .number(value)]
  }
}
