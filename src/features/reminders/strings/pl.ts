import { toOneLine } from '../../../core/frame.ts';
import { toLiteral, toLiteralName } from '../../../core/markdown/inline.ts';
import { createWording, type Forms } from '../../../core/strings/wording.ts';
import type { ReminderCatalog } from './index.ts';

const { and, counted, number } = createWording('pl');

const toBold = (what: string) => `**${toLiteral(toOneLine(what))}**`;

/** “On” a weekday and its name behind it. */
const DAYS = ['niedzielę', 'poniedziałek', 'wtorek', 'środę', 'czwartek', 'piątek', 'sobotę'];
const EACH = ['niedziele', 'poniedziałki', 'wtorki', 'środy', 'czwartki', 'piątki', 'soboty'];
const onEach = (days: readonly number[]) =>
  `${days[0] === 2 ? 'we' : 'w'} ${and(days.map((day) => EACH[day] ?? ''))}`;

const NTH = ['pierwszy', 'drugi', 'trzeci', 'czwarty', 'piąty'];
const NTH_FEMININE = ['pierwszą', 'drugą', 'trzecią', 'czwartą', 'piątą'];
const FEMININE = [0, 3, 6];

const toNth = (nth: number, isFeminine: boolean) => {
  if (nth < 0) return isFeminine ? 'ostatnią' : 'ostatni';
  return (isFeminine ? NTH_FEMININE : NTH)[nth - 1] ?? `${nth}.`;
};

const every = (interval: number, once: string, forms: Forms) =>
  interval === 1 ? once : counted(interval, forms);

const weekly = (interval: number) =>
  every(interval, 'co tydzień', {
    few: 'co # tygodnie',
    many: 'co # tygodni',
    other: 'co # tygodnia',
  });

/** `15. dnia każdego miesiąca`, `co 2 miesiące, 15. dnia miesiąca,` */
const monthly = (interval: number, day: string, clock: string) => {
  if (interval === 1) return `${day} każdego miesiąca o ${clock}`;
  const months = { few: 'co # miesiące', many: 'co # miesięcy', other: 'co # miesiąca' };
  return `${counted(interval, months)}, ${day} miesiąca, o ${clock}`;
};

const repetition = {
  minutes: (interval: number) =>
    every(interval, 'co minutę', { few: 'co # minuty', many: 'co # minut', other: 'co # minuty' }),
  hours: (interval: number) =>
    every(interval, 'co godzinę', {
      few: 'co # godziny',
      many: 'co # godzin',
      other: 'co # godziny',
    }),
  days: (interval: number, clock: string) =>
    `${every(interval, 'codziennie', { other: 'co # dni' })} o ${clock}`,
  workdays: (interval: number, clock: string) =>
    interval === 1
      ? `od poniedziałku do piątku o ${clock}`
      : `${weekly(interval)} od poniedziałku do piątku o ${clock}`,
  weeks: (interval: number, days: readonly number[], clock: string) =>
    interval === 1
      ? `${onEach(days)} o ${clock}`
      : `${weekly(interval)} ${onEach(days)} o ${clock}`,
  nthDay: (interval: number, nth: number, day: number, clock: string) =>
    monthly(interval, `w ${toNth(nth, FEMININE.includes(day))} ${DAYS[day]}`, clock),
  nthWorkday: (interval: number, nth: number, clock: string) =>
    monthly(interval, `w ${toNth(nth, false)} dzień roboczy`, clock),
  monthDay: (interval: number, day: number, clock: string) =>
    monthly(interval, `${day}. dnia`, clock),
  lastDay: (interval: number, clock: string) => monthly(interval, 'ostatniego dnia', clock),
  years: (interval: number, date: string, clock: string) =>
    `${every(interval, 'co roku', { few: 'co # lata', many: 'co # lat', other: 'co # roku' })} ${date} o ${clock}`,
  until: (schedule: string, day: string) => `${schedule}, do ${day}`,
  times: (times: readonly string[], isMore: boolean) =>
    `w tych terminach: ${times.join('; ')}${isMore ? ' i tak dalej' : ''}`,
  never: 'bez powtórek',
  noMonthDay: (day: number) => `Miesiące bez ${day}. dnia są pomijane.`,
  noFifth: (day: number) => `Miesiące, w których są tylko cztery ${EACH[day]}, są pomijane.`,
  noLeapDay: 'Lata bez 29 lutego są pomijane.',
} as const;

