import { toOneLine } from '../../../core/frame.ts';
import { toLiteral, toLiteralName } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';
import type { ReminderCatalog } from './index.ts';

const { and, counted, number } = createWording('it');

const toBold = (what: string) => `**${toLiteral(toOneLine(what))}**`;

const DAYS = ['domenica', 'lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato'];
const toDays = (days: readonly number[]) => and(days.map((day) => DAYS[day] ?? ''));

const PLURAL_DAYS = [
  ...['domeniche', 'lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabati'],
];
const NTH = ['primo', 'secondo', 'terzo', 'quarto', 'quinto'];
/** `il primo`, `l’ultimo` */
const toNth = (nth: number) => (nth < 0 ? 'l’ultimo' : `il ${NTH[nth - 1] ?? `${nth}º`}`);
const FEMININE = ['prima', 'seconda', 'terza', 'quarta', 'quinta'];
const toNthDay = (nth: number, day: number) => {
  if (day !== 0) return `${toNth(nth)} ${DAYS[day]}`;
  return nth < 0 ? 'l’ultima domenica' : `la ${FEMININE[nth - 1] ?? `${nth}ª`} domenica`;
};

const at = (clock: string) => (/^1\D/.test(clock) ? `all’${clock}` : `alle ${clock}`);

/** `il 15 di ogni mese`, `ogni 2 mesi, il 15,` */
const monthly = (interval: number, day: string, clock: string) =>
  interval === 1
    ? `${day} di ogni mese ${at(clock)}`
    : `ogni ${number(interval)} mesi, ${day}, ${at(clock)}`;

/** `il 1º`, `l’8`, `il 9` */
const toDay = (day: number) => {
  if (day === 1) return 'il 1º';
  return day === 8 || day === 11 ? `l’${day}` : `il ${day}`;
};

const repetition = {
  minutes: (interval: number) => counted(interval, { one: 'ogni minuto', other: 'ogni # minuti' }),
  hours: (interval: number) => counted(interval, { one: 'ogni ora', other: 'ogni # ore' }),
  days: (interval: number, clock: string) =>
    `${counted(interval, { one: 'ogni giorno', other: 'ogni # giorni' })} ${at(clock)}`,
  workdays: (interval: number, clock: string) =>
    interval === 1
      ? `dal lunedì al venerdì ${at(clock)}`
      : `ogni ${number(interval)} settimane dal lunedì al venerdì ${at(clock)}`,
  weeks: (interval: number, days: readonly number[], clock: string) =>
    interval === 1
      ? `ogni ${toDays(days)} ${at(clock)}`
      : `ogni ${number(interval)} settimane di ${toDays(days)} ${at(clock)}`,
  nthDay: (interval: number, nth: number, day: number, clock: string) =>
    monthly(interval, toNthDay(nth, day), clock),
  nthWorkday: (interval: number, nth: number, clock: string) =>
    monthly(interval, `${toNth(nth)} giorno feriale`, clock),
  monthDay: (interval: number, day: number, clock: string) => monthly(interval, toDay(day), clock),
  lastDay: (interval: number, clock: string) => monthly(interval, 'l’ultimo giorno', clock),
  years: (interval: number, date: string, clock: string) =>
    `${counted(interval, { one: 'ogni anno', other: 'ogni # anni' })} ${/^(?:8|11)\D/.test(date) ? 'l’' : 'il '}${date} ${at(clock)}`,
  until: (schedule: string, day: string) =>
    `${schedule}, fino ${/^(?:8|11)\D/.test(day) ? 'all’' : 'al '}${day}`,
  times: (times: readonly string[], isMore: boolean) =>
    `in queste date: ${times.join('; ')}${isMore ? ', e così via' : ''}`,
  never: 'non si ripete più',
  noMonthDay: (day: number) => `I mesi senza il giorno ${day} vengono saltati.`,
  noFifth: (day: number) => `I mesi con solo quattro ${PLURAL_DAYS[day]} vengono saltati.`,
  noLeapDay: 'Gli anni senza il 29 febbraio vengono saltati.',
} as const;

