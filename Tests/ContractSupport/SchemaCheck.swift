import Foundation

/// The part of JSON Schema 2020-12 that openapi.json and the files of the engine use; any other keyword
/// is a complaint, so no document can ask for something that is not checked.
struct SchemaCheck {
  let contract: Contract

  private static let silent: Set = ["example", "default", "$schema", "$defs"]

  func check(_ value: Any, _ schema: Any, _ path: String, _ complaints: inout [String]) {
    guard let schema = contract.resolved(schema) else {
      complaints.append("\(path): the schema cannot be read")
      return
    }
    for (keyword, rule) in schema.sorted(by: { $0.key < $1.key }) {
      switch keyword {
      case "type": checkType(value, rule, path, &complaints)
      case "enum":
        let allowed = rule as? [String] ?? []
        if !allowed.contains(value as? String ?? "\u{0}") {
          complaints.append("\(path): «\(value)» is none of \(allowed)")
        }
      case "const":
        if "\(value)" != "\(rule)" || Self.type(of: value) != Self.type(of: rule) {
          complaints.append("\(path): «\(value)» is not \(rule)")
        }
      case "properties", "required", "additionalProperties", "unevaluatedProperties":
        continue  // with the object, below
      case "items":
        for (index, item) in (value as? [Any] ?? []).enumerated() {
          check(item, rule, "\(path)/\(index)", &complaints)
        }
      case "minItems", "maxItems", "minimum", "maximum", "minLength", "maxLength":
        checkBound(value, keyword, rule, path, &complaints)
      case "format", "pattern": checkText(value, keyword, rule, path, &complaints)
      case "propertyNames":
        for name in (value as? [String: Any] ?? [:]).keys.sorted() {
          check(name, rule, "\(path)/\(name)", &complaints)
        }
      case "oneOf": checkOneOf(value, rule, path, &complaints)
      case "allOf":
        for part in rule as? [Any] ?? [] { check(value, part, path, &complaints) }
      case "title", "description":
        if !(rule is String) { complaints.append("\(path): \(keyword) is no text") }
      case _ where Self.silent.contains(keyword): continue
      default: complaints.append("\(path): keyword \(keyword) is not checked here")
      }
    }
    if let object = value as? [String: Any] { checkObject(object, schema, path, &complaints) }
  }

  private func checkObject(
    _ object: [String: Any], _ schema: [String: Any], _ path: String, _ complaints: inout [String]
  ) {
    for name in schema["required"] as? [String] ?? [] where object[name] == nil {
      complaints.append("\(path): \(name) is missing")
    }
    let properties = schema["properties"] as? [String: Any] ?? [:]
    for (name, rule) in properties {
      if let value = object[name] { check(value, rule, "\(path)/\(name)", &complaints) }
    }
    if let rule = schema["additionalProperties"] {
      for (name, value) in object where properties[name] == nil {
        if rule as? Bool == false {
          complaints.append("\(path): \(name) is not in the document")
        } else {
          check(value, rule, "\(path)/\(name)", &complaints)
        }
      }
    }
    if schema["unevaluatedProperties"] as? Bool == false {
      let known = evaluated(schema)
      for name in object.keys where !known.contains(name) {
        complaints.append("\(path): \(name) is not in the document")
      }
    }
  }

  private func evaluated(_ schema: [String: Any]) -> Set<String> {
    var known = Set((schema["properties"] as? [String: Any] ?? [:]).keys)
    for part in schema["allOf"] as? [Any] ?? [] {
      if let part = contract.resolved(part) { known.formUnion(evaluated(part)) }
    }
    return known
  }

  private func checkType(_ value: Any, _ rule: Any, _ path: String, _ complaints: inout [String]) {
    let allowed = rule as? [String] ?? (rule as? String).map { [$0] } ?? []
    let type = Self.type(of: value)
    // Every integer is a number too.
    if !allowed.contains(type) && !(type == "integer" && allowed.contains("number")) {
      complaints.append("\(path): \(type) where the document has \(allowed)")
    }
  }

  private static func type(of value: Any) -> String {
    switch value {
    case is NSNull: return "null"
    case is String: return "string"
    case is [Any]: return "array"
    case is [String: Any]: return "object"
    case let number as NSNumber:
      // JSONSerialization gives true and false as numbers whose type code is that of a C char.
      if String(cString: number.objCType) == "c" { return "boolean" }
      return number.doubleValue == number.doubleValue.rounded() ? "integer" : "number"
    default: return "nothing known"
    }
  }

  private func checkBound(
    _ value: Any, _ keyword: String, _ rule: Any, _ path: String, _ complaints: inout [String]
  ) {
    let measure: Double? =
      switch keyword {
      case "minItems", "maxItems": (value as? [Any]).map { Double($0.count) }
      case "minLength", "maxLength": (value as? String).map { Double($0.unicodeScalars.count) }
      default: value is String ? nil : (value as? NSNumber)?.doubleValue
      }
    guard let measure, let bound = (rule as? NSNumber)?.doubleValue else { return }
    if keyword.hasPrefix("min") ? measure < bound : measure > bound {
      complaints.append("\(path): \(measure) breaks \(keyword) \(bound)")
    }
  }

  private func checkText(
    _ value: Any, _ keyword: String, _ rule: Any, _ path: String, _ complaints: inout [String]
  ) {
    guard let text = value as? String, let rule = rule as? String else { return }
    let pattern: String? =
      switch (keyword, rule) {
      case ("pattern", _): rule
      case ("format", "date"): #"^\d{4}-\d\d-\d\d$"#
      case ("format", "date-time"): #"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"#
      case ("format", "uuid"): "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
      default: nil
      }
    guard let pattern else {
      complaints.append("\(path): format \(rule) is not checked here")
      return
    }
    if text.range(of: pattern, options: .regularExpression) == nil {
      complaints.append("\(path): «\(text)» is no \(rule)")
    }
  }

  private func checkOneOf(_ value: Any, _ rule: Any, _ path: String, _ complaints: inout [String]) {
    let tries = (rule as? [Any] ?? []).map { branch in
      var found: [String] = []
      check(value, branch, path, &found)
      return found
    }
    let fitting = tries.filter(\.isEmpty).count
    if fitting != 1 {
      complaints.append("\(path): fits \(fitting) of \(tries.count) branches: \(tries.joined())")
    }
  }
}
