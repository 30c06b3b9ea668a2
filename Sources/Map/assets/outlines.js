// Reads the outlines: Tiny WKB (https://github.com/TWKB/Specification), as PostGIS writes it.

const POLYGON = 3;
const MULTIPOLYGON = 6;
const HAS_BOX = 1;
const HAS_SIZE = 2;
const HAS_IDS = 4;
const IS_EXTENDED = 8;
const IS_EMPTY = 16;

class Reader {
  #bytes;
  #at = 0;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  byte() {
    if (this.#at >= this.#bytes.length) throw new RangeError("TWKB ends too early");
    return this.#bytes[this.#at++];
  }

  // Multiplies where << would lose everything past 32 bits.
  unsigned() {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = this.byte();
      value += (byte & 127) * weight;
      if (byte < 128) return value;
    }
  }

  signed() {
    return unzigzag(this.unsigned());
  }

  skip(count) {
    for (let i = 0; i < count; i++) this.unsigned();
  }
}

const unzigzag = (value) => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);

// The polygons of a Polygon or MultiPolygon: each a list of rings, each a list of [lon, lat].
export function decodeTwkb(bytes) {
  const reader = new Reader(bytes);
  const head = reader.byte();
  const type = head & 15;
  if (type !== POLYGON && type !== MULTIPOLYGON) throw new RangeError(`TWKB type ${type}`);
  const scale = 10 ** unzigzag(head >> 4);
  const flags = reader.byte();
  const extra = flags & IS_EXTENDED ? reader.byte() : 0;
  const dimensions = 2 + (extra & 1) + ((extra >> 1) & 1);
  if (flags & HAS_SIZE) reader.unsigned();
  if (flags & IS_EMPTY) return [];
  if (flags & HAS_BOX) reader.skip(2 * dimensions);

  // Each coordinate is the step from the one before, across rings and parts.
  const last = new Array(dimensions).fill(0);
  const point = () => {
    for (let i = 0; i < dimensions; i++) last[i] += reader.signed();
    return [last[0] / scale, last[1] / scale];
  };
  const list = (item) => Array.from({ length: reader.unsigned() }, item);
  const polygon = () => list(() => list(point));
  if (type === POLYGON) return [polygon()];

  const count = reader.unsigned();
  if (flags & HAS_IDS) reader.skip(count);
  return Array.from({ length: count }, polygon);
}

// PostgreSQL breaks its base64 into lines; atob passes over them.
const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

// { attribution, note, units: [{ code, kind, full_name, name, point, polygons }] }
export async function loadOutlines(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const { units, ...rest } = await response.json();
  return {
    ...rest,
    units: units.map(({ twkb, ...unit }) => ({ ...unit, polygons: decodeTwkb(bytesOf(twkb)) })),
  };
}
