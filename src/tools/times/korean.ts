import type { ShapeMatch } from './weekdays.ts';

type Told = ShapeMatch['tokens'][number];

const token = (code: string, n = 0, s = ''): Told => ({ code, n, s });

const UNITS: Readonly<Record<string, Told>> = {
  시: token('O'),
  분: token('N', 1, 'minute'),
  초: token('u', 1, 'second'),
  시간: token('u', 1, 'hour'),
  일: token('D', 1, 'day'),
  주: token('u', 1, 'week'),
  주일: token('u', 1, 'week'),
  개월: token('u', 1, 'month'),
  달: token('u', 1, 'month'),
  년: token('u', 1, 'year'),
};

/** What stands behind a unit or a date: from now, before, each, half, or nothing of importance. */
const ENDS: readonly (readonly [ends: RegExp, tokens: readonly Told[]])[] = [
  [/^(?:에는?|엔|은|는)?$/, []],
  [/^(?:후|뒤)에?$/, [token('f')]],
  [/^전에?$/, [token('B')]],
  [/^마다$/, [token('E')]],
  [/^까지$/, [token('U')]],
  [/^반에?$/, [token('H', 1)]],
  [/./, [token('!')]],
];

const END =
  '(에는|에|엔|은|는|후에|후|뒤에|뒤|전에|전|마다|반에|반|까지|부터|이후|이전|쯤에|쯤|경에|경|정도|이내|안에|간|동안|의|도|로|만)?(?![가-힣])';

/** 삼십일: numbers as they are said before minutes and dates. */
const SAID = '[일이삼사오육칠팔구]?십[일이삼사오육칠팔구]?|[일이삼사오육칠팔구]';
const SAID_MONTH = '십[일이]월|[일이삼사오칠팔구]월|유월|시월';

const DATE = new RegExp(
  `(?:(\\d{4})년\\s?)?(?:(\\d{1,2})월|(${SAID_MONTH}))\\s?(\\d{1,2}|${SAID})\\s?일${END}`,
  'uy',
);
const AMOUNT = new RegExp(`(\\d{1,3})\\s?(시간|시|분|초|주일|주|일|개월|달|년)${END}`, 'uy');

/** “이 일” and “일 주” may be other words. */
const SAID_AMOUNT = new RegExp(
  `(?<![가-힣])(?:(${SAID})\\s?(분|초|개월)|(${SAID.replace('|[일이', '|[')})\\s?일)${END}`,
  'uy',
);

const SAID_DIGITS = '일이삼사오육칠팔구';

/** 삼십일 is 31; 유월 and 시월 are June and October. */
function toCount(said: string): number {
  const plain = said.replace('유월', '육').replace('시월', '십').replace('월', '');
  const [tens = '', ones = ''] = plain.includes('십') ? plain.split('십') : ['영', plain];
  const value = (digit: string) => SAID_DIGITS.indexOf(digit) + 1;
  return (tens === '' ? 1 : value(tens)) * 10 + (ones === '' ? 0 : value(ones));
}

const isDigits = (text: string) => /^\d+$/.test(text);

const toEnd = (end = '') => ENDS.find(([looks]) => looks.test(end))?.[1] ?? [];

type ToDate = (year: string | undefined, month: string, day: string) => readonly Told[];

/** 12월 24일, 9시 30분에, 20분 후: numbers with what they count, and the particle behind it. */
export function readKorean(text: string, at: number, toDate: ToDate): ShapeMatch | null {
  DATE.lastIndex = at;
  const [date = '', year, month, saidMonth = '', day = '', dateEnd] = DATE.exec(text) ?? [];
  if (date !== '') {
    const numbers = [month ?? saidMonth, day].map((each) =>
      isDigits(each) ? each : String(toCount(each)),
    );
    const [monthNumber = '', dayNumber = ''] = numbers;
    const tokens = [...toDate(year, monthNumber, dayNumber), ...toEnd(dateEnd)];
    return { length: date.length, tokens };
  }
  return readSaid(text, at) ?? readAmount(text, at);
}

/** 십오 분 후에. */
function readSaid(text: string, at: number): ShapeMatch | null {
  SAID_AMOUNT.lastIndex = at;
  const [said = '', count, name = '일', days = '', end] = SAID_AMOUNT.exec(text) ?? [];
  const unit = UNITS[name];
  if (said === '' || !unit) return null;
  return { length: said.length, tokens: [token('n', toCount(count ?? days)), unit, ...toEnd(end)] };
}

function readAmount(text: string, at: number): ShapeMatch | null {
  AMOUNT.lastIndex = at;
  const [amount = '', count = '', name = '', end] = AMOUNT.exec(text) ?? [];
  const unit = UNITS[name];
  if (!unit) return null;
  const number = token('n', Number(count), count);
  return { length: amount.length, tokens: [number, unit, ...toEnd(end)] };
}
