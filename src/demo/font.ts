/**
 * Capital letters of 3 × 5 pixels: five rows of three bits each, as octal digits from top to
 * bottom.
 */
const GLYPHS: Readonly<Record<string, string>> = {
  A: '25755',
  B: '65656',
  C: '34443',
  D: '65556',
  E: '74647',
  F: '74644',
  G: '34553',
  H: '55755',
  I: '72227',
  J: '11152',
  K: '55655',
  L: '44447',
  M: '57755',
  N: '65555',
  O: '25552',
  P: '65644',
  Q: '25563',
  R: '65655',
  S: '34216',
  T: '72222',
  U: '55557',
  V: '55552',
  W: '55775',
  X: '55255',
  Y: '55222',
  Z: '71247',
  '0': '75557',
  '1': '26227',
  '2': '61247',
  '3': '61216',
  '4': '55711',
  '5': '74616',
  '6': '34757',
  '7': '71222',
  '8': '75757',
  '9': '75716',
  '.': '00002',
  ',': '00024',
  ':': '02020',
  ';': '02024',
  '!': '22202',
  '?': '61202',
  "'": '22000',
  '"': '55000',
  '-': '00700',
  '+': '02720',
  '*': '05250',
  '/': '11244',
  '=': '07070',
  '(': '12221',
  ')': '42224',
  '#': '57575',
  '%': '51245',
  '&': '25256',
  '@': '75743',
  ' ': '00000',
};
const UNKNOWN = '77777';

const WIDTH = 4; // With the gap behind it.
const HEIGHT = 7; // With the gap below it.

/** The lines that fit, cut between words; what does not fit ends in dots. */
export function toLines(text: string, columns: number, rows: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of toCapitals(text).split(/\s+/).filter(Boolean)) {
    for (const piece of toPieces(word, columns)) {
      if (line !== '' && line.length + 1 + piece.length > columns) {
        lines.push(line);
        line = '';
      }
      line = line === '' ? piece : `${line} ${piece}`;
    }
  }
  if (line !== '') lines.push(line);
  if (lines.length <= rows) return lines;
  const last = lines[rows - 1] ?? '';
  return [...lines.slice(0, rows - 1), `${last.slice(0, Math.max(0, columns - 3))}...`];
}

function toCapitals(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase().replace(/[‘’]/g, "'");
}

function toPieces(word: string, columns: number): string[] {
  const characters = Array.from(word, (character) => (character in GLYPHS ? character : '\u25a0'));
  return Array.from({ length: Math.ceil(characters.length / columns) }, (_, index) =>
    characters.slice(index * columns, (index + 1) * columns).join(''),
  );
}

/** How many characters and lines fit into so many pixels. */
export function toCapacity(width: number, height: number, scale: number) {
  return {
    columns: Math.max(1, Math.floor(width / (WIDTH * scale))),
    rows: Math.max(1, Math.floor(height / (HEIGHT * scale))),
  };
}

/** Calls `set` for every pixel of a text whose upper left corner is at 0, 0. */
export function eachPixel(
  lines: readonly string[],
  scale: number,
  set: (x: number, y: number) => void,
): void {
  for (const [row, line] of lines.entries()) {
    for (const [column, character] of Array.from(line).entries()) {
      for (const { x, y } of toDots(character, scale))
        set(column * WIDTH * scale + x, row * HEIGHT * scale + y);
    }
  }
}

function toDots(character: string, scale: number): { readonly x: number; readonly y: number }[] {
  const rows = GLYPHS[character] ?? UNKNOWN;
  return Array.from({ length: 15 * scale * scale }, (_, index) => ({
    x: index % (3 * scale),
    y: Math.floor(index / (3 * scale)),
  })).filter(
    ({ x, y }) => (Number(rows[Math.floor(y / scale)]) >> (2 - Math.floor(x / scale))) & 1,
  );
}
