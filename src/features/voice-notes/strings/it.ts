import { createWording } from '../../../core/strings/wording.ts';
import type { TranscriptCatalog } from './index.ts';

const { counted, number } = createWording('it');

export const catalog: TranscriptCatalog = {
  voiceNote: 'Messaggio vocale',
  silence: 'Non ho sentito nessuno parlare.',
  noteTooLong: (minutes) =>
    `Non trascrivo di mia iniziativa messaggi vocali di oltre ${counted(minutes, { one: '# minuto', other: '# minuti' })}. Menzionami con \`/transcribe\` per trascrivere questo.`,
  noteUnreadable: 'Non ho potuto leggere questo messaggio vocale. Registralo di nuovo.',
  tooLongForModel:
    'Questa registrazione è troppo lunga per il modello. Inviala in parti più brevi.',
  noteFailed: 'Non ho potuto trascrivere questo messaggio vocale.',
  correct: 'Correggi',
  summary: 'Riassunto',
  actionItems: 'Attività da svolgere',
  translate: 'Traduci',
  correctTitle: 'Correggi trascrizione',
  correctField: 'Cosa è stato detto, una riga per intervento',
  translateField: 'In quale lingua?',
  noLanguage: 'In quale lingua? Premi di nuovo Traduci e scrivine una.',
  listening: 'Scarico la registrazione…',
  heardSoFar: (done, total) => `Trascritti ${number(done)} di ${number(total)} min…`,
  partFailed: (from, to, reason) => `[Non ho potuto trascrivere da ${from} a ${to}. ${reason}]`,
  onlyFirst: (hours) =>
    counted(hours, {
      one: 'Ho trascritto solo la prima ora.',
      other: 'Ho trascritto solo le prime # ore.',
    }),
  cutOff: 'La registrazione è tagliata: manca la fine.',
  restAttached: 'Il resto è nel file allegato.',
  notesOn:
    'Trascrivo i tuoi messaggi vocali ovunque li senta. Puoi disattivarlo con `/transcribe off`.',
  notesOff:
    'Non trascrivo più i tuoi messaggi vocali, da nessuna parte. Puoi riattivarlo con `/transcribe on`.',
  noRecording:
    'Nei messaggi recenti di qui non ho trovato registrazioni. Invia un file audio o video, o dammi il link di un messaggio: `/transcribe LINK`',
};
