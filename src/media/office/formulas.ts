const MAX_FORMULAS = 100;
const MAX_FORMULA_CHARS = 8_192; // Excel specifications: formula contents

/** The formulas of a sheet, as a list behind its table; those beyond the first 100 are counted. */
export function createFormulas() {
  const lines: string[] = [];
  let more = 0;
  return {
    add(place: string, formula: string): void {
      if (lines.length < MAX_FORMULAS) lines.push(`${place}: =${formula}`);
      else more += 1;
    },
    /** Empty if there are none. */
    finish(): string {
      const rest = more > 0 ? [`(and ${more.toLocaleString('en')} more)`] : [];
      return toList('Formulas', [...lines, ...rest]);
    },
  };
}

export function toList(name: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${name}:\n${lines.join('\n')}`;
}

/** The letters of a column that is counted from 0: A to Z, then AA. */
export function toColumnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : `${toColumnName(Math.floor(column / 26) - 1)}${letter}`;
}

/** Text in quotation marks, and how OpenDocument and its Writer mark a reference to cells. */
const PIECE = /"(?:[^"]|"")*"|\[([^\][]*)\]/g;
const WRITER_PIECE = /"(?:[^"]|"")*"|<([^<>]*)>/g;

/**
 * A formula of an OpenDocument file as a workbook writes it: `of:=SUM([Costs.A1:.A3])` is
 * `SUM(Costs!A1:A3)` (OpenDocument 1.3, part 4, 5.8).
 */
export function toPlainFormula(stored: string): string {
  if (stored.length > MAX_FORMULA_CHARS) return stored;
  const [, language = '', formula = ''] = /^(?:([a-z]+):)?=?([\s\S]*)$/i.exec(stored) ?? [];
  return formula.replaceAll(language === 'ooow' ? WRITER_PIECE : PIECE, (piece, cells) =>
    cells === undefined ? piece : toReference(cells),
  );
}

/** Before a dot stands the sheet, which may be left out, in quotation marks where it has to be. */
function toReference(cells: string): string {
  return cells.replaceAll(
    /(^|:)((?:'(?:[^']|'')*'(?!')|[^'.:])*)\./g,
    (_, colon: string, sheet: string) =>
      `${colon}${sheet === '' ? '' : `${sheet.replace(/^\$/, '')}!`}`,
  );
}
