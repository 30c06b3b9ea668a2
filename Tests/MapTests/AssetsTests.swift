import FoundationEssentials
import Testing

@testable import Map

private func realAssets(outlines: [UInt8] = Province.outlines) throws -> Assets {
  try Assets(leafletFolder: Assets.debianLeafletFolder, outlines: outlines)
}

@Test func `every file that the page or a module asks for is there`() throws {
  let assets = try realAssets()
  let page = try #require(assets.asset("/"))
  let asked = addresses(in: page, after: ["href=\"", "src=\""]).filter { !$0.hasPrefix("/v1/") }
  #expect(asked.count >= 7)
  for path in asked { #expect(assets.asset(path) != nil, "\(path)") }
  for asset in ours(assets) where asset.path.hasSuffix(".js") {
    for name in addresses(in: asset, after: ["from \"./"]) {
      #expect(assets.asset("/map/" + name) != nil, "\(name) of \(asset.path)")
    }
  }
}

@Test func `the table holds exactly the files of the folder`() throws {
  let folder = try FileManager.default.contentsOfDirectory(atPath: resourceFolder())
  #expect(Set(folder) == Set(ownFiles + ["index.html"]))
  #expect(try realAssets().paths.count == ownFiles.count + 4)
}

@Test(arguments: [
  ("/", "text/html; charset=utf-8"), ("/map/map.js", "text/javascript; charset=utf-8"),
  ("/map/leaflet.js", "text/javascript; charset=utf-8"),
  ("/map/map.css", "text/css; charset=utf-8"), ("/map/icon.svg", "image/svg+xml"),
])
func `each file has its type and is asked for again`(path: String, type: String) throws {
  let asset = try #require(try realAssets().asset(path))
  #expect(asset.contentType == type)
  #expect(asset.cacheControl == "no-cache")
  #expect(!asset.bytes.isEmpty)
}

@Test func `outlines are kept for ever under the name of their content`() throws {
  let assets = try realAssets(outlines: Array("{\"units\":[]}".utf8))
  let outlines = try #require(assets.asset(assets.outlinesPath))
  #expect(outlines.contentType == "application/json")
  #expect(outlines.cacheControl == "public, max-age=31536000, immutable")
  #expect(outlines.bytes == Array("{\"units\":[]}".utf8))
  let page = try #require(assets.asset("/"))
  #expect(String(decoding: page.bytes, as: UTF8.self).contains("href=\"\(assets.outlinesPath)\""))
  let others = try realAssets(outlines: Array("{\"units\":[0]}".utf8))
  #expect(others.outlinesPath != assets.outlinesPath)
  #expect(others.asset("/")?.etag != page.etag)
}

@Test func `an etag is quoted, stable, and another for other bytes`() throws {
  let (first, second) = (try realAssets(), try realAssets())
  for path in first.paths { #expect(first.asset(path)?.etag == second.asset(path)?.etag) }
  let etags = first.paths.compactMap { first.asset($0)?.etag }
  #expect(Set(etags).count == etags.count)
  #expect(etags.allSatisfy { $0.utf8.count == 18 && $0.hasPrefix("\"") && $0.hasSuffix("\"") })
}

@Test(arguments: [
  ("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8"),
])
func `the content hash is FNV-1a`(text: String, hash: String) {
  #expect(contentHash(Array(text.utf8)) == hash)
}

@Test(arguments: [
  "/map", "/map/", "/map/nowhere.js", "/map/../Assets.swift", "/index.html", "", "//",
  "/map/%6dap.js",
])
func `a path outside the table leads nowhere`(path: String) throws {
  #expect(try realAssets().asset(path) == nil)
}

@Test func `a missing Leaflet is said by its path`() {
  #expect(throws: MapError.missing(path: "/nowhere/leaflet.esm.min.js")) {
    try Assets(leafletFolder: "/nowhere", outlines: [])
  }
}

@Test func `no file of ours names another host`() throws {
  for asset in ours(try realAssets()) {
    let text = String(decoding: asset.bytes, as: UTF8.self)
    let hosts = text.split(separator: "\n")
      // Names of standards, which nobody fetches: namespaces, and links in comments.
      .filter { !$0.contains("http://www.w3.org/") && !$0.hasPrefix("//") }
      .filter { $0.contains("//") && ($0.contains("http:") || $0.contains("https:")) }
    #expect(hosts == [], "\(asset.path)")
  }
}

@Test func `the policy allows no markup that runs and no other host`() {
  let policy = Assets.contentSecurityPolicy
  #expect(!policy.contains("unsafe"))
  #expect(!policy.contains("*"))
  #expect(!policy.contains("http"))
  #expect(policy.hasPrefix("default-src 'none';"))
}

@Test func `the page has neither inline scripts nor inline styles`() throws {
  let page = String(decoding: try #require(try realAssets().asset("/")).bytes, as: UTF8.self)
  #expect(!page.contains("style="))
  #expect(!page.contains("<style"))
  #expect(!page.contains(" on"))
  #expect(page.split(separator: "<script").dropFirst().allSatisfy { $0.contains("src=") })
}

private func ours(_ assets: Assets) -> [Asset] {
  assets.paths.compactMap(assets.asset).filter { !$0.path.contains("leaflet") }
}

/// What stands between one of the openings and the next quotation mark.
private func addresses(in asset: Asset, after openings: [String]) -> [String] {
  let text = String(decoding: asset.bytes, as: UTF8.self)
  return openings.flatMap { opening in
    text.split(separator: opening, omittingEmptySubsequences: false).dropFirst()
      .compactMap { $0.split(separator: "\"").first.map(String.init) }
  }
}
