/// The 128 bits of a UUIDv7 (RFC 9562 §5.7) of a made-up row.
///
/// The last digit is always a letter, so that no id can be mistaken for a run of twelve digits, the
/// shape of an identity number.
struct RowID: Hashable {
  let high: UInt64
  let low: UInt64

  init(milliseconds: Int, high: UInt64, low: UInt64) {
    self.high = UInt64(milliseconds) << 16 | 0x7000 | high & 0x0FFF
    self.low = low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_000A
  }
}
