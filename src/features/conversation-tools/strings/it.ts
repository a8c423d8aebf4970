import { createWording } from '../../../core/strings/wording.ts';
import type { ConversationCatalog } from './index.ts';

const { counted } = createWording('it');

const messages = (n: number) => counted(n, { one: '# messaggio', other: '# messaggi' });

export const catalog: ConversationCatalog = {
  notRead: 'Qui non posso leggere i messaggi. Invitami in questo canale e chiedi di nuovo.',
  busyReading: 'La piattaforma limita la lettura dei messaggi. Riprova tra un minuto.',
  badSince: 'Non ho capito da quando. Prova `last`, `ieri`, `9:00` o `3 ore fa`.',
  nothingSince: 'Da allora qui non ha scritto nessuno.',
  nothingHere: 'Qui non ho trovato messaggi che posso leggere.',
  summaryOf: (n) => `Riassunto di ${messages(n)}`,
  summarySinceOwn: (n) => `Riassunto di ${messages(n)} dopo il tuo ultimo`,
  summarySince: (n, when) => `Riassunto di ${messages(n)} da ${when}`,
  summarySinceFirst: (n, when, first) =>
    `Riassunto di ${messages(n)} da ${when}. Il messaggio più vecchio che ho letto: ${first}.`,
  tasksSinceOwn: 'In base a quanto è stato detto dopo il tuo ultimo messaggio',
  tasksSince: (when) => `In base a quanto è stato detto da ${when}`,
  tasksSinceFirst: (when, first) =>
    `In base a quanto è stato detto da ${when}. Il messaggio più vecchio che ho letto: ${first}.`,
  noTasks: 'In questi messaggi non ho trovato attività da svolgere.',
  tasks: 'Attività da svolgere',
  noEvent:
    'Non ho trovato un evento. Scrivi cosa e quando, ad esempio `/event Pranzo con Ada venerdì alle 12:30`.',
  floatingTime:
    'Questo evento non ha un fuso orario. Imposta il tuo con `/timezone Europe/Rome` e chiedi di nuovo.',
  noTranslation: 'In quale lingua? Ad esempio: `/translate Guten Morgen to:italiano`',
  noWords:
    'Cosa devo tradurre? Aggiungi un testo o usa questo comando su un messaggio che ne ha uno.',
};
