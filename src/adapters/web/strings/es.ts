import { createWording } from '../../../core/strings/wording.ts';
import type { WebCatalog } from './index.ts';

const { counted, or } = createWording('es');

export const catalog: WebCatalog = {
  shell: {
    skip: 'Ir al cuadro de mensaje',
    channels: 'Canales',
    closeChannels: 'Cerrar la lista de canales',
    conversations: 'Conversaciones',
    demo: 'Demo.',
    demoNote: 'No hay clave de Gemini configurada, así que aquí responde un suplente sin conexión.',
    latest: 'Más recientes',
    drop: 'Suelta archivos aquí para añadirlos a tu mensaje',
    noScript:
      'Esta página necesita JavaScript. Actívalo para esta página o habla con Parley en Slack o Discord.',
  },
  guest: 'Invitado',
  starting: 'Parley se está iniciando. Inténtalo de nuevo en un momento.',
  failed: 'Parley no pudo hacerlo en este momento. No se perdió nada. Inténtalo de nuevo.',

  tooManyChannels: (max) =>
    `Puede haber hasta ${counted(max, { one: '# canal', other: '# canales' })}.`,
  channelNameTaken: 'Otro canal ya tiene ese nombre. Elige uno diferente.',
  keptChannel: (name) => `${name} no se puede archivar.`,
  noChannel: 'Ese canal no existe.',
  unnamedChannel: 'El nombre de un canal necesita al menos una letra o un número.',

  messageGone: 'Ese mensaje ya no existe.',
  nothingWritten: 'Primero escribe algo.',
  nothingLeft: 'Escribe algo o elimina el mensaje.',
  commandsStay: 'Los comandos no se pueden editar. Envía uno nuevo.',
  buttonGone: 'Ese botón ya no funciona.',
  notYours: 'Solo puedes cambiar tus propios mensajes.',

  emptyFile: 'El archivo está vacío.',
  fileLost: 'El archivo no llegó. Añádelo de nuevo.',
  fileGone: 'Ya no tengo ese archivo. Envíalo de nuevo.',
  tooLargeFile: (size) => `El archivo es demasiado grande. Puede tener hasta ${size}.`,

  tooManyFiles: (max) =>
    `Un mensaje puede tener hasta ${counted(max, { one: '# archivo', other: '# archivos' })}.`,
  tooLong: (max) =>
    `Es demasiado largo. Puede tener hasta ${counted(max, { one: '# carácter', other: '# caracteres' })}.`,
  outdated: 'Esta página está desactualizada. Vuelve a cargarla e inténtalo de nuevo.',
  noKeyHere:
    'Aquí solo puedes añadir una clave mientras funciona la demo, y solo en el equipo donde funciona Parley. En otro caso, configura GEMINI_API_KEY y reinicia Parley.',

  unknownCommand: (name) =>
    `No existe el comando \`/${name}\`. Escribe \`/\` para ver los comandos.`,
  needsText: (option, about) => `Añade un texto para \`${option}\` (${about}).`,
  needsNumber: (option, about) => `\`${option}\` debe ser un número (${about}).`,
  needsYesNo: (option, about) => `\`${option}\` puede ser \`on\` u \`off\` (${about}).`,
  needsFile: (option, about) => `Añade un archivo para \`${option}\` (${about}).`,
  needsChoice: (option, choices) => `\`${option}\` puede ser ${or(choices)}.`,
};
