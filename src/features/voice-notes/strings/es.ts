import { createWording } from '../../../core/strings/wording.ts';
import type { TranscriptCatalog } from './index.ts';

const { counted, number } = createWording('es');

export const catalog: TranscriptCatalog = {
  voiceNote: 'Nota de voz',
  silence: 'No oí ninguna voz.',
  noteTooLong: (minutes) =>
    `No transcribo por mi cuenta notas de voz de más de ${counted(minutes, { one: '# minuto', other: '# minutos' })}. Mencióname con \`/transcribe\` para transcribir esta.`,
  noteUnreadable: 'No pude leer esta nota de voz. Grábala de nuevo.',
  tooLongForModel:
    'Esta grabación es demasiado larga para el modelo. Envíala en partes más cortas.',
  noteFailed: 'No pude transcribir esta nota de voz.',
  correct: 'Corregir',
  summary: 'Resumen',
  actionItems: 'Tareas pendientes',
  translate: 'Traducir',
  correctTitle: 'Corregir transcripción',
  correctField: 'Lo que se dijo, una línea por intervención',
  translateField: '¿A qué idioma?',
  noLanguage: '¿A qué idioma? Pulsa Traducir otra vez y escribe uno.',
  listening: 'Descargando la grabación…',
  heardSoFar: (done, total) => `Transcritos ${number(done)} de ${number(total)} min…`,
  partFailed: (from, to, reason) => `[No pude transcribir de ${from} a ${to}. ${reason}]`,
  onlyFirst: (hours) =>
    counted(hours, {
      one: 'Solo transcribí la primera hora.',
      other: 'Solo transcribí las primeras # horas.',
    }),
  cutOff: 'La grabación está cortada: le falta el final.',
  restAttached: 'El resto está en el archivo adjunto.',
  notesOn:
    'Transcribo tus notas de voz dondequiera que las oiga. Desactívalo con `/transcribe off`.',
  notesOff:
    'Ya no transcribo tus notas de voz en ningún lugar. Actívalo de nuevo con `/transcribe on`.',
  noRecording:
    'No encontré ninguna grabación en los mensajes recientes. Envía un archivo de audio o video, o dame el enlace de un mensaje: `/transcribe ENLACE`',
};
