import type { ModelFailure, Obstacle, RefusedExtra } from '../errors.ts';
import { toLiteralName } from '../markdown/inline.ts';
import type { SearchGap } from '../search.ts';
import type { CoreCatalog } from './index.ts';
import { createWording } from './wording.ts';

const { counted, plural, and, or, number } = createWording('de');

function toReason(obstacle: Obstacle | null): string {
  switch (obstacle?.type) {
    case 'permission':
      return `Mir fehlt die Berechtigung „${obstacle.name}“`;
    case 'locked':
      return 'Der Thread ist gesperrt';
    case 'archived':
      return 'Der Kanal ist archiviert';
    case 'read_only':
      return 'Dort dürfen nur bestimmte Personen schreiben';
    case 'not_a_member':
      return 'Ich bin nicht in dem Kanal';
    case 'moderated':
      return 'Eine Moderationsregel hat es blockiert';
    case 'too_large':
      return 'Das ist zu groß für diesen Kanal';
    case 'no_storage':
      return 'Der Workspace hat keinen Speicherplatz mehr';
    case 'no_uploads':
      return 'Das Hochladen von Dateien ist ausgeschaltet';
    case 'too_many_threads':
      return 'Der Kanal hat zu viele Threads';
    case undefined:
      return 'Die Plattform hat es abgelehnt';
  }
}

function toLossLine({ extra, obstacle }: RefusedExtra): string {
  const reason = toReason(obstacle);
  switch (extra) {
    case 'files':
      return `Ich konnte die Datei nicht anhängen: ${reason}.`;
    case 'reply':
      return `Ich konnte das nicht als Antwort anzeigen: ${reason}.`;
    case 'thread':
      return `Ich konnte nicht in einem Thread antworten: ${reason}.`;
    case 'layout':
      return 'Die Plattform hat die Formatierung abgelehnt, deshalb ist das hier einfacher Text.';
    case 'buttons':
      return `Ich konnte keine Buttons hinzufügen: ${reason}.`;
  }
}

function toRemedy(obstacle: Obstacle | null): string {
  if (obstacle?.type === 'permission')
    return 'Bitte einen Admin, sie mir zu geben, oder frag mich woanders.';
  if (obstacle?.type === 'not_a_member') return 'Lade mich dorthin ein oder frag mich woanders.';
  return 'Bitte frag mich woanders.';
}

const refusalSentences = {
  leftOut: toLossLine,
  brokenOff: (obstacle: Obstacle | null) => `⚠️ Hier abgebrochen: ${toReason(obstacle)}.`,
  brokenOffThen: '⚠️ Hier abgebrochen: Ich konnte in diesem Kanal nichts mehr posten.',
  about: (channel: string) => `Zu ${channel}:`,
  cannotWrite: (channel: string, obstacle: Obstacle | null) =>
    `Ich kann dir in ${channel} nicht antworten: ${toReason(obstacle)}. ${toRemedy(obstacle)}`,
  takenAway: (channel: string) =>
    `Meine Antwort an dich in ${channel} wurde gelöscht, während ich sie geschrieben habe. Frag noch einmal, wenn du sie noch brauchst.`,
  notReached:
    'Ich konnte dir keine private Nachricht schicken. Erlaube Direktnachrichten von mir und frag dann noch einmal.',
  notShown: (obstacle: Obstacle | null) =>
    `Ich konnte meine Antwort nicht posten: ${toReason(obstacle)}. Versuch es noch einmal oder frag anders.`,
} as const;

