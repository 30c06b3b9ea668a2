internal import Glibc

/// The folder of the page's files: beside the running program, where the build puts it.
///
/// The generated `Bundle.module` finds the same folder, but traps when it is not there.
func resourceFolder() -> String {
  var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
  let length = readlink("/proc/self/exe", &buffer, buffer.count)
  let program = buffer.prefix(max(length, 0)).map { UInt8(bitPattern: $0) }
  let folder = program[..<(program.lastIndex(of: UInt8(ascii: "/")) ?? 0)]
  return String(decoding: folder, as: UTF8.self) + "/daisuso_Map.resources/assets"
}

/// The whole of a file.
func readFile(_ path: String) throws(MapError) -> [UInt8] {
  guard let file = fopen(path, "rb") else { throw .missing(path: path) }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65_536)
  while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
    bytes += chunk.prefix(count)
  }
  guard ferror(file) == 0 else { throw .missing(path: path) }
  return bytes
}
