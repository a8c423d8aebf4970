import type { Language, TimeToken } from './language.ts';

/** The words of a phrase that are not of its time. */
export function toRest(text: string, gone: readonly TimeToken[]): string {
  let kept = '';
  let at = 0;
  for (const { code, from, to } of gone) {
    if (from > at) kept += `${text.slice(at, from)} `;
    const isShortened = /[umwN]/.test(code) && /^\p{L}\.(?!\S)/u.test(text.slice(to - 1));
    at = Math.max(at, isShortened ? to + 1 : to);
  }
  const left = text.slice(at);
  // 30分で, 朝イチで: the particle belongs to the time before it.
  const isParticle = kept === '' && /[時分半チ番]$/u.test(text.slice(0, at));
  return tidy(kept + (isParticle ? left.replace(/^で(?![かきくんすもは])/u, '') : left));
}

/** What was read, with the words that lead to it and those between its parts. */
export function listGone(
  text: string,
  tokens: readonly TimeToken[],
  taken: ReadonlySet<number>,
  { isHeadLast = false }: Language,
): readonly TimeToken[] {
  const isGone = tokens.map((_, index) => taken.has(index));
  const leads = isHeadLast ? /@/ : /[-~@]/;
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    const code = tokens[index]?.code ?? '.';
    if (leads.test(code) && isGone[index + 1] && !isComma(text, tokens[index]))
      isGone[index] = true;
  }
  takeBesides(text, tokens, isGone, isHeadLast);
  return tokens.filter((_, index) => isGone[index]);
}

/** What goes with the time before it. */
function takeBesides(
  text: string,
  tokens: readonly TimeToken[],
  isGone: boolean[],
  isHeadLast: boolean,
): void {
  for (const [index, token] of tokens.entries()) {
    if (!isGone[index - 1]) continue;
    // “At 8 and at 20”; “sharp”, and so does को.
    const isBetween = token.code === '&' && isGone[index + 1] === true;
    const isEnd = token.s === 'exact' || (isHeadLast && !isComma(text, token));
    if (isBetween || (token.code === '-' && isEnd)) isGone[index] = true;
  }
}

const isComma = (text: string, token: TimeToken | undefined) =>
  token !== undefined && /^[,，、]$/u.test(text.slice(token.from, token.to));

function tidy(text: string): string {
  return text
    .replace(/[(（]\s*[)）]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(
      /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]) | (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu,
      '',
    )
    .replace(/ ([,;.!?])/g, '$1')
    .replace(/^[\s,;:.、，のに–-]+|[\s,;:、，–-]+$/gu, '');
}
