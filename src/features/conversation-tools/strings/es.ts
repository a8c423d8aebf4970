import { createWording } from '../../../core/strings/wording.ts';
import type { ConversationCatalog } from './index.ts';

const { counted } = createWording('es');

const messages = (n: number) => counted(n, { one: '# mensaje', other: '# mensajes' });

export const catalog: ConversationCatalog = {
  notRead: 'Aquí no puedo leer los mensajes. Invítame a este canal y vuelve a preguntar.',
  busyReading:
    'La plataforma limita la rapidez con la que leo mensajes. Inténtalo de nuevo en un minuto.',
  badSince: 'No entendí desde cuándo. Prueba `last`, `ayer`, `9:00` o `hace 3 horas`.',
  nothingSince: 'Desde entonces nadie ha escrito aquí.',
  nothingHere: 'Aquí no encontré mensajes que pueda leer.',
  summaryOf: (n) => `Resumen de ${messages(n)}`,
  summarySinceOwn: (n) => `Resumen de ${messages(n)} desde el último tuyo`,
  summarySince: (n, when) => `Resumen de ${messages(n)} desde ${when}`,
  summarySinceFirst: (n, when, first) =>
    `Resumen de ${messages(n)} desde ${when}. Lo más antiguo que leí: ${first}.`,
  tasksSinceOwn: 'Según lo que se dijo desde tu último mensaje',
  tasksSince: (when) => `Según lo que se dijo desde ${when}`,
  tasksSinceFirst: (when, first) =>
    `Según lo que se dijo desde ${when}. Lo más antiguo que leí: ${first}.`,
  noTasks: 'No encontré tareas pendientes en estos mensajes.',
  tasks: 'Tareas pendientes',
  noEvent:
    'No encontré ningún evento. Di qué y cuándo, por ejemplo `/event Comida con Ada el viernes a las 12:30`.',
  floatingTime:
    'Este evento no tiene zona horaria. Indica la tuya con `/timezone Europe/Madrid` y pídelo de nuevo.',
  noTranslation: '¿A qué idioma? Por ejemplo: `/translate Guten Morgen to:español`',
  noWords: '¿Qué traduzco? Añade un texto o usa esto en un mensaje que tenga uno.',
};
