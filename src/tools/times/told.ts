import type { Language } from './language.ts';
import { toTimeTokens } from './lexer.ts';

/** Words of time that are others in English or in Romance languages. */
const SHARED = /^(?:her|mar|mart|min|lat|son|on|rano|maj|maja|pt)$/i;

/** Whether a text has a word of time of this language. */
export function isTold(text: string, language: Language): boolean {
  return toTimeTokens(text, language).some(({ code, from, to }) => {
    const word = text.slice(from, to);
    const isWord = /\p{L}.*\p{L}.*\p{L}/u.test(word) && !SHARED.test(word);
    return isWord && /[!twWmkyuvVpJQEdefg@]/.test(code);
  });
}
