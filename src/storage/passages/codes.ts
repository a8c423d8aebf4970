// A vector in 256 bits, and the search for the nearest of very many. sqlite-vec (0.1.9) was tried
// for it: a million codes in a thousand places took it 1.3 to 2 seconds, this takes 0.02 of them.

/** A code is so many 32-bit words. */
export const CODE_WORDS = 8;

/** How near a code is: in how many of its bits it differs. */
export type CodeMatch = { readonly id: number; readonly distance: number };

/**
 * The signs of a vector's coordinates after a fixed random rotation: vectors at a small angle
 * differ in few of them, whichever of their coordinates hold what they mean.
 */
export function toCode(vector: Float32Array): Int32Array {
  const rotated = rotate(vector);
  const code = new Int32Array(CODE_WORDS);
  for (let bit = 0; bit < CODE_WORDS * 32; bit += 1)
    if ((rotated[bit] ?? 0) > 0) code[bit >> 5] = (code[bit >> 5] ?? 0) | (1 << (bit & 31));
  return code;
}

/** Random signs, then a Walsh-Hadamard transform: a rotation that needs no matrix. */
function rotate(vector: Float32Array): Float32Array {
  let size = CODE_WORDS * 32;
  while (size < vector.length) size *= 2;
  const values = new Float32Array(size);
  const random = createRandom();
  for (let index = 0; index < size; index += 1) {
    const value = vector[index] ?? 0;
    values[index] = random() < 0 ? -value : value;
  }
  for (let half = 1; half < size; half *= 2)
    for (let start = 0; start < size; start += 2 * half) mix(values, start, half);
  return values;
}

function mix(values: Float32Array, start: number, half: number): void {
  for (let index = start; index < start + half; index += 1) {
    const left = values[index] ?? 0;
    const right = values[index + half] ?? 0;
    values[index] = left + right;
    values[index + half] = left - right;
  }
}

/** Xorshift (Marsaglia, 2003): the same signs on every machine. */
function createRandom(): () => number {
  let state = 0x9e3779b9 | 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state;
  };
}

/** Collects the `limit` codes that are nearest to one. */
export type Nearest = {
  /** Looks at codes that stand behind each other, and at their ids. */
  add(codes: Int32Array, ids: Float64Array): void;
  /** The nearest first. */
  take(): readonly CodeMatch[];
};

export function createNearest(code: Int32Array, limit: number): Nearest {
  const counts = new Uint32Array(CODE_WORDS * 32 + 1);
  let found: CodeMatch[] = [];
  let worst = CODE_WORDS * 32;
  let within = 0;

  /** Nothing further away than `worst` can be among the nearest any more. */
  const narrow = (): void => {
    while (worst > 0 && within - (counts[worst] ?? 0) >= limit) {
      within -= counts[worst] ?? 0;
      worst -= 1;
    }
    if (found.length > MAX_SURPLUS * limit)
      found = found.filter(({ distance }) => distance <= worst);
  };

  return {
    add(codes, ids) {
      for (let index = 0; index < ids.length; index += 1) {
        const distance = toDistance(codes, index * CODE_WORDS, code);
        if (distance > worst) continue;
        found.push({ id: ids[index] ?? 0, distance });
        counts[distance] = (counts[distance] ?? 0) + 1;
        within += 1;
      }
      narrow();
    },
    take: () =>
      found
        .filter(({ distance }) => distance <= worst)
        .sort((a, b) => a.distance - b.distance)
        .slice(0, limit),
  };
}

const MAX_SURPLUS = 8;

function toDistance(codes: Int32Array, start: number, code: Int32Array): number {
  let distance = 0;
  for (let word = 0; word < CODE_WORDS; word += 1)
    distance += countBits((codes[start + word] ?? 0) ^ (code[word] ?? 0));
  return distance;
}

/** Bits that are set, counted in all bytes at once (Hacker's Delight, 5-1). */
function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
