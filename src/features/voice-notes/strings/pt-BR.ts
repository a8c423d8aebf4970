import { createWording } from '../../../core/strings/wording.ts';
import type { TranscriptCatalog } from './index.ts';

const { counted, number } = createWording('pt-BR');

export const catalog: TranscriptCatalog = {
  voiceNote: 'Mensagem de voz',
  silence: 'Não ouvi ninguém falar.',
  noteTooLong: (minutes) =>
    `Não transcrevo por conta própria mensagens de voz com mais de ${counted(minutes, { one: '# minuto', other: '# minutos' })}. Me mencione com \`/transcribe\` para transcrever esta.`,
  noteUnreadable: 'Não consegui ler esta mensagem de voz. Grave de novo.',
  tooLongForModel: 'Esta gravação é longa demais para o modelo. Envie em partes menores.',
  noteFailed: 'Não consegui transcrever esta mensagem de voz.',
  correct: 'Corrigir',
  summary: 'Resumo',
  actionItems: 'Tarefas',
  translate: 'Traduzir',
  correctTitle: 'Corrigir transcrição',
  correctField: 'O que foi dito, uma linha por fala',
  translateField: 'Para qual idioma?',
  noLanguage: 'Para qual idioma? Clique em Traduzir de novo e escreva um.',
  listening: 'Baixando a gravação…',
  heardSoFar: (done, total) => `${number(done)} de ${number(total)} min transcritos…`,
  partFailed: (from, to, reason) => `[Não consegui transcrever de ${from} a ${to}. ${reason}]`,
  onlyFirst: (hours) =>
    counted(hours, {
      one: 'Transcrevi só a primeira hora.',
      other: 'Transcrevi só as primeiras # horas.',
    }),
  cutOff: 'A gravação está cortada: falta o final.',
  restAttached: 'O resto está no arquivo anexado.',
  notesOn:
    'Transcrevo suas mensagens de voz onde quer que eu as ouça. Desative com `/transcribe off`.',
  notesOff:
    'Parei de transcrever suas mensagens de voz em todos os lugares. Ative de novo com `/transcribe on`.',
  noRecording:
    'Não encontrei nenhuma gravação nas mensagens recentes daqui. Envie um arquivo de áudio ou vídeo, ou me dê o link de uma mensagem: `/transcribe LINK`',
};
