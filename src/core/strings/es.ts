import type { ModelFailure, Obstacle, RefusedExtra } from '../errors.ts';
import { toLiteralName } from '../markdown/inline.ts';
import type { SearchGap } from '../search.ts';
import type { CoreCatalog } from './index.ts';
import { createWording } from './wording.ts';

const { counted, and, or, number } = createWording('es');

function toReason(obstacle: Obstacle | null): string {
  switch (obstacle?.type) {
    case 'permission':
      return `me falta el permiso “${obstacle.name}”`;
    case 'locked':
      return 'el hilo está bloqueado';
    case 'archived':
      return 'el canal está archivado';
    case 'read_only':
      return 'solo algunas personas pueden publicar ahí';
    case 'not_a_member':
      return 'no estoy en el canal';
    case 'moderated':
      return 'lo bloqueó una regla de moderación';
    case 'too_large':
      return 'es demasiado grande para este canal';
    case 'no_storage':
      return 'el espacio de trabajo se quedó sin almacenamiento';
    case 'no_uploads':
      return 'la subida de archivos está desactivada';
    case 'too_many_threads':
      return 'el canal tiene demasiados hilos';
    case undefined:
      return 'la plataforma lo rechazó';
  }
}

function toLossLine({ extra, obstacle }: RefusedExtra): string {
  const reason = toReason(obstacle);
  switch (extra) {
    case 'files':
      return `No pude adjuntar el archivo: ${reason}.`;
    case 'reply':
      return `No pude mostrar esto como respuesta: ${reason}.`;
    case 'thread':
      return `No pude responder en un hilo: ${reason}.`;
    case 'layout':
      return 'La plataforma rechazó el formato, así que esto va en texto sin formato.';
    case 'buttons':
      return `No pude añadir botones: ${reason}.`;
  }
}

function toRemedy(obstacle: Obstacle | null): string {
  if (obstacle?.type === 'permission')
    return 'Pide a un admin que me lo dé o pregúntame en otro lugar.';
  if (obstacle?.type === 'not_a_member') return 'Invítame o pregúntame en otro lugar.';
  return 'Pregúntame en otro lugar.';
}

const refusalSentences = {
  leftOut: toLossLine,
  brokenOff: (obstacle: Obstacle | null) => `⚠️ Cortado aquí: ${toReason(obstacle)}.`,
  brokenOffThen: '⚠️ Cortado aquí: ya no pude escribir en este canal.',
  about: (channel: string) => `Sobre ${channel}:`,
  cannotWrite: (channel: string, obstacle: Obstacle | null) =>
    `No puedo responderte en ${channel}: ${toReason(obstacle)}. ${toRemedy(obstacle)}`,
  takenAway: (channel: string) =>
    `Alguien eliminó en ${channel} mi respuesta para ti mientras la escribía. Si aún la necesitas, vuelve a preguntar.`,
  notReached:
    'No pude enviarte un mensaje privado. Permite mis mensajes directos y vuelve a preguntar.',
  notShown: (obstacle: Obstacle | null) =>
    `No pude publicar mi respuesta: ${toReason(obstacle)}. Inténtalo de nuevo o pregunta de otra manera.`,
} as const;

const GAPS: Record<SearchGap, string> = {
  no_token:
    'No pude buscar en todos los mensajes: la plataforma solo lo permite con una pregunta nueva. Pregunta otra vez en un mensaje nuevo.',
  not_enabled:
    'No pude buscar en todos los mensajes: la búsqueda para apps está desactivada en este espacio de trabajo. Pide a un admin que la active.',
  missing_scope:
    'No pude buscar en todos los mensajes: no tengo permiso. Pide a un admin que actualice mis permisos.',
  no_intent:
    'No pude buscar en todos los mensajes: solo puedo leer los que me mencionan. Pide a un admin que lo cambie.',
  indexing:
    'No pude buscar en todos los mensajes: todavía se están indexando. Inténtalo de nuevo en unos minutos.',
  too_many_places:
    'No pude buscar en todos los mensajes: son demasiados canales a la vez. Pregunta en el canal correspondiente.',
  unsupported: 'No pude buscar en todos los mensajes: en este canal no tengo búsqueda.',
  failed:
    'No pude buscar en todos los mensajes: falló la búsqueda de la plataforma. Inténtalo más tarde.',
};

