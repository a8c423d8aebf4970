import { createWording } from '../../../core/strings/wording.ts';
import type { PollCatalog } from './index.ts';

const { counted, number } = createWording('it');

export const catalog: PollCatalog = {
  tooManyPollsForHours: (max, hours) =>
    `Hai già ${number(max)} sondaggi aperti, il massimo per una persona. Il più vecchio si chiude tra ${counted(hours, { one: '# ora', other: '# ore' })}.`,
  tooManyPollsForDays: (max, days) =>
    `Hai già ${number(max)} sondaggi aperti, il massimo per una persona. Il più vecchio si chiude tra ${counted(days, { one: '# giorno', other: '# giorni' })}.`,
  noPoll:
    'Per un sondaggio servono una domanda e da 2 a 10 opzioni: `/poll Pranzo? Pizza, pasta, zuppa`',
  longOption: (max) => `Ogni opzione può avere fino a ${number(max)} caratteri.`,
  longQuestion: (max) => `La domanda può avere fino a ${number(max)} caratteri.`,
  votes: (n) => counted(n, { one: '# voto', other: '# voti' }),
  howToVote: 'Scegli un’opzione per votare. Sceglila di nuovo per annullare.',
  closed: 'Questo sondaggio è chiuso: chi l’ha avviato mi ha chiesto di dimenticarlo.',
  pollOver: 'Questo sondaggio è terminato.',
  preparing: (question) => `Preparo un sondaggio: ${question}…`,
};
