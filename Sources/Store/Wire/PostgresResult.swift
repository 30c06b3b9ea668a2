internal import CPostgres

/// One `PGresult`, freed exactly once; bytes leave it as Swift values, by their length.
///
/// - SeeAlso: <https://www.postgresql.org/docs/15/libpq-exec.html>.
@safe struct PostgresResult: ~Copyable {
  /// What a result says of its statement.
  enum Kind: Equatable {
    /// Rows, perhaps none; not yet a commit.
    case rows
    /// Done, without rows.
    case done
    /// The server waits for data of a COPY.
    case copyIn
    /// The server, or libpq in its name, refused.
    case refused
    /// A pipeline's Sync has been answered.
    case synced
    /// Not run, because an earlier statement of the pipeline was refused.
    case skipped
    /// Nothing that the service asks for: COPY out, an empty query.
    case other
  }

  private let handle: OpaquePointer

  init(taking handle: OpaquePointer) { unsafe self.handle = handle }

  deinit { unsafe PQclear(handle) }

  var kind: Kind {
    switch unsafe PQresultStatus(handle) {
    case PGRES_TUPLES_OK: .rows
    case PGRES_COMMAND_OK: .done
    case PGRES_COPY_IN: .copyIn
    case PGRES_FATAL_ERROR: .refused
    case PGRES_PIPELINE_SYNC: .synced
    case PGRES_PIPELINE_ABORTED: .skipped
    default: .other
    }
  }

  var rowCount: Int { Int(unsafe PQntuples(handle)) }

  var columnCount: Int { Int(unsafe PQnfields(handle)) }

  /// What was done, as in `INSERT 0 5` or `ROLLBACK`; empty without one.
  var commandTag: String { unsafe text(PQcmdStatus(handle)) ?? "" }

  var refusal: Refusal {
    // What libpq itself reports, of a broken connection, has a message and no fields.
    let spoken = unsafe text(PQresultErrorMessage(handle))
    return Refusal(
      state: field(cpostgres_state) ?? "", constraint: field(cpostgres_constraint),
      message: field(cpostgres_message) ?? spoken ?? "",
      position: field(cpostgres_position).flatMap { Int($0) })
  }

  /// A value's bytes as the server sent them; `nil` is NULL, an empty text is empty.
  func bytes(row: Int, column: Int) -> [UInt8]? {
    unsafe withValue(row: row, column: column) { unsafe Array($0) }
  }

  /// A value as text; `nil` is NULL.
  func text(row: Int, column: Int) -> String? {
    unsafe withValue(row: row, column: column) { unsafe String(decoding: $0, as: UTF8.self) }
  }

  private func withValue<Value>(
    row: Int, column: Int, _ read: (UnsafeRawBufferPointer) -> Value
  ) -> Value? {
    let (row, column) = (Int32(row), Int32(column))
    guard unsafe PQgetisnull(handle, row, column) == 0 else { return nil }
    let length = Int(unsafe PQgetlength(handle, row, column))
    return unsafe read(
      UnsafeRawBufferPointer(start: PQgetvalue(handle, row, column), count: length))
  }

  private func field(_ code: Int32) -> String? {
    unsafe text(PQresultErrorField(handle, code))
  }

  private func text(_ pointer: UnsafePointer<CChar>?) -> String? {
    guard let pointer = unsafe pointer else { return nil }
    return unsafe String(cString: pointer)
  }
}

/// What a server says when it refuses; only state and constraint ever decide anything.
struct Refusal: Equatable {
  /// The SQLSTATE; empty when libpq speaks of a broken connection.
  var state: String
  var constraint: String?
  /// The primary message, for a person at the terminal.
  var message: String
  /// Where in the SQL text, in characters from 1.
  var position: Int?

  var error: StoreError { .refused(state: state, constraint: constraint) }
}
