import { createWording } from '../../core/strings/wording.ts';
import type { ToolCatalog } from './index.ts';

const { counted } = createWording('de');

export const catalog: ToolCatalog = {
  readingThread: 'Ich lese den Thread…',
  readingChannel: 'Ich lese den Kanal…',
  runningCode: 'Ich führe Code aus…',
  checkingTime: 'Ich sehe auf die Uhr…',
  readingPage: (host: string) => `Ich lese ${host}…`,
  readingSomePage: 'Ich lese eine Seite…',
  searching: (query: string) => `Ich suche nach „${query}“…`,
  posting: 'Ich poste in einem anderen Kanal…',
  readingFile: (name: string) => `Ich lese ${name}…`,
  readingSomeFile: 'Ich lese die Datei…',
  asking: (tool: string) => `Ich frage ${tool}…`,
  postIn: (channel: string) => `Das hier in ${channel} posten:`,
  useTool: (tool: string, server: string) => `${tool} auf ${server} ausführen.`,
  serverSays: (server: string, description: string) =>
    `So beschreibt es ${server}: „${description}“`,
  noFields: 'Ohne Felder.',
  moreFields: (n: number) =>
    counted(n, { one: 'und # weiteres Feld', other: 'und # weitere Felder' }),
  inFull: 'Hier passt nicht alles hin. In der angehängten Datei steht alles.',
  cutValue: (beginning: string, n: number) =>
    `${beginning}… (${counted(n, { one: '# weiteres Zeichen', other: '# weitere Zeichen' })})`,
  emptyValue: '(leer)',
  hiddenValue: '(verborgen)',
  yes: 'ja',
  no: 'nein',
  wholeCall: (call: string) => `Alle Felder von ${call}`,
  barChart: 'Balkendiagramm',
  lineChart: 'Liniendiagramm',
  pieChart: 'Kreisdiagramm',
  chart: (chart: string, labels: number) =>
    `${chart}, ${counted(labels, { one: '# Beschriftung', other: '# Beschriftungen' })}`,
  titledChart: (chart: string, about: string, labels: number) =>
    `${chart} „${about}“, ${counted(labels, { one: '# Beschriftung', other: '# Beschriftungen' })}`,
  table: (rows: number, columns: string) =>
    `Tabelle mit ${counted(rows, { one: '# Zeile', other: '# Zeilen' })}: ${columns}`,
  moreRows: (n: number) =>
    counted(n, { one: '… und # weitere Zeile', other: '… und # weitere Zeilen' }),
  missingLetters: (letters: string) =>
    `Einige Zeichen im Bild erscheinen als leere Kästchen oder schwarze Flecken (${letters}): Dafür fehlt hier eine Schrift.`,
  imageFrom: (server: string, tool: string) => `Ein Bild von ${server}: ${tool}`,
  noTextInScan: (host: string) =>
    `Im PDF auf ${host} habe ich keinen Text gefunden. Es ist ein Scan oder enthält nur Bilder.`,
  noTextOnPage: (host: string) =>
    `Auf der Seite von ${host} habe ich keinen Text gefunden. Sie ist leer oder zeigt ohne JavaScript nichts an.`,
  leadsOn: (host: string, target: string) =>
    `Auf der Seite von ${host} habe ich keinen Text gefunden. Sie führt nur weiter zu ${target}.`,
  signInNeeded: (host: string) =>
    `${host} verlangt eine Anmeldung, deshalb kann ich die Seite nicht lesen.`,
  notLetIn: (host: string) => `${host} lässt mich nicht hinein (HTTP-Status 403).`,
  saysNoSuchPage: (host: string) => `${host} sagt, dass es diese Seite nicht gibt.`,
  asksForConsent: (host: string) =>
    `${host} zeigt nur eine Frage zu Cookies, die ich nicht beantworten kann. Deshalb kann ich die Seite nicht lesen.`,
  showsOnlyNotice: (host: string) =>
    `${host} zeigt statt der Seite nur einen Hinweis: Sie ist gerade nicht erreichbar oder fragt erst etwas ab.`,
  asksIfHuman: (host: string) =>
    `${host} will sicher sein, dass ein Mensch liest, und lässt mich deshalb nicht hinein.`,
  noSuchPage: (host: string) => `Diese Seite gibt es auf ${host} nicht (HTTP-Status 404).`,
  pageGone: (host: string) => `Die Seite auf ${host} gibt es nicht mehr (HTTP-Status 410).`,
  pageBusy: (host: string) =>
    `${host} bekommt zu viele Anfragen (HTTP-Status 429). Versuch es später noch einmal.`,
  pageFailed: (host: string, status: number) =>
    `${host} hat mit einem Fehler geantwortet (HTTP-Status ${status}).`,
  pageEmpty: (host: string) => `${host} hat mit einer leeren Seite geantwortet.`,
  pageTooTangled: (host: string) =>
    `Die Seite auf ${host} ist zu groß oder zu verschachtelt zum Lesen.`,
  pagesBusy: 'Ich lese gerade zu viele Seiten. Bitte versuch es in einer Minute noch einmal.',
  pdfUnreadable: (host: string) =>
    `Ich kann das PDF auf ${host} nicht lesen: Es ist verschlüsselt, beschädigt oder zu groß.`,
  fileUnreadable: (host: string, type: string) =>
    `Auf ${host} liegt eine Datei vom Typ ${type}, die ich nicht lesen kann.`,
  someFileUnreadable: (host: string) => `Auf ${host} liegt eine Datei, die ich nicht lesen kann.`,
  downloadIt: 'Lade sie herunter und häng die Datei an.',
  giveThatAddress: 'Gib mir diese Adresse.',
};
