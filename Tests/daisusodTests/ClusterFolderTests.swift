import Foundation
import Testing

@testable import daisusod

@Test(arguments: [
  (
    """
    FATAL:  could not write to file "pg_wal/xlogtemp.1": No space left on device
    FATAL:  the database system is not yet accepting connections
    """, "hết chỗ trên đĩa"
  ),
  (
    """
    FATAL:  lock file "postmaster.pid" already exists
    FATAL:  the database system is starting up
    """, "lock file \"postmaster.pid\" already exists"
  ),
  ("LOG:  nothing wrong", "xem "),
])
func `a server's last words are why it ended, not whom it turned away`(
  log: String, words: String
) throws {
  let root = "/tmp/daisuso-words-\(UInt32.random(in: 0 ... .max))"
  let folder = try ClusterFolder(root: root)
  defer { try? FileManager.default.removeItem(atPath: root) }
  try log.write(toFile: folder.log, atomically: false, encoding: .utf8)
  #expect(folder.lastWords().contains(words))
}
