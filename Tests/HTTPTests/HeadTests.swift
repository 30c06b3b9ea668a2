import API
import Testing

@testable import HTTP

private func head(
  _ target: String, _ headers: [(String, String)] = [("Host", "x")], isHTTP11: Bool = true
) -> (head: Head, fault: Fault?) {
  var head = Head()
  head.setTarget(target.utf8.span)
  for (name, value) in headers { head.add(name: name.utf8.span, value: value.utf8.span) }
  let fault = head.finish(
    method: "GET".utf8.span, isHTTP11: isHTTP11, targetBytes: target.utf8.count)
  return (head, fault)
}

@Test(arguments: [
  ("/a", "/a", nil), ("/a?", "/a", ""), ("/a?b?c", "/a", "b?c"), ("?", "", ""), ("*", "*", nil),
  ("/%00%zz+", "/%00%zz+", nil), ("http://h/p?q", "http://h/p", "q"),
])
func `a target is split at its first question mark and left encoded`(
  target: String, path: String, query: String?
) {
  let (head, fault) = head(target)
  #expect(fault == nil)
  #expect(head.path == path)
  #expect(head.query == query)
}

@Test func `every header that the API reads is kept, others are not`() {
  let names = Incoming.headerNames.filter { $0 != "x-request-id" }
  let sent = names.map { ($0.uppercased(), "1") } + [("X-Other", "2"), ("Acceptx", "3")]
  let (head, fault) = head("/", [("host", "x")] + sent)
  #expect(fault == nil)
  #expect(head.headers == names.map { Incoming.Header($0, "1") })
}

@Test(arguments: [
  ("0", 0), ("42", 42), ("", nil), ("+1", nil), ("-1", nil), ("1 ", nil), ("1,1", nil),
  ("0x10", nil), ("99999999999999999999", nil), ("\u{661}", nil),
])
func `a length is decimal digits and nothing else`(text: String, length: Int?) {
  let (head, fault) = head("/", [("Host", "x"), ("Content-Length", text)])
  #expect(head.contentLength == length)
  #expect((fault == nil) == (length != nil))
}

@Test func `a target that was cut on its way is refused`() {
  var head = Head()
  head.setTarget("/a".utf8.span)
  head.add(name: "host".utf8.span, value: "x".utf8.span)
  #expect(head.finish(method: "GET".utf8.span, isHTTP11: true, targetBytes: 3) != nil)
}

@Test func `request ids count up and stay short`() {
  var ids = RequestIDs()
  let made = (0..<1000).map { _ in ids.next() }
  #expect(Set(made).count == 1000)
  #expect(made.allSatisfy { $0.utf8.count <= 15 })
  var other = RequestIDs()
  // One in 2³⁰ runs may see the same prefix twice.
  #expect(other.next() != made[0])
}
