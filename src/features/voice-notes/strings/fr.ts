import { createWording } from '../../../core/strings/wording.ts';
import type { TranscriptCatalog } from './index.ts';

const { counted, number } = createWording('fr');

export const catalog: TranscriptCatalog = {
  voiceNote: 'Message vocal',
  silence: 'Je n’ai entendu aucune parole.',
  noteTooLong: (minutes: number) =>
    `Je ne transcris pas d’office les messages vocaux de plus de ${counted(minutes, { one: '# minute', other: '# minutes' })}. Mentionnez-moi avec \`/transcribe\` pour obtenir celui-ci.`,
  noteUnreadable: 'Je n’ai pas pu lire ce message vocal. Enregistrez-le à nouveau.',
  tooLongForModel:
    'Cet enregistrement est trop long pour le modèle. Envoyez-le en parties plus courtes.',
  noteFailed: 'Je n’ai pas pu transcrire ce message vocal.',
  correct: 'Corriger',
  summary: 'Résumé',
  actionItems: 'Tâches',
  translate: 'Traduire',
  correctTitle: 'Corriger le texte',
  correctField: 'Ce qui a été dit, ligne par ligne',
  translateField: 'Dans quelle langue ?',
  noLanguage: 'Dans quelle langue ? Appuyez à nouveau sur Traduire et indiquez-en une.',
  listening: 'Récupération de l’enregistrement…',
  heardSoFar: (done: number, total: number) =>
    `Transcription… ${number(done)} min sur ${number(total)}`,
  partFailed: (from: string, to: string, reason: string) =>
    `[Je n’ai pas pu transcrire de ${from} à ${to}. ${reason}]`,
  onlyFirst: (hours: number) =>
    counted(hours, {
      one: 'Je n’ai transcrit que la première heure.',
      other: 'Je n’ai transcrit que les # premières heures.',
    }),
  cutOff: 'L’enregistrement est coupé : il manque la fin.',
  restAttached: 'La suite est dans le fichier joint.',
  notesOn:
    'Je transcris vos messages vocaux partout où je les entends. Pour arrêter : `/transcribe off`.',
  notesOff:
    'Je ne transcris plus vos messages vocaux, nulle part. Pour reprendre : `/transcribe on`.',
  noRecording:
    'Je n’ai pas trouvé d’enregistrement dans les messages récents ici. Envoyez un fichier audio ou vidéo, ou donnez-moi le lien d’un message : `/transcribe LIEN`',
};
