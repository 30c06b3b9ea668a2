/// Why a loop or a thread could not be made; nothing throws once it runs.
public enum LoopError: Error, Equatable {
  /// The named system call failed with this `errno`.
  case system(call: String, code: Int32)
}
