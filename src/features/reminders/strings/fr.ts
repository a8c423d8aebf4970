import { toOneLine } from '../../../core/frame.ts';
import { toLiteral, toLiteralName } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';
import type { ReminderCatalog } from './index.ts';

const { and, counted, number } = createWording('fr');

const toBold = (what: string) => `**${toLiteral(toOneLine(what))}**`;

const DAYS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];
const toEachDay = (days: readonly number[]) => and(days.map((day) => `${DAYS[day] ?? ''}s`));
const toDays = (days: readonly number[]) => and(days.map((day) => `le ${DAYS[day] ?? ''}`));

const NTH = ['premier', 'deuxième', 'troisième', 'quatrième', 'cinquième'];
const toNth = (nth: number) => (nth < 0 ? 'dernier' : (NTH[nth - 1] ?? `${nth}e`));

const toMonthDay = (day: number) => (day === 1 ? '1er' : `${day}`);

const monthly = (interval: number, day: string, clock: string) =>
  interval === 1
    ? `${day} de chaque mois à ${clock}`
    : `tous les ${number(interval)} mois, ${day}, à ${clock}`;

const repetition = {
  minutes: (interval: number) =>
    counted(interval, { one: 'toutes les minutes', other: 'toutes les # minutes' }),
  hours: (interval: number) =>
    counted(interval, { one: 'toutes les heures', other: 'toutes les # heures' }),
  days: (interval: number, clock: string) =>
    interval === 1 ? `tous les jours à ${clock}` : `tous les ${number(interval)} jours à ${clock}`,
  workdays: (interval: number, clock: string) =>
    interval === 1
      ? `du lundi au vendredi à ${clock}`
      : `toutes les ${number(interval)} semaines, du lundi au vendredi, à ${clock}`,
  weeks: (interval: number, days: readonly number[], clock: string) =>
    interval === 1
      ? `tous les ${toEachDay(days)} à ${clock}`
      : `toutes les ${number(interval)} semaines, ${toDays(days)}, à ${clock}`,
  nthDay: (interval: number, nth: number, day: number, clock: string) =>
    monthly(interval, `le ${toNth(nth)} ${DAYS[day]}`, clock),
  nthWorkday: (interval: number, nth: number, clock: string) =>
    monthly(interval, `le ${toNth(nth)} jour ouvré`, clock),
  monthDay: (interval: number, day: number, clock: string) =>
    monthly(interval, `le ${toMonthDay(day)}`, clock),
  lastDay: (interval: number, clock: string) => monthly(interval, 'le dernier jour', clock),
  years: (interval: number, date: string, clock: string) =>
    interval === 1
      ? `tous les ans le ${date} à ${clock}`
      : `tous les ${number(interval)} ans, le ${date}, à ${clock}`,
  until: (schedule: string, day: string) => `${schedule}, jusqu’au ${day}`,
  times: (times: readonly string[], isMore: boolean) =>
    `à ces dates : ${times.join(' ; ')}${isMore ? ', et ainsi de suite' : ''}`,
  never: 'plus jamais',
  noMonthDay: (day: number) => `Les mois sans ${toMonthDay(day)} sont ignorés.`,
  noFifth: (day: number) => `Les mois qui n’ont que quatre ${DAYS[day]}s sont ignorés.`,
  noLeapDay: 'Les années sans 29 février sont ignorées.',
} as const;

export const catalog: ReminderCatalog = {
  counted: (n: number) => counted(n, { one: '# rappel', other: '# rappels' }),
  cancel: 'Supprimer',
  cancelNamed: (what: string) => `Supprimer « ${what} »`,
  endRepeat: 'Ne plus répéter',
  yes: 'Oui',
  no: 'Non',
  cancelled: 'Supprimé. Je ne vous le rappellerai pas.',
  notPlanned: 'Ce rappel a déjà été envoyé ou supprimé.',
  tooManyReminders: (max: number) =>
    `Vous avez déjà ${number(max)} rappels, le maximum par personne. Supprimez-en un avec \`/remind list\`, ici ou là où vous l’avez créé.`,
  badRepeat:
    'Je n’ai pas compris la répétition. Essayez `tous les jours`, `en semaine`, `tous les lundis` ou `le premier vendredi de chaque mois`.',
  tooOften: 'Les rappels peuvent se répéter toutes les 15 minutes au plus.',
  noTime: 'Quand ? Par exemple : `/remind arroser les plantes demain à 9:00`',
  askZone:
    'Je ne connais pas encore votre fuseau horaire. Indiquez-le une fois avec `/timezone Europe/Paris`, puis recommencez.',
  pastTime: 'Ce moment est déjà passé. Choisissez-en un plus tard.',
  unclearTime:
    'Je n’ai pas compris ce moment, rien n’est donc prévu. Essayez `demain 9:00`, `24 décembre 18:00` ou `tous les lundis à 9:00`.',
  farTime: 'Les rappels peuvent être fixés jusqu’à cinq ans à l’avance.',
  noWhat: 'Que dois-je vous rappeler ? Par exemple : `/remind arroser les plantes demain à 9:00`',
  isMeant: (what: string, when: string) =>
    `J’ai peut-être mal compris le moment. Est-ce bien cela ?\n\n${toBold(what)} – ${when}\n\nRien n’est encore prévu.`,
  isMeantRepeating: (what: string, schedule: string, first: string) =>
    `J’ai peut-être mal compris le moment. Est-ce bien cela ?\n\n${toBold(what)} – ${schedule}. Première fois : ${first}\n\nRien n’est encore prévu.`,
  notMeant:
    'OK, rien n’est prévu. Essayez un moment comme `demain 9:00`, `24 décembre 18:00` ou `tous les lundis à 9:00`.',
  isSet: (what: string, when: string) => `OK, c’est noté : ${toBold(what)} – ${when}.`,
  isSetRepeating: (what: string, schedule: string, first: string) =>
    `OK, c’est noté : ${toBold(what)} – ${schedule}. Première fois : ${first}.`,
  everyoneSees:
    'Je le publierai dans le canal où vous l’avez demandé. Tout le monde pourra l’y voir.',
  onlyYouSee: 'Je le publierai ici, visible par vous uniquement.',
  listed: (what: string, when: string) => `${toBold(what)} – ${when}`,
  listedRepeating: (what: string, schedule: string, next: string) =>
    `${toBold(what)} – ${schedule}. Prochaine fois : ${next}`,
  noReminders:
    'Vous n’avez pas de rappels ici. Créez-en un avec `/remind arroser les plantes demain à 9:00`.',
  comesAlone: 'Je ne peux plus publier là où vous avez créé ce rappel, je vous l’envoie donc ici.',
  comesAloneLast:
    'Je ne peux plus publier là où vous avez créé ce rappel, je vous l’envoie donc ici. Il ne se répétera plus.',
  reminder: (what: string) => `⏰ Rappel : ${toLiteral(what)}`,
  reminderFor: (name: string, what: string) =>
    `⏰ Rappel pour **${toLiteralName(name)}** : ${toLiteral(what)}`,
  wasDue: (when: string) => `C’était prévu ${when}. J’étais alors hors ligne.`,
  planning: (what: string) => `Création d’un rappel : ${what}…`,
  repetition,
};
