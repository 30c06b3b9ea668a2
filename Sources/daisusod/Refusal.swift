internal import ArgumentParser
internal import Glibc

/// Why a command cannot go on, as the sentence to print.
struct Refusal: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Runs `body`; what it throws is printed as one sentence on standard error, and the exit code is 1.
func explained<Value: ~Copyable>(_ body: () throws -> Value) throws -> Value {
  do {
    return try body()
  } catch let error as ExitCode {
    throw error
  } catch {
    tell("✗ \(error)")
    throw ExitCode(1)
  }
}

/// Says something to the person at the terminal, beside what a command prints as its result.
func tell(_ text: String) {
  let line = text + "\n"
  _ = write(STDERR_FILENO, line, line.utf8.count)
}
