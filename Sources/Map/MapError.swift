/// Why the page cannot be served; each is found at boot, before the first request.
public enum MapError: Error, Sendable, Equatable {
  /// A file of the page or of Leaflet is not where it belongs, or cannot be read.
  case missing(path: String)
  /// The page has no place for the address of the outlines.
  case noPlaceForOutlines
}
