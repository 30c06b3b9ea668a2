/// Whether assertions are compiled away, as with `swift test -c release`.
let isOptimised: Bool = {
  var isDebug = false
  assert(
    {
      isDebug = true
      return true
    }())
  return !isDebug
}()
