@testable import API
import ContractSupport
import Testing

@Test func `every route is in openapi.json and every operation there has a route`() throws {
  let documented = try Contract().operations.map { "\($0.method) \($0.template) \($0.id)" }
  let routed = Route.all.map { "\($0.method) \($0.template) \($0.operation)" }
  #expect(Set(routed) == Set(documented))
  #expect(Set(routed).count == routed.count)
}

@Test(arguments: Fault.Kind.allCases)
func `every fault fits the document's problem schema`(kind: Fault.Kind) throws {
  let reply = Fault(kind, "Vì sao.", errors: [.init("/due_on", "Ngày đã qua.")]).reply
  #expect(try Contract().complaints(reply, method: "GET", template: "/v1/units") == [])
}

@Test func `the contract complains about what the document does not allow`() throws {
  let contract = try Contract()
  func complaints(_ body: String, status: Int = 200) -> Int {
    contract.complaints(
      .json(Array(body.utf8), status: status), method: "GET", template: "/v1/units"
    ).count
  }
  #expect(complaints(#"{"units":[],"next":null}"#) == 0)
  #expect(complaints(#"{"units":[]}"#) == 1)
  #expect(complaints(#"{"units":[],"next":null,"total":0}"#) == 1)
  #expect(complaints(#"{"units":[],"next":7}"#) == 1)
  #expect(complaints(#"{"units":[{}],"next":null}"#) > 5)
  #expect(complaints("[") == 1)
  #expect(complaints("{}", status: 201) == 1)
  #expect(complaints("{}", status: 400) == 1)
}
