import { createWording } from '../../../core/strings/wording.ts';
import type { TranscriptCatalog } from './index.ts';

const { counted, number } = createWording('pl');

export const catalog: TranscriptCatalog = {
  voiceNote: 'Wiadomość głosowa',
  silence: 'Nie słychać żadnej mowy.',
  noteTooLong: (minutes: number) =>
    `Wiadomości głosowych dłuższych niż ${counted(minutes, { one: '# minuta', few: '# minuty', many: '# minut', other: '# minuty' })} nie transkrybuję bez pytania. Oznacz mnie i dodaj \`/transcribe\`, żeby dostać transkrypcję tej.`,
  noteUnreadable: 'Nie udało mi się odczytać tej wiadomości głosowej. Nagraj ją jeszcze raz.',
  tooLongForModel: 'To nagranie jest za długie dla modelu. Wyślij je w krótszych częściach.',
  noteFailed: 'Nie udało mi się transkrybować tej wiadomości głosowej.',
  correct: 'Popraw',
  summary: 'Podsumowanie',
  actionItems: 'Zadania',
  translate: 'Przetłumacz',
  correctTitle: 'Popraw transkrypcję',
  correctField: 'Treść, każda wypowiedź w osobnym wierszu',
  translateField: 'Na jaki język?',
  noLanguage: 'Na jaki język? Kliknij „Przetłumacz” jeszcze raz i go wpisz.',
  listening: 'Pobieram nagranie…',
  heardSoFar: (done: number, total: number) =>
    `Transkrypcja: ${number(done)} z ${number(total)} min…`,
  partFailed: (from: string, to: string, reason: string) =>
    `[Nie udało mi się transkrybować od ${from} do ${to}. ${reason}]`,
  onlyFirst: (hours: number) =>
    counted(hours, {
      one: 'Transkrypcja obejmuje tylko pierwszą godzinę.',
      few: 'Transkrypcja obejmuje tylko pierwsze # godziny.',
      many: 'Transkrypcja obejmuje tylko pierwszych # godzin.',
      other: 'Transkrypcja obejmuje tylko pierwsze # godziny.',
    }),
  cutOff: 'Nagranie jest ucięte: brakuje jego końca.',
  restAttached: 'Reszta jest w załączonym pliku.',
  notesOn:
    'Transkrybuję twoje wiadomości głosowe wszędzie, gdzie je słyszę. Wyłącz to przez `/transcribe off`.',
  notesOff:
    'Nie transkrybuję już nigdzie twoich wiadomości głosowych. Włącz to ponownie przez `/transcribe on`.',
  noRecording:
    'W ostatnich wiadomościach nie ma nagrania. Wyślij plik audio lub wideo albo podaj link do wiadomości: `/transcribe LINK`',
};
