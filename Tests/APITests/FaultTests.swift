import API
import FoundationEssentials
import Testing

@Test(arguments: Fault.Kind.allCases)
func `every fault is a problem document with its own status`(kind: Fault.Kind) throws {
  let fault = Fault(
    kind, "Chi tiết", errors: [.init("/hẹn", "Ngày đã qua.")], headers: [.init("Retry-After", "1")])
  let reply = fault.reply
  #expect(reply.status == kind.status)
  #expect((400...599).contains(reply.status))
  #expect(reply.header("Content-Type") == "application/problem+json")
  #expect(reply.header("Retry-After") == "1")
  let problem = try JSONDecoder().decode(Problem.self, from: Data(reply.body))
  #expect(problem.status == kind.status)
  #expect(problem.code == kind.rawValue)
  #expect(problem.type == "/problems/\(kind.rawValue)")
  #expect(problem.title == kind.title)
  #expect(problem.detail == "Chi tiết")
  #expect(problem.errors == fault.errors)
}

@Test func `fault codes are plain words`() {
  for kind in Fault.Kind.allCases {
    #expect(kind.rawValue.allSatisfy { $0 == "_" || ("a"..."z").contains($0) })
    #expect(kind.title.hasSuffix("."))
  }
}
