/** A number in its list's numbering; unknown kinds are written in digits. */
export function toNumeral(number: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return toLetters(number).toLowerCase();
    case 'upperLetter':
      return toLetters(number);
    case 'lowerRoman':
      return toRoman(number).toLowerCase();
    case 'upperRoman':
      return toRoman(number);
    case 'decimalZero':
      return String(number).padStart(2, '0');
    default:
      return String(number);
  }
}

/** A to Z, then AA to ZZ (17.18.59). */
function toLetters(number: number): string {
  if (number < 1) return String(number);
  const letter = String.fromCharCode(65 + ((number - 1) % 26));
  return letter.repeat(Math.min(10, Math.ceil(number / 26)));
}

const ROMAN = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

function toRoman(number: number): string {
  if (number < 1 || number > 3999) return String(number);
  let rest = number;
  let numeral = '';
  for (const [value, letters] of ROMAN) {
    while (rest >= value) {
      numeral += letters;
      rest -= value;
    }
  }
  return numeral;
}
