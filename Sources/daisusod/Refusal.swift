internal import ArgumentParser
internal import Glibc

/// Why a command cannot go on, as the sentence to print.
struct Refusal: Error, CustomStringConvertible {
  let description: String
  /// A stable word for programs.
  var code = "refused"
  /// The file that is to blame, and the JSON pointer of the place in it.
  var file: String?
  var pointer: String?
  var exitStatus: Int32 = 1

  init(_ description: String) {
    self.description = description
  }

  /// The object that `--json` prints.
  fileprivate struct Document: Encodable {
    let code: String
    let message: String
    let file: String?
    let pointer: String?
    let exit_status: Int32
  }

  fileprivate var document: Document {
    Document(
      code: code, message: description, file: file, pointer: pointer, exit_status: exitStatus)
  }
}

/// Runs `body`; what it throws is printed on standard error, as one sentence or one JSON object.
func explained<Value: ~Copyable>(
  isJSON: Bool = false, _ body: () throws -> Value
) throws -> Value {
  do {
    return try body()
  } catch let error as ExitCode {
    throw error
  } catch {
    let refusal = error as? Refusal ?? Refusal("\(error)")
    let json = isJSON ? try? encoded(refusal.document) : nil
    tell(json ?? "✗ \(refusal)")
    throw ExitCode(refusal.exitStatus)
  }
}

/// Says something to the person at the terminal, beside what a command prints as its result.
func tell(_ text: String) {
  let line = text + "\n"
  _ = write(STDERR_FILENO, line, line.utf8.count)
}
