/// The client's own version, sent as `User-Agent`.
let clientVersion = "0.1.0"
