import { createWording } from '../../../core/strings/wording.ts';
import type { ConversationCatalog } from './index.ts';

const { counted } = createWording('pt-BR');

const messages = (n: number) => counted(n, { one: '# mensagem', other: '# mensagens' });

export const catalog: ConversationCatalog = {
  notRead: 'Não consigo ler as mensagens daqui. Me convide para este canal e pergunte de novo.',
  busyReading: 'A plataforma está limitando a leitura de mensagens. Tente de novo em um minuto.',
  badSince: 'Não entendi desde quando. Tente `last`, `ontem`, `9:00` ou `3 horas atrás`.',
  nothingSince: 'Ninguém escreveu aqui desde então.',
  nothingHere: 'Não encontrei aqui mensagens que eu possa ler.',
  summaryOf: (n) => `Resumo de ${messages(n)}`,
  summarySinceOwn: (n) => `Resumo de ${messages(n)} desde a sua última`,
  summarySince: (n, when) => `Resumo de ${messages(n)} desde ${when}`,
  summarySinceFirst: (n, when, first) =>
    `Resumo de ${messages(n)} desde ${when}. A mensagem mais antiga que li: ${first}.`,
  tasksSinceOwn: 'Com base no que foi dito desde a sua última mensagem',
  tasksSince: (when) => `Com base no que foi dito desde ${when}`,
  tasksSinceFirst: (when, first) =>
    `Com base no que foi dito desde ${when}. A mensagem mais antiga que li: ${first}.`,
  noTasks: 'Não encontrei tarefas nestas mensagens.',
  tasks: 'Tarefas',
  noEvent:
    'Não encontrei nenhum evento. Diga o quê e quando, por exemplo `/event Almoço com Ada na sexta às 12:30`.',
  floatingTime:
    'Este evento não tem fuso horário. Defina o seu com `/timezone America/Sao_Paulo` e peça de novo.',
  noTranslation: 'Para qual idioma? Por exemplo: `/translate Guten Morgen to:português`',
  noWords: 'O que devo traduzir? Adicione um texto ou use isto em uma mensagem que tenha texto.',
};
