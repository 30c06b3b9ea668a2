/// Why the server could not start; nothing throws once it runs.
public enum HTTPError: Error, Equatable {
  /// Another program listens on this port.
  case portTaken(UInt16)
  /// This user may not listen on this port; below 1024 that takes a privilege.
  case notAllowed(UInt16)
  /// The name or number is no address of this machine.
  case noSuchAddress(String)
  /// systemd has not passed a listening TCP socket to this process.
  case noSocketPassed
  /// The named system or library call failed with this `errno`.
  case system(call: String, code: Int32)
}

extension HTTPError: CustomStringConvertible {
  /// One Vietnamese sentence for whoever starts the service.
  public var description: String {
    switch self {
    case .portTaken(let port): "Cổng \(port) đang có chương trình khác dùng."
    case .notAllowed(let port): "Không được phép mở cổng \(port); hãy chọn cổng từ 1024 trở lên."
    case .noSuchAddress(let host): "Máy này không có địa chỉ \(host)."
    case .noSocketPassed: "systemd không trao cổng nào cho tiến trình này."
    case .system(let call, let code): "Không mở được máy chủ HTTP: \(call), mã lỗi \(code)."
    }
  }
}
