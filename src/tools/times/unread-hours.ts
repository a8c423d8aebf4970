import type { TimeToken } from './language.ts';

/**
 * Numbers that may be the hour, where none was read: “morgen so gegen 11” is not tomorrow at nine.
 */
export function findHours(tokens: readonly TimeToken[], taken: ReadonlySet<number>) {
  const solid = tokens.flatMap(({ code }, index) => (/[-~]/.test(code) ? [] : [index]));
  return solid.flatMap((index, position) => {
    const token = tokens[index];
    if (!token || taken.has(index) || !/[nC]/.test(token.code) || token.n > 24 * 60) return [];
    const before = tokens[solid[position - 1] ?? -1]?.code ?? '.';
    const next = solid[position + 1] ?? -1;
    const behind = tokens[next];
    const isLed = /[@b]/.test(before);
    const isLast = isLed || !behind || (behind.code === '.' && !/[\p{L}\d%]/u.test(behind.s));
    return isLast || taken.has(next) || /[Ohpa]/.test(behind.code) ? [{ ...token, isLast }] : [];
  });
}