const GAP_STATES: Record<SearchGap, string> = {
  no_token: 'desactivada (la plataforma no envía un token para ella)',
  not_enabled: 'desactivada (no está activada en el espacio de trabajo)',
  missing_scope:
    'desactivada (falta un permiso: actualiza la app con el manifiesto y vuelve a instalarla)',
  no_intent: 'desactivada (necesita el intent Message Content)',
  indexing: 'no está lista (la plataforma todavía está indexando los mensajes)',
  too_many_places: 'activada (pero no en todos los canales a la vez)',
  unsupported: 'no disponible',
  failed: 'falló en el último intento',
};

const MODEL_FAILURES: Record<ModelFailure, string> = {
  busy: 'El modelo está saturado ahora mismo. Inténtalo de nuevo en un minuto.',
  rate_limited: 'Se agotó la cuota por minuto del modelo. Inténtalo de nuevo en un minuto.',
  day_quota:
    'Se agotó la cuota de hoy del modelo. Se renueva a medianoche, hora del Pacífico. Tu admin de Parley puede ampliarla o añadir un modelo de respaldo (GEMINI_FALLBACK_MODEL).',
  no_credit: 'Se agotó el crédito del modelo. Avisa a tu admin de Parley.',
  not_in_plan:
    'El plan de Parley no incluye este modelo. Avisa a tu admin de Parley (facturación o GEMINI_MODEL).',
  bad_key:
    'El servicio del modelo rechazó la clave de API de Parley. Avisa a tu admin de Parley (GEMINI_API_KEY).',
  model_gone: 'Este modelo no está disponible. Avisa a tu admin de Parley (GEMINI_MODEL).',
  cannot_draw: 'Este modelo no puede crear imágenes.',
  too_long:
    'Esta conversación es demasiado larga para el modelo. Pregunta en un hilo nuevo o empieza de cero con `/reset`.',
  blocked:
    'Las reglas de seguridad del modelo bloquearon esta respuesta. Prueba a preguntar de otra manera.',
  recitation:
    'El modelo se detuvo porque su respuesta se parecía demasiado a un texto publicado. Pide un resumen o que lo diga con sus propias palabras.',
  malformed: 'El modelo devolvió dos veces una respuesta defectuosa. Inténtalo de nuevo.',
  empty: 'El modelo devolvió una respuesta vacía. Inténtalo de nuevo o pregunta de otra manera.',
  out_of_tokens:
    'El modelo llegó a su límite de longitud antes de responder. Prueba a pedir menos de una vez.',
  cut: 'Perdí la conexión con el modelo. Inténtalo de nuevo.',
  unreachable: 'No logro conectar con el modelo. Inténtalo de nuevo en un minuto.',
  refused: 'El servicio del modelo rechazó la solicitud. Prueba a preguntar de otra manera.',
};

/** `el viernes 4 de diciembre` */
const toThe = (day: string) => `el ${day}`.replace(',', '');

