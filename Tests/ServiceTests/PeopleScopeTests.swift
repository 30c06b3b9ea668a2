import API
import Domain
import Foundation
import TestSupport
import Testing

@testable import Service

/// What a person sees, against the brute-force closure of dated grants over units (invariant 11).
@Suite(.freshDatabase) struct PeopleScopeTests {
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `lists and rows show the scope, the whole scope and nothing else`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let world = try RandomWorld(&numbers)
    let service = try ServiceOnDatabase()
    for caller in world.callers {
      for noun in RandomWorld.Noun.allCases {
        let roles = Set(try Permit.roles(for: noun.list()) ?? [])
        let expected = world.expected(caller, noun, roles)
        let seen = try pages(service, "/v1/\(noun.rawValue)?limit=4", caller.token, noun)
        #expect(seen == expected, "seed \(seed), \(caller.token), \(noun)")
        guard case .rows(let ids) = expected else { continue }
        for row in world.rows where row.noun == noun {
          let status = try service.get("/v1/\(noun.rawValue)/\(row.id)", token: caller.token).status
          #expect(status == (ids.contains(row.id) ? 200 : 404), "seed \(seed), \(caller.token)")
        }
      }
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `a place narrows the scope and never widens it`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let world = try RandomWorld(&numbers)
    let service = try ServiceOnDatabase()
    for caller in world.callers {
      for noun in RandomWorld.Noun.allCases {
        let roles = Set(try Permit.roles(for: noun.list()) ?? [])
        for place in world.places {
          let seen = try pages(
            service, "/v1/\(noun.rawValue)?limit=3&\(place.query)", caller.token, noun)
          let expected = world.expected(caller, noun, roles, within: place)
          #expect(seen == expected, "seed \(seed), \(caller.token), \(noun), \(place.query)")
        }
      }
    }
  }

  /// All rows of a list, page after page, or the status of the refusal.
  private func pages(
    _ service: ServiceOnDatabase, _ target: String, _ token: String, _ noun: RandomWorld.Noun
  ) throws -> RandomWorld.Seen {
    var ids: [String] = []
    var after: String?
    repeat {
      let reply = try service.get(target + (after.map { "&after=\($0)" } ?? ""), token: token)
      guard reply.status == 200 else { return .refused(reply.status) }
      let page = try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any]
      ids += (page?[noun.rawValue] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
      after = page?["next"] as? String
    } while after != nil
    #expect(Set(ids).count == ids.count, "a row stands on two pages")
    return .rows(Set(ids))
  }
}

extension RandomWorld.Noun {
  fileprivate func list() throws -> Call {
    try Request(Incoming(method: "GET", path: "/v1/\(rawValue)")).call
  }
}
