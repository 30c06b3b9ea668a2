import BrowserSupport
import TestSupport
import Testing

/// The map's page in a real browser, on the real service: nothing canned.
@Suite(.serialized, .timeLimit(.minutes(3))) struct MapOnServiceTests {
  @Test func `129 communes are drawn, found by a former name, and shown on a click`() throws {
    let service = try RunningService()
    try #require(service.port > 0, "\(service.log)")
    let page = try Browser().newPage()
    try page.open("http://127.0.0.1:\(service.port)/")
    try page.wait("document.querySelectorAll('#map path[data-code]').length === 129")

    try page.click("#map path[data-code='14464']")
    try page.wait("document.querySelector('#details h2')?.textContent === 'Xã Gia Viễn'")

    // A former name without marks leads to today's commune.
    try page.click("input[role=combobox]")
    try page.type("thi tran thinh vuong")
    try page.wait("document.querySelector('[role=option]')?.textContent.includes('Xã Gia Viễn')")
    #expect(page.problems.filter { !$0.contains("404") } == [])
    #expect(
      page.requests.allSatisfy { $0.hasPrefix("http://127.0.0.1:\(service.port)/") })
    #expect(service.stop() == 0)
  }
}