const GAPS: Record<SearchGap, string> = {
  no_token:
    'Ich konnte nicht alle Nachrichten durchsuchen: Die Plattform erlaubt das nur bei einer neuen Frage. Frag noch einmal in einer neuen Nachricht.',
  not_enabled:
    'Ich konnte nicht alle Nachrichten durchsuchen: Die Suche für Apps ist in diesem Workspace ausgeschaltet. Ein Admin kann sie einschalten.',
  missing_scope:
    'Ich konnte nicht alle Nachrichten durchsuchen: Mir fehlt die Berechtigung dazu. Ein Admin kann meine Berechtigungen aktualisieren.',
  no_intent:
    'Ich konnte nicht alle Nachrichten durchsuchen: Ich darf nur die lesen, in denen ich erwähnt werde. Ein Admin kann das ändern.',
  indexing:
    'Ich konnte nicht alle Nachrichten durchsuchen: Sie werden noch indexiert. Versuch es in ein paar Minuten noch einmal.',
  too_many_places:
    'Ich konnte nicht alle Nachrichten durchsuchen: Es sind zu viele Kanäle auf einmal. Frag in dem Kanal, um den es geht.',
  unsupported:
    'Ich konnte nicht alle Nachrichten durchsuchen: In diesem Kanal habe ich keine Suche.',
  failed:
    'Ich konnte nicht alle Nachrichten durchsuchen: Die Suche der Plattform hat nicht funktioniert. Versuch es später noch einmal.',
};

const GAP_STATES: Record<SearchGap, string> = {
  no_token: 'aus (die Plattform schickt dafür kein Token)',
  not_enabled: 'aus (im Workspace nicht eingeschaltet)',
  missing_scope: 'aus (ein Scope fehlt: App mit dem Manifest aktualisieren und neu installieren)',
  no_intent: 'aus (braucht den Intent „Message Content“)',
  indexing: 'noch nicht bereit (die Plattform indexiert noch Nachrichten)',
  too_many_places: 'an (aber nicht in allen Kanälen auf einmal)',
  unsupported: 'nicht verfügbar',
  failed: 'beim letzten Versuch fehlgeschlagen',
};

const MODEL_FAILURES: Record<ModelFailure, string> = {
  busy: 'Das Modell ist gerade überlastet. Bitte versuch es in einer Minute noch einmal.',
  rate_limited:
    'Das Minutenkontingent des Modells ist aufgebraucht. Bitte versuch es in einer Minute noch einmal.',
  day_quota:
    'Das Tageskontingent des Modells ist aufgebraucht. Es wird um Mitternacht pazifischer Zeit zurückgesetzt. Dein Parley-Admin kann es erhöhen oder ein Ersatzmodell einrichten (GEMINI_FALLBACK_MODEL).',
  no_credit:
    'Das Guthaben für das Modell ist aufgebraucht. Bitte sag deinem Parley-Admin Bescheid.',
  not_in_plan:
    'Dieses Modell ist im Tarif von Parley nicht enthalten. Bitte sag deinem Parley-Admin Bescheid (Abrechnung oder GEMINI_MODEL).',
  bad_key:
    'Der Modelldienst hat den API-Schlüssel von Parley abgelehnt. Bitte sag deinem Parley-Admin Bescheid (GEMINI_API_KEY).',
  model_gone:
    'Dieses Modell ist nicht verfügbar. Bitte sag deinem Parley-Admin Bescheid (GEMINI_MODEL).',
  cannot_draw: 'Dieses Modell kann keine Bilder zeichnen.',
  too_long:
    'Diese Unterhaltung ist zu lang für das Modell. Frag in einem neuen Thread oder fang mit `/reset` neu an.',
  blocked:
    'Die Sicherheitsregeln des Modells haben diese Antwort blockiert. Versuch, anders zu fragen.',
  recitation:
    'Das Modell hat aufgehört, weil seine Antwort einem veröffentlichten Text zu nahe kam. Bitte um eine Zusammenfassung oder um eine Antwort in eigenen Worten.',
  malformed:
    'Das Modell hat zweimal eine fehlerhafte Antwort geliefert. Bitte versuch es noch einmal.',
  empty: 'Das Modell hat eine leere Antwort geliefert. Versuch es noch einmal oder frag anders.',
  out_of_tokens:
    'Das Modell hat sein Längenlimit erreicht, bevor es geantwortet hat. Frag am besten weniger auf einmal.',
  cut: 'Ich habe die Verbindung zum Modell verloren. Bitte versuch es noch einmal.',
  unreachable: 'Ich kann das Modell nicht erreichen. Bitte versuch es in einer Minute noch einmal.',
  refused: 'Der Modelldienst hat die Anfrage abgelehnt. Versuch, anders zu fragen.',
};

