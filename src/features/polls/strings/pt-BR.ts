import { createWording } from '../../../core/strings/wording.ts';
import type { PollCatalog } from './index.ts';

const { counted, number } = createWording('pt-BR');

export const catalog: PollCatalog = {
  tooManyPollsForHours: (max, hours) =>
    `Você já tem ${number(max)} enquetes abertas, o máximo por pessoa. A mais antiga fecha em ${counted(hours, { one: '# hora', other: '# horas' })}.`,
  tooManyPollsForDays: (max, days) =>
    `Você já tem ${number(max)} enquetes abertas, o máximo por pessoa. A mais antiga fecha em ${counted(days, { one: '# dia', other: '# dias' })}.`,
  noPoll:
    'Uma enquete precisa de uma pergunta e de 2 a 10 opções: `/poll Almoço? Pizza, massa, sopa`',
  longOption: (max) => `Cada opção pode ter até ${number(max)} caracteres.`,
  longQuestion: (max) => `A pergunta pode ter até ${number(max)} caracteres.`,
  votes: (n) => counted(n, { one: '# voto', other: '# votos' }),
  howToVote: 'Escolha uma opção para votar. Escolha de novo para desfazer.',
  closed: 'Esta enquete está fechada: quem criou me pediu para esquecê-la.',
  pollOver: 'Esta enquete já terminou.',
  preparing: (question) => `Preparando uma enquete: ${question}…`,
};
