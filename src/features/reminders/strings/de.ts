import { toOneLine } from '../../../core/frame.ts';
import { toLiteral, toLiteralName } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';
import type { ReminderCatalog } from './index.ts';

const { and, counted, number } = createWording('de');

const toBold = (what: string) => `**${toLiteral(toOneLine(what))}**`;

const DAYS = ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'];
const toDays = (days: readonly number[]) => and(days.map((day) => DAYS[day] ?? ''));

const NTH = ['ersten', 'zweiten', 'dritten', 'vierten', 'fünften'];
const toNth = (nth: number) => (nth < 0 ? 'letzten' : (NTH[nth - 1] ?? `${nth}ten`));

const monthly = (interval: number, day: string, clock: string) =>
  interval === 1
    ? `jeden Monat ${day} um ${clock} Uhr`
    : `alle ${number(interval)} Monate ${day} um ${clock} Uhr`;

const repetition = {
  minutes: (interval: number) => counted(interval, { one: 'jede Minute', other: 'alle # Minuten' }),
  hours: (interval: number) => counted(interval, { one: 'jede Stunde', other: 'alle # Stunden' }),
  days: (interval: number, clock: string) =>
    interval === 1 ? `jeden Tag um ${clock} Uhr` : `alle ${number(interval)} Tage um ${clock} Uhr`,
  workdays: (interval: number, clock: string) =>
    interval === 1
      ? `montags bis freitags um ${clock} Uhr`
      : `alle ${number(interval)} Wochen von Montag bis Freitag um ${clock} Uhr`,
  weeks: (interval: number, days: readonly number[], clock: string) =>
    interval === 1
      ? `jeden ${toDays(days)} um ${clock} Uhr`
      : `alle ${number(interval)} Wochen am ${toDays(days)} um ${clock} Uhr`,
  nthDay: (interval: number, nth: number, day: number, clock: string) =>
    monthly(interval, `am ${toNth(nth)} ${DAYS[day]}`, clock),
  nthWorkday: (interval: number, nth: number, clock: string) =>
    monthly(interval, `am ${toNth(nth)} Arbeitstag`, clock),
  monthDay: (interval: number, day: number, clock: string) =>
    monthly(interval, `am ${day}.`, clock),
  lastDay: (interval: number, clock: string) => monthly(interval, 'am letzten Tag', clock),
  years: (interval: number, date: string, clock: string) =>
    interval === 1
      ? `jedes Jahr am ${date} um ${clock} Uhr`
      : `alle ${number(interval)} Jahre am ${date} um ${clock} Uhr`,
  until: (schedule: string, day: string) => `${schedule}, bis zum ${day}`,
  times: (times: readonly string[], isMore: boolean) =>
    `an diesen Terminen: ${times.join('; ')}${isMore ? ' und so weiter' : ''}`,
  never: 'nicht noch einmal',
  noMonthDay: (day: number) => `Monate ohne einen ${day}. werden übersprungen.`,
  noFifth: (day: number) => `Monate mit nur vier ${DAYS[day]}en werden übersprungen.`,
  noLeapDay: 'Jahre ohne einen 29. Februar werden übersprungen.',
} as const;

export const catalog: ReminderCatalog = {
  counted: (n: number) => counted(n, { one: '# Erinnerung', other: '# Erinnerungen' }),
  cancel: 'Löschen',
  cancelNamed: (what: string) => `„${what}“ löschen`,
  endRepeat: 'Nicht mehr wiederholen',
  yes: 'Ja',
  no: 'Nein',
  cancelled: 'Gelöscht. Ich erinnere dich nicht mehr daran.',
  notPlanned: 'Diese Erinnerung wurde schon gesendet oder gelöscht.',
  tooManyReminders: (max: number) =>
    `Du hast schon ${number(max)} Erinnerungen, mehr gehen nicht pro Person. Lösche eine mit \`/remind list\`, hier oder dort, wo du sie erstellt hast.`,
  badRepeat:
    'Diese Wiederholung habe ich nicht verstanden. Versuch `täglich`, `Montag bis Freitag`, `jeden Montag` oder `am ersten Freitag jeden Monats`.',
  tooOften: 'Erinnerungen können sich höchstens alle 15 Minuten wiederholen.',
  noTime: 'Wann? Zum Beispiel: `/remind Blumen gießen morgen um 9:00`',
  askZone:
    'Ich kenne deine Zeitzone noch nicht. Stell sie einmal mit `/timezone Europe/Berlin` ein und frag dann noch einmal.',
  pastTime: 'Diese Zeit liegt in der Vergangenheit. Wähle eine spätere.',
  unclearTime:
    'Diese Zeit habe ich nicht verstanden, deshalb ist nichts gespeichert. Versuch `morgen 9:00`, `24. Dezember 18:00` oder `jeden Montag um 9:00`.',
  farTime: 'Erinnerungen können höchstens fünf Jahre in der Zukunft liegen.',
  noWhat: 'Woran soll ich dich erinnern? Zum Beispiel: `/remind Blumen gießen morgen um 9:00`',
  isMeant: (what: string, when: string) =>
    `Ich bin nicht sicher, ob ich die Zeit richtig verstanden habe. Meinst du das?\n\n${toBold(what)} – ${when}\n\nNoch ist nichts gespeichert.`,
  isMeantRepeating: (what: string, schedule: string, first: string) =>
    `Ich bin nicht sicher, ob ich die Zeit richtig verstanden habe. Meinst du das?\n\n${toBold(what)} – ${schedule}. Zum ersten Mal: ${first}\n\nNoch ist nichts gespeichert.`,
  notMeant:
    'OK, es ist nichts gespeichert. Versuch eine Zeit wie `morgen 9:00`, `24. Dezember 18:00` oder `jeden Montag um 9:00`.',
  isSet: (what: string, when: string) => `OK, Erinnerung erstellt: ${toBold(what)} – ${when}.`,
  isSetRepeating: (what: string, schedule: string, first: string) =>
    `OK, Erinnerung erstellt: ${toBold(what)} – ${schedule}. Zum ersten Mal: ${first}.`,
  everyoneSees:
    'Ich poste sie in dem Kanal, in dem du darum gebeten hast. Alle dort können sie sehen.',
  onlyYouSee: 'Ich poste sie hier, wo nur du sie sehen kannst.',
  listed: (what: string, when: string) => `${toBold(what)} – ${when}`,
  listedRepeating: (what: string, schedule: string, next: string) =>
    `${toBold(what)} – ${schedule}. Nächstes Mal: ${next}`,
  noReminders:
    'Du hast hier keine Erinnerungen. So erstellst du eine: `/remind Blumen gießen morgen um 9:00`.',
  comesAlone:
    'Dort, wo du diese Erinnerung erstellt hast, kann ich nicht mehr posten. Deshalb schicke ich sie hierher.',
  comesAloneLast:
    'Dort, wo du diese Erinnerung erstellt hast, kann ich nicht mehr posten. Deshalb schicke ich sie hierher. Sie wiederholt sich nicht mehr.',
  reminder: (what: string) => `⏰ Erinnerung: ${toLiteral(what)}`,
  reminderFor: (name: string, what: string) =>
    `⏰ Erinnerung für **${toLiteralName(name)}**: ${toLiteral(what)}`,
  wasDue: (when: string) => `Fällig war das ${when}. Da war ich offline.`,
  planning: (what: string) => `Ich erstelle eine Erinnerung: ${what}…`,
  repetition,
};
