/// The option that fills the place of a body which `pointer` (RFC 6901) names, `--due` for `/due_on`; what
/// is no pointer into a body stays as it is.
func typedName(of pointer: String) -> String {
  guard pointer.hasPrefix("/"), let field = pointer.split(separator: "/").last else {
    return pointer
  }
  if let option = otherNames[String(field)] { return option }
  let isSuffixed = field.hasSuffix("_on") || field.hasSuffix("_id")
  let words = (isSuffixed ? field.dropLast(3) : field).split(separator: "_")
  return "--" + words.joined(separator: "-")
}

/// Options whose names are not the fields'.
private let otherNames = [
  "display_name": "--name", "beneficiary_id": "--person", "parts_of_day": "--part",
  "part_of_day": "--part", "people_helped": "--people", "ambassador_id": "ambassador",
  "rules": "--override",
]