const NOT_SURE = 'Nie wiem, czy dobrze rozumiem termin. Czy o to chodzi?';
const NOTHING_SET = 'Na razie nic nie jest ustawione.';

export const catalog: ReminderCatalog = {
  counted: (n: number) =>
    counted(n, {
      one: '# przypomnienie',
      few: '# przypomnienia',
      many: '# przypomnień',
      other: '# przypomnienia',
    }),
  cancel: 'Anuluj',
  cancelNamed: (what: string) => `Anuluj „${what}”`,
  endRepeat: 'Nie powtarzaj',
  yes: 'Tak',
  no: 'Nie',
  cancelled: 'Anulowano. Nie przypomnę ci o tym.',
  notPlanned: 'To przypomnienie zostało już wysłane albo anulowane.',
  tooManyReminders: (max: number) =>
    `Masz już maksymalną liczbę przypomnień na osobę (${number(max)}). Anuluj któreś przez \`/remind list\`, tutaj albo tam, gdzie je ustawiono.`,
  badRepeat:
    'Nie rozumiem, jak często. Spróbuj na przykład `codziennie`, `w dni robocze`, `w każdy poniedziałek` lub `w pierwszy piątek każdego miesiąca`.',
  tooOften: 'Przypomnienia mogą się powtarzać najczęściej co 15 minut.',
  noTime: 'Kiedy? Na przykład: `/remind podlewanie kwiatów jutro o 9:00`',
  askZone:
    'Nie znam jeszcze twojej strefy czasowej. Ustaw ją raz: `/timezone Europe/Warsaw`, a potem zapytaj jeszcze raz.',
  pastTime: 'Ten termin już minął. Wybierz późniejszy.',
  unclearTime:
    'Nie rozumiem terminu, więc nic nie jest ustawione. Spróbuj na przykład `jutro 9:00`, `24 grudnia 18:00` lub `w każdy poniedziałek o 9:00`.',
  farTime: 'Przypomnienia można ustawiać najwyżej na pięć lat naprzód.',
  noWhat: 'O czym mam ci przypomnieć? Na przykład: `/remind podlewanie kwiatów jutro o 9:00`',
  isMeant: (what: string, when: string) =>
    `${NOT_SURE}\n\n${toBold(what)} – ${when}\n\n${NOTHING_SET}`,
  isMeantRepeating: (what: string, schedule: string, first: string) =>
    `${NOT_SURE}\n\n${toBold(what)} – ${schedule}. Pierwszy raz: ${first}\n\n${NOTHING_SET}`,
  notMeant:
    'OK, nic nie jest ustawione. Podaj inny termin, na przykład `jutro 9:00`, `24 grudnia 18:00` lub `w każdy poniedziałek o 9:00`.',
  isSet: (what: string, when: string) => `OK, przypomnienie ustawione: ${toBold(what)} – ${when}.`,
  isSetRepeating: (what: string, schedule: string, first: string) =>
    `OK, przypomnienie ustawione: ${toBold(what)} – ${schedule}. Pierwszy raz: ${first}.`,
  everyoneSees: 'Opublikuję je na kanale, na którym o nie poproszono. Zobaczą je tam wszyscy.',
  onlyYouSee: 'Opublikuję je tutaj, gdzie zobaczysz je tylko ty.',
  listed: (what: string, when: string) => `${toBold(what)} – ${when}`,
  listedRepeating: (what: string, schedule: string, next: string) =>
    `${toBold(what)} – ${schedule}. Następny raz: ${next}`,
  noReminders: 'Nie masz tu przypomnień. Ustaw jakieś: `/remind podlewanie kwiatów jutro o 9:00`.',
  comesAlone: 'Nie mogę już pisać tam, gdzie to ustawiono, więc wysyłam to tutaj.',
  comesAloneLast:
    'Nie mogę już pisać tam, gdzie to ustawiono, więc wysyłam to tutaj. Nie będzie się powtarzać.',
  reminder: (what: string) => `⏰ Przypomnienie: ${toLiteral(what)}`,
  reminderFor: (name: string, what: string) =>
    `⏰ Przypomnienie dla **${toLiteralName(name)}**: ${toLiteral(what)}`,
  wasDue: (when: string) => `Termin: ${when}. Parley wtedy nie działał.`,
  planning: (what: string) => `Ustawiam przypomnienie: ${what}…`,
  repetition,
};
