import { createWording } from '../../src/core/strings/wording.ts';
import type { CommandCatalog } from './index.ts';

const { counted, and, or, number } = createWording('de');

type UsedAmount = Parameters<CommandCatalog['usage']['amount']>[0];

const toQuestions = ({ questions }: UsedAmount) =>
  counted(questions, { one: '# Frage', other: '# Fragen' });

const toModelAmounts = ({ promptTokens, answerTokens, images, searches }: UsedAmount) => [
  counted(promptTokens, { one: '# Token gelesen', other: '# Tokens gelesen' }),
  counted(answerTokens, { one: '# Token geschrieben', other: '# Tokens geschrieben' }),
  ...(images > 0 ? [counted(images, { one: '# Bild', other: '# Bilder' })] : []),
  ...(searches > 0 ? [counted(searches, { one: '# Suche', other: '# Suchen' })] : []),
];

const toMinutes = ({ audioMinutes }: UsedAmount) =>
  audioMinutes > 0
    ? [counted(audioMinutes, { one: '# Minute Aufnahmen', other: '# Minuten Aufnahmen' })]
    : [];

export const catalog: CommandCatalog = {
  ask: {
    description: 'Parley etwas fragen',
    options: { question: 'Was du wissen willst', about: 'Ein Text, um den es in der Frage geht' },
    menu: 'Dazu etwas fragen',
    example: '/ask Wie hoch ist der Mont Blanc?',
    noQuestion:
      'Schreib deine Frage hinter den Befehl. Zum Beispiel: `/ask Wie hoch ist der Mont Blanc?`',
  },
  imagine: {
    description: 'Bilder zeichnen',
    options: {
      prompt: 'Was du sehen willst',
      aspect: 'Breite zu Höhe',
      count: 'Wie viele Bilder, bis zu 4',
      image: 'Ein Bild als Ausgangspunkt',
    },
    example: '/imagine eine Katze im Papierboot count:2',
    noPrompt: 'Was willst du sehen? Zum Beispiel: `/imagine eine Katze im Papierboot`',
    wrongCount: (max: number) => `\`count\` kann eine Zahl von 1 bis ${number(max)} sein.`,
  },
  describe: {
    description: 'Ein Bild beschreiben',
    options: { image: 'Das Bild. Standard: das neueste hier' },
    example: '/describe',
  },
  transcribe: {
    description: 'Eine Aufnahme transkribieren',
    options: {
      file: 'Audio- oder Videodatei bis zu zwei Stunden. Standard: die neueste hier',
      link: 'Link zu einer Nachricht mit Aufnahme, oder „off“ oder „on“ für eigene Sprachnachrichten',
    },
    menu: 'Transkribieren',
    example: '/transcribe',
  },
  summarize: {
    description: 'Zusammenfassen, was du verpasst hast',
    options: {
      since: '„last“ (deine letzte Nachricht), eine Zeit wie „gestern“ oder „9:00“, oder ein Link',
      scope: 'Der Thread oder der ganze Kanal. Standard: der Thread, in dem du bist',
    },
    menu: 'Ab hier zusammenfassen',
    example: '/summarize since:gestern',
  },
  recall: {
    description: 'Finden, was früher gesagt wurde',
    options: { question: 'Was du wissen willst' },
    example: '/recall Was haben wir entschieden?',
  },
  learn: {
    description: 'Parley ein Dokument oder eine Seite beibringen',
    options: {
      document: 'Eine Datei mit Text, etwa PDF, Office-Datei oder E-Mail',
      link: 'Link zu einer Seite, „list“ oder „remove“ mit Name oder Nummer',
    },
    example: '/learn list',
  },
  tasks: {
    description: 'Offene Aufgaben hier auflisten',
    options: {
      since: 'Eine Zeit wie „gestern“ oder „Montag“. Standard: die letzten 200 Nachrichten',
      scope: 'Der Thread oder der ganze Kanal. Standard: der Thread, in dem du bist',
    },
    example: '/tasks since:gestern',
    head: { task: 'Aufgabe', owner: 'Wer', due: 'Fällig', message: 'Nachricht' },
  },
  event: {
    description: 'Aus einem Text einen Termin machen',
    options: { text: 'Was, wann und wo' },
    example: '/event Mittagessen mit Ada am Freitag um 12:30',
  },
  poll: {
    description: 'Eine Umfrage starten',
    options: {
      question: 'Die Frage. Die Optionen können dahinter stehen',
      options: 'Die Optionen, mit Kommas dazwischen',
    },
    example: '/poll Mittagessen? Pizza, Pasta, Suppe',
  },
  translate: {
    description: 'Einen Text übersetzen',
    options: {
      text: 'Der Text. Standard: die letzte Nachricht hier',
      to: 'Die Sprache, etwa Englisch. Standard: deine',
    },
    menu: 'Übersetzen',
    example: '/translate Good morning to:Deutsch',
  },
  remind: {
    description: 'Eine Erinnerung erstellen oder deine auflisten',
    options: {
      what: 'Woran und wann. Oder „list“',
      when: 'Wann: „morgen 9:00“ oder „in 20 Minuten“',
      repeat: 'Wie oft: täglich, jeden Montag …',
    },
    example: '/remind Blumen gießen morgen um 9:00',
  },
  model: {
    description: 'Das Modell hier wählen',
    options: {
      name: 'Ein Modell oder „default“. Leer: das aktuelle zeigen',
      channel: 'Für den ganzen Kanal, nicht nur diese Unterhaltung (Admins)',
    },
    example: '/model',
    isDefault: 'Hier antwortet das Standardmodell.',
    is: (model: string) => `Hier antwortet ${model}.`,
    howTo: 'Ändere es mit `/model` und einem Namen. Zurück geht es mit `/model default`.',
    some: (models: readonly string[]) =>
      `Ändere es mit \`/model\` und einem Namen: ${models.join(', ')} oder ein anderes. Zurück geht es mit \`/model default\`.`,
    notName: 'Das ist kein Modellname. `/model` zeigt einige.',
    missing: (model: string) =>
      `${model} ist nicht verfügbar. \`/model\` zeigt einige, die es sind.`,
    nowDefault: 'OK. Ab jetzt antwortet hier das Standardmodell.',
    nowDefaultInChannel: 'OK. Ab jetzt antwortet in diesem Kanal das Standardmodell.',
    now: (model: string) => `OK. Ab jetzt antwortet hier ${model}.`,
    nowInChannel: (model: string) => `OK. Ab jetzt antwortet in diesem Kanal ${model}.`,
    unchecked: 'Ich konnte nicht prüfen, ob es verfügbar ist.',
  },
  effort: {
    description: 'Einstellen, wie gründlich das Modell nachdenkt',
    options: { level: 'Mehr Aufwand dauert länger und kostet mehr' },
    example: '/effort high',
    isDefault: (levels: readonly string[]) =>
      `Denkaufwand hier: Standard (das Modell entscheidet). Möglich ist ${or(levels)}, zum Beispiel mit \`/effort high\`.`,
    is: (level: string, levels: readonly string[]) =>
      `Denkaufwand hier: ${level}. Möglich ist ${or(levels)}, zum Beispiel mit \`/effort high\`.`,
    nowDefault: 'OK. Ab jetzt entscheidet hier das Modell, wie gründlich es nachdenkt.',
    nowDefaultInChannel:
      'OK. Ab jetzt entscheidet in diesem Kanal das Modell, wie gründlich es nachdenkt.',
    now: (level: string) => `OK. Der Denkaufwand hier ist jetzt ${level}.`,
    nowInChannel: (level: string) => `OK. Der Denkaufwand in diesem Kanal ist jetzt ${level}.`,
  },
  persona: {
    description: 'Einstellen, wie Parley hier antwortet',
    options: { manner: 'Eine Vorlage wie „concise“ oder „tutor“, eigene Worte oder „off“' },
    example: '/persona tutor',
    none: 'In diesem Kanal ist keine Persona eingestellt.',
    is: (persona: string) => `Persona in diesem Kanal: ${persona}`,
    howTo: (presets: readonly string[]) =>
      `Vorlagen: ${and(presets)}. Oder schreib eine eigene: \`/persona Du bist eine geduldige Bibliothekarin.\` Mit \`/persona off\` schaltest du sie aus.`,
    nowOff: 'OK. Ab jetzt antworte ich hier ohne Persona.',
    tooLong: (max: number) =>
      `Eine Persona darf bis zu ${number(max)} Zeichen lang sein. Bitte kürze sie.`,
    now: (persona: string) => `OK. Ab jetzt antworte ich hier so: ${persona}`,
  },
  quiet: {
    description: 'Parley aus diesem Thread heraushalten',
    options: { state: 'off: Parley antwortet in diesem Thread wieder' },
    example: '/quiet',
    followsAgain: 'OK, ich bin in diesem Thread wieder dabei. Du musst mich nicht erwähnen.',
  },
  timezone: {
    description: 'Deine Zeitzone einstellen',
    options: { zone: 'Etwa Europe/Berlin, oder „off“. Leer: deine zeigen' },
    example: '/timezone Europe/Berlin',
    isOwn: (zone: string, time: string) =>
      `Deine Zeitzone ist ${zone}, dort ist es jetzt ${time} Uhr. Ändere sie mit \`/timezone Europe/Berlin\`.`,
    isOfProfile: (zone: string, time: string) =>
      `Deine Zeitzone ist ${zone}, aus deinem Profil. Dort ist es jetzt ${time} Uhr. Ändere sie mit \`/timezone Europe/Berlin\`.`,
    unknown: 'Ich kenne deine Zeitzone nicht. Nenn sie mir mit `/timezone Europe/Berlin`.',
    forgotten: 'OK, ich habe deine Zeitzone vergessen.',
    noZone: 'Diese Zeitzone kenne ich nicht. Versuch `Europe/Berlin` oder `America/New_York`.',
    now: (zone: string, time: string) =>
      `OK. Deine Zeitzone ist jetzt ${zone}, dort ist es ${time} Uhr.`,
  },
  memory: {
    description: 'Wählen, was Parley sich hier merkt',
    options: { state: 'on: alles, was hier gesagt wird. off: nur, was zu Parley gesagt wird' },
    example: '/memory',
  },
  settings: {
    description: 'Einstellungen dieses Kanals ändern',
    options: {
      reply: 'Wo Erwähnungen beantwortet werden',
      voice: 'Welche Sprachnachrichten transkribiert werden',
      follow: 'Ob Parley Threads ohne Erwähnung folgt',
      tools: 'Ob Parley Tools benutzt',
      language: 'Sprache von Buttons, Befehlen und Hinweisen',
    },
    example: '/settings reply:channel',
    heading: '**Einstellungen dieses Kanals** (Admins können sie ändern)',
    headingAlone: '**Einstellungen dieser Unterhaltung**',
    saved: 'OK, gespeichert.',
    line: (name: string, value: string, about: string, choices: string) =>
      `- **${name}**: ${value}. ${about} (${choices})`,
    voiceDefault: 'nur dort, wo ich eingeladen bin oder erwähnt werde',
    languageDefault: (language: string) => `${language} (Standard)`,
    howTo: 'So änderst du eine: `/settings reply:channel`.',
  },
  usage: {
    description: 'Deinen Verbrauch sehen',
    options: {},
    example: '/usage',
    own: '**Was du hier verbraucht hast**',
    workspace: '**Was hier und in anderen Kanälen insgesamt verbraucht wurde**',
    people: '**Wer diesen Monat am meisten verbraucht hat**',
    models: '**Nach Modell, diesen Monat**',
    today: (amount: string) => `- Heute: ${amount}`,
    month: (amount: string) => `- Diesen Monat: ${amount}`,
    line: (name: string, amount: string) => `- ${name}: ${amount}`,
    amount: (used: UsedAmount) =>
      [toQuestions(used), ...toModelAmounts(used), ...toMinutes(used)].join(', '),
    ofModel: (used: UsedAmount) => toModelAmounts(used).join(', '),
    what: 'Gezählt wird jeder Aufruf des Modells: Antworten, Befehle, Transkripte, Bilder, Suchen und die Zusammenfassungen, die ich von langen Unterhaltungen behalte. Tage und Monate gelten in UTC.',
  },
  reset: {
    description: 'Parley diese Unterhaltung vergessen lassen',
    options: {},
    example: '/reset',
    empty: 'Es gibt nichts zu vergessen: Diese Unterhaltung ist leer.',
    done: 'Erledigt. Ich habe diese Unterhaltung vergessen. Deine nächste Frage beginnt von vorn.',
  },
  privacy: {
    description: 'Sehen, was Parley über dich speichert',
    options: { recall: 'off: /recall findet nicht, was du ab jetzt sagst. on: doch' },
    example: '/privacy',
  },
  forget: {
    description: 'Löschen, was Parley über dich speichert',
    options: { what: '„me“, „conversation“, „channel“ oder ein Link' },
    example: '/forget me',
  },
  help: {
    description: 'Sehen, was Parley kann',
    options: {},
    example: '/help',
    beginning:
      'Ich beantworte Fragen, lese Dateien und Links, zeichne und schlage nach. Erwähne mich, schreib mir direkt oder antworte in einem Thread, in dem ich bin.\nMit **Stopp** oder `stop` beendest du eine Antwort. Schreib `leave`, und ich halte mich aus einem Thread heraus.',
    groups: {
      make: '**Fragen und erstellen**',
      catchUp: '**Auf dem Laufenden bleiben**',
      plan: '**Planen**',
      channel: '**Dieser Kanal**',
      person: '**Du**',
    },
    line: (description: string, example: string) => `- ${description}: \`${example}\``,
    end: 'Befehle gehen auch nach einer Erwähnung: `@Parley /help`.',
  },
  about: {
    description: 'Version und Status von Parley sehen',
    options: {},
    example: '/about',
    line: (label: string, value: string) => `- **${label}**: ${value}`,
  },
};
