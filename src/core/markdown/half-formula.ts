import { toMasked } from './inline.ts';
import { MONEY } from './tokens.ts';

/** The beginning of a formula at the end of a line. */
export const HALF_FORMULA = new RegExp(
  [
    String.raw`\\\((?:(?!\\\))[^\n]){0,300}$`,
    String.raw`\\\[(?:(?!\\\])[^\n]){0,300}$`,
    String.raw`\\b(?:e(?:g(?:i(?:n(?:\{(?:(?!\\(?:end|begin)\{)[^\n]){0,600}(?:\\end\{[a-zA-Z]{0,12}\*?)?)?)?)?)?)?$`,
    String.raw`(?<![\w$\\])(?:\$\$|\$(?!\s|${MONEY}(?!\s?$)[^$\n]))(?:[^$\n\\]|\\[A-Za-z,;! ]?){0,300}\$?$`,
  ].join('|'),
);

/** Ends a formula that a line leaves open. */
export const closeFormula = (line: string): string => {
  if (!/[$\\]/.test(line)) return line;
  const match = HALF_FORMULA.exec(toMasked(line));
  const [open = ''] = match?.[0].match(/^(?:\$\$?|\\[([])/) ?? [];
  if (!match || open === '' || !/[\\^_{}=]/.test(match[0].slice(open.length))) return line;
  const text = line.replace(/[\s$\\]+$/, '');
  return text.length <= match.index + open.length ? text : text + (CLOSING[open] ?? open);
};

const CLOSING: Readonly<Record<string, string>> = { '\\(': '\\)', '\\[': '\\]' };
