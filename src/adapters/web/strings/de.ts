import { createWording } from '../../../core/strings/wording.ts';
import type { WebCatalog } from './index.ts';

const { counted, number, or } = createWording('de');

export const catalog: WebCatalog = {
  shell: {
    skip: 'Zum Nachrichtenfeld springen',
    channels: 'Kanäle',
    closeChannels: 'Kanalliste schließen',
    conversations: 'Unterhaltungen',
    demo: 'Demo.',
    demoNote: 'Kein Gemini-Schlüssel hinterlegt, deshalb antwortet ein Offline-Ersatz.',
    latest: 'Neueste',
    drop: 'Lass Dateien hier los, um sie an deine Nachricht anzuhängen',
    noScript:
      'Diese Seite braucht JavaScript. Schalte es für diese Seite ein oder sprich mit Parley in Slack oder Discord.',
  },
  guest: 'Gast',
  starting: 'Parley startet gerade. Versuch es gleich noch einmal.',
  failed:
    'Das konnte Parley gerade nicht tun. Es ist nichts verloren. Bitte versuch es noch einmal.',
  tooManyChannels: (max: number) =>
    `Es kann bis zu ${counted(max, { one: '# Kanal', other: '# Kanäle' })} geben.`,
  channelNameTaken: 'Ein anderer Kanal heißt schon so. Wähl einen anderen Namen.',
  keptChannel: (name: string) => `${name} kann nicht archiviert werden.`,
  noChannel: 'Diesen Kanal gibt es nicht.',
  unnamedChannel: 'Der Name eines Kanals braucht mindestens einen Buchstaben oder eine Ziffer.',
  messageGone: 'Diese Nachricht gibt es nicht mehr.',
  nothingWritten: 'Schreib erst etwas.',
  nothingLeft: 'Schreib etwas oder lösche die Nachricht.',
  commandsStay: 'Befehle lassen sich nicht bearbeiten. Schick einen neuen.',
  buttonGone: 'Dieser Button funktioniert nicht mehr.',
  notYours: 'Du kannst nur deine eigenen Nachrichten ändern.',
  emptyFile: 'Die Datei ist leer.',
  fileLost: 'Die Datei ist nicht angekommen. Füg sie noch einmal hinzu.',
  fileGone: 'Diese Datei habe ich nicht mehr. Bitte schick sie noch einmal.',
  tooLargeFile: (size: string) => `Die Datei ist zu groß. Sie darf bis zu ${size} haben.`,
  tooManyFiles: (max: number) =>
    `Eine Nachricht kann bis zu ${counted(max, { one: '# Datei', other: '# Dateien' })} haben.`,
  tooLong: (max: number) => `Das ist zu lang. Erlaubt sind bis zu ${number(max)} Zeichen.`,
  outdated: 'Diese Seite ist veraltet. Lade sie neu und versuch es noch einmal.',
  noKeyHere:
    'Einen Schlüssel kannst du hier nur hinzufügen, solange die Demo läuft, und nur auf dem Computer, auf dem Parley läuft. Setze sonst GEMINI_API_KEY und starte Parley neu.',
  unknownCommand: (name: string) =>
    `Den Befehl \`/${name}\` gibt es nicht. Tippe \`/\`, um alle Befehle zu sehen.`,
  needsText: (option: string, about: string) => `Gib bei \`${option}\` einen Text an (${about}).`,
  needsNumber: (option: string, about: string) => `\`${option}\` muss eine Zahl sein (${about}).`,
  needsYesNo: (option: string, about: string) =>
    `\`${option}\` kann \`on\` oder \`off\` sein (${about}).`,
  needsFile: (option: string, about: string) =>
    `Füg bei \`${option}\` eine Datei hinzu (${about}).`,
  needsChoice: (option: string, choices: readonly string[]) =>
    `\`${option}\` kann ${or(choices)} sein.`,
};
