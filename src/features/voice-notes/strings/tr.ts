import { createWording } from '../../../core/strings/wording.ts';
import type { TranscriptCatalog } from './index.ts';

const { number } = createWording('tr');

export const catalog: TranscriptCatalog = {
  voiceNote: 'Sesli mesaj',
  silence: 'Konuşma duyamadım.',
  noteTooLong: (minutes: number) =>
    `${number(minutes)} dakikadan uzun sesli mesajları kendiliğimden yazıya dökmüyorum. Bunun için benden bahsedip \`/transcribe\` yazın.`,
  noteUnreadable: 'Bu sesli mesajı okuyamadım. Lütfen yeniden kaydedin.',
  tooLongForModel: 'Bu kayıt model için çok uzun. Lütfen daha kısa parçalar hâlinde gönderin.',
  noteFailed: 'Bu sesli mesajı yazıya dökemedim.',
  correct: 'Düzelt',
  summary: 'Özet',
  actionItems: 'Yapılacaklar',
  translate: 'Çevir',
  correctTitle: 'Dökümü düzelt',
  correctField: 'Söylenenler, her biri ayrı satırda',
  translateField: 'Hangi dile?',
  noLanguage: 'Hangi dile? Yeniden “Çevir” düğmesine basıp bir dil yazın.',
  listening: 'Kaydı alıyorum…',
  heardSoFar: (done: number, total: number) =>
    `Yazıya dökülen: ${number(done)}/${number(total)} dk…`,
  partFailed: (from: string, to: string, reason: string) =>
    `[${from} ile ${to} arasını yazıya dökemedim. ${reason}]`,
  onlyFirst: (hours: number) =>
    hours === 1
      ? 'Yalnızca ilk saatini yazıya döktüm.'
      : `Yalnızca ilk ${number(hours)} saatini yazıya döktüm.`,
  cutOff: 'Kayıt yarıda kesilmiş: sonu eksik.',
  restAttached: 'Devamı ekteki dosyada.',
  notesOn:
    'Sesli mesajlarınızı duyduğum her yerde yazıya döküyorum. `/transcribe off` ile kapatın.',
  notesOff:
    'Sesli mesajlarınızı artık hiçbir yerde yazıya dökmüyorum. `/transcribe on` ile yeniden açın.',
  noRecording:
    'Buradaki son mesajlarda kayıt bulamadım. Bir ses veya video dosyası gönderin ya da bir mesajın bağlantısını verin: `/transcribe BAĞLANTI`',
};
