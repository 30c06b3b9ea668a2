/// A fixed run of plain values, owned and freed once: the one door to raw memory in the solver.
///
/// Arrays check bounds and uniqueness on every access, which cost a tenth of the whole solve; a slab
/// checks bounds in debug builds only.
struct Slab<Element: BitwiseCopyable>: ~Copyable {
  /// The first value, for loops that hold it in a register.
  let base: UnsafeMutablePointer<Element>
  let count: Int

  init(repeating value: Element, count: Int) {
    base = .allocate(capacity: max(count, 1))
    base.initialize(repeating: value, count: max(count, 1))
    self.count = count
  }

  /// Memory that is written before it is read: pages that are never written cost nothing.
  init(blank count: Int) {
    base = .allocate(capacity: max(count, 1))
    self.count = count
  }

  init(_ values: some Collection<Element>) {
    base = .allocate(capacity: max(values.count, 1))
    count = values.count
    var index = 0
    for value in values {
      base[index] = value
      index += 1
    }
  }

  /// The same values with blank room behind them.
  func widened(to count: Int) -> Slab {
    let wider = Slab(blank: count)
    wider.base.update(from: base, count: min(self.count, count))
    return wider
  }

  deinit {
    base.deallocate()
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return base[index]
    }
    nonmutating set {
      assert(index >= 0 && index < count)
      base[index] = newValue
    }
  }

  /// The values as an array.
  var array: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
