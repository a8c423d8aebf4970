import { toOneLine } from '../../../core/frame.ts';
import { toLiteral, toLiteralName } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';
import type { ReminderCatalog } from './index.ts';

const { and, counted, number } = createWording('pt-BR');

const toBold = (what: string) => `**${toLiteral(toOneLine(what))}**`;

const DAYS = [
  ...['domingo', 'segunda-feira', 'terça-feira', 'quarta-feira'],
  ...['quinta-feira', 'sexta-feira', 'sábado'],
];
/** Saturday and Sunday are masculine, the others feminine. */
const byGender = (day: number, masculine: string, feminine: string) =>
  `${day % 6 === 0 ? masculine : feminine} ${DAYS[day] ?? ''}`;

const NTH = ['primeir', 'segund', 'terceir', 'quart', 'quint'];
const toNth = (nth: number) => (nth < 0 ? 'últim' : (NTH[nth - 1] ?? `${nth}.º `));

const at = (clock: string) => (/^1\D/.test(clock) ? `à ${clock}` : `às ${clock}`);

/** `no dia 15 de cada mês`, `a cada 2 meses, no dia 15,` */
const monthly = (interval: number, day: string, clock: string) =>
  interval === 1
    ? `${day} de cada mês ${at(clock)}`
    : `a cada ${number(interval)} meses, ${day}, ${at(clock)}`;

/** `sextas-feiras`, `sábados` */
const toPlural = (day: number) => (DAYS[day] ?? '').replaceAll(/(?<=[ao])(?=-|$)/g, 's');

const repetition = {
  minutes: (interval: number) =>
    counted(interval, { one: 'a cada minuto', other: 'a cada # minutos' }),
  hours: (interval: number) => counted(interval, { one: 'a cada hora', other: 'a cada # horas' }),
  days: (interval: number, clock: string) =>
    `${counted(interval, { one: 'todo dia', other: 'a cada # dias' })} ${at(clock)}`,
  workdays: (interval: number, clock: string) =>
    interval === 1
      ? `de segunda a sexta ${at(clock)}`
      : `a cada ${number(interval)} semanas, de segunda a sexta ${at(clock)}`,
  weeks: (interval: number, days: readonly number[], clock: string) =>
    interval === 1
      ? `${and(days.map((day) => byGender(day, 'todo', 'toda')))} ${at(clock)}`
      : `a cada ${number(interval)} semanas, ${and(days.map((day) => byGender(day, 'no', 'na')))} ${at(clock)}`,
  nthDay: (interval: number, nth: number, day: number, clock: string) =>
    monthly(interval, byGender(day, `no ${toNth(nth)}o`, `na ${toNth(nth)}a`), clock),
  nthWorkday: (interval: number, nth: number, clock: string) =>
    monthly(interval, `no ${toNth(nth)}o dia útil`, clock),
  monthDay: (interval: number, day: number, clock: string) =>
    monthly(interval, day === 1 ? 'no dia 1º' : `no dia ${day}`, clock),
  lastDay: (interval: number, clock: string) => monthly(interval, 'no último dia', clock),
  years: (interval: number, date: string, clock: string) =>
    `${counted(interval, { one: 'todo ano', other: 'a cada # anos' })} no dia ${date} ${at(clock)}`,
  until: (schedule: string, day: string) => `${schedule}, até ${day}`,
  times: (times: readonly string[], isMore: boolean) =>
    `nestas datas: ${times.join('; ')}${isMore ? ', e assim por diante' : ''}`,
  never: 'não se repete mais',
  noMonthDay: (day: number) => `Meses sem dia ${day} ficam de fora.`,
  noFifth: (day: number) => `Meses com só quatro ${toPlural(day)} ficam de fora.`,
  noLeapDay: 'Anos sem 29 de fevereiro ficam de fora.',
} as const;

export const catalog: ReminderCatalog = {
  counted: (n) => counted(n, { one: '# lembrete', other: '# lembretes' }),
  cancel: 'Cancelar',
  cancelNamed: (what) => `Cancelar “${what}”`,
  endRepeat: 'Parar de repetir',
  yes: 'Sim',
  no: 'Não',
  cancelled: 'Cancelado. Não vou mais lembrar você disso.',
  notPlanned: 'Esse lembrete já foi enviado ou cancelado.',
  tooManyReminders: (max) =>
    `Você já tem ${number(max)} lembretes, o máximo por pessoa. Cancele um com \`/remind list\`, aqui ou onde você o criou.`,
  badRepeat:
    'Não entendi a repetição. Tente `diariamente`, `dias úteis`, `toda segunda` ou `primeira sexta de cada mês`.',
  tooOften: 'Lembretes podem se repetir no máximo a cada 15 minutos.',
  noTime: 'Quando? Por exemplo: `/remind regar as plantas amanhã às 9:00`',
  askZone:
    'Ainda não sei seu fuso horário. Defina uma vez com `/timezone America/Sao_Paulo` e peça de novo.',
  pastTime: 'Esse horário já passou. Escolha um mais tarde.',
  unclearTime:
    'Não entendi o horário, então não criei nada. Tente `amanhã 9:00`, `24 de dezembro 18:00` ou `toda segunda às 9:00`.',
  farTime: 'Lembretes podem ser marcados para até cinco anos à frente.',
  noWhat: 'Do que devo lembrar você? Por exemplo: `/remind regar as plantas amanhã às 9:00`',
  isMeant: (what, when) =>
    `Não sei se entendi bem o horário. Foi isto que você quis dizer?\n\n${toBold(what)} – ${when}\n\nAinda não criei nada.`,
  isMeantRepeating: (what, schedule, first) =>
    `Não sei se entendi bem o horário. Foi isto que você quis dizer?\n\n${toBold(what)} – ${schedule}. Primeira vez: ${first}\n\nAinda não criei nada.`,
  notMeant:
    'Tudo bem, não criei nada. Tente um horário como `amanhã 9:00`, `24 de dezembro 18:00` ou `toda segunda às 9:00`.',
  isSet: (what, when) => `Pronto, lembrete criado: ${toBold(what)} – ${when}.`,
  isSetRepeating: (what, schedule, first) =>
    `Pronto, lembrete criado: ${toBold(what)} – ${schedule}. Primeira vez: ${first}.`,
  everyoneSees: 'Vou postar no canal em que você pediu. Todo mundo lá pode ver.',
  onlyYouSee: 'Vou postar aqui, onde só você pode ver.',
  listed: (what, when) => `${toBold(what)} – ${when}`,
  listedRepeating: (what, schedule, next) => `${toBold(what)} – ${schedule}. Próxima vez: ${next}`,
  noReminders:
    'Você não tem lembretes aqui. Crie um com `/remind regar as plantas amanhã às 9:00`.',
  comesAlone: 'Não posso mais postar onde você criou isto, então estou enviando aqui.',
  comesAloneLast:
    'Não posso mais postar onde você criou isto, então estou enviando aqui. Não vai se repetir.',
  reminder: (what) => `⏰ Lembrete: ${toLiteral(what)}`,
  reminderFor: (name, what) => `⏰ Lembrete para **${toLiteralName(name)}**: ${toLiteral(what)}`,
  wasDue: (when) => `Horário previsto: ${when}. Eu estava offline nessa hora.`,
  planning: (what) => `Criando um lembrete: ${what}…`,
  repetition,
};
