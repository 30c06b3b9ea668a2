import Glibc

/// Writes numbers one after the other, little end first, as every machine this builds for has them.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func add<Number: BitwiseCopyable>(_ numbers: [Number]) {
    numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  func write(to path: String) throws(BenchError) {
    guard let file = fopen(path, "wb") else { throw .file(path, errno: errno) }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else { throw .file(path, errno: errno) }
  }
}

/// Reads numbers one after the other and never past the end.
struct ByteReader {
  private let path: String
  private let bytes: [UInt8]
  private var position = 0

  init(_ path: String) throws(BenchError) {
    guard let file = fopen(path, "rb") else { throw .file(path, errno: errno) }
    defer { fclose(file) }
    var state = stat()
    guard fstat(fileno(file), &state) == 0, state.st_mode & S_IFMT == S_IFREG else {
      throw .file(path, errno: errno)
    }
    let size = Int(state.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = fread(buffer.baseAddress, 1, size, file)
    }
    self.init(path, bytes)
  }

  init(_ path: String, _ bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Bytes not read yet.
  var left: Int { bytes.count - position }

  /// The next so many numbers.
  mutating func take<Number: BitwiseCopyable>(
    _ count: Int, of: Number.Type = Number.self
  ) throws(BenchError) -> [Number] {
    let size = MemoryLayout<Number>.stride
    guard count >= 0, count <= left / size else {
      throw fault("\(count) × \(size) bytes expected at \(position)")
    }
    defer { position += count * size }
    return [Number](unsafeUninitializedCapacity: count) { buffer, filled in
      bytes.withUnsafeBytes { source in
        UnsafeMutableRawBufferPointer(buffer).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[position..<position + count * size]))
      }
      filled = count
    }
  }

  /// Refuses what is left over.
  func end() throws(BenchError) {
    guard position == bytes.count else { throw fault("\(bytes.count - position) bytes too many") }
  }

  func fault(_ text: String) -> BenchError { .format(path, text) }
}
