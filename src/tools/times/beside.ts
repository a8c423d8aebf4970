import type { Fact } from './facts.ts';
import type { Language, TimeToken } from './language.ts';

/**
 * Short names of days, and words for how often something is, which are too near to other words to
 * be read: beside a time they are asked about. Those that are words of their own only where a
 * phrase begins with them: “We 5pm dentist”.
 */
type Words = { readonly beside: string; readonly first: string };

const WORDS: Readonly<Record<string, Words>> = {
  en: { beside: 'th tu wd thr thrs wen', first: 'mo we fr sa su' },
  de: { beside: '', first: 'zweimonatlich wochenweise' },
  es: {
    beside: 'ju lu',
    first: 'ma mi vi sa do semanal bisemanal bimensual bimestral trimestral semestral',
  },
  fr: {
    beside: '',
    first:
      'lu ma me je ve sa di hebdomadaire bihebdomadaire bimensuel bimensuelle bimestriel bimestrielle trimestriel trimestrielle semestriel semestrielle',
  },
  pt: {
    beside: '',
    first: 'sg te qa qi sx sb semanal quinzenal bimestral trimestral semestral',
  },
  it: {
    beside: 'gi',
    first: 'lu ma me ve sa do settimanale bisettimanale bimestrale trimestrale semestrale',
  },
};

/** Words of English offices in a text that is written without spaces. */
const OFFICE = /^(?:eod|cob|eow|eom|eoy|asap)$/i;

/** People are called by a day as well: “Frau Sonntag”. A doctor is seen on one. */
const TITLE =
  /^(?:mrs?|ms|miss|herrn?|frau|mme|mlle|monsieur|madame|señora?|senhora?|sra?|srta|doña|dona|signora?|sig)$/i;

/** Whether a word that was left may say something of the time beside it. */
export function hasWordBeside(
  tokens: readonly TimeToken[],
  taken: ReadonlySet<number>,
  { name, isUnspaced = false }: Language,
): boolean {
  if (isUnspaced) return tokens.some(({ code, s }) => code === '.' && OFFICE.test(s));
  const words = WORDS[name];
  const [beside, first] = [words?.beside.split(' '), words?.first.split(' ')];
  const solid = tokens.flatMap(({ code, s }, index) =>
    /[-~@&]/.test(code) || s === '.' ? [] : [index],
  );
  return solid.some((index, position) => {
    const token = tokens[index];
    const isBefore = taken.has(solid[position + 1] ?? -1);
    if (token?.code !== '.' || (!isBefore && !taken.has(solid[position - 1] ?? -1))) return false;
    const word = token.s.toLowerCase();
    if (beside?.includes(word)) return true;
    const isTitle = isBefore && TITLE.test(word) && tokens[solid[position + 1] ?? -1]?.code === 'w';
    return isTitle || (isBefore && position === 0 && first?.includes(word) === true);
  });
}

/** A day that was read from one word. */
export type WordDay = {
  readonly fact: Fact;
  readonly token: TimeToken;
  readonly index: number;
  /** Other words stand on both of its sides, or nothing. */
  readonly isAlone: boolean;
};

/** Empty if more than one word was read, or if it is not a day of the week. */
export function toDayOfWord(
  tokens: readonly (TimeToken & { readonly index: number })[],
  [fact]: readonly Fact[],
): readonly Omit<WordDay, 'isAlone'>[] {
  const [token] = tokens;
  if (!token || tokens.length > 1 || fact?.type !== 'day' || fact.told !== 'weekday') return [];
  return [{ fact, token, index: token.index }];
}

/**
 * Of days that were read from one word, those that may be names or part of them, where the time is
 * told otherwise: “call Mon tomorrow at 5”, “buy Sun cream every Monday”.
 */
export function findNamedDays(
  days: readonly WordDay[],
  facts: readonly Fact[],
  tokens: readonly TimeToken[],
): readonly WordDay[] {
  const names: WordDay[] = [];
  const shortest = days.toSorted(
    ({ token: a }, { token: b }) => a.to - a.from - (b.to - b.from) || b.from - a.from,
  );
  for (const day of shortest) {
    const isLed = isOn(tokens[day.index - 1]);
    const others = facts.filter(
      (each) => each !== day.fact && names.every(({ fact }) => fact !== each),
    );
    if (!isLed && others.some((other) => isOtherwise(other, day))) names.push(day);
  }
  return names;
}

/** “On Friday”; “a Domingo” is addressed to a person. */
const isOn = (token: TimeToken | undefined) => token?.code === '@' && token.to - token.from > 1;

const IN_A_DAY = /^(?:hour|minute|second)$/;

function isOtherwise(other: Fact, { fact, isAlone }: WordDay): boolean {
  if (other.type === 'every') return isAlone;
  if (other.type === 'duration')
    return isAlone || other.amounts.some(({ unit }) => IN_A_DAY.test(unit));
  if (other.type !== 'day' || fact.type !== 'day') return false;
  if (other.told === 'weekday' && !isAlone) return false;
  const isSame = other.date !== null && new Date(other.date).getUTCDay() === fact.weekday;
  return !isSame || (isAlone && other.told === 'relative');
}
