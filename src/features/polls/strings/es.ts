import { createWording } from '../../../core/strings/wording.ts';
import type { PollCatalog } from './index.ts';

const { counted, number } = createWording('es');

export const catalog: PollCatalog = {
  tooManyPollsForHours: (max, hours) =>
    `Ya tienes ${number(max)} encuestas abiertas, el máximo por persona. La más antigua se cierra en ${counted(hours, { one: '# hora', other: '# horas' })}.`,
  tooManyPollsForDays: (max, days) =>
    `Ya tienes ${number(max)} encuestas abiertas, el máximo por persona. La más antigua se cierra en ${counted(days, { one: '# día', other: '# días' })}.`,
  noPoll:
    'Una encuesta necesita una pregunta y de 2 a 10 opciones: `/poll ¿Qué comemos? Pizza, pasta, sopa`',
  longOption: (max) => `Cada opción puede tener hasta ${number(max)} caracteres.`,
  longQuestion: (max) => `La pregunta puede tener hasta ${number(max)} caracteres.`,
  votes: (n) => counted(n, { one: '# voto', other: '# votos' }),
  howToVote: 'Elige una opción para votar. Elígela de nuevo para quitar tu voto.',
  closed: 'Esta encuesta está cerrada: quien la creó me pidió olvidarla.',
  pollOver: 'Esta encuesta ya terminó.',
  preparing: (question) => `Preparando una encuesta: ${question}…`,
};
