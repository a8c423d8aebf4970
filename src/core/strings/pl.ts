import type { ModelFailure, Obstacle, RefusedExtra } from '../errors.ts';
import { toLiteralName } from '../markdown/inline.ts';
import type { SearchGap } from '../search.ts';
import type { CoreCatalog } from './index.ts';
import { createWording } from './wording.ts';

const { counted, plural, and, or, number } = createWording('pl');

function toReason(obstacle: Obstacle | null): string {
  switch (obstacle?.type) {
    case 'permission':
      return `brakuje mi uprawnienia „${obstacle.name}”`;
    case 'locked':
      return 'wątek jest zablokowany';
    case 'archived':
      return 'kanał jest zarchiwizowany';
    case 'read_only':
      return 'mogą tam pisać tylko niektóre osoby';
    case 'not_a_member':
      return 'nie ma mnie na tym kanale';
    case 'moderated':
      return 'nie pozwala na to reguła moderacji';
    case 'too_large':
      return 'to za dużo jak na ten kanał';
    case 'no_storage':
      return 'w obszarze roboczym skończyło się miejsce';
    case 'no_uploads':
      return 'przesyłanie plików jest wyłączone';
    case 'too_many_threads':
      return 'na kanale jest za dużo wątków';
    case undefined:
      return 'platforma odmówiła';
  }
}

function toLossLine({ extra, obstacle }: RefusedExtra): string {
  const reason = toReason(obstacle);
  switch (extra) {
    case 'files':
      return `Nie udało mi się załączyć pliku: ${reason}.`;
    case 'reply':
      return `Nie udało mi się pokazać tego jako odpowiedzi: ${reason}.`;
    case 'thread':
      return `Nie udało mi się odpowiedzieć w wątku: ${reason}.`;
    case 'layout':
      return 'Platforma odrzuciła formatowanie, więc to jest zwykły tekst.';
    case 'buttons':
      return `Nie udało mi się dodać przycisków: ${reason}.`;
  }
}

function toRemedy(obstacle: Obstacle | null): string {
  if (obstacle?.type === 'permission')
    return 'Poproś administratora o to uprawnienie albo zapytaj mnie gdzie indziej.';
  if (obstacle?.type === 'not_a_member') return 'Zaproś mnie tam albo zapytaj gdzie indziej.';
  return 'Zapytaj mnie gdzie indziej.';
}

const refusalSentences = {
  leftOut: toLossLine,
  brokenOff: (obstacle: Obstacle | null) => `⚠️ Tu się urwało: ${toReason(obstacle)}.`,
  brokenOffThen: '⚠️ Tu się urwało: nie mogę już pisać na tym kanale.',
  about: (channel: string) => `Dotyczy ${channel}:`,
  cannotWrite: (channel: string, obstacle: Obstacle | null) =>
    `Nie mogę ci odpowiedzieć na ${channel}: ${toReason(obstacle)}. ${toRemedy(obstacle)}`,
  takenAway: (channel: string) =>
    `Ktoś usunął moją odpowiedź dla ciebie na ${channel}, zanim była gotowa. Zapytaj jeszcze raz, jeśli nadal jej potrzebujesz.`,
  notReached:
    'Nie udało mi się wysłać ci prywatnej wiadomości. Zezwól na wiadomości prywatne ode mnie i zapytaj jeszcze raz.',
  notShown: (obstacle: Obstacle | null) =>
    `Nie udało mi się opublikować odpowiedzi: ${toReason(obstacle)}. Spróbuj ponownie albo zapytaj inaczej.`,
} as const;

const GAPS: Record<SearchGap, string> = {
  no_token:
    'Nie udało mi się przeszukać wszystkich wiadomości: platforma pozwala na to tylko przy nowym pytaniu. Zapytaj w nowej wiadomości.',
  not_enabled:
    'Nie udało mi się przeszukać wszystkich wiadomości: wyszukiwanie dla aplikacji jest wyłączone w tym obszarze roboczym. Poproś administratora, żeby je włączył.',
  missing_scope:
    'Nie udało mi się przeszukać wszystkich wiadomości: nie mam do tego uprawnień. Poproś administratora, żeby je zaktualizował.',
  no_intent:
    'Nie udało mi się przeszukać wszystkich wiadomości: mogę czytać tylko te, w których jest wzmianka o mnie. Poproś administratora, żeby to zmienił.',
  indexing:
    'Nie udało mi się przeszukać wszystkich wiadomości: nadal trwa ich indeksowanie. Spróbuj ponownie za kilka minut.',
  too_many_places:
    'Nie udało mi się przeszukać wszystkich wiadomości: to za dużo kanałów naraz. Zapytaj na kanale, którego to dotyczy.',
  unsupported:
    'Nie udało mi się przeszukać wszystkich wiadomości: na tym kanale nie mam wyszukiwania.',
  failed:
    'Nie udało mi się przeszukać wszystkich wiadomości: wyszukiwanie platformy zawiodło. Spróbuj ponownie później.',
};

