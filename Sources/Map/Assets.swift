/// Everything the coverage page is made of, by path: read once at boot, then never from disk.
///
/// The page is plain files and a map library that Debian ships; nothing comes from another host.
public struct Assets: Sendable {
  /// Where Debian's libjs-leaflet keeps its files.
  public static let debianLeafletFolder = "/usr/share/javascript/leaflet"

  /// The `Content-Security-Policy` of every answer: our own files, and no markup that runs.
  ///
  /// Leaflet sets styles through the object model, which this allows.
  ///
  /// - SeeAlso: <https://www.w3.org/TR/CSP3/>.
  public static let contentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

  /// The path of the outlines, which names their content.
  public let outlinesPath: String

  private let table: [String: Asset]

  /// Reads the page's files and Leaflet's, and takes the outlines as they are.
  ///
  /// - Parameters:
  ///   - leafletFolder: Holds `leaflet.esm.min.js` and `leaflet.css`.
  ///   - outlines: The JSON document `{"attribution", "note", "units": [{"code", "kind",
  ///     "full_name", "name", "point", "twkb"}]}`: points are longitude and latitude, TWKB base64.
  /// - Throws: ``MapError/missing(path:)`` when a file cannot be read;
  ///   ``MapError/noPlaceForOutlines`` when `index.html` does not ask for them.
  public init(leafletFolder: String, outlines: [UInt8]) throws(MapError) {
    let ownFolder = resourceFolder()
    outlinesPath = "/map/outlines-\(contentHash(outlines)).json"
    var assets = [
      Asset(
        path: outlinesPath, contentType: "application/json",
        cacheControl: "public, max-age=31536000, immutable", bytes: outlines),
      try page(readFile(ownFolder + "/index.html"), outlinesPath: outlinesPath),
      try file("leaflet.js", from: leafletFolder + "/leaflet.esm.min.js"),
      try file("leaflet.css", from: leafletFolder + "/leaflet.css"),
    ]
    for name in ownFiles { assets.append(try file(name, from: "\(ownFolder)/\(name)")) }
    table = Dictionary(uniqueKeysWithValues: assets.map { ($0.path, $0) })
  }

  /// The file at `path`, or `nil` where there is none.
  public func asset(_ path: String) -> Asset? {
    table[path]
  }

  /// The paths of all files, in no order.
  public var paths: [String] {
    Array(table.keys)
  }
}

/// The page's own files beside index.html; a test holds this list against the folder.
let ownFiles = [
  "address.js", "api.js", "choropleth.js", "classes.js", "details.js", "dom.js", "format.js",
  "icon.svg", "legend.js", "map.css", "map.js", "numbers.js", "outlines.js", "pages.js",
  "parts.css",
  "plan.js", "rows.js", "search.js", "session.js", "table.js", "texts.js",
]

private let contentTypes = [
  "css": "text/css; charset=utf-8",
  "js": "text/javascript; charset=utf-8",
  "svg": "image/svg+xml",
]

private func file(_ name: String, from source: String) throws(MapError) -> Asset {
  let type = name.split(separator: ".").last.flatMap { contentTypes[String($0)] }
  return Asset(
    path: "/map/" + name, contentType: type ?? "application/octet-stream",
    bytes: try readFile(source))
}

/// The page with the address of the outlines where it asks for it: inline script is forbidden.
private func page(_ bytes: [UInt8], outlinesPath: String) throws(MapError) -> Asset {
  let parts = String(decoding: bytes, as: UTF8.self)
    .split(separator: "{{outlines}}", omittingEmptySubsequences: false)
  guard parts.count == 2 else { throw .noPlaceForOutlines }
  return Asset(
    path: "/", contentType: "text/html; charset=utf-8",
    bytes: Array((parts[0] + outlinesPath + parts[1]).utf8))
}