export const catalog: CoreCatalog = {
  ...refusalSentences,
  oneOf: (command, option, choices) =>
    `\`${option}\` puede ser ${or(choices)}. Por ejemplo: \`/${command} ${option}:${choices[0] ?? ''}\`.`,
  notReadable: 'No puedo leer eso desde aquí: no sé si tienes acceso a todo. Pregúntame allí.',
  onBehalf: (name) => `Publicado en nombre de ${toLiteralName(name)}`,
  keptTurns: (n) =>
    counted(n, {
      one: '# mensaje o respuesta de conversaciones conmigo, con sus archivos y resúmenes',
      other: '# mensajes y respuestas de conversaciones conmigo, con sus archivos y resúmenes',
    }),
  keptRequests: (n) =>
    counted(n, {
      one: '# solicitud de los últimos 7 días: una pregunta, comando, transcripción, imagen o encuesta',
      other:
        '# solicitudes de los últimos 7 días: preguntas, comandos, transcripciones, imágenes y encuestas',
    }),
  keptSettings: 'tu configuración',
  keptZone: (zone) => `tu configuración, con tu zona horaria (${zone})`,
  keptUsage: 'tu uso, sin lo que dijiste',
  keptMessages: (n) =>
    counted(n, { one: '# mensaje o respuesta', other: '# mensajes y respuestas' }),
  keptRequestCount: (n) => counted(n, { one: '# solicitud', other: '# solicitudes' }),
  keptUsageDays: (n) => counted(n, { one: '# día de tu uso', other: '# días de tu uso' }),
  forgottenSettings: 'tu configuración',
  stop: 'Detener',
  regenerate: 'Regenerar',
  retry: 'Reintentar',
  good: '👍',
  bad: '👎',
  remove: 'Eliminar',
  approve: 'Aprobar',
  deny: 'Rechazar',
  stopped: 'Detenido.',
  more: (n) => `y ${number(n)} más.`,
  cutOff: 'Esta respuesta quedó incompleta: perdí dos veces la conexión con el modelo.',
  earlierAnswer: 'Esta sigue siendo la respuesta anterior.',
  repeating: 'Me detuve aquí porque el modelo no dejaba de repetirse.',
  tooLongForModel: 'El modelo llegó aquí a su límite de longitud. Pídele que continúe.',
  emptied: 'Este mensaje se eliminó.',
  restInFile: 'El resto está en el archivo adjunto.',
  restOfAnswer: 'El resto de la respuesta',
  notAllowed: 'Aquí no tienes acceso a Parley. Pide a tu admin de Parley que te añada.',
  goneFromHere: 'No lo hice: ya no estás en ese canal.',
  presenceUnknown:
    'No pude comprobar si sigues en este canal, así que no lo hice. Inténtalo de nuevo más tarde.',
  adminsChange: 'Aquí solo un admin puede cambiar eso.',
  channelOrThread: (command) =>
    `Eso cambiaría todo el canal, así que solo pueden hacerlo los admins. Para un solo hilo, mencióname en él con \`${command}\`.`,
  onlyInThread: (command) => `Eso solo funciona en un hilo. Mencióname en uno con \`${command}\`.`,
  alwaysAnswered: 'Aquí respondo a todos los mensajes, así que no hay nada que desactivar.',
  noneFollowed:
    'En este canal no sigo los hilos. Mencióname para que responda, o actívalo con `/settings follow:on`.',
  noAnswer:
    'Llegué al límite de pasos sin tener una respuesta. Prueba con una pregunta más concreta.',
  chosenGone: (model) =>
    `${toLiteralName(model)}, el modelo elegido aquí, ya no está disponible. Vuelve al predeterminado con \`/model default\`.`,
  notYours: 'Solo puede hacerlo un admin o quien preguntó.',
  alreadyEnded: 'Esa respuesta ya está terminada.',
  alreadyPressed: 'Alguien lo pulsó antes que tú. Ya estoy en ello.',
  pressAgain: 'Otros lo pulsaron antes que tú, pero no se hizo nada. Vuelve a pulsarlo.',
  onlyLatest: 'Solo puedo regenerar la última respuesta. Pregunta de nuevo para obtener otra.',
  actionGone: 'Este botón ya no funciona.',
  formNotOpened: 'No pude abrir el formulario. Inténtalo otra vez.',
  gone: 'Esta respuesta ya es muy antigua para eso. Pregunta de nuevo.',
  removed: 'Esa respuesta se eliminó. Pregunta de nuevo para obtener otra.',
  notAllRemoved:
    'No pude eliminar todos los mensajes de esa respuesta. Pide a un admin que lo haga.',
  thanks: '¡Gracias por tu opinión!',
  tookBack: 'Tu opinión se ha retirado.',
  emptyMention:
    'Me mencionaste, pero no preguntaste nada. Escribe una pregunta después de mi nombre o prueba `/help`.',
  emptyMessage: 'No encuentro nada que leer en ese mensaje. Escribe tu pregunta con palabras.',
  emptyBut: (unread) => `No puedo leer ${and(unread)}. Escribe tu pregunta con palabras.`,
  leaving: 'De acuerdo, me quedo fuera de este hilo. Mencióname si quieres que vuelva a responder.',
  triedTooOften:
    'Abandoné esta pregunta: me hizo fallar tres veces. Intenta formularla de otra manera.',
  unknownCommand: (name) => `No conozco el comando \`/${name}\`. Mira \`/help\`.`,
  waitsForStore:
    'Mi almacenamiento no funciona ahora mismo, así que todavía no puedo responder. Lo haré en cuanto vuelva. Si no llega nada, pregunta de nuevo.',
  notStored:
    'Mi almacenamiento no funciona ahora mismo, así que no pude hacerlo. Inténtalo más tarde.',
  slow: 'El modelo tarda más de lo normal. Sigo esperando.',
  waitsForModel:
    '⏳ No logro conectar con el modelo. Guardé tu pregunta y responderé aquí en cuanto vuelva.',
  waitsForBusy:
    '⏳ El modelo está saturado ahora mismo. Guardé tu pregunta y responderé aquí en cuanto pueda.',
  waitsForQuota:
    '⏳ La cuota del modelo está agotada por ahora. Guardé tu pregunta y responderé aquí en cuanto pueda.',
  conversation: 'Conversación',
  unnamedPerson: 'alguien',
  unnamedGroup: 'grupo',
  unnamedChannel: 'canal',
  unnamedImage: 'imagen',
  unnamedTime: 'una hora',
  noImage:
    'No encontré ninguna imagen en los mensajes recientes. Envía una y prueba `/describe` otra vez.',
  noLink: 'Eso no es el enlace de un mensaje de aquí. Usa “Copiar enlace” en el menú del mensaje.',
  cannotLook:
    'Aquí no puedo leer los mensajes. Invítame a este canal o envíame el archivo directamente.',
  cannotReadThere: (channel: string) =>
    `No puedo leer los mensajes de ${channel}. Invítame a ese canal y vuelve a preguntar.`,
  internal: 'Algo falló de mi lado. Inténtalo de nuevo.',
  unreadableFile: (name) =>
    `Omití ${name}: el modelo no puede leerlo. Guárdalo en otro formato y envíalo de nuevo.`,
  tooLargeTogether: (name) =>
    `Omití ${name}: con él, esta pregunta es demasiado grande para el modelo. Envíalo en un mensaje aparte o envía una versión más pequeña.`,
  crowdedOut: (name, mb) =>
    `Omití ${name}: los archivos pueden sumar hasta ${number(mb)} MB. Envíalo en un mensaje aparte.`,
  leftOutFile: (name, reason) => `Omití ${name}: ${reason}`,
  notTranscribed: (name, reason) => `No pude transcribir ${name}: ${reason}`,
  fileTooLarge: (mb, maxMb) =>
    `ocupa ${number(mb)} MB y admito hasta ${number(maxMb)} MB. Envía una versión más pequeña o más corta.`,
  fileNotFetched: 'no pude descargarlo en este momento. Envíalo de nuevo en un minuto.',
  fileNotRead: 'no pude leerlo. Envíalo de nuevo o en otro formato.',
  noRoomFor: (name, characters) =>
    `Los ${number(characters)} caracteres de ${name} no cabían junto a los demás archivos. Lo consultaré cuando haga falta.`,
  noRoomWithoutTools: (name, characters) =>
    `Los ${number(characters)} caracteres de ${name} no cabían junto a los demás archivos. Aquí las herramientas están desactivadas, así que envía la parte que importa.`,
  beginningOf: (name, first, all) =>
    `Tengo a la vista los primeros ${number(first)} de los ${number(all)} caracteres de ${name}. Consultaré el resto cuando haga falta.`,
  beginningWithoutTools: (name, first, all) =>
    `Leí los primeros ${number(first)} de los ${number(all)} caracteres de ${name}. Aquí las herramientas están desactivadas, así que envía la parte que importa.`,
  surplusFiles: (max, names) =>
    `Solo miré los primeros ${number(max)} adjuntos. Envía ${and(names)} en un mensaje aparte.`,
  manySurplusFiles: (max) =>
    `Solo miré los primeros ${number(max)} adjuntos. Envía los demás en un mensaje aparte.`,
  ofFile: (name, notice) => `${name}: ${notice}`,
  someAttachment: 'un adjunto',
  questionTooLong:
    'Eso es demasiado largo para el modelo. Envía menos de una vez o divídelo en partes.',
  earlierFilesLeftOut: (n) =>
    counted(n, {
      one: 'Omití # archivo anterior porque la pregunta habría sido demasiado grande para el modelo.',
      other:
        'Omití # archivos anteriores porque la pregunta habría sido demasiado grande para el modelo.',
    }),
  fallback: (model) => `Respondió ${model}: el modelo predeterminado está saturado o sin cuota.`,
  unreadParts: {
    call: 'una llamada',
    list: 'una lista',
    fileElsewhere: 'un archivo guardado en otro servicio',
    sharedMessage: 'un mensaje compartido que no puedo abrir',
    moreAttachments: (n) => counted(n, { one: '# adjunto más', other: '# adjuntos más' }),
    moreBlocks: (n) => counted(n, { one: '# bloque más', other: '# bloques más' }),
    sticker: 'un sticker',
    namedSticker: (name) => `un sticker “${name}”`,
    activity: 'una invitación a una actividad',
    forwarded: 'un mensaje reenviado',
    replied: 'el mensaje al que responde',
    repliedGone: 'el mensaje al que responde, que ya no existe',
    unknownMessage: 'un tipo de mensaje que no conozco',
    unknownPart: 'un tipo de contenido que no conozco',
  },
  unread: (what) => `No pude leer ${and(what)}, así que no lo tuve en cuenta.`,
  unreadLinks: (n) =>
    counted(n, {
      one: 'No pude leer el mensaje enlazado.',
      other: 'No pude leer # de los mensajes enlazados.',
    }),
  hiddenLinks: (n) =>
    counted(n, {
      one: 'Omití el mensaje enlazado porque no todos aquí pueden leerlo. Envíame el enlace en un mensaje directo.',
      other:
        'Omití # mensajes enlazados porque no todos aquí pueden leerlos. Envíame los enlaces en un mensaje directo.',
    }),
  unreadThread: 'No pude leer los mensajes anteriores de este hilo, así que respondí sin ellos.',
  notSearched: (gap) => GAPS[gap],
  inviteFirst:
    'No puedo publicar archivos aquí porque no estoy en este canal. Invítame con `/invite` y mi nombre, e inténtalo de nuevo.',
  sources: (names) => `Fuentes: ${names.join(' · ')}`,
  proposed: (text) => `**¿Apruebas esta acción?** ${text}`,
  approvedBy: (name) => `Aprobado por ${toLiteralName(name)}.`,
  approvedWhat: (what, name) => `“${what}” Aprobado por ${toLiteralName(name)}.`,
  deniedBy: (name) => `Rechazado por ${toLiteralName(name)}. No hice nada.`,
  expired: 'Nadie lo aprobó en un día, así que no lo hice. Pídelo de nuevo.',
  decided: 'Alguien ya decidió eso.',
  newerAnswer: 'Hay una respuesta más reciente. Usa sus botones.',
  adminsOnly: 'Solo un admin puede aprobar eso.',
  firstContact: [
    'Hola, soy Parley. Mencióname con una pregunta y te responderé en un hilo. Mencióname con `/help` para ver qué más puedo hacer.',
    'Guardo lo que me dicen aquí y mis respuestas. Las preguntas van a Gemini, de Google. `/privacy` muestra lo que guardo y `/forget` lo elimina.',
    'Los admins deciden con `/settings` cómo respondo aquí y qué recuerdo.',
  ].join('\n\n'),
  greeting:
    'Hola, soy Parley. Pregúntame lo que quieras aquí, o mencióname en un canal y te responderé en un hilo. `/help` muestra lo que puedo hacer.',
  greetingTo: (name) =>
    `Hola, ${toLiteralName(name)}. Soy Parley. Pregúntame lo que quieras aquí, o mencióname en un canal y te responderé en un hilo. \`/help\` muestra lo que puedo hacer.`,
  modelFailures: MODEL_FAILURES,
  busyFor: (wait) => `El modelo está saturado ahora mismo. Inténtalo de nuevo ${wait}.`,
  minuteQuotaFor: (wait) => `Se agotó la cuota por minuto del modelo. Inténtalo de nuevo ${wait}.`,
  quotaFor: (wait) => `La cuota del modelo está agotada por ahora. Inténtalo de nuevo ${wait}.`,
  dayQuotaFor: (wait) =>
    `Se agotó la cuota de hoy del modelo. Se renueva ${wait}. Tu admin de Parley puede ampliarla o añadir un modelo de respaldo (GEMINI_FALLBACK_MODEL).`,
  aboutModel: 'Modelo',
  aboutDemo: 'suplente sin conexión (sin GEMINI_API_KEY)',
  aboutStorage: 'Almacenamiento',
  aboutPage: 'Página web',
  partWorks: 'funciona',
  partWaits: 'no funciona ahora mismo (lo sigo intentando)',
  partBroken: 'no funciona (hay que reiniciar)',
  partTools: (n: number) =>
    counted(n, {
      one: 'con conexión, # herramienta',
      other: 'con conexión, # herramientas',
    }),
  searchOn: (platform) => `Búsqueda en ${platform}`,
  searchState: (gap) => (gap === null ? 'activada' : GAP_STATES[gap]),
  modelHere: 'Modelo aquí',
  effortHere: 'Razonamiento aquí',
  personaHere: 'Personalidad aquí',
  toolsHere: 'Herramientas aquí',
  off: 'desactivado',
  timeNear: (day, time) => `${day} ${atClock(time)}`,
  timeFar: (day, time) => `${toThe(day)} ${atClock(time)}`,
  onTimeFar: (day, time) => `${toThe(day)} ${atClock(time)}`,
  timePeriod: (day, start, end) => `${toThe(day)} de ${start} a ${end}`,
  zoned: (time, city) => `${time} (${city})`,
  fetching: {
    noAddress: 'Esa no es una dirección web completa. Debe empezar por https://.',
    onlyWeb: (protocol) =>
      `No puedo abrir direcciones que empiezan por ${protocol}. Deben empezar por http:// o https://.`,
    noSecrets: 'No abro direcciones que incluyen un usuario o una contraseña. Quita esa parte.',
    portClosed: (host, port) =>
      `No abro el puerto ${port} de ${host}. Tu admin de Parley puede permitirlo (FETCH_ALLOW).`,
    noHost: (host) => `No hay ningún sitio web en ${host}. Revisa la dirección.`,
    notPublic: (host) =>
      `${host} no está en la red pública, así que no lo abro. Tu admin de Parley puede permitirlo (FETCH_ALLOW).`,
    tooManyRedirects: (host, max) =>
      `${host} redirige más de ${number(max)} veces. Dame la dirección final.`,
    brokenRedirect: (host) => `${host} redirige a una dirección que no funciona.`,
    tooSlow: (host, seconds) =>
      `${host} tardó más de ${number(seconds)} segundos. Inténtalo más tarde.`,
    pageTooLarge: (host, mb) =>
      `${host} envió más de ${number(mb)} MB, que es mi límite. Dame la dirección de una parte más pequeña.`,
    noAnswer: (host) =>
      `No pude conectar con ${host} o no respondió bien. Revisa la dirección o inténtalo más tarde.`,
    notFound: (host) => `${host} no existe. Revisa la dirección.`,
    notLookedUp: (host) => `No pude localizar ${host}. Revisa la dirección o inténtalo más tarde.`,
    refused: (host) => `${host} rechazó la conexión. Revisa la dirección o inténtalo más tarde.`,
    brokenOff: (host) =>
      `${host} cerró la conexión antes de tiempo. Revisa la dirección o inténtalo más tarde.`,
    certificateExpired: (host) =>
      `El certificado de seguridad de ${host} caducó. Revisa la dirección o inténtalo más tarde.`,
    certificateUnknown: (host) =>
      `El certificado de seguridad de ${host} no es de confianza. Revisa la dirección.`,
    certificateOfOther: (host) =>
      `El certificado de seguridad de ${host} es para otro nombre. Revisa la dirección.`,
    fileTooLarge: (mb) => `El archivo ocupa más de ${number(mb)} MB. Envía uno más pequeño.`,
  },
};

/** `a la 1:00`, `a las 9:00`. */
function atClock(time: string): string {
  return /^1\D/.test(time) ? `a la ${time}` : `a las ${time}`;
}
