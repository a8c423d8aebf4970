import { createWording } from '../../src/core/strings/wording.ts';
import type { CommandCatalog } from './index.ts';

const { counted, and, or, number } = createWording('pl');

type UsedAmount = Parameters<CommandCatalog['usage']['amount']>[0];

const toQuestions = ({ questions }: UsedAmount) =>
  counted(questions, { one: '# pytanie', few: '# pytania', many: '# pytań', other: '# pytania' });

const toModelAmounts = ({ promptTokens, answerTokens, images, searches }: UsedAmount) => [
  counted(promptTokens, {
    one: '# przeczytany token',
    few: '# przeczytane tokeny',
    many: '# przeczytanych tokenów',
    other: '# przeczytanego tokenu',
  }),
  counted(answerTokens, {
    one: '# napisany token',
    few: '# napisane tokeny',
    many: '# napisanych tokenów',
    other: '# napisanego tokenu',
  }),
  ...(images > 0
    ? [
        counted(images, {
          one: '# obraz',
          few: '# obrazy',
          many: '# obrazów',
          other: '# obrazu',
        }),
      ]
    : []),
  ...(searches > 0
    ? [
        counted(searches, {
          one: '# wyszukiwanie',
          few: '# wyszukiwania',
          many: '# wyszukiwań',
          other: '# wyszukiwania',
        }),
      ]
    : []),
];

const toMinutes = ({ audioMinutes }: UsedAmount) =>
  audioMinutes > 0
    ? [
        counted(audioMinutes, {
          one: '# minuta nagrań',
          few: '# minuty nagrań',
          many: '# minut nagrań',
          other: '# minuty nagrań',
        }),
      ]
    : [];

