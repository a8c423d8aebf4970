import { createWording } from '../../../core/strings/wording.ts';
import type { WebCatalog } from './index.ts';

const { counted, or } = createWording('pl');

export const catalog: WebCatalog = {
  shell: {
    skip: 'Przejdź do pola wiadomości',
    channels: 'Kanały',
    closeChannels: 'Zamknij listę kanałów',
    conversations: 'Rozmowy',
    demo: 'Demo.',
    demoNote: 'Nie ustawiono klucza Gemini, więc odpowiada tu zastępca offline.',
    latest: 'Najnowsze',
    drop: 'Upuść pliki, żeby dodać je do wiadomości',
    noScript:
      'Ta strona wymaga JavaScriptu. Włącz go dla tej strony albo rozmawiaj z Parley na Slacku lub Discordzie.',
  },
  guest: 'Gość',
  starting: 'Parley się uruchamia. Spróbuj ponownie za chwilę.',
  failed: 'Parley nie może teraz tego zrobić. Nic nie przepadło. Spróbuj ponownie.',

  tooManyChannels: (max: number) =>
    `Może być najwyżej ${counted(max, { one: '# kanał', few: '# kanały', many: '# kanałów', other: '# kanału' })}.`,
  channelNameTaken: 'Inny kanał ma już taką nazwę. Wybierz inną.',
  keptChannel: (name: string) => `Kanału ${name} nie można zarchiwizować.`,
  noChannel: 'Nie ma takiego kanału.',
  unnamedChannel: 'Nazwa kanału musi zawierać co najmniej jedną literę lub cyfrę.',

  messageGone: 'Tej wiadomości już nie ma.',
  nothingWritten: 'Najpierw coś napisz.',
  nothingLeft: 'Napisz coś albo usuń wiadomość.',
  commandsStay: 'Poleceń nie można edytować. Wyślij nowe.',
  buttonGone: 'Ten przycisk już nie działa.',
  notYours: 'Możesz zmieniać tylko własne wiadomości.',

  emptyFile: 'Plik jest pusty.',
  fileLost: 'Plik nie dotarł. Dodaj go ponownie.',
  fileGone: 'Nie mam już tego pliku. Wyślij go ponownie.',
  tooLargeFile: (size: string) => `Plik jest za duży. Może mieć do ${size}.`,

  tooManyFiles: (max: number) =>
    `Wiadomość może mieć do ${counted(max, { one: '# pliku', other: '# plików' })}.`,
  tooLong: (max: number) =>
    `To za długie. Może mieć do ${counted(max, { one: '# znaku', other: '# znaków' })}.`,
  outdated: 'Ta strona jest nieaktualna. Załaduj ją ponownie i spróbuj jeszcze raz.',
  noKeyHere:
    'Klucz możesz tu dodać tylko w trybie demo i tylko na komputerze, na którym działa Parley. W innym przypadku ustaw GEMINI_API_KEY i uruchom Parley ponownie.',

  unknownCommand: (name: string) =>
    `Nie ma polecenia \`/${name}\`. Wpisz \`/\`, żeby zobaczyć polecenia.`,
  needsText: (option: string, about: string) => `Dodaj tekst w polu \`${option}\` (${about}).`,
  needsNumber: (option: string, about: string) => `\`${option}\` musi być liczbą (${about}).`,
  needsYesNo: (option: string, about: string) =>
    `\`${option}\` może mieć wartość \`on\` lub \`off\` (${about}).`,
  needsFile: (option: string, about: string) => `Dodaj plik w polu \`${option}\` (${about}).`,
  needsChoice: (option: string, choices: readonly string[]) =>
    `\`${option}\` może mieć wartość ${or(choices)}.`,
};
