import { createWording } from '../../../core/strings/wording.ts';
import type { ConversationCatalog } from './index.ts';

const { number } = createWording('pl');

const summary = (n: number) => `Podsumowanie ${number(n)} wiadomości`;

export const catalog: ConversationCatalog = {
  notRead: 'Nie mogę tu czytać wiadomości. Zaproś mnie na ten kanał, a potem zapytaj jeszcze raz.',
  busyReading:
    'Platforma ogranicza teraz, jak często mogę czytać wiadomości. Spróbuj ponownie za minutę.',
  badSince: 'Nie wiem, od kiedy. Spróbuj `last`, `wczoraj`, `9:00` lub `3 godziny temu`.',
  nothingSince: 'Od tego czasu nikt tu nic nie napisał.',
  nothingHere: 'Nie ma tu wiadomości, które mogę przeczytać.',
  summaryOf: (n: number) => summary(n),
  summarySinceOwn: (n: number) => `${summary(n)} od twojej ostatniej`,
  summarySince: (n: number, when: string) => `${summary(n)}, od: ${when}`,
  summarySinceFirst: (n: number, when: string, first: string) =>
    `${summary(n)}, od: ${when}. Najstarsza odczytana: ${first}.`,
  tasksSinceOwn: 'Na podstawie wiadomości od twojej ostatniej',
  tasksSince: (when: string) => `Na podstawie wiadomości, od: ${when}`,
  tasksSinceFirst: (when: string, first: string) =>
    `Na podstawie wiadomości, od: ${when}. Najstarsza odczytana: ${first}.`,
  noTasks: 'W tych wiadomościach nie ma żadnych zadań.',
  tasks: 'Zadania',
  noEvent:
    'Nie widzę tu wydarzenia. Napisz, co i kiedy, na przykład `/event Obiad z Adą w piątek o 12:30`.',
  floatingTime:
    'To wydarzenie nie ma strefy czasowej. Ustaw swoją: `/timezone Europe/Warsaw`, a potem zapytaj jeszcze raz.',
  noTranslation: 'Na jaki język? Na przykład: `/translate Good morning to:polski`',
  noWords: 'Co mam przetłumaczyć? Dodaj tekst albo użyj tego na wiadomości, która go zawiera.',
};
