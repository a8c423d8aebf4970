import { createWording } from '../../../core/strings/wording.ts';
import type { TranscriptCatalog } from './index.ts';

const { counted, number } = createWording('de');

export const catalog: TranscriptCatalog = {
  voiceNote: 'Sprachnachricht',
  silence: 'Ich konnte keine Sprache hören.',
  noteTooLong: (minutes: number) =>
    `Sprachnachrichten über ${counted(minutes, { one: '# Minute', other: '# Minuten' })} transkribiere ich nicht von allein. Erwähne mich mit \`/transcribe\`, wenn du diese brauchst.`,
  noteUnreadable: 'Ich konnte diese Sprachnachricht nicht lesen. Bitte nimm sie noch einmal auf.',
  tooLongForModel:
    'Diese Aufnahme ist zu lang für das Modell. Bitte schick sie in kürzeren Teilen.',
  noteFailed: 'Ich konnte diese Sprachnachricht nicht transkribieren.',
  correct: 'Korrigieren',
  summary: 'Zusammenfassung',
  actionItems: 'Aufgaben',
  translate: 'Übersetzen',
  correctTitle: 'Transkript korrigieren',
  correctField: 'Was gesagt wurde, Zeile für Zeile',
  translateField: 'In welche Sprache?',
  noLanguage: 'In welche Sprache? Drück noch einmal auf Übersetzen und gib eine ein.',
  listening: 'Ich rufe die Aufnahme ab…',
  heardSoFar: (done: number, total: number) =>
    `${number(done)} von ${number(total)} Min. transkribiert…`,
  partFailed: (from: string, to: string, reason: string) =>
    `[${from} bis ${to} konnte ich nicht transkribieren. ${reason}]`,
  onlyFirst: (hours: number) =>
    counted(hours, {
      one: 'Ich habe nur die erste Stunde transkribiert.',
      other: 'Ich habe nur die ersten # Stunden transkribiert.',
    }),
  cutOff: 'Die Aufnahme ist abgeschnitten: Das Ende fehlt.',
  restAttached: 'Der Rest steht in der angehängten Datei.',
  notesOn:
    'Ich transkribiere deine Sprachnachrichten überall, wo ich sie höre. Mit `/transcribe off` schaltest du das aus.',
  notesOff:
    'Ich transkribiere deine Sprachnachrichten nirgends mehr. Mit `/transcribe on` schaltest du das wieder ein.',
  noRecording:
    'In den letzten Nachrichten hier habe ich keine Aufnahme gefunden. Schick eine Audio- oder Videodatei oder gib mir den Link zu einer Nachricht: `/transcribe LINK`',
};