export const catalog: CoreCatalog = {
  ...refusalSentences,
  oneOf: (command: string, option: string, choices: readonly string[]) =>
    `\`${option}\` kann ${or(choices)} sein. Zum Beispiel: \`/${command} ${option}:${choices[0] ?? ''}\`.`,
  notReadable:
    'Von hier aus kann ich das nicht lesen: Ich weiß nicht, ob du auf alles davon Zugriff hast. Frag dort.',
  onBehalf: (name: string) => `Gepostet für ${toLiteralName(name)}`,
  keptTurns: (n: number) =>
    counted(n, {
      one: '# Nachricht oder Antwort aus Unterhaltungen mit mir, samt Dateien und Zusammenfassungen',
      other:
        '# Nachrichten und Antworten aus Unterhaltungen mit mir, samt Dateien und Zusammenfassungen',
    }),
  keptRequests: (n: number) =>
    counted(n, {
      one: '# Anfrage aus den letzten 7 Tagen: eine Frage, ein Befehl, ein Transkript, ein Bild oder eine Umfrage',
      other:
        '# Anfragen aus den letzten 7 Tagen: Fragen, Befehle, Transkripte, Bilder und Umfragen',
    }),
  keptSettings: 'deine Einstellungen',
  keptZone: (zone: string) => `deine Einstellungen, mit deiner Zeitzone (${zone})`,
  keptUsage: 'wie viel du verbraucht hast, ohne das, was du gesagt hast',
  keptMessages: (n: number) =>
    counted(n, { one: '# Nachricht oder Antwort', other: '# Nachrichten und Antworten' }),
  keptRequestCount: (n: number) => counted(n, { one: '# Anfrage', other: '# Anfragen' }),
  keptUsageDays: (n: number) =>
    counted(n, { one: '# Tag deines Verbrauchs', other: '# Tage deines Verbrauchs' }),
  forgottenSettings: 'deine Einstellungen',
  stop: 'Stopp',
  regenerate: 'Neu generieren',
  retry: 'Noch einmal versuchen',
  good: '👍',
  bad: '👎',
  remove: 'Löschen',
  approve: 'Genehmigen',
  deny: 'Ablehnen',
  stopped: 'Gestoppt.',
  more: (n: number) => `und ${number(n)} weitere.`,
  cutOff: 'Diese Antwort ist unvollständig: Ich habe die Verbindung zum Modell zweimal verloren.',
  earlierAnswer: 'Das ist noch die frühere Antwort.',
  repeating: 'Ich habe hier aufgehört, weil sich das Modell ständig wiederholt hat.',
  tooLongForModel:
    'Hier hat das Modell sein Längenlimit erreicht. Schreib „weiter“, dann geht es weiter.',
  emptied: 'Diese Nachricht wurde gelöscht.',
  restInFile: 'Der Rest steht in der angehängten Datei.',
  restOfAnswer: 'Der Rest der Antwort',
  notAllowed: 'Du hast hier keinen Zugriff auf Parley. Dein Parley-Admin kann dich hinzufügen.',
  goneFromHere: 'Ich habe nichts gemacht: Du bist nicht mehr in diesem Kanal.',
  presenceUnknown:
    'Ich konnte nicht prüfen, ob du noch in diesem Kanal bist, und habe deshalb nichts gemacht. Versuch es bitte später noch einmal.',
  adminsChange: 'Das kann hier nur ein Admin ändern.',
  channelOrThread: (command: string) =>
    `Das würde den ganzen Kanal ändern, deshalb dürfen es nur Admins. Für einen einzelnen Thread erwähne mich darin mit \`${command}\`.`,
  onlyInThread: (command: string) =>
    `Das geht nur in einem Thread. Erwähne mich dort mit \`${command}\`.`,
  alwaysAnswered: 'Ich antworte hier auf jede Nachricht, es gibt also nichts auszuschalten.',
  noneFollowed:
    'In diesem Kanal folge ich Threads nicht. Erwähne mich, wenn ich antworten soll, oder schalte es mit `/settings follow:on` ein.',
  noAnswer:
    'Ich habe mein Schrittlimit erreicht, bevor ich eine Antwort hatte. Versuch es mit einer konkreteren Frage.',
  chosenGone: (model: string) =>
    `${toLiteralName(model)}, das hier gewählte Modell, gibt es nicht mehr. Mit \`/model default\` kommst du zum Standard zurück.`,
  notYours: 'Das kann nur ein Admin oder die Person, die gefragt hat.',
  alreadyEnded: 'Diese Antwort ist schon fertig.',
  alreadyPressed: 'Da war jemand schneller. Ich bin schon dabei.',
  pressAgain: 'Andere waren schneller, aber es wurde nichts daraus. Bitte drück noch einmal.',
  onlyLatest: 'Ich kann nur die neueste Antwort neu generieren. Frag noch einmal.',
  actionGone: 'Dieser Button funktioniert nicht mehr.',
  formNotOpened: 'Ich konnte das Formular nicht öffnen. Bitte versuch es noch einmal.',
  gone: 'Diese Antwort ist dafür zu alt. Frag noch einmal.',
  removed: 'Diese Antwort wurde gelöscht. Frag noch einmal.',
  notAllRemoved:
    'Ich konnte nicht alle Nachrichten dieser Antwort löschen. Bitte einen Admin darum.',
  thanks: 'Danke für die Rückmeldung!',
  tookBack: 'Deine Rückmeldung ist zurückgenommen.',
  emptyMention:
    'Du hast mich erwähnt, aber nichts gefragt. Schreib deine Frage hinter meinen Namen oder probier `/help`.',
  emptyMessage:
    'In dieser Nachricht finde ich nichts, was ich lesen kann. Schreib deine Frage in Worten.',
  emptyBut: (unread: readonly string[]) =>
    `Das kann ich nicht lesen: ${and(unread)}. Schreib deine Frage in Worten.`,
  leaving:
    'OK, ich halte mich aus diesem Thread raus. Erwähne mich, wenn ich wieder antworten soll.',
  triedTooOften:
    'Ich habe bei dieser Frage aufgegeben: Sie hat mich dreimal zum Absturz gebracht. Bitte formuliere sie anders.',
  unknownCommand: (name: string) => `Den Befehl \`/${name}\` kenne ich nicht. Siehe \`/help\`.`,
  waitsForStore:
    'Mein Speicher ist gerade ausgefallen, deshalb kann ich noch nicht antworten. Ich antworte, sobald er wieder da ist. Wenn nichts kommt, frag bitte noch einmal.',
  notStored:
    'Mein Speicher ist gerade ausgefallen, deshalb ging das nicht. Bitte versuch es später noch einmal.',
  slow: 'Das Modell braucht länger als sonst. Ich warte noch.',
  waitsForModel:
    '⏳ Ich kann das Modell nicht erreichen. Deine Frage ist gespeichert, und ich antworte hier, sobald es wieder da ist.',
  waitsForBusy:
    '⏳ Das Modell ist gerade überlastet. Deine Frage ist gespeichert, und ich antworte hier, sobald es geht.',
  waitsForQuota:
    '⏳ Das Kontingent des Modells ist vorerst aufgebraucht. Deine Frage ist gespeichert, und ich antworte hier, sobald es geht.',
  conversation: 'Unterhaltung',
  unnamedPerson: 'jemand',
  unnamedGroup: 'Gruppe',
  unnamedChannel: 'Kanal',
  unnamedImage: 'Bild',
  unnamedTime: 'ein Zeitpunkt',
  noImage:
    'In den letzten Nachrichten habe ich kein Bild gefunden. Schick eins und versuch dann noch einmal `/describe`.',
  noLink:
    'Das ist kein Link zu einer Nachricht von hier. Nimm „Link kopieren“ im Menü der Nachricht.',
  cannotLook:
    'Ich kann die Nachrichten hier nicht lesen. Lade mich in diesen Kanal ein oder schick mir die Datei direkt.',
  cannotReadThere: (channel: string) =>
    `Ich kann die Nachrichten in ${channel} nicht lesen. Lade mich dorthin ein und frag dann noch einmal.`,
  internal: 'Bei mir ist etwas schiefgegangen. Bitte versuch es noch einmal.',
  unreadableFile: (name: string) =>
    `Ich habe ${name} weggelassen: Das Modell kann die Datei nicht lesen. Speichere sie in einem anderen Format und schick sie noch einmal.`,
  tooLargeTogether: (name: string) =>
    `Ich habe ${name} weggelassen: Damit wird die Frage zu groß für das Modell. Schick die Datei in einer eigenen Nachricht oder eine kleinere Version.`,
  crowdedOut: (name: string, mb: number) =>
    `Ich habe ${name} weggelassen: Zusammen dürfen Dateien bis zu ${number(mb)} MB haben. Schick sie in einer eigenen Nachricht.`,
  leftOutFile: (name: string, reason: string) => `Ich habe ${name} weggelassen: ${reason}`,
  notTranscribed: (name: string, reason: string) =>
    `Ich konnte ${name} nicht transkribieren: ${reason}`,
  fileTooLarge: (mb: number, maxMb: number) =>
    `Die Datei hat ${number(mb)} MB, und ich nehme bis zu ${number(maxMb)} MB. Schick eine kleinere oder kürzere Version.`,
  fileNotFetched:
    'Ich konnte die Datei gerade nicht abrufen. Bitte schick sie in einer Minute noch einmal.',
  fileNotRead:
    'Ich konnte die Datei nicht lesen. Schick sie noch einmal oder in einem anderen Format.',
  noRoomFor: (name: string, characters: number) =>
    `${name} hat ${number(characters)} Zeichen, und neben den anderen Dateien war dafür kein Platz. Bei Bedarf schlage ich darin nach.`,
  noRoomWithoutTools: (name: string, characters: number) =>
    `${name} hat ${number(characters)} Zeichen, und neben den anderen Dateien war dafür kein Platz. Tools sind hier aus, also schick bitte den Teil, auf den es ankommt.`,
  beginningOf: (name: string, first: number, all: number) =>
    `${name}: Ich habe die ersten ${number(first)} von ${number(all)} Zeichen vor mir. Den Rest schlage ich bei Bedarf nach.`,
  beginningWithoutTools: (name: string, first: number, all: number) =>
    `${name}: Ich habe die ersten ${number(first)} von ${number(all)} Zeichen gelesen. Tools sind hier aus, also schick bitte den Teil, auf den es ankommt.`,
  surplusFiles: (max: number, names: readonly string[]) =>
    `Ich habe mir nur die ersten ${number(max)} Anhänge angesehen. Bitte schick ${and(names)} in ${plural(names.length, { one: 'einer eigenen Nachricht', other: 'eigenen Nachrichten' })}.`,
  manySurplusFiles: (max: number) =>
    `Ich habe mir nur die ersten ${number(max)} Anhänge angesehen. Bitte schick die anderen in einer eigenen Nachricht.`,
  ofFile: (name: string, notice: string) => `${name}: ${notice}`,
  someAttachment: 'eine angehängte Datei',
  questionTooLong: 'Das ist zu lang für das Modell. Schick weniger auf einmal oder teile es auf.',
  earlierFilesLeftOut: (n: number) =>
    counted(n, {
      one: 'Ich habe # frühere Datei weggelassen, sonst wäre die Frage zu groß für das Modell geworden.',
      other:
        'Ich habe # frühere Dateien weggelassen, sonst wäre die Frage zu groß für das Modell geworden.',
    }),
  fallback: (model: string) =>
    `Antwort von ${model}: Das Standardmodell ist überlastet, oder sein Kontingent ist aufgebraucht.`,
  unreadParts: {
    call: 'ein Anruf',
    list: 'eine Liste',
    fileElsewhere: 'eine Datei, die bei einem anderen Dienst liegt',
    sharedMessage: 'eine geteilte Nachricht, die ich nicht öffnen kann',
    moreAttachments: (n: number) =>
      counted(n, { one: '# weiterer Anhang', other: '# weitere Anhänge' }),
    moreBlocks: (n: number) => counted(n, { one: '# weiterer Block', other: '# weitere Blöcke' }),
    sticker: 'ein Sticker',
    namedSticker: (name: string) => `ein Sticker „${name}“`,
    activity: 'eine Einladung zu einer Aktivität',
    forwarded: 'eine weitergeleitete Nachricht',
    replied: 'die Nachricht, auf die sie antwortet',
    repliedGone: 'die Nachricht, auf die sie antwortet und die es nicht mehr gibt',
    unknownMessage: 'eine Art von Nachricht, die ich nicht kenne',
    unknownPart: 'eine Art von Inhalt, die ich nicht kenne',
  },
  unread: (what: readonly string[]) =>
    `Das konnte ich nicht lesen und habe es weggelassen: ${and(what)}.`,
  unreadLinks: (n: number) =>
    counted(n, {
      one: 'Ich konnte die verlinkte Nachricht nicht lesen.',
      other: 'Ich konnte # der verlinkten Nachrichten nicht lesen.',
    }),
  hiddenLinks: (n: number) =>
    counted(n, {
      one: 'Ich habe die verlinkte Nachricht weggelassen, weil nicht alle hier sie lesen können. Schick mir den Link in einer Direktnachricht.',
      other:
        'Ich habe # verlinkte Nachrichten weggelassen, weil nicht alle hier sie lesen können. Schick mir die Links in einer Direktnachricht.',
    }),
  unreadThread:
    'Ich konnte frühere Nachrichten in diesem Thread nicht lesen und habe ohne sie geantwortet.',
  notSearched: (gap: SearchGap) => GAPS[gap],
  inviteFirst:
    'Ich kann hier keine Dateien posten, weil ich nicht in diesem Kanal bin. Lade mich mit `/invite` und meinem Namen ein und versuch es noch einmal.',
  sources: (names: readonly string[]) => `Quellen: ${names.join(' · ')}`,
  proposed: (text: string) => `**Diese Aktion genehmigen?** ${text}`,
  approvedBy: (name: string) => `Genehmigt von ${toLiteralName(name)}.`,
  approvedWhat: (what: string, name: string) => `„${what}“ Genehmigt von ${toLiteralName(name)}.`,
  deniedBy: (name: string) => `Abgelehnt von ${toLiteralName(name)}. Ich habe nichts getan.`,
  expired:
    'Niemand hat das innerhalb eines Tages genehmigt, also habe ich es nicht getan. Frag noch einmal.',
  decided: 'Darüber hat schon jemand entschieden.',
  newerAnswer: 'Es gibt eine neuere Antwort. Nimm die Buttons dort.',
  adminsOnly: 'Das kann nur ein Admin genehmigen.',
  firstContact: [
    'Hi, ich bin Parley. Erwähne mich mit einer Frage, und ich antworte in einem Thread. Was ich sonst kann, zeige ich dir, wenn du mich mit `/help` erwähnst.',
    'Ich speichere, was du mir hier sagst, und meine Antworten. Deine Fragen gehen an Gemini von Google. `/privacy` zeigt, was ich speichere, und `/forget` löscht es.',
    'Wie ich hier antworte und was ich mir merke, stellen Admins mit `/settings` ein.',
  ].join('\n\n'),
  greeting:
    'Hi, ich bin Parley. Frag mich hier, was du willst, oder erwähne mich in einem Kanal, dann antworte ich in einem Thread. `/help` zeigt, was ich kann.',
  greetingTo: (name: string) =>
    `Hi ${toLiteralName(name)}, ich bin Parley. Frag mich hier, was du willst, oder erwähne mich in einem Kanal, dann antworte ich in einem Thread. \`/help\` zeigt, was ich kann.`,
  modelFailures: MODEL_FAILURES,
  busyFor: (wait: string) =>
    `Das Modell ist gerade überlastet. Bitte versuch es ${wait} noch einmal.`,
  minuteQuotaFor: (wait: string) =>
    `Das Minutenkontingent des Modells ist aufgebraucht. Bitte versuch es ${wait} noch einmal.`,
  quotaFor: (wait: string) =>
    `Das Kontingent des Modells ist vorerst aufgebraucht. Bitte versuch es ${wait} noch einmal.`,
  dayQuotaFor: (wait: string) =>
    `Das Tageskontingent des Modells ist aufgebraucht. Es wird ${wait} zurückgesetzt. Dein Parley-Admin kann es erhöhen oder ein Ersatzmodell einrichten (GEMINI_FALLBACK_MODEL).`,
  aboutModel: 'Modell',
  aboutDemo: 'Offline-Ersatz (kein GEMINI_API_KEY)',
  aboutStorage: 'Speicher',
  aboutPage: 'Webseite',
  partWorks: 'in Ordnung',
  partWaits: 'funktioniert gerade nicht (ich versuche es weiter)',
  partBroken: 'funktioniert nicht (braucht einen Neustart)',
  partTools: (n: number) => counted(n, { one: 'verbunden, # Tool', other: 'verbunden, # Tools' }),
  searchOn: (platform: string) => `Suche in ${platform}`,
  searchState: (gap: SearchGap | null) => (gap === null ? 'an' : GAP_STATES[gap]),
  modelHere: 'Modell hier',
  effortHere: 'Denkaufwand hier',
  personaHere: 'Persona hier',
  toolsHere: 'Tools hier',
  off: 'aus',
  timeNear: (day: string, time: string) => `${day} um ${time} Uhr`,
  timeFar: (day: string, time: string) => `${day} um ${time} Uhr`,
  onTimeFar: (day: string, time: string) => `am ${day} um ${time} Uhr`,
  timePeriod: (day: string, start: string, end: string) => `${day}, ${start}–${end} Uhr`,
  zoned: (time: string, city: string) => `${time} (${city})`,
  fetching: {
    noAddress: 'Das ist keine vollständige Webadresse. Sie muss mit https:// beginnen.',
    onlyWeb: (protocol: string) =>
      `Adressen, die mit ${protocol} beginnen, kann ich nicht öffnen. Sie müssen mit http:// oder https:// beginnen.`,
    noSecrets:
      'Adressen mit einem Benutzernamen oder Passwort öffne ich nicht. Lass diesen Teil weg.',
    portClosed: (host: string, port: string) =>
      `Port ${port} von ${host} öffne ich nicht. Dein Parley-Admin kann ihn erlauben (FETCH_ALLOW).`,
    noHost: (host: string) => `Unter ${host} gibt es keine Website. Prüf die Adresse.`,
    notPublic: (host: string) =>
      `${host} ist nicht im öffentlichen Internet, deshalb öffne ich es nicht. Dein Parley-Admin kann es erlauben (FETCH_ALLOW).`,
    tooManyRedirects: (host: string, max: number) =>
      `${host} leitet mehr als ${number(max)}-mal weiter. Gib mir die Adresse, bei der das endet.`,
    brokenRedirect: (host: string) =>
      `${host} leitet zu einer Adresse weiter, die nicht funktioniert.`,
    tooSlow: (host: string, seconds: number) =>
      `${host} hat länger als ${number(seconds)} Sekunden gebraucht. Bitte versuch es später noch einmal.`,
    pageTooLarge: (host: string, mb: number) =>
      `${host} hat mehr als ${number(mb)} MB geschickt, und das ist mein Limit. Gib mir die Adresse eines kleineren Teils.`,
    noAnswer: (host: string) =>
      `Ich konnte ${host} nicht erreichen, oder die Antwort war unbrauchbar. Prüf die Adresse oder versuch es später noch einmal.`,
    notFound: (host: string) => `${host} gibt es nicht. Prüf die Adresse.`,
    notLookedUp: (host: string) =>
      `Ich konnte die Adresse von ${host} nicht ermitteln. Prüf sie oder versuch es später noch einmal.`,
    refused: (host: string) =>
      `${host} hat die Verbindung abgelehnt. Prüf die Adresse oder versuch es später noch einmal.`,
    brokenOff: (host: string) =>
      `${host} hat die Verbindung zu früh beendet. Prüf die Adresse oder versuch es später noch einmal.`,
    certificateExpired: (host: string) =>
      `Das Sicherheitszertifikat von ${host} ist abgelaufen. Prüf die Adresse oder versuch es später noch einmal.`,
    certificateUnknown: (host: string) =>
      `Das Sicherheitszertifikat von ${host} ist nicht vertrauenswürdig. Prüf die Adresse.`,
    certificateOfOther: (host: string) =>
      `Das Sicherheitszertifikat von ${host} gilt für einen anderen Namen. Prüf die Adresse.`,
    fileTooLarge: (mb: number) =>
      `Die Datei ist größer als ${number(mb)} MB. Schick eine kleinere.`,
  },
};