const GAP_STATES: Record<SearchGap, string> = {
  no_token: 'wyłączone (platforma nie wysyła do tego tokenu)',
  not_enabled: 'wyłączone (nie włączono go w obszarze roboczym)',
  missing_scope:
    'wyłączone (brakuje zakresu: zaktualizuj aplikację z manifestu i zainstaluj ją ponownie)',
  no_intent: 'wyłączone (wymaga intencji Message Content)',
  indexing: 'niegotowe (platforma nadal indeksuje wiadomości)',
  too_many_places: 'włączone (ale nie na wszystkich kanałach naraz)',
  unsupported: 'niedostępne',
  failed: 'ostatnia próba się nie powiodła',
};

const MODEL_FAILURES: Record<ModelFailure, string> = {
  busy: 'Model jest teraz przeciążony. Spróbuj ponownie za minutę.',
  rate_limited: 'Minutowy limit modelu jest wyczerpany. Spróbuj ponownie za minutę.',
  day_quota:
    'Dzisiejszy limit modelu jest wyczerpany. Odnowi się o północy czasu pacyficznego. Administrator Parley może go zwiększyć albo dodać model zapasowy (GEMINI_FALLBACK_MODEL).',
  no_credit: 'Środki na model się skończyły. Powiedz o tym administratorowi Parley.',
  not_in_plan:
    'Plan Parley nie obejmuje tego modelu. Powiedz o tym administratorowi Parley (płatności albo GEMINI_MODEL).',
  bad_key:
    'Usługa modelu odrzuciła klucz API Parley. Powiedz o tym administratorowi Parley (GEMINI_API_KEY).',
  model_gone: 'Ten model jest niedostępny. Powiedz o tym administratorowi Parley (GEMINI_MODEL).',
  cannot_draw: 'Ten model nie potrafi tworzyć obrazów.',
  too_long:
    'Ta rozmowa jest za długa dla modelu. Zapytaj w nowym wątku albo zacznij od nowa: `/reset`.',
  blocked: 'Zasady bezpieczeństwa modelu zablokowały tę odpowiedź. Spróbuj zapytać inaczej.',
  recitation:
    'Model przerwał, bo odpowiedź była zbyt podobna do opublikowanego tekstu. Poproś o streszczenie albo o odpowiedź własnymi słowami.',
  malformed: 'Model dwa razy zwrócił uszkodzoną odpowiedź. Spróbuj ponownie.',
  empty: 'Model zwrócił pustą odpowiedź. Spróbuj ponownie albo zapytaj inaczej.',
  out_of_tokens:
    'Model doszedł do limitu długości, zanim odpowiedział. Spróbuj poprosić o mniej naraz.',
  cut: 'Połączenie z modelem się zerwało. Spróbuj ponownie.',
  unreachable: 'Nie mogę połączyć się z modelem. Spróbuj ponownie za minutę.',
  refused: 'Usługa modelu odrzuciła zapytanie. Spróbuj zapytać inaczej.',
};

/** “W piątek”, “we wtorek”, “w środę”: on a day that begins with its weekday. */
const onDay = (day: string) =>
  `w ${day}`.replace(/^w (?=wt)/, 'we ').replace(/^(w \p{L}+)a(?!\p{L})/u, '$1ę');

