import { toLiteral } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';
import type { MemoryCatalog } from './index.ts';

const { counted, number } = createWording('pl');

type Size = { readonly chars: number; readonly passages: number };

const passages = (n: number) =>
  counted(n, { one: '# fragment', few: '# fragmenty', many: '# fragmentów', other: '# fragmentu' });

const toSize = (size: Size) =>
  `${counted(size.chars, { one: '# znak', few: '# znaki', many: '# znaków', other: '# znaku' })}, ${passages(size.passages)}`;

const toHere = { channel: 'na tym kanale', forum: 'na tym forum' } as const;

export const catalog: MemoryCatalog = {
  recalling: 'Przeszukuję to, co pamiętam…',
  notKnown: 'Nie znam niczego, co na to odpowiada.',
  noQuestion: 'Co chcesz wiedzieć? Na przykład: `/recall Kiedy jest premiera?`',
  sharedOnly:
    'Korzystam tu tylko z tego, co wszyscy tutaj mogą zobaczyć. Zapytaj przez `/recall`, a poszukam we wszystkim, co możesz zobaczyć, i odpowiedź zobaczysz tylko ty.',
  partial:
    'Kanałów jest więcej, niż mogę sprawdzić naraz, więc coś mogło mi umknąć. Bardziej szczegółowe pytanie znajdzie więcej.',
  notReadable:
    'Nie udało się teraz przeszukać mojej pamięci, więc czegoś może brakować. Spróbuj ponownie później.',
  rebuilding:
    'Moja pamięć jest właśnie odbudowywana, więc czegoś może brakować. Zapytaj ponownie za kilka minut.',
  wordsOnly:
    'Wyszukiwanie według znaczenia jest wyłączone, więc szukam tylko dokładnych słów. Inne słowa mogą znaleźć więcej.',
  untilTomorrow:
    'Dzisiejszy limit wyszukiwania według znaczenia jest wyczerpany. Do jutra część wiadomości znajduję tylko po dokładnych słowach.',
  partlyByWords:
    'Na razie część wiadomości znajduję tylko po dokładnych słowach. Inne słowa mogą znaleźć więcej.',
  byWordsAlone:
    'Szukam teraz tylko dokładnych słów. Spróbuj ponownie później albo użyj innych słów.',
  documents: (n: number) =>
    counted(n, {
      one: '# poznany dokument',
      few: '# poznane dokumenty',
      many: '# poznanych dokumentów',
      other: '# poznanego dokumentu',
    }),
  passages: (n: number) =>
    counted(n, {
      one: '# fragment do wyszukania',
      few: '# fragmenty do wyszukania',
      many: '# fragmentów do wyszukania',
      other: '# fragmentu do wyszukania',
    }),
  kept: (n: number) => `${passages(n)} do znalezienia przez \`/recall\``,
  memory: 'Pamięć',
  state: (n: number) => passages(n),
  stateEmbedded: (n: number, embedded: number) =>
    `${passages(n)} (wyszukiwane według znaczenia: ${number(embedded)})`,
  beingRebuilt: 'odbudowa z tego, co jest zapisane',
  capped: 'dzisiejszy limit jest wyczerpany, reszta jutro',
  meaningOff: 'wyszukiwanie tylko dokładnych słów (`GEMINI_EMBEDDINGS_PER_DAY` to 0)',
  embeddingRefused: 'model embeddingów wszystko odrzuca, ponawiam próby',
  textsRefused: (count: number) => `odrzucone przez model embeddingów: ${number(count)}`,
  notEmbedded: 'model embeddingów nie odpowiada, ponawiam próby',
  embeddingGone:
    'model embeddingów nie istnieje (`GEMINI_EMBEDDING_MODEL`), więc szukam tylko dokładnych słów',
  behind: (count: number) =>
    counted(count, {
      one: '# zmiana jeszcze niezapisana',
      few: '# zmiany jeszcze niezapisane',
      many: '# zmian jeszcze niezapisanych',
      other: '# zmiany jeszcze niezapisanej',
    }),
  notCaughtUp: (count: number) =>
    `zaległości nie do nadrobienia w ${counted(count, { one: '# kanale lub wątku', other: '# kanałach lub wątkach' })}`,
  diskFull: 'dysk jest pełny',
  notWritable: 'nie można zapisać pliku',
  unreadable: 'teraz nieczytelna',
  always:
    'Pamiętam, co się tu mówi, bo wszystko jest skierowane do mnie. `/reset` sprawia, że o tym zapominam.',
  on: 'Pamiętam, co się mówi na tym kanale. Osoby z dostępem znajdą to przez `/recall`. Administrator może to wyłączyć: `/memory off`',
  off: 'Pamiętam tylko to, co jest tu skierowane do mnie. Administrator może włączyć pamiętanie całego kanału: `/memory on`',
  turnedOn: (where) =>
    `Od teraz pamiętam, co się mówi ${toHere[where]}, a osoby z dostępem znajdą to przez \`/recall\`. Uwzględniam edycje i usunięcia. Administrator może to wyłączyć: \`/memory off\``,
  turnedOnWithEarlier: (where, earlier: number) =>
    `Od teraz pamiętam, co się mówi ${toHere[where]}, a osoby z dostępem znajdą to przez \`/recall\`. Znam też ${counted(earlier, { one: '# wcześniejszą wiadomość', few: '# wcześniejsze wiadomości', many: '# wcześniejszych wiadomości', other: '# wcześniejszej wiadomości' })} i uwzględniam edycje i usunięcia. Administrator może to wyłączyć: \`/memory off\``,
  turnedOff:
    'Od teraz pamiętam tylko to, co jest tu skierowane do mnie. To, co już wiem o tym kanale, zostaje.',
  inChannel: (state) =>
    `To dotyczy całego kanału, więc wszyscy na nim powinni to zobaczyć. Użyj \`/memory ${state}\` na samym kanale, nie w wątku.`,
  learned: ({ name, ...size }: Size & { readonly name: string }) =>
    `Zapamiętane: **${toLiteral(name)}** (${toSize(size)}). Wszyscy z dostępem do tego kanału znajdą to przez \`/recall\`. Żeby usunąć: \`/learn remove ${name}\`.`,
  replaced: 'Zastępuje to, co było pod tą nazwą.',
  documentAuthor: (name: string, by: string) => `${name} (od: ${by})`,
  learnedHere: 'Dokumenty, które tu znam:',
  learnedLine: ({
    name,
    by,
    day,
    ...size
  }: Size & { readonly name: string; readonly by: string; readonly day: string }) =>
    `**${toLiteral(name)}** – ${toSize(size)}, od: ${toLiteral(by)}, ${day}`,
  howToRemove: 'Żeby któryś usunąć, wpisz `/learn remove` i jego nazwę lub numer.',
  nothingLearned:
    'Nie znam tu jeszcze żadnych dokumentów. Załącz dokument do `/learn` albo podaj link do strony.',
  removed: (name: string) =>
    `Usunięto **${toLiteral(name)}** i wszystko, co wiem z tego dokumentu.`,
  notThere: (name: string) =>
    `Nie znam tu dokumentu **${toLiteral(name)}**. Wszystkie zobaczysz przez \`/learn list\`.`,
  whichOne: 'Który? `/learn list` pokazuje wszystkie z numerami.',
  onlyGiver: (by: string) => `Usunąć to może tylko ${toLiteral(by)} albo administrator.`,
  nothingGiven: 'Czego mam się nauczyć? Załącz dokument do `/learn` albo podaj link do strony.',
  noAddress:
    'To nie jest link. Użyj takiego, który zaczyna się od `https://`, albo załącz dokument. `/learn list` pokazuje, co znam.',
  oneAtATime: 'Po kolei: jeden dokument albo jeden link.',
  wider:
    'Nie wszyscy tutaj mają dostęp do tej wiadomości. Użyj `/learn` tam, gdzie ją opublikowano.',
  noFileThere: 'W tej wiadomości nie ma pliku.',
  noText: (name: string) => `W **${toLiteral(name)}** nie ma tekstu, którego można się nauczyć.`,
  signIn: (host: string) =>
    `${host} wymaga zalogowania, więc nie widzę tej strony. Zapisz ją jako plik i załącz.`,
  pageCut: 'Strona była za długa, więc znam tylko jej początek.',
  textCut: (kept: number, all: number) =>
    `Tekst był za długi, więc znam tylko początek: ${number(kept)} z ${number(all)} znaków.`,
  guessed: (label: string) =>
    `Kodowanie znaków (${label}) jest odgadnięte, więc niektóre litery mogą być błędne.`,
  withoutText: (count: number) =>
    `${counted(count, {
      one: 'Pominięto # obraz lub nagranie',
      few: 'Pominięto # obrazy lub nagrania',
      many: 'Pominięto # obrazów lub nagrań',
      other: 'Pominięto # obrazu lub nagrania',
    })}: uczę się tylko tekstu.`,
  wordsIgnored: 'Uwzględniono tylko dokument, bez tekstu obok.',
  tooManyDocuments: (count: number) =>
    `Mogę tu znać do ${counted(count, { one: '# dokumentu', other: '# dokumentów' })}. Usuń któryś: \`/learn remove\`.`,
  notLearned: 'Moja pamięć teraz nie działa, więc nic się nie zmieniło. Spróbuj ponownie później.',
};
