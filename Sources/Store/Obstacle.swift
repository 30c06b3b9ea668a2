/// Something in the way of using a database at all, and what the person at the terminal can do.
public struct Obstacle: Equatable, Sendable {
  /// One or two Vietnamese sentences: what is wrong, what to do.
  public let sentence: String

  /// The URL cannot be read; its text is not repeated, for it may hold a password.
  static let address = Self(
    sentence: """
      Không đọc được địa chỉ cơ sở dữ liệu. DATABASE_URL phải có dạng \
      postgresql://người-dùng@máy:5432/tên; ký tự đặc biệt trong mật khẩu viết theo %XX.
      """)

  static func schemaName(_ name: String) -> Self {
    Self(
      sentence: """
        Tên schema «\(name)» không dùng được: chỉ gồm chữ thường a-z, chữ số và dấu gạch dưới, \
        bắt đầu bằng chữ, không quá 63 ký tự.
        """)
  }

  // `why` is what libpq or the server said; neither repeats a password.
  static func unreachable(why: String) -> Self {
    Self(
      sentence: """
        Không kết nối được PostgreSQL: \(why). Kiểm tra máy chủ đang chạy và DATABASE_URL đúng \
        máy, cổng, người dùng, mật khẩu.
        """)
  }

  static func statementUnusable(_ name: String, why: String) -> Self {
    Self(
      sentence: """
        Cơ sở dữ liệu không nhận câu lệnh \(name): \(why). Chương trình và cơ sở dữ liệu khác phiên \
        bản: hãy chạy lại daisusod để nâng cấp cơ sở dữ liệu.
        """)
  }

  static func extensionMissing(_ name: String) -> Self {
    let package = name == "postgis" ? "postgresql-15-postgis-3" : "postgresql-15"
    return Self(
      sentence: """
        PostgreSQL chưa có phần mở rộng \(name). Trên máy chủ cơ sở dữ liệu hãy cài gói \(package) \
        rồi chạy lại.
        """)
  }

  static func extensionElsewhere(_ name: String, schema: String) -> Self {
    Self(
      sentence: """
        Phần mở rộng \(name) nằm ở schema \(schema), cần ở schema extensions. Hãy dùng một cơ sở \
        dữ liệu mới, hoặc gỡ nó ra rồi chạy: CREATE EXTENSION \(name) SCHEMA extensions.
        """)
  }

  static func notPrepared(why: String) -> Self {
    Self(
      sentence: """
        Không chuẩn bị được cơ sở dữ liệu: \(why). Nếu thiếu quyền, hãy chạy lần đầu bằng tài \
        khoản chủ cơ sở dữ liệu hoặc quản trị viên.
        """)
  }

  static func migrationChanged(_ name: String) -> Self {
    Self(
      sentence: """
        \(name) đã bị sửa sau khi áp dụng vào cơ sở dữ liệu này. Hãy khôi phục đúng nội dung cũ và \
        viết thay đổi vào một tệp mới.
        """)
  }

  static func migrationUnknown(_ name: String) -> Self {
    Self(
      sentence: """
        Cơ sở dữ liệu đã có \(name), mới hơn chương trình này. Hãy chạy bản daisusod mới hơn, hoặc \
        phục hồi bản sao lưu trước khi nâng cấp.
        """)
  }

  static func migrationOutOfOrder(_ name: String) -> Self {
    Self(
      sentence: """
        \(name) chưa áp dụng mà đứng trước những tệp đã áp dụng. Hãy đổi tên để nó đứng sau cùng.
        """)
  }

  static func migrationFailed(_ name: String, why: String) -> Self {
    Self(
      sentence: """
        Không áp dụng được \(name): \(why). Cơ sở dữ liệu giữ nguyên như trước tệp này; sửa \
        nguyên nhân rồi chạy lại.
        """)
  }

  static func referenceFailed(_ name: String, why: String) -> Self {
    Self(
      sentence: """
        Không nạp được dữ liệu tham chiếu \(name): \(why). Dữ liệu cũ được giữ nguyên; sửa nguyên \
        nhân rồi chạy lại.
        """)
  }

  static func file(_ path: String) -> Self {
    Self(
      sentence: """
        Không đọc được \(path). Thư mục daisuso_Store.resources phải nằm cạnh chương trình.
        """)
  }
}
