/// One table of the province, as lines that PostgreSQL's COPY reads.
public struct Table: Sendable {
  /// The table as the schema calls it.
  public let name: String
  /// The columns in the order of the fields; the others take their defaults or are generated.
  public let columns: [String]
  /// How many rows to expect, for a progress bar; within a tenth.
  public let estimatedRows: Int

  private let items: Int
  private let write: @Sendable (Int, inout Lines) -> Void

  /// A table whose item `0..<items` each write some rows, possibly none.
  init(
    _ name: String, _ columns: [String], items: Int, rows: Int? = nil,
    write: @escaping @Sendable (Int, inout Lines) -> Void
  ) {
    (self.name, self.columns, self.items, self.write) = (name, columns, items, write)
    estimatedRows = rows ?? items
  }

  /// The rows from the first to the last, in pieces that end with a row.
  ///
  /// Each call makes the same bytes; two tables may be made on two threads at once.
  ///
  /// - Parameter bytes: A piece ends once it is at least this long.
  /// - Returns: The pieces, made as they are asked for.
  public func pieces(ofBytes bytes: Int = 1 << 18) -> Pieces {
    Pieces(items: items, bytes: bytes, write: write)
  }

  /// Some whole rows of a table.
  public struct Piece: Sendable {
    /// The lines as COPY reads them, each ended.
    public let lines: [UInt8]
    /// How many they are.
    public let rows: Int
  }

  /// A table's pieces, made one at a time: memory holds one.
  public struct Pieces: Sequence, IteratorProtocol {
    private let items: Int
    private let bytes: Int
    private let write: @Sendable (Int, inout Lines) -> Void
    private var item = 0

    init(items: Int, bytes: Int, write: @escaping @Sendable (Int, inout Lines) -> Void) {
      (self.items, self.bytes, self.write) = (items, bytes, write)
    }

    /// Makes the next piece; `nil` after the last row.
    public mutating func next() -> Piece? {
      var lines = Lines(capacity: bytes + 1 << 12)
      while item < items, lines.bytes.count < bytes {
        write(item, &lines)
        item += 1
      }
      return lines.rows == 0 ? nil : Piece(lines: lines.bytes, rows: lines.rows)
    }
  }
}
