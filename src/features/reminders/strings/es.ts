import { toOneLine } from '../../../core/frame.ts';
import { toLiteral, toLiteralName } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';
import type { ReminderCatalog } from './index.ts';

const { and, counted, number } = createWording('es');

const toBold = (what: string) => `**${toLiteral(toOneLine(what))}**`;

const DAYS = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'];
const PLURAL_DAYS = ['domingos', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábados'];
/** `los lunes y jueves` */
const toDays = (days: readonly number[]) => `los ${and(days.map((day) => PLURAL_DAYS[day] ?? ''))}`;

const NTH = ['primer', 'segundo', 'tercer', 'cuarto', 'quinto'];
const toNth = (nth: number) => (nth < 0 ? 'último' : (NTH[nth - 1] ?? `${nth}.º`));

const at = (clock: string) => (/^1\D/.test(clock) ? `a la ${clock}` : `a las ${clock}`);

/** `el día 15 de cada mes`, `cada 2 meses, el día 15,` */
const monthly = (interval: number, day: string, clock: string) =>
  interval === 1
    ? `${day} de cada mes ${at(clock)}`
    : `cada ${number(interval)} meses, ${day}, ${at(clock)}`;

const repetition = {
  minutes: (interval: number) => counted(interval, { one: 'cada minuto', other: 'cada # minutos' }),
  hours: (interval: number) => counted(interval, { one: 'cada hora', other: 'cada # horas' }),
  days: (interval: number, clock: string) =>
    `${counted(interval, { one: 'cada día', other: 'cada # días' })} ${at(clock)}`,
  workdays: (interval: number, clock: string) =>
    interval === 1
      ? `de lunes a viernes ${at(clock)}`
      : `cada ${number(interval)} semanas, de lunes a viernes ${at(clock)}`,
  weeks: (interval: number, days: readonly number[], clock: string) =>
    interval === 1
      ? `todos ${toDays(days)} ${at(clock)}`
      : `cada ${number(interval)} semanas, ${toDays(days)} ${at(clock)}`,
  nthDay: (interval: number, nth: number, day: number, clock: string) =>
    monthly(interval, `el ${toNth(nth)} ${DAYS[day]}`, clock),
  nthWorkday: (interval: number, nth: number, clock: string) =>
    monthly(interval, `el ${toNth(nth)} día laborable`, clock),
  monthDay: (interval: number, day: number, clock: string) =>
    monthly(interval, `el día ${day}`, clock),
  lastDay: (interval: number, clock: string) => monthly(interval, 'el último día', clock),
  years: (interval: number, date: string, clock: string) =>
    `${counted(interval, { one: 'cada año', other: 'cada # años' })} el ${date} ${at(clock)}`,
  until: (schedule: string, day: string) => `${schedule}, hasta el ${day}`,
  times: (times: readonly string[], isMore: boolean) =>
    `en estas fechas: ${times.join('; ')}${isMore ? ', y así sucesivamente' : ''}`,
  never: 'no se repite más',
  noMonthDay: (day: number) => `Los meses que no tienen día ${day} se saltan.`,
  noFifth: (day: number) => `Los meses con solo cuatro ${PLURAL_DAYS[day]} se saltan.`,
  noLeapDay: 'Los años sin 29 de febrero se saltan.',
} as const;

export const catalog: ReminderCatalog = {
  counted: (n) => counted(n, { one: '# recordatorio', other: '# recordatorios' }),
  cancel: 'Cancelar',
  cancelNamed: (what) => `Cancelar “${what}”`,
  endRepeat: 'No repetir más',
  yes: 'Sí',
  no: 'No',
  cancelled: 'Cancelado. No te lo recordaré.',
  notPlanned: 'Ese recordatorio ya se envió o se canceló.',
  tooManyReminders: (max) =>
    `Ya tienes ${number(max)} recordatorios, el máximo por persona. Cancela uno con \`/remind list\`, aquí o donde lo creaste.`,
  badRepeat:
    'No entendí la repetición. Prueba `diariamente`, `entre semana`, `cada lunes` o `primer viernes de cada mes`.',
  tooOften: 'Los recordatorios pueden repetirse cada 15 minutos como máximo.',
  noTime: '¿Cuándo? Por ejemplo: `/remind regar las plantas mañana a las 9:00`',
  askZone:
    'Aún no sé tu zona horaria. Indícala una vez con `/timezone Europe/Madrid` y pídelo de nuevo.',
  pastTime: 'Esa hora ya pasó. Elige una posterior.',
  unclearTime:
    'No entendí la hora, así que no programé nada. Prueba `mañana 9:00`, `24 de diciembre 18:00` o `cada lunes a las 9:00`.',
  farTime: 'Los recordatorios pueden ser como máximo para dentro de cinco años.',
  noWhat:
    '¿Qué quieres que te recuerde? Por ejemplo: `/remind regar las plantas mañana a las 9:00`',
  isMeant: (what, when) =>
    `No tengo claro si entendí bien la hora. ¿Querías decir esto?\n\n${toBold(what)} – ${when}\n\nTodavía no hay nada programado.`,
  isMeantRepeating: (what, schedule, first) =>
    `No tengo claro si entendí bien la hora. ¿Querías decir esto?\n\n${toBold(what)} – ${schedule}. Primera vez: ${first}\n\nTodavía no hay nada programado.`,
  notMeant:
    'De acuerdo, no programé nada. Prueba con una hora como `mañana 9:00`, `24 de diciembre 18:00` o `cada lunes a las 9:00`.',
  isSet: (what, when) => `Listo, recordatorio creado: ${toBold(what)} – ${when}.`,
  isSetRepeating: (what, schedule, first) =>
    `Listo, recordatorio creado: ${toBold(what)} – ${schedule}. Primera vez: ${first}.`,
  everyoneSees: 'Lo publicaré en el canal donde lo pediste. Allí lo verán todos.',
  onlyYouSee: 'Lo publicaré aquí, donde solo lo verás tú.',
  listed: (what, when) => `${toBold(what)} – ${when}`,
  listedRepeating: (what, schedule, next) => `${toBold(what)} – ${schedule}. Próxima vez: ${next}`,
  noReminders:
    'No tienes recordatorios aquí. Crea uno con `/remind regar las plantas mañana a las 9:00`.',
  comesAlone: 'Ya no puedo escribir donde creaste esto, así que te lo envío aquí.',
  comesAloneLast:
    'Ya no puedo escribir donde creaste esto, así que te lo envío aquí. No se repetirá.',
  reminder: (what) => `⏰ Recordatorio: ${toLiteral(what)}`,
  reminderFor: (name, what) =>
    `⏰ Recordatorio para **${toLiteralName(name)}**: ${toLiteral(what)}`,
  wasDue: (when) => `Esto era para ${when}. En ese momento no tenía conexión.`,
  planning: (what) => `Creando un recordatorio: ${what}…`,
  repetition,
};