export const catalog: CoreCatalog = {
  ...refusalSentences,
  oneOf: (command: string, option: string, choices: readonly string[]) =>
    `\`${option}\` może mieć wartość ${or(choices)}. Na przykład: \`/${command} ${option}:${choices[0] ?? ''}\`.`,
  notReadable:
    'Stąd nie mogę tego przeczytać, bo nie wiem, czy masz dostęp do całości. Zapytaj tam.',
  onBehalf: (name: string) => `Opublikowano w imieniu: ${toLiteralName(name)}`,
  keptTurns: (n: number) =>
    counted(n, {
      one: '# wiadomość lub odpowiedź z rozmów ze mną, z plikami i podsumowaniami',
      few: '# wiadomości i odpowiedzi z rozmów ze mną, z plikami i podsumowaniami',
      many: '# wiadomości i odpowiedzi z rozmów ze mną, z plikami i podsumowaniami',
      other: '# wiadomości i odpowiedzi z rozmów ze mną, z plikami i podsumowaniami',
    }),
  keptRequests: (n: number) =>
    counted(n, {
      one: '# prośba z ostatnich 7 dni: pytanie, polecenie, transkrypcja, obraz lub ankieta',
      few: '# prośby z ostatnich 7 dni: pytania, polecenia, transkrypcje, obrazy i ankiety',
      many: '# próśb z ostatnich 7 dni: pytania, polecenia, transkrypcje, obrazy i ankiety',
      other: '# prośby z ostatnich 7 dni: pytania, polecenia, transkrypcje, obrazy i ankiety',
    }),
  keptSettings: 'twoje ustawienia',
  keptZone: (zone: string) => `twoje ustawienia, w tym strefa czasowa (${zone})`,
  keptUsage: 'twoje zużycie, bez treści wypowiedzi',
  keptMessages: (n: number) =>
    counted(n, {
      one: '# wiadomość lub odpowiedź',
      few: '# wiadomości i odpowiedzi',
      many: '# wiadomości i odpowiedzi',
      other: '# wiadomości i odpowiedzi',
    }),
  keptRequestCount: (n: number) =>
    counted(n, { one: '# prośba', few: '# prośby', many: '# próśb', other: '# prośby' }),
  keptUsageDays: (n: number) =>
    counted(n, {
      one: '# dzień twojego zużycia',
      few: '# dni twojego zużycia',
      many: '# dni twojego zużycia',
      other: '# dnia twojego zużycia',
    }),
  forgottenSettings: 'twoje ustawienia',
  stop: 'Zatrzymaj',
  regenerate: 'Wygeneruj ponownie',
  retry: 'Spróbuj ponownie',
  good: '👍',
  bad: '👎',
  remove: 'Usuń',
  approve: 'Zatwierdź',
  deny: 'Odrzuć',
  stopped: 'Zatrzymano.',
  more: (n: number) => `i ${number(n)} więcej.`,
  cutOff: 'Ta odpowiedź się urwała: połączenie z modelem zerwało się dwa razy.',
  earlierAnswer: 'To nadal poprzednia odpowiedź.',
  repeating: 'Odpowiedź kończy się tutaj, bo model ciągle się powtarzał.',
  tooLongForModel: 'Model doszedł tu do limitu długości. Poproś go, żeby pisał dalej.',
  emptied: 'Ta wiadomość została usunięta.',
  restInFile: 'Reszta jest w załączonym pliku.',
  restOfAnswer: 'Reszta odpowiedzi',
  notAllowed: 'Nie masz tu dostępu do Parley. Poproś administratora Parley, żeby cię dodał.',
  goneFromHere: 'Nie robię tego: nie ma cię już na tym kanale.',
  presenceUnknown:
    'Nie udało mi się sprawdzić, czy nadal jesteś na tym kanale, więc tego nie robię. Spróbuj ponownie później.',
  adminsChange: 'Tylko administrator może to tutaj zmienić.',
  channelOrThread: (command: string) =>
    `To zmieniłoby cały kanał, więc może to zrobić tylko administrator. Żeby zmienić jeden wątek, oznacz mnie w nim i dodaj \`${command}\`.`,
  onlyInThread: (command: string) =>
    `To działa tylko w wątku. Oznacz mnie w jednym z nich i dodaj \`${command}\`.`,
  alwaysAnswered: 'Tutaj odpowiadam na każdą wiadomość, więc nie ma czego wyłączać.',
  noneFollowed:
    'Śledzenie wątków jest na tym kanale wyłączone. Oznacz mnie, żeby dostać odpowiedź, albo włącz je: `/settings follow:on`.',
  noAnswer:
    'Limit kroków się wyczerpał, zanim pojawiła się odpowiedź. Zadaj bardziej konkretne pytanie.',
  chosenGone: (model: string) =>
    `Wybrany tu model ${toLiteralName(model)} nie jest już dostępny. Wróć do domyślnego: \`/model default\`.`,
  notYours: 'Może to zrobić tylko administrator albo osoba, która zadała pytanie.',
  alreadyEnded: 'Ta odpowiedź jest już gotowa.',
  alreadyPressed: 'Ktoś już to kliknął. Pracuję nad tym.',
  pressAgain: 'Inni kliknęli to wcześniej, ale nic się nie stało. Kliknij jeszcze raz.',
  onlyLatest:
    'Ponownie wygenerować mogę tylko najnowszą odpowiedź. Zapytaj jeszcze raz, żeby dostać nową.',
  actionGone: 'Ten przycisk już nie działa.',
  formNotOpened: 'Nie udało mi się otworzyć formularza. Spróbuj jeszcze raz.',
  gone: 'Ta odpowiedź jest za stara, żeby coś z nią zrobić. Zapytaj jeszcze raz.',
  removed: 'Ta odpowiedź została usunięta. Zapytaj jeszcze raz, żeby dostać nową.',
  notAllRemoved:
    'Nie udało mi się usunąć wszystkich wiadomości tej odpowiedzi. Poproś o to administratora.',
  thanks: 'Dzięki za opinię!',
  tookBack: 'Twoja opinia została wycofana.',
  emptyMention:
    'Widzę wzmiankę o mnie, ale bez pytania. Dopisz je po mojej nazwie albo wypróbuj `/help`.',
  emptyMessage:
    'W tej wiadomości nie widzę nic, co da się przeczytać. Napisz swoje pytanie słowami.',
  emptyBut: (unread: readonly string[]) =>
    `W tej wiadomości jest tylko coś, czego nie umiem odczytać: ${and(unread)}. Napisz swoje pytanie słowami.`,
  leaving: 'OK, nie wtrącam się już w ten wątek. Oznacz mnie, jeśli znów chcesz odpowiedzi.',
  triedTooOften: 'Rezygnuję z tego pytania, bo trzy razy wywołało awarię. Zadaj je inaczej.',
  unknownCommand: (name: string) => `Nie znam polecenia \`/${name}\`. Zobacz \`/help\`.`,
  waitsForStore:
    'Mój magazyn danych teraz nie działa, więc jeszcze nie mogę odpowiedzieć. Zrobię to, gdy tylko wróci. Jeśli nic nie przyjdzie, zapytaj ponownie.',
  notStored: 'Mój magazyn danych teraz nie działa, więc się nie udało. Spróbuj ponownie później.',
  slow: 'Model działa dłużej niż zwykle. Nadal czekam.',
  waitsForModel:
    '⏳ Nie mogę połączyć się z modelem. Twoje pytanie jest zapisane. Odpowiem tutaj, gdy tylko model wróci.',
  waitsForBusy:
    '⏳ Model jest teraz przeciążony. Twoje pytanie jest zapisane. Odpowiem tutaj, gdy tylko się da.',
  waitsForQuota:
    '⏳ Limit modelu jest na razie wyczerpany. Twoje pytanie jest zapisane. Odpowiem tutaj, gdy tylko się da.',
  conversation: 'Rozmowa',
  unnamedPerson: 'ktoś',
  unnamedGroup: 'grupa',
  unnamedChannel: 'kanał',
  unnamedImage: 'obraz',
  unnamedTime: 'jakiś termin',
  noImage:
    'W ostatnich wiadomościach nie ma żadnego obrazu. Wyślij jakiś i spróbuj ponownie: `/describe`.',
  noLink: 'To nie jest link do wiadomości stąd. Użyj opcji kopiowania linku w menu wiadomości.',
  cannotLook: 'Nie mogę tu czytać wiadomości. Zaproś mnie na ten kanał albo wyślij mi plik.',
  cannotReadThere: (channel: string) =>
    `Nie mogę czytać wiadomości na ${channel}. Zaproś mnie tam, a potem zapytaj jeszcze raz.`,
  internal: 'Coś poszło nie tak po mojej stronie. Spróbuj ponownie.',
  unreadableFile: (name: string) =>
    `Plik pominięty: ${name}. Model nie potrafi go odczytać. Zapisz go w innym formacie i wyślij ponownie.`,
  tooLargeTogether: (name: string) =>
    `Plik pominięty: ${name}. Z nim to pytanie jest za duże dla modelu. Wyślij go w osobnej wiadomości albo zmniejsz.`,
  crowdedOut: (name: string, mb: number) =>
    `Plik pominięty: ${name}. Pliki mogą mieć razem do ${number(mb)} MB. Wyślij go w osobnej wiadomości.`,
  leftOutFile: (name: string, reason: string) => `Plik pominięty: ${name}. ${reason}`,
  notTranscribed: (name: string, reason: string) => `Brak transkrypcji pliku ${name}. ${reason}`,
  fileTooLarge: (mb: number, maxMb: number) =>
    `Ma ${number(mb)} MB, a mogę przyjąć do ${number(maxMb)} MB. Wyślij mniejszą lub krótszą wersję.`,
  fileNotFetched: 'Nie udało mi się go teraz pobrać. Wyślij go ponownie za minutę.',
  fileNotRead: 'Nie udało mi się go odczytać. Wyślij go ponownie albo w innym formacie.',
  noRoomFor: (name: string, characters: number) =>
    `Obok innych plików zabrakło miejsca na plik ${name} (liczba znaków: ${number(characters)}). W razie potrzeby zajrzę do niego.`,
  noRoomWithoutTools: (name: string, characters: number) =>
    `Obok innych plików zabrakło miejsca na plik ${name} (liczba znaków: ${number(characters)}). Narzędzia są tu wyłączone, więc wyślij tylko ważną część.`,
  beginningOf: (name: string, first: number, all: number) =>
    `Z pliku ${name} mam przed sobą początek: ${number(first)} z ${number(all)} znaków. Do reszty zajrzę w razie potrzeby.`,
  beginningWithoutTools: (name: string, first: number, all: number) =>
    `Z pliku ${name} znam tylko początek: ${number(first)} z ${number(all)} znaków. Narzędzia są tu wyłączone, więc wyślij tylko ważną część.`,
  surplusFiles: (max: number, names: readonly string[]) =>
    `Uwzględniam tylko pierwsze załączniki (do ${number(max)}). Wyślij w osobnej wiadomości ${plural(names.length, { one: 'pozostały', few: 'pozostałe', many: 'pozostałe', other: 'pozostałe' })}: ${and(names)}.`,
  manySurplusFiles: (max: number) =>
    `Uwzględniam tylko pierwsze załączniki (do ${number(max)}). Pozostałe wyślij w osobnej wiadomości.`,
  ofFile: (name: string, notice: string) => `${name}: ${notice}`,
  someAttachment: 'załącznik',
  questionTooLong: 'To za długie dla modelu. Wyślij mniej naraz albo w częściach.',
  earlierFilesLeftOut: (n: number) =>
    counted(n, {
      one: 'Pominięto # wcześniejszy plik, bo pytanie byłoby za duże dla modelu.',
      few: 'Pominięto # wcześniejsze pliki, bo pytanie byłoby za duże dla modelu.',
      many: 'Pominięto # wcześniejszych plików, bo pytanie byłoby za duże dla modelu.',
      other: 'Pominięto # wcześniejszego pliku, bo pytanie byłoby za duże dla modelu.',
    }),
  fallback: (model: string) =>
    `Odpowiada ${model}: model domyślny jest przeciążony albo ma wyczerpany limit.`,
  unreadParts: {
    call: 'połączenie',
    list: 'lista',
    fileElsewhere: 'plik z innej usługi',
    sharedMessage: 'udostępniona wiadomość, której nie mogę otworzyć',
    moreAttachments: (n: number) =>
      counted(n, {
        one: '# dodatkowy załącznik',
        few: '# dodatkowe załączniki',
        many: '# dodatkowych załączników',
        other: '# dodatkowego załącznika',
      }),
    moreBlocks: (n: number) =>
      counted(n, {
        one: '# dodatkowy blok',
        few: '# dodatkowe bloki',
        many: '# dodatkowych bloków',
        other: '# dodatkowego bloku',
      }),
    sticker: 'naklejka',
    namedSticker: (name: string) => `naklejka „${name}”`,
    activity: 'zaproszenie do aktywności',
    forwarded: 'przekazana wiadomość',
    replied: 'wiadomość, której dotyczy odpowiedź',
    repliedGone: 'wiadomość, której dotyczy odpowiedź i której już nie ma',
    unknownMessage: 'nieznany mi rodzaj wiadomości',
    unknownPart: 'nieznany mi rodzaj treści',
  },
  unread: (what: readonly string[]) => `Tego nie udało mi się odczytać i to pomijam: ${and(what)}.`,
  unreadLinks: (n: number) =>
    counted(n, {
      one: 'Nie udało mi się odczytać wiadomości z linku.',
      few: 'Nie udało mi się odczytać # wiadomości z linków.',
      many: 'Nie udało mi się odczytać # wiadomości z linków.',
      other: 'Nie udało mi się odczytać # wiadomości z linków.',
    }),
  hiddenLinks: (n: number) =>
    counted(n, {
      one: 'Pomijam wiadomość z linku, bo nie wszyscy tutaj mogą ją przeczytać. Wyślij mi link w wiadomości prywatnej.',
      few: 'Pomijam # wiadomości z linków, bo nie wszyscy tutaj mogą je przeczytać. Wyślij mi linki w wiadomości prywatnej.',
      many: 'Pomijam # wiadomości z linków, bo nie wszyscy tutaj mogą je przeczytać. Wyślij mi linki w wiadomości prywatnej.',
      other:
        'Pomijam # wiadomości z linków, bo nie wszyscy tutaj mogą je przeczytać. Wyślij mi linki w wiadomości prywatnej.',
    }),
  unreadThread:
    'Nie udało mi się przeczytać wcześniejszych wiadomości w tym wątku, więc odpowiadam bez nich.',
  notSearched: (gap: SearchGap) => GAPS[gap],
  inviteFirst:
    'Nie mogę tu publikować plików, bo nie ma mnie na tym kanale. Zaproś mnie, wpisując `/invite` i moją nazwę, a potem spróbuj ponownie.',
  sources: (names: readonly string[]) => `Źródła: ${names.join(' · ')}`,
  proposed: (text: string) => `**Zatwierdzić to działanie?** ${text}`,
  approvedBy: (name: string) => `Zatwierdzone przez: ${toLiteralName(name)}.`,
  approvedWhat: (what: string, name: string) =>
    `„${what}” Zatwierdzone przez: ${toLiteralName(name)}.`,
  deniedBy: (name: string) => `Odrzucone przez: ${toLiteralName(name)}. Nic się nie zmieniło.`,
  expired: 'Nikt nie zatwierdził tego w ciągu doby, więc nic się nie stało. Poproś o to ponownie.',
  decided: 'Ktoś już o tym zdecydował.',
  newerAnswer: 'Jest już nowsza odpowiedź. Użyj jej przycisków.',
  adminsOnly: 'Może to zatwierdzić tylko administrator.',
  firstContact: [
    'Cześć, jestem Parley. Oznacz mnie i zadaj pytanie, a odpowiem w wątku. Oznacz mnie i dodaj `/help`, żeby zobaczyć, co jeszcze potrafię.',
    'Przechowuję to, co mi tu piszesz, i moje odpowiedzi. Twoje pytania trafiają do Gemini od Google. `/privacy` pokazuje, co przechowuję, a `/forget` to usuwa.',
    'Administratorzy wybierają, jak tu odpowiadam i co pamiętam: `/settings`.',
  ].join('\n\n'),
  greeting:
    'Cześć, jestem Parley. Pytaj mnie tu o wszystko albo oznacz mnie na kanale, a odpowiem w wątku. `/help` pokazuje, co potrafię.',
  greetingTo: (name: string) =>
    `Cześć, ${toLiteralName(name)}! Jestem Parley. Pytaj mnie tu o wszystko albo oznacz mnie na kanale, a odpowiem w wątku. \`/help\` pokazuje, co potrafię.`,
  modelFailures: MODEL_FAILURES,
  busyFor: (wait: string) => `Model jest teraz przeciążony. Spróbuj ponownie ${wait}.`,
  minuteQuotaFor: (wait: string) =>
    `Minutowy limit modelu jest wyczerpany. Spróbuj ponownie ${wait}.`,
  quotaFor: (wait: string) => `Limit modelu jest na razie wyczerpany. Spróbuj ponownie ${wait}.`,
  dayQuotaFor: (wait: string) =>
    `Dzisiejszy limit modelu jest wyczerpany. Odnowi się ${wait}. Administrator Parley może go zwiększyć albo dodać model zapasowy (GEMINI_FALLBACK_MODEL).`,
  aboutModel: 'Model',
  aboutDemo: 'zastępca offline (bez GEMINI_API_KEY)',
  aboutStorage: 'Magazyn danych',
  aboutPage: 'Strona',
  partWorks: 'działa',
  partWaits: 'teraz nie działa (próbuję dalej)',
  partBroken: 'nie działa (trzeba uruchomić ponownie)',
  partTools: (n: number) =>
    counted(n, {
      one: 'połączono, # narzędzie',
      few: 'połączono, # narzędzia',
      many: 'połączono, # narzędzi',
      other: 'połączono, # narzędzia',
    }),
  searchOn: (platform: string) => `Wyszukiwanie (${platform})`,
  searchState: (gap: SearchGap | null) => (gap === null ? 'włączone' : GAP_STATES[gap]),
  modelHere: 'Model tutaj',
  effortHere: 'Poziom myślenia tutaj',
  personaHere: 'Persona tutaj',
  toolsHere: 'Narzędzia tutaj',
  off: 'wył.',
  timeNear: (day: string, time: string) => `${day} o ${time}`,
  timeFar: (day: string, time: string) => `${day}, ${time}`,
  onTimeFar: (day: string, time: string) => `${onDay(day)} o ${time}`,
  timePeriod: (day: string, start: string, end: string) => `${day}, ${start}–${end}`,
  zoned: (time: string, city: string) => `${time} (${city})`,
  fetching: {
    noAddress: 'To nie jest pełny adres strony. Musi zaczynać się od https://.',
    onlyWeb: (protocol: string) =>
      `Nie mogę otwierać adresów, które zaczynają się od ${protocol}. Muszą zaczynać się od http:// lub https://.`,
    noSecrets: 'Nie otwieram adresów z nazwą użytkownika lub hasłem. Usuń tę część.',
    portClosed: (host: string, port: string) =>
      `Nie otwieram portu ${port} na ${host}. Administrator Parley może na to zezwolić (FETCH_ALLOW).`,
    noHost: (host: string) => `Pod adresem ${host} nie ma żadnej strony. Sprawdź adres.`,
    notPublic: (host: string) =>
      `${host} nie jest w publicznym internecie, więc nie otwieram tego adresu. Administrator Parley może na to zezwolić (FETCH_ALLOW).`,
    tooManyRedirects: (host: string, max: number) =>
      `${host} przekierowuje więcej niż ${number(max)} ${plural(max, { one: 'raz', other: 'razy' })}. Podaj adres docelowy.`,
    brokenRedirect: (host: string) => `${host} przekierowuje na adres, który nie działa.`,
    tooSlow: (host: string, seconds: number) =>
      `${host} nie odpowiada w ciągu ${number(seconds)} s. Spróbuj ponownie później.`,
    pageTooLarge: (host: string, mb: number) =>
      `${host} wysyła ponad ${number(mb)} MB, a to mój limit. Podaj adres mniejszej części.`,
    noAnswer: (host: string) =>
      `Nie udało mi się połączyć z ${host} albo odpowiedź była nieprawidłowa. Sprawdź adres lub spróbuj ponownie później.`,
    notFound: (host: string) => `${host} nie istnieje. Sprawdź adres.`,
    notLookedUp: (host: string) =>
      `Nie udało mi się znaleźć ${host}. Sprawdź adres lub spróbuj ponownie później.`,
    refused: (host: string) =>
      `${host} odrzuca połączenie. Sprawdź adres lub spróbuj ponownie później.`,
    brokenOff: (host: string) =>
      `${host} zbyt wcześnie zamyka połączenie. Sprawdź adres lub spróbuj ponownie później.`,
    certificateExpired: (host: string) =>
      `Certyfikat bezpieczeństwa ${host} wygasł. Sprawdź adres lub spróbuj ponownie później.`,
    certificateUnknown: (host: string) =>
      `Certyfikat bezpieczeństwa ${host} nie jest zaufany. Sprawdź adres.`,
    certificateOfOther: (host: string) =>
      `Certyfikat bezpieczeństwa ${host} jest wystawiony na inną nazwę. Sprawdź adres.`,
    fileTooLarge: (mb: number) => `Plik ma ponad ${number(mb)} MB. Wyślij mniejszy.`,
  },
};
