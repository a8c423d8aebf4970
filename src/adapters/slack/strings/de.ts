import type { SlackCatalog } from './index.ts';

export const catalog: SlackCatalog = {
  send: 'Senden',
  cancel: 'Abbrechen',
  waitsForSlack:
    'Slack lässt mich gerade nichts posten. Deine Antwort kommt, sobald es wieder geht.',
  thinking: 'denkt nach…',
  promptsTitle: 'Wie kann ich helfen?',
  promptSummarize: 'Text zusammenfassen',
  promptSummarizeMessage: 'Fass den Text zusammen, den ich als Nächstes einfüge.',
  promptExplain: 'Etwas erklären',
  promptExplainMessage: 'Erklär mir in einfachen Worten: ',
  promptWrite: 'Nachricht entwerfen',
  promptWriteMessage: 'Hilf mir, eine Nachricht an mein Team zu schreiben. Es geht um ',
  promptHelp: 'Was kannst du?',
  promptHelpMessage: 'Was kannst du?',
  appDescription: 'Gemini in den Kanälen deines Teams',
  agentDescription: 'Beantwortet Fragen in Kanälen, Threads und Direktnachrichten.',
  umbrella: 'Jeden Parley-Befehl ausführen. Alle anzeigen: /parley help',
  fileNotShown:
    'Slack lässt mich diese Datei nicht lesen. Teile sie noch einmal in dieser Unterhaltung. Wenn das nicht hilft, bitte deinen Parley-Admin, mir die Berechtigung files:read zu geben.',
  fileDeleted:
    'Die Datei wurde in Slack gelöscht. Lade sie noch einmal hoch, wenn du sie noch brauchst.',
  fileHidden:
    'Slack blendet die Datei aus, weil dieser Workspace über dem Limit seines Tarifs liegt. Lade sie noch einmal hoch.',
  fileNotShared:
    'Die Datei ist in Slack nicht mit mir geteilt. Teile sie noch einmal in dieser Unterhaltung.',
  fileNotFound:
    'Slack findet die Datei nicht: Sie wurde gelöscht oder ist nicht mit mir geteilt. Teile sie noch einmal in dieser Unterhaltung.',
  fileElsewhere:
    'Die Datei liegt außerhalb von Slack, dort rufe ich nichts ab. Lade die Datei selbst hoch.',
  webPageAsImage:
    'Das soll ein Bild sein, ist aber eine Webseite. Prüf die Datei und schick sie noch einmal.',
  webPageAsRecording:
    'Das soll eine Aufnahme sein, ist aber eine Webseite. Prüf die Datei und schick sie noch einmal.',
  webPageAsPdf:
    'Das soll ein PDF sein, ist aber eine Webseite. Prüf die Datei und schick sie noch einmal.',
  webPageAsOther:
    'Das soll etwas anderes sein, ist aber eine Webseite. Prüf die Datei und schick sie noch einmal.',
};
