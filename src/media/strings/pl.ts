import { createWording } from '../../core/strings/wording.ts';
import type { MediaCatalog } from './index.ts';

const { and, counted, number, plural } = createWording('pl');

const kinds = {
  files: (format: string) => `Nie umiem czytać plików ${format}.`,
  archives: (format: string) => `Nie umiem czytać archiwów ${format}.`,
  databases: (program: string) => `Nie umiem czytać baz danych ${program}.`,
  rawPhotos: 'Nie umiem czytać zdjęć RAW.',
  hdrImages: 'Nie umiem czytać obrazów HDR.',
  textures: 'Nie umiem czytać tekstur (.dds).',
  programs: 'Nie umiem czytać programów.',
  fonts: 'Nie umiem czytać czcionek.',
  books: (program: string) => `Nie umiem czytać książek ${program}.`,
  mailboxes: (program: string) => `Nie umiem czytać skrzynek pocztowych ${program}.`,
  models: 'Nie umiem czytać modeli 3D.',
  propertyLists: 'Nie umiem czytać list właściwości Apple.',
  oldWord: 'Nie umiem czytać starych plików Worda (.doc).',
  oldPowerPoint: 'Nie umiem czytać starych plików PowerPointa (.ppt).',
  oldExcel: 'Nie umiem czytać starych plików Excela (.xls).',
  oldOffice: 'Nie umiem czytać starych plików Office (.doc, .xls, .ppt).',
  iwork: 'Nie umiem czytać plików Pages, Numbers ani Keynote.',
  binaryWorkbooks: 'Nie umiem czytać binarnych skoroszytów (.xlsb).',
  visio: 'Nie umiem czytać rysunków Visio.',
  androidApps: 'Nie umiem czytać aplikacji na Androida.',
  bitmaps: 'Nie umiem czytać map bitowych tego rodzaju.',
  icons: 'Nie umiem czytać ikon tego rodzaju.',
  recordings: 'Nie umiem czytać nagrań tego rodzaju.',
  sound: (codec: string) => `Nie umiem zdekodować dźwięku (${codec}).`,
  someSound: 'Nie umiem zdekodować dźwięku.',
} as const;

const remedies = {
  unpack: 'Rozpakuj to i wyślij same pliki.',
  image: 'Zapisz to jako JPEG lub PNG i wyślij.',
  png: 'Zapisz to jako PNG i wyślij.',
  pdf: 'Wyeksportuj to jako PDF i wyślij.',
  toPdf: 'Przekonwertuj to na PDF i wyślij.',
  textOrImage: 'Wyślij to, co ważne, jako tekst lub obraz.',
  csv: 'Wyeksportuj tabele jako .csv i wyślij.',
  xlsx: 'Zapisz to jako .xlsx i wyślij.',
  mp3: 'Wyeksportuj to jako MP3 i wyślij.',
  epub: 'Przekonwertuj to na .epub lub PDF i wyślij.',
  mails: 'Wyślij ważne e-maile jako .eml lub PDF.',
  screenshot: 'Wyślij obraz, który to pokazuje.',
  xml: 'Przekonwertuj to na XML i wyślij.',
  docxOrPdf: 'Zapisz to jako .docx lub PDF i wyślij.',
  pptxOrPdf: 'Zapisz to jako .pptx lub PDF i wyślij.',
  xlsxOrPdf: 'Zapisz to jako .xlsx lub PDF i wyślij.',
  officeOrPdf: 'Zapisz to jako .docx, .xlsx, .pptx lub PDF i wyślij.',
  fileThatMatters: 'Wyślij ten plik ze środka, który jest ważny.',
  ffmpeg:
    'Przekonwertuj to na MP3 lub WAV. (Administrator Parley może zainstalować ffmpeg, który czyta więcej formatów.)',
} as const;

const images = (n: number) =>
  counted(n, { one: '# obraz', few: '# obrazy', many: '# obrazów', other: '# obrazu' });

const characters = (n: number) =>
  counted(n, { one: '# znak', few: '# znaki', many: '# znaków', other: '# znaku' });

