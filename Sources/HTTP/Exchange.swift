public import API

/// One request that was read whole, and the one chance to answer it.
///
/// It lives on the loop's thread. Letting go of it without a reply answers 500, so no client waits
/// for ever.
public final class Exchange {
  /// The request; `HEAD` arrives as `GET`, as it is answered alike but for the body.
  public let incoming: Incoming
  private var connection: Connection?

  init(_ incoming: Incoming, on connection: Connection) {
    self.incoming = incoming
    self.connection = connection
  }

  /// Answers, at once or later; the first reply counts and any further one is dropped.
  ///
  /// A client that has left meanwhile is no error: the access record says so.
  ///
  /// - Parameters:
  ///   - reply: What goes out, as it is.
  ///   - route: The operation's name for the log and the metrics, never the path.
  public func reply(_ reply: Reply, route: String? = nil) {
    connection?.answer(reply, route: route)
    connection = nil
  }

  deinit {
    connection?.answer(Fault(.unforeseen).reply, route: nil)
  }
}
