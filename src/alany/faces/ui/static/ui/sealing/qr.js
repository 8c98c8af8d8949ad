// QR codes (ISO/IEC 18004, byte mode, levels L and M), drawn where the secret is: no server hears of what they hold.

// By version from 1: check bytes of a block, and how many blocks there are (tables of the standard).
const LEVELS = {
  L: {
    bits: 1,
    check: [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
    blocks: [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25],
  },
  M: {
    bits: 0,
    check: [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28],
    blocks: [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49],
  },
};

// Products in the field of 256 that the standard names (x^8 + x^4 + x^3 + x^2 + 1).
function times(one, other) {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) product = (product << 1) ^ (product >>> 7 ? 0x11d : 0) ^ ((other >>> bit) & 1 ? one : 0);
  return product;
}

function checked(data, count) {
  const divisor = new Uint8Array(count);
  divisor[count - 1] = 1;
  for (let round = 0, root = 1; round < count; round++, root = times(root, 2)) {
    for (let place = 0; place < count; place++) divisor[place] = times(divisor[place], root) ^ (divisor[place + 1] ?? 0);
  }
  const rest = new Uint8Array(count);
  for (const byte of data) {
    const factor = byte ^ rest[0];
    rest.copyWithin(0, 1);
    rest[count - 1] = 0;
    for (let place = 0; place < count; place++) rest[place] ^= times(divisor[place], factor);
  }
  return rest;
}

const edges = (version) => 4 * version + 17;

function alignments(version) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = version === 32 ? 26 : Math.ceil((4 * version + 4) / (2 * count - 2)) * 2;
  const last = edges(version) - 7;
  return [6, ...Array.from({ length: count - 1 }, (_, place) => last - step * (count - 2 - place))];
}

// How many bytes a version holds, data and check together.
function capacity(version) {
  const aligned = alignments(version).length;
  const taken = aligned ? 25 * aligned ** 2 - 10 * aligned - 55 : 0;
  return ((16 * version + 128) * version + 64 - taken - (version < 7 ? 0 : 36)) >> 3;
}

function sized(length, level) {
  for (let version = 1; version <= 40; version++) {
    const data = capacity(version) - level.check[version - 1] * level.blocks[version - 1];
    if (length + (version < 10 ? 2 : 3) <= data) return { version, data };
  }
  throw new RangeError("qr");
}

// The bytes in the order in which they are drawn: blocks dealt out in turn, then their checks.
function dealt(content, level, { version, data }) {
  const wide = version < 10 ? 8 : 16;
  const bits = [...[4, 4], ...[content.length, wide]];
  let text = "";
  for (let place = 0; place < bits.length; place += 2) text += bits[place].toString(2).padStart(bits[place + 1], "0");
  for (const byte of content) text += byte.toString(2).padStart(8, "0");
  text += "0000";
  const bytes = text.padEnd(Math.ceil(text.length / 8) * 8, "0").match(/.{8}/g).map((one) => Number.parseInt(one, 2)).slice(0, data);
  for (let fill = 0xec; bytes.length < data; fill ^= 0xec ^ 0x11) bytes.push(fill);
  const count = level.blocks[version - 1];
  const long = data % count;
  const parts = Array.from({ length: count }, (_, place) => {
    const size = Math.floor(data / count) + (place >= count - long ? 1 : 0);
    return bytes.splice(0, size);
  });
  const checks = parts.map((part) => checked(part, level.check[version - 1]));
  return [parts, checks].flatMap((rows) => {
    const longest = Math.max(...rows.map((row) => row.length));
    return Array.from({ length: longest }, (_, place) => rows.map((row) => row[place])).flat().filter((one) => one !== undefined);
  });
}

function remainder(value, divisor, wide) {
  let rest = value << wide;
  for (let bit = 31 - Math.clz32(rest); bit >= wide; bit--) if ((rest >>> bit) & 1) rest ^= divisor << (bit - wide);
  return (value << wide) | rest;
}

// What every code of a version shows, whatever it holds: `null` is left for the bytes.
function frame(version, level) {
  const edge = edges(version);
  const grid = Array.from({ length: edge }, () => Array(edge).fill(null));
  const put = (row, column, dark) => { if (row >= 0 && column >= 0 && row < edge && column < edge) grid[row][column] = dark; };
  for (let place = 0; place < edge; place++) {
    put(6, place, place % 2 === 0);
    put(place, 6, place % 2 === 0);
  }
  const rings = (row, column, reach) => {
    for (let down = -reach; down <= reach; down++) {
      for (let right = -reach; right <= reach; right++) {
        const ring = Math.max(Math.abs(down), Math.abs(right));
        put(row + down, column + right, reach === 4 ? ring !== 2 && ring !== 4 : ring !== 1);
      }
    }
  };
  const places = alignments(version);
  const last = places.length - 1;
  places.forEach((row, down) => places.forEach((column, right) => {
    const isCorner = (down === 0 && right === 0) || (down === 0 && right === last) || (down === last && right === 0);
    if (!isCorner) rings(row, column, 2);
  }));
  rings(3, 3, 4);
  rings(3, edge - 4, 4);
  rings(edge - 4, 3, 4);
  const told = remainder(level.bits << 3, 0x537, 10) ^ 0x5412;
  for (let bit = 0; bit < 15; bit++) {
    const dark = ((told >>> bit) & 1) === 1;
    put(bit < 6 ? bit : bit < 8 ? bit + 1 : edge - 15 + bit, 8, dark);
    put(8, bit < 8 ? edge - 1 - bit : bit === 8 ? 7 : 14 - bit, dark);
  }
  put(edge - 8, 8, true);
  if (version >= 7) {
    const named = remainder(version, 0x1f25, 12);
    for (let bit = 0; bit < 18; bit++) {
      const dark = ((named >>> bit) & 1) === 1;
      const far = edge - 11 + (bit % 3);
      put(Math.floor(bit / 3), far, dark);
      put(far, Math.floor(bit / 3), dark);
    }
  }
  return grid;
}

// The dark and light squares of a text, row by row. One mask for all: what we draw is chance in hex and base64.
export function squares(text, levelName = "M") {
  const content = new TextEncoder().encode(text);
  const level = LEVELS[levelName];
  const size = sized(content.length, level);
  const bytes = dealt(content, level, size);
  const grid = frame(size.version, level);
  const edge = grid.length;
  let bit = 0;
  for (let right = edge - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right--;
    for (let step = 0; step < edge; step++) {
      const row = up ? edge - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (grid[row][column] !== null) continue;
        const dark = (((bytes[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1) === 1;
        grid[row][column] = dark !== ((row + column) % 2 === 0);
        bit++;
      }
    }
  }
  return grid;
}

// The code as an SVG element with a quiet edge of four squares.
export function drawn(text, levelName = "M") {
  const grid = squares(text, levelName);
  const space = "http://www.w3.org/2000/svg";
  const edge = grid.length + 8;
  const image = document.createElementNS(space, "svg");
  image.setAttribute("viewBox", `0 0 ${edge} ${edge}`);
  image.setAttribute("role", "img");
  const dark = document.createElementNS(space, "path");
  const path = grid.flatMap((row, down) => row.map((is, right) => (is ? `M${right + 4} ${down + 4}h1v1h-1z` : "")));
  dark.setAttribute("d", path.join(""));
  image.append(dark);
  return image;
}