export const catalog: CommandCatalog = {
  ask: {
    description: 'Zadaj Parley pytanie',
    options: { question: 'Co chcesz wiedzieć', about: 'Tekst, którego dotyczy pytanie' },
    menu: 'Zapytaj o to',
    example: '/ask Jak wysoki jest Mont Blanc?',
    noQuestion: 'Dopisz pytanie po poleceniu. Na przykład: `/ask Jak wysoki jest Mont Blanc?`',
  },
  imagine: {
    description: 'Narysuj obrazy',
    options: {
      prompt: 'Co chcesz zobaczyć',
      aspect: 'Stosunek szerokości do wysokości',
      count: 'Ile obrazów, do 4',
      image: 'Obraz wyjściowy',
    },
    example: '/imagine kot w papierowej łódce count:2',
    noPrompt: 'Co chcesz zobaczyć? Na przykład: `/imagine kot w papierowej łódce`',
    wrongCount: (max: number) => `\`count\` może być liczbą od 1 do ${number(max)}.`,
  },
  describe: {
    description: 'Opisz obraz',
    options: { image: 'Obraz. Domyślnie: najnowszy tutaj' },
    example: '/describe',
  },
  transcribe: {
    description: 'Zrób transkrypcję nagrania',
    options: {
      file: 'Plik audio lub wideo do dwóch godzin. Domyślnie: najnowszy tutaj',
      link: 'Link do wiadomości z nagraniem albo „off” lub „on” dla twoich wiadomości głosowych',
    },
    menu: 'Transkrybuj',
    example: '/transcribe',
  },
  summarize: {
    description: 'Podsumuj to, co cię ominęło',
    options: {
      since: '„last” (twoja ostatnia wiadomość), np. „wczoraj” lub „9:00”, albo link do wiadomości',
      scope: 'Wątek albo cały kanał. Domyślnie: wątek, w którym jesteś',
    },
    menu: 'Podsumuj odtąd',
    example: '/summarize since:wczoraj',
  },
  recall: {
    description: 'Znajdź, co mówiono wcześniej',
    options: { question: 'Co chcesz wiedzieć' },
    example: '/recall Co ustaliliśmy?',
  },
  learn: {
    description: 'Naucz Parley dokumentu lub strony',
    options: {
      document: 'Plik z tekstem, np. PDF, plik biurowy lub e-mail',
      link: 'Link do strony, „list” albo „remove” z nazwą lub numerem',
    },
    example: '/learn list',
  },
  tasks: {
    description: 'Wypisz omówione tu zadania',
    options: {
      since: 'Np. „wczoraj” lub „poniedziałek”. Domyślnie: ostatnie 200 wiadomości',
      scope: 'Wątek albo cały kanał. Domyślnie: wątek, w którym jesteś',
    },
    example: '/tasks since:wczoraj',
    head: { task: 'Zadanie', owner: 'Kto', due: 'Termin', message: 'Wiadomość' },
  },
  event: {
    description: 'Zamień tekst w wydarzenie w kalendarzu',
    options: { text: 'Co, kiedy i gdzie' },
    example: '/event Obiad z Adą w piątek o 12:30',
  },
  poll: {
    description: 'Rozpocznij ankietę',
    options: {
      question: 'Pytanie. Opcje mogą stać po nim',
      options: 'Opcje, oddzielone przecinkami',
    },
    example: '/poll Obiad? Pizza, Makaron, Zupa',
  },
  translate: {
    description: 'Przetłumacz tekst',
    options: {
      text: 'Tekst. Domyślnie: ostatnia wiadomość tutaj',
      to: 'Język, np. angielski. Domyślnie: twój',
    },
    menu: 'Przetłumacz',
    example: '/translate Good morning to:polski',
  },
  remind: {
    description: 'Ustaw przypomnienie albo zobacz swoje',
    options: {
      what: 'O czym i kiedy przypomnieć. Albo „list”',
      when: 'Kiedy, np. „jutro 9:00” lub „za 20 minut”',
      repeat: 'Jak często: codziennie, co poniedziałek…',
    },
    example: '/remind podlewanie kwiatów jutro o 9:00',
  },
  model: {
    description: 'Wybierz model dla tego miejsca',
    options: {
      name: 'Model albo „default”. Puste: pokaż obecny',
      channel: 'Dla całego kanału, nie tylko tej rozmowy (administratorzy)',
    },
    example: '/model',
    isDefault: 'Odpowiada tu model domyślny.',
    is: (model: string) => `Odpowiada tu ${model}.`,
    howTo: 'Zmień go, wpisując `/model` i nazwę, albo wróć do domyślnego: `/model default`.',
    some: (models: readonly string[]) =>
      `Zmień go, wpisując \`/model\` i nazwę: ${models.join(', ')} lub inną. Powrót do domyślnego: \`/model default\`.`,
    notName: 'To nie jest nazwa modelu. Kilka zobaczysz przez `/model`.',
    missing: (model: string) => `${model} jest niedostępny. Kilka dostępnych pokaże \`/model\`.`,
    nowDefault: 'OK. Od teraz odpowiada tu model domyślny.',
    nowDefaultInChannel: 'OK. Od teraz na tym kanale odpowiada model domyślny.',
    now: (model: string) => `OK. Od teraz odpowiada tu ${model}.`,
    nowInChannel: (model: string) => `OK. Od teraz na tym kanale odpowiada ${model}.`,
    unchecked: 'Nie udało mi się sprawdzić, czy jest dostępny.',
  },
  effort: {
    description: 'Ustaw, jak głęboko model ma myśleć',
    options: { level: 'Wyższy poziom trwa dłużej i kosztuje więcej' },
    example: '/effort high',
    isDefault: (levels: readonly string[]) =>
      `Poziom myślenia tutaj: domyślny (decyduje model). Możliwe wartości: ${or(levels)}, na przykład \`/effort high\`.`,
    is: (level: string, levels: readonly string[]) =>
      `Poziom myślenia tutaj: ${level}. Możliwe wartości: ${or(levels)}, na przykład \`/effort high\`.`,
    nowDefault: 'OK. Od teraz to model decyduje, jak głęboko tu myśli.',
    nowDefaultInChannel: 'OK. Od teraz to model decyduje, jak głęboko myśli na tym kanale.',
    now: (level: string) => `OK. Poziom myślenia tutaj: ${level}.`,
    nowInChannel: (level: string) => `OK. Poziom myślenia na tym kanale: ${level}.`,
  },
  persona: {
    description: 'Ustaw, jak Parley tu odpowiada',
    options: { manner: 'Gotowa, np. „concise” lub „tutor”, własny opis albo „off”' },
    example: '/persona tutor',
    none: 'Na tym kanale nie ma ustawionej persony.',
    is: (persona: string) => `Persona na tym kanale: ${persona}`,
    howTo: (presets: readonly string[]) =>
      `Gotowe: ${and(presets)}. Albo napisz własną: \`/persona Mów jak cierpliwa bibliotekarka.\` Wyłącz ją przez \`/persona off\`.`,
    nowOff: 'OK. Od teraz odpowiadam tu bez persony.',
    tooLong: (max: number) => `Persona może mieć do ${number(max)} znaków. Skróć ją.`,
    now: (persona: string) => `OK. Od teraz odpowiadam tu jako: ${persona}`,
  },
  quiet: {
    description: 'Trzymaj Parley z dala od tego wątku',
    options: { state: 'off: znów może odpowiadać w tym wątku' },
    example: '/quiet',
    followsAgain: 'OK, wracam do tego wątku. Nie musisz mnie oznaczać.',
  },
  timezone: {
    description: 'Ustaw swoją strefę czasową',
    options: { zone: 'Np. Europe/Warsaw albo „off”. Puste: pokaż twoją' },
    example: '/timezone Europe/Warsaw',
    isOwn: (zone: string, time: string) =>
      `Twoja strefa czasowa to ${zone}, jest tam teraz ${time}. Zmień ją przez \`/timezone Europe/Warsaw\`.`,
    isOfProfile: (zone: string, time: string) =>
      `Twoja strefa czasowa to ${zone}, z twojego profilu. Jest tam teraz ${time}. Zmień ją przez \`/timezone Europe/Warsaw\`.`,
    unknown: 'Nie znam twojej strefy czasowej. Podaj ją: `/timezone Europe/Warsaw`.',
    forgotten: 'OK, nie pamiętam już twojej strefy czasowej.',
    noZone: 'Nie znam takiej strefy czasowej. Spróbuj `Europe/Warsaw` lub `America/New_York`.',
    now: (zone: string, time: string) =>
      `OK. Twoja strefa czasowa to teraz ${zone}, jest tam ${time}.`,
  },
  memory: {
    description: 'Wybierz, co Parley tu pamięta',
    options: { state: 'on: wszystko, co się tu mówi. off: tylko to, co mówi się do Parley' },
    example: '/memory',
  },
  settings: {
    description: 'Zmień ustawienia tego kanału',
    options: {
      reply: 'Gdzie odpowiadać na wzmianki',
      voice: 'Które wiadomości głosowe transkrybować',
      follow: 'Czy śledzić wątki bez wzmianki',
      tools: 'Czy Parley używa narzędzi',
      language: 'Język przycisków, poleceń i powiadomień',
    },
    example: '/settings reply:channel',
    heading: '**Ustawienia tego kanału** (zmieniają je administratorzy)',
    headingAlone: '**Ustawienia tej rozmowy**',
    saved: 'OK, zapisano.',
    line: (name: string, value: string, about: string, choices: string) =>
      `- **${name}**: ${value}. ${about} (${choices})`,
    voiceDefault: 'tylko tam, gdzie mnie zaproszono lub wspomniano',
    languageDefault: (language: string) => `${language} (domyślny)`,
    howTo: 'Aby coś zmienić, wpisz na przykład `/settings reply:channel`.',
  },
  usage: {
    description: 'Zobacz swoje zużycie',
    options: {},
    example: '/usage',
    own: '**Twoje zużycie tutaj**',
    workspace: '**Zużycie wszystkich, tutaj i na innych kanałach**',
    people: '**Kto zużył najwięcej w tym miesiącu**',
    models: '**Według modelu, w tym miesiącu**',
    today: (amount: string) => `- Dzisiaj: ${amount}`,
    month: (amount: string) => `- W tym miesiącu: ${amount}`,
    line: (name: string, amount: string) => `- ${name}: ${amount}`,
    amount: (used: UsedAmount) =>
      [toQuestions(used), ...toModelAmounts(used), ...toMinutes(used)].join(', '),
    ofModel: (used: UsedAmount) => toModelAmounts(used).join(', '),
    what: 'Liczy się każde użycie modelu: odpowiedzi, polecenia, transkrypcje, obrazy, wyszukiwania i podsumowania, które przechowuję z długich rozmów. Dni i miesiące są według UTC.',
  },
  reset: {
    description: 'Każ Parley zapomnieć o tej rozmowie',
    options: {},
    example: '/reset',
    empty: 'Nie ma czego zapominać: ta rozmowa jest pusta.',
    done: 'Gotowe. Nie pamiętam już tej rozmowy, więc następne pytanie zaczyna ją od nowa.',
  },
  privacy: {
    description: 'Zobacz, co Parley o tobie przechowuje',
    options: { recall: 'off: /recall nie znajdzie tego, co powiesz od teraz. on: znajdzie' },
    example: '/privacy',
  },
  forget: {
    description: 'Usuń to, co Parley o tobie przechowuje',
    options: { what: '„me”, „conversation”, „channel” albo link' },
    example: '/forget me',
  },
  help: {
    description: 'Zobacz, co potrafi Parley',
    options: {},
    example: '/help',
    beginning:
      'Odpowiadam na pytania, czytam pliki i linki, rysuję i wyszukuję. Oznacz mnie, napisz do mnie prywatnie albo odpowiedz w wątku, w którym jestem.\nKliknij **Zatrzymaj** albo napisz `stop`, żeby przerwać odpowiedź. Napisz `leave`, a wycofam się z wątku.',
    groups: {
      make: '**Pytaj i twórz**',
      catchUp: '**Nadrabiaj**',
      plan: '**Planuj**',
      channel: '**Ten kanał**',
      person: '**Ty**',
    },
    line: (description: string, example: string) => `- ${description}: \`${example}\``,
    end: 'Polecenia działają też po wzmiance: `@Parley /help`.',
  },
  about: {
    description: 'Zobacz wersję i stan Parley',
    options: {},
    example: '/about',
    line: (label: string, value: string) => `- **${label}**: ${value}`,
  },
};