export const catalog: ReminderCatalog = {
  counted: (n) => counted(n, { one: '# promemoria', other: '# promemoria' }),
  cancel: 'Annulla',
  cancelNamed: (what) => `Annulla “${what}”`,
  endRepeat: 'Non ripetere più',
  yes: 'Sì',
  no: 'No',
  cancelled: 'Annullato. Non te lo ricorderò.',
  notPlanned: 'Quel promemoria è già stato inviato o annullato.',
  tooManyReminders: (max) =>
    `Hai già ${number(max)} promemoria, il massimo per una persona. Annullane uno con \`/remind list\`, qui o dove l’hai creato.`,
  badRepeat:
    'Non ho capito la ripetizione. Prova `ogni giorno`, `giorni feriali`, `ogni lunedì` o `primo venerdì di ogni mese`.',
  tooOften: 'I promemoria possono ripetersi al massimo ogni 15 minuti.',
  noTime: 'Quando? Ad esempio: `/remind annaffiare le piante domani alle 9:00`',
  askZone:
    'Non conosco ancora il tuo fuso orario. Impostalo una volta con `/timezone Europe/Rome` e chiedi di nuovo.',
  pastTime: 'Quell’ora è già passata. Scegline una successiva.',
  unclearTime:
    'Non ho capito l’ora, quindi non ho impostato niente. Prova `domani 9:00`, `24 dicembre 18:00` o `ogni lunedì alle 9:00`.',
  farTime: 'I promemoria si possono impostare fino a cinque anni da oggi.',
  noWhat: 'Cosa devo ricordarti? Ad esempio: `/remind annaffiare le piante domani alle 9:00`',
  isMeant: (what, when) =>
    `Forse non ho capito bene l’ora. Intendevi questo?\n\n${toBold(what)} – ${when}\n\nNon ho ancora impostato niente.`,
  isMeantRepeating: (what, schedule, first) =>
    `Forse non ho capito bene l’ora. Intendevi questo?\n\n${toBold(what)} – ${schedule}. Prima volta: ${first}\n\nNon ho ancora impostato niente.`,
  notMeant:
    'OK, non ho impostato niente. Prova con un’ora come `domani 9:00`, `24 dicembre 18:00` o `ogni lunedì alle 9:00`.',
  isSet: (what, when) => `OK, promemoria impostato: ${toBold(what)} – ${when}.`,
  isSetRepeating: (what, schedule, first) =>
    `OK, promemoria impostato: ${toBold(what)} – ${schedule}. Prima volta: ${first}.`,
  everyoneSees: 'Lo pubblicherò nel canale in cui l’hai chiesto. Lì lo vedono tutti.',
  onlyYouSee: 'Lo pubblicherò qui, dove lo vedi solo tu.',
  listed: (what, when) => `${toBold(what)} – ${when}`,
  listedRepeating: (what, schedule, next) =>
    `${toBold(what)} – ${schedule}. Prossima volta: ${next}`,
  noReminders:
    'Qui non hai promemoria. Creane uno con `/remind annaffiare le piante domani alle 9:00`.',
  comesAlone: 'Non posso più scrivere dove l’hai creato, quindi te lo mando qui.',
  comesAloneLast:
    'Non posso più scrivere dove l’hai creato, quindi te lo mando qui. Non si ripeterà.',
  reminder: (what) => `⏰ Promemoria: ${toLiteral(what)}`,
  reminderFor: (name, what) => `⏰ Promemoria per **${toLiteralName(name)}**: ${toLiteral(what)}`,
  wasDue: (when) => `Era per ${when}. In quel momento ero offline.`,
  planning: (what) => `Imposto un promemoria: ${what}…`,
  repetition,
};
