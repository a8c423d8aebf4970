import { createWording } from '../../../core/strings/wording.ts';
import type { ConversationCatalog } from './index.ts';

const { counted } = createWording('de');

const messages = (n: number) => counted(n, { one: '# Nachricht', other: '# Nachrichten' });

export const catalog: ConversationCatalog = {
  notRead:
    'Ich kann die Nachrichten hier nicht lesen. Lade mich in diesen Kanal ein und frag dann noch einmal.',
  busyReading:
    'Ich darf gerade nicht so viele Nachrichten lesen. Versuch es in einer Minute noch einmal.',
  badSince:
    'Diesen Anfang habe ich nicht verstanden. Versuch `last`, `gestern`, `9:00` oder `vor 3 Stunden`.',
  nothingSince: 'Seitdem hat hier niemand geschrieben.',
  nothingHere: 'Ich habe hier keine Nachrichten gefunden, die ich lesen kann.',
  summaryOf: (n: number) => `Zusammenfassung von ${messages(n)}`,
  summarySinceOwn: (n: number) => `Zusammenfassung von ${messages(n)} seit deiner letzten`,
  summarySince: (n: number, when: string) => `Zusammenfassung von ${messages(n)} seit ${when}`,
  summarySinceFirst: (n: number, when: string, first: string) =>
    `Zusammenfassung von ${messages(n)} seit ${when}. Die älteste Nachricht, die ich gelesen habe: ${first}.`,
  tasksSinceOwn: 'Aus allem, was seit deiner letzten Nachricht gesagt wurde',
  tasksSince: (when: string) => `Aus allem, was seit ${when} gesagt wurde`,
  tasksSinceFirst: (when: string, first: string) =>
    `Aus allem, was seit ${when} gesagt wurde. Die älteste Nachricht, die ich gelesen habe: ${first}.`,
  noTasks: 'In diesen Nachrichten habe ich keine Aufgaben gefunden.',
  tasks: 'Aufgaben',
  noEvent:
    'Ich habe keinen Termin gefunden. Sag, was wann ist, zum Beispiel `/event Mittagessen mit Ada am Freitag um 12:30`.',
  floatingTime:
    'Dieser Termin hat keine Zeitzone. Stell deine mit `/timezone Europe/Berlin` ein und frag dann noch einmal.',
  noTranslation: 'In welche Sprache? Zum Beispiel: `/translate Good morning to:Deutsch`',
  noWords:
    'Was soll ich übersetzen? Gib einen Text an oder nimm das bei einer Nachricht, die einen hat.',
};