const pages = (n: number) =>
  counted(n, { one: '# stronę', few: '# strony', many: '# stron', other: '# strony' });

const inPieces = (n: number) => counted(n, { one: '# część', other: '# części' });

const lost = {
  picture: images,
  chart: (n: number) =>
    counted(n, { one: '# wykres', few: '# wykresy', many: '# wykresów', other: '# wykresu' }),
  diagram: (n: number) =>
    counted(n, { one: '# diagram', few: '# diagramy', many: '# diagramów', other: '# diagramu' }),
  'embedded object': (n: number) =>
    counted(n, {
      one: '# osadzony obiekt',
      few: '# osadzone obiekty',
      many: '# osadzonych obiektów',
      other: '# osadzonego obiektu',
    }),
  'sound or video': (n: number) =>
    counted(n, { one: '# nagranie', few: '# nagrania', many: '# nagrań', other: '# nagrania' }),
  symbol: (n: number) =>
    counted(n, { one: '# symbol', few: '# symbole', many: '# symboli', other: '# symbolu' }),
} as const;

export const catalog: MediaCatalog = {
  kinds,
  remedies,
  lost,
  empty: 'Plik jest pusty (0 bajtów). Sprawdź go i wyślij ponownie.',
  unknownType:
    'Nie znam tego typu pliku. Czytam obrazy, PDF-y, pliki biurowe, e-maile, audio, wideo i tekst. Przekonwertuj go na jeden z nich.',
  noText: 'Nie ma w nim tekstu. Sprawdź plik i wyślij go ponownie.',
  noTextInOffice: 'Nie ma w nim tekstu. Wyślij go jako PDF, wtedy zobaczę obrazy.',
  noCells: 'Nie ma w nim komórek. Sprawdź plik notebooka i wyślij go ponownie.',
  noSound:
    'Nie ma w nim dźwięku albo jest uszkodzony. Zapisz go jako MP3 lub WAV i wyślij ponownie.',
  noSoundInVideo:
    'To wideo nie ma dźwięku, a obrazów nie mogę tu z niego pobrać. Wyślij kilka z nich jako obrazy.',
  notRecording: 'To nie jest nagranie. Transkrybuję audio i wideo.',
  tooMuch: 'To za dużo do przeczytania. Wyślij tylko ważną część.',
  tooMuchUnpacked: 'Po rozpakowaniu to za dużo. Wyślij tylko ważną część.',
  filesBusy: 'Czytam teraz zbyt wiele plików. Wyślij go ponownie za minutę.',
  broken: 'Plik jest uszkodzony albo nietypowy. Zapisz go w innym formacie i wyślij ponownie.',
  damaged: 'Plik jest uszkodzony albo niepełny. Zapisz go od nowa i wyślij ponownie.',
  damagedBitmap: 'Mapa bitowa jest uszkodzona. Zapisz ją jako PNG i wyślij ponownie.',
  damagedIcon: 'Ikona jest uszkodzona. Zapisz ją jako PNG i wyślij ponownie.',
  damagedImage:
    'Obraz jest uszkodzony albo niepełny. Zapisz go jako PNG lub JPEG i wyślij ponownie.',
  damagedMail: 'E-mail jest uszkodzony. Zapisz go od nowa, jako .eml lub PDF, i wyślij ponownie.',
  damagedBook: 'Książka jest uszkodzona. Zapisz ją od nowa i wyślij ponownie.',
  damagedNotebook: 'Plik notebooka (.ipynb) jest uszkodzony. Zapisz go od nowa i wyślij ponownie.',
  damagedArchive: 'Archiwum jest uszkodzone albo niepełne. Spakuj je od nowa i wyślij ponownie.',
  damagedPdf:
    'PDF jest uszkodzony albo niepełny, nic się z niego nie da odczytać. Zapisz go od nowa i wyślij ponownie.',
  pdfCutOff: 'PDF jest ucięty: brakuje jego końca. Zapisz go od nowa i wyślij ponownie.',
  emptyArchive: 'Archiwum jest puste. Wyślij same pliki.',
  badMetadata: 'Nie mogę odczytać metadanych. Zapisz plik jako PNG lub JPEG i wyślij ponownie.',
  tooManyPixels: 'Obraz ma za dużo pikseli. Wyślij mniejszy.',
  protected: 'Plik jest chroniony hasłem. Zapisz kopię bez hasła i ją wyślij.',
  protectedArchive: 'Archiwum jest chronione hasłem. Spakuj je bez hasła i wyślij ponownie.',
  copyProtected:
    'Książka jest zabezpieczona przed kopiowaniem. Wyślij ważną część jako PDF lub tekst.',
  pdfTooLarge: (mb: number) =>
    `PDF-y mogą mieć do ${number(mb)} MB. Podziel plik albo wyślij tylko ważne strony.`,
  pdfTooLong: (n: number, max: number) =>
    `Ma ${pages(n)}, a PDF-y mogą mieć do ${number(max)}. Podziel plik.`,
  pdfTextOnly: (n: number, max: number) =>
    `PDF-y mogą mieć do ${number(max)} stron. Ten ma ${number(n)}, więc czytam tylko tekst, bez obrazów.`,
  pdfFirstPagesOnly: (n: number, max: number, read: number) =>
    `PDF-y mogą mieć do ${number(max)} stron. Ten ma ${number(n)}, więc czytam tylko tekst pierwszych ${number(read)} stron, bez obrazów.`,
  scriptsLeftOut: (n: number) => `Pominięto ${characters(n)} skryptów i stylów.`,
  cutOff: 'Plik jest ucięty: mam tylko początek.',
  framesAndSound: (n: number) => `Mam ${images(n)} z wideo oraz dźwięk.`,
  framesOnly: (n: number) => `Mam tylko ${images(n)} z wideo. Nie ma w nim dźwięku.`,
  soundOnly: 'Mam tylko dźwięk z wideo.',
  firstHoursOnly: (hours: number) =>
    counted(hours, {
      one: 'Uwzględniono tylko pierwszą godzinę.',
      few: 'Uwzględniono tylko pierwsze # godziny.',
      many: 'Uwzględniono tylko pierwszych # godzin.',
      other: 'Uwzględniono tylko pierwsze # godziny.',
    }),
  emptyBytesLeftOut: (n: number) =>
    counted(n, {
      one: 'Pominięto # pusty bajt.',
      few: 'Pominięto # puste bajty.',
      many: 'Pominięto # pustych bajtów.',
      other: 'Pominięto # pustego bajtu.',
    }),
  partlyDamaged:
    'Plik jest częściowo uszkodzony, więc część odczytanej treści może być błędna. Zapisz go od nowa i wyślij ponownie.',
  onlyInReader:
    'To formularz, który wyświetla tylko Adobe Reader, więc nie widać jego pól. Wydrukuj go tam do PDF i wyślij ten plik.',
  guessedEncoding: (encoding: string) =>
    `Kodowanie znaków (${encoding}) jest odgadnięte, więc niektóre litery mogą być błędne.`,
  damagedCharacters: (n: number) =>
    counted(n, {
      one: '# uszkodzony znak wyświetla się jako �.',
      few: '# uszkodzone znaki wyświetlają się jako �.',
      many: '# uszkodzonych znaków wyświetla się jako �.',
      other: '# uszkodzonego znaku wyświetla się jako �.',
    }),
  firstCharactersOnly: (first: number, all: number) =>
    `Czytam tylko początek: ${number(first)} z ${number(all)} znaków.`,
  someFrames: (some: number, all: number) =>
    `To animacja. Widzę ${number(some)} z ${number(all)} klatek.`,
  firstFrameOnly: 'To animacja. Widzę tylko pierwszą klatkę.',
  firstPagesOnly: (first: number, all: number) =>
    `Widzę tylko początek: ${number(first)} z ${number(all)} stron.`,
  cutTopToBottom: (n: number) => `Jest długi, więc dzielę go od góry do dołu na ${inPieces(n)}.`,
  cutLeftToRight: (n: number) =>
    `Jest szeroki, więc dzielę go od lewej do prawej na ${inPieces(n)}.`,
  madeSmaller: (width: number, height: number, max: number) =>
    `Obraz ma ${number(width)} × ${number(height)} pikseli. Zmniejszam go, bo model widzi do ${number(max)}.`,
  lostInText: (what: readonly string[], n: number) =>
    plural(n, {
      one: `Tego w nim nie widzę: ${and(what)}. Wyślij plik jako PDF, żeby to uwzględnić.`,
      other: `Tego w nim nie widzę: ${and(what)}. Wyślij plik jako PDF, żeby to wszystko uwzględnić.`,
    }),
  sheetsUnread: (n: number, names: readonly string[]) =>
    `${counted(n, { one: 'Pominięto # arkusz', few: 'Pominięto # arkusze', many: 'Pominięto # arkuszy', other: 'Pominięto # arkusza' })}: ${and(names)}.`,
  firstRowsOnly: (first: number, all: number, sheet: string) =>
    `Z arkusza „${sheet}” czytam tylko początek: ${number(first)} z ${number(all)} wierszy.`,
  firstColumnsOnly: (first: number, sheet: string) =>
    `Z arkusza „${sheet}” czytam tylko początek (liczba kolumn: ${number(first)}).`,
  sheetCut: 'Najdłuższy arkusz jest skrócony.',
  formulasWithoutValue: 'Niektóre formuły nie mają zapisanej wartości, więc pokazuję same formuły.',
  formulasWithoutValueInExcel:
    'Niektóre formuły nie mają zapisanej wartości, więc pokazuję same formuły. Zapisz plik ponownie w Excelu, żeby dołączyć wartości.',
  changesAccepted: 'Śledzone zmiany traktuję jako zaakceptowane.',
  inside: (name: string, notice: string) => `${name} (w środku): ${notice}`,
  insideLeftOut: (n: number) =>
    counted(n, {
      one: '# plik w środku to już za dużo do przeczytania.',
      few: '# pliki w środku to już za dużo do przeczytania.',
      many: '# plików w środku to już za dużo do przeczytania.',
      other: '# pliku w środku to już za dużo do przeczytania.',
    }),
  tooDeep: 'Jest zbyt głęboko w innych plikach, żeby go przeczytać.',
  allTooDeep: (n: number) =>
    counted(n, {
      one: '# plik ze środka jest zbyt głęboko w innych plikach, żeby go przeczytać.',
      few: '# pliki ze środka są zbyt głęboko w innych plikach, żeby je przeczytać.',
      many: '# plików ze środka jest zbyt głęboko w innych plikach, żeby je przeczytać.',
      other: '# pliku ze środka jest zbyt głęboko w innych plikach, żeby je przeczytać.',
    }),
  moreInside: (n: number) =>
    counted(n, {
      one: 'Nie udało mi się w pełni przeczytać jeszcze # pliku w środku.',
      other: 'Nie udało mi się w pełni przeczytać jeszcze # plików w środku.',
    }),
  someInside: (some: number, all: number) =>
    `Przeczytane pliki w środku: ${number(some)} z ${number(all)}. Z pozostałych znam tylko nazwy.`,
  embeddedLeftOut: (n: number) =>
    counted(n, {
      one: 'Pominięto # osadzony plik.',
      few: 'Pominięto # osadzone pliki.',
      many: 'Pominięto # osadzonych plików.',
      other: 'Pominięto # osadzonego pliku.',
    }),
  firstMailsOnly: (first: number, all: number) =>
    `Czytam tylko początek: ${number(first)} z ${number(all)} e-maili.`,
  firstAttachmentsOnly: (first: number, all: number) =>
    `Czytam tylko pierwsze załączniki: ${number(first)} z ${number(all)}.`,
  attachmentsLeftOut: (n: number) =>
    counted(n, {
      one: 'Pominięto # załącznik.',
      few: 'Pominięto # załączniki.',
      many: 'Pominięto # załączników.',
      other: 'Pominięto # załącznika.',
    }),
  imagesLeftOut: (n: number) => `Pominięto ${images(n)} w środku.`,
};
