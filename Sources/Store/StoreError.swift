/// Why a statement, a connection, a migration or the reference data failed.
public enum StoreError: Error, Equatable {
  /// The server refused the statement: its SQLSTATE and, if one refused, the constraint. Nothing
  /// happened.
  ///
  /// - SeeAlso: <https://www.postgresql.org/docs/15/errcodes-appendix.html>.
  case refused(state: String, constraint: String?)
  /// The connection went before the statement was sent whole, or it only read: nothing happened.
  case lost
  /// The connection went after a write was sent whole: it may or may not have happened.
  case unknown
  /// Too many statements wait, or this one waited too long; ask again in a second.
  case busy
  /// A text holds U+0000, which PostgreSQL cannot store; nothing was sent.
  case nul
  /// The statement did not answer one row of (outcome, version, body, cursor).
  case shape(statement: String, found: String)
  /// The database cannot be used as it stands: what stops a boot, with the sentence to print.
  case obstacle(Obstacle)
}

extension StoreError: CustomStringConvertible {
  /// A Vietnamese sentence; never a parameter's value or a password.
  public var description: String {
    switch self {
    case .refused("53100", _): "Đĩa của PostgreSQL đã đầy: hãy dọn bớt rồi làm lại."
    case .refused(let state, let constraint):
      "PostgreSQL từ chối câu lệnh (\(state)\(constraint.map { ", \($0)" } ?? ""))."
    case .lost: "Mất kết nối tới PostgreSQL, câu lệnh chưa được thực hiện: hãy gửi lại."
    case .unknown: "Mất kết nối tới PostgreSQL khi đang ghi: hãy gửi lại với cùng khoá."
    case .busy: "Quá nhiều câu lệnh đang chờ PostgreSQL: hãy thử lại sau một giây."
    case .nul: "Văn bản có ký tự U+0000, PostgreSQL không lưu được: hãy bỏ ký tự này."
    case .shape(let statement, let found):
      "\(statement) không trả về đúng một dòng (outcome, version, body, cursor): \(found)."
    case .obstacle(let obstacle): obstacle.sentence
    }
  }
}
