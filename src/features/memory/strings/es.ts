import { toLiteral } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';
import type { MemoryCatalog } from './index.ts';

const { counted, number } = createWording('es');

type Size = { readonly chars: number; readonly passages: number };

const passages = (n: number) => counted(n, { one: '# fragmento', other: '# fragmentos' });

const toSize = (size: Size) =>
  `${counted(size.chars, { one: '# carácter', other: '# caracteres' })} en ${passages(size.passages)}`;

const toHere = { channel: 'en este canal', forum: 'en este foro' } as const;

export const catalog: MemoryCatalog = {
  recalling: 'Buscando en lo que recuerdo…',
  notKnown: 'No encontré nada que responda a esto.',
  noQuestion: '¿Qué quieres saber? Por ejemplo: `/recall ¿Cuándo es el lanzamiento?`',
  sharedOnly:
    'Solo usé lo que todos aquí pueden ver. Pregunta con `/recall` para recibir una respuesta que solo ves tú, a partir de todo lo que puedes ver.',
  partial:
    'Hay más canales de los que puedo revisar a la vez, así que quizá se me escapó algo. Con una pregunta más concreta encontraré más.',
  notReadable:
    'Ahora mismo no pude buscar en lo que recuerdo, así que puede faltar algo. Inténtalo más tarde.',
  rebuilding:
    'Estoy reconstruyendo mi memoria, así que puede faltar algo. Pregunta de nuevo en unos minutos.',
  wordsOnly:
    'La búsqueda por significado está desactivada, así que solo busqué las palabras exactas. Con otras palabras quizá encuentre más.',
  untilTomorrow:
    'Se alcanzó el límite de hoy para la búsqueda por significado. Hasta mañana solo encuentro algunos mensajes por sus palabras exactas.',
  partlyByWords:
    'Ahora mismo solo encuentro algunos mensajes por sus palabras exactas. Con otras palabras quizá encuentre más.',
  byWordsAlone: 'Solo pude buscar las palabras exactas. Inténtalo más tarde o usa otras palabras.',
  documents: (n) => counted(n, { one: '# documento aprendido', other: '# documentos aprendidos' }),
  passages: (n) =>
    counted(n, {
      one: '# fragmento que se puede buscar',
      other: '# fragmentos que se pueden buscar',
    }),
  kept: (n) =>
    counted(n, {
      one: '# fragmento que `/recall` puede encontrar',
      other: '# fragmentos que `/recall` puede encontrar',
    }),
  memory: 'Memoria',
  state: (n) => passages(n),
  stateEmbedded: (n, embedded) =>
    `${passages(n)} (${number(embedded)} con búsqueda por significado)`,
  beingRebuilt: 'se reconstruye con lo que guardo',
  capped: 'se alcanzó el límite de hoy, el resto sigue mañana',
  meaningOff: 'solo se busca por palabras exactas (`GEMINI_EMBEDDINGS_PER_DAY` es 0)',
  embeddingRefused: 'el modelo de embeddings lo rechaza todo, sigo intentándolo',
  textsRefused: (count) =>
    counted(count, {
      one: '# fragmento que rechaza el modelo de embeddings',
      other: '# fragmentos que rechaza el modelo de embeddings',
    }),
  notEmbedded: 'el modelo de embeddings no responde, sigo intentándolo',
  embeddingGone:
    'el modelo de embeddings no existe (`GEMINI_EMBEDDING_MODEL`), así que solo busco palabras exactas',
  behind: (count) =>
    counted(count, { one: '# cambio aún sin guardar', other: '# cambios aún sin guardar' }),
  notCaughtUp: (count) =>
    `no pude ponerme al día en ${counted(count, { one: '# canal o hilo', other: '# canales o hilos' })}`,
  diskFull: 'el disco está lleno',
  notWritable: 'no se puede escribir en su archivo',
  unreadable: 'no se puede leer ahora mismo',
  always:
    'Recuerdo lo que se dice aquí, porque todo va dirigido a mí. `/reset` hace que lo olvide.',
  on: 'Recuerdo lo que se dice en este canal, para que quienes tienen acceso lo encuentren con `/recall`. Un admin puede desactivarlo: `/memory off`',
  off: 'Solo recuerdo lo que me dicen a mí aquí. Un admin puede hacer que recuerde todo el canal: `/memory on`',
  turnedOn: (where) =>
    `Desde ahora recuerdo lo que se dice ${toHere[where]}, para que quienes tienen acceso lo encuentren con \`/recall\`. Tengo en cuenta lo que se edita y se elimina. Un admin puede desactivarlo: \`/memory off\``,
  turnedOnWithEarlier: (where, earlier: number) =>
    `Desde ahora recuerdo lo que se dice ${toHere[where]}, para que quienes tienen acceso lo encuentren con \`/recall\`. También leí ${counted(earlier, { one: '# mensaje anterior', other: '# mensajes anteriores' })} y tengo en cuenta lo que se edita y se elimina. Un admin puede desactivarlo: \`/memory off\``,
  turnedOff:
    'Desde ahora solo recuerdo lo que me dicen a mí aquí. Conservo lo que ya sé de este canal.',
  inChannel: (state) =>
    `Esto vale para todo el canal, así que todos deben verlo. Usa \`/memory ${state}\` en el propio canal, no en un hilo.`,
  learned: ({ name, ...size }) =>
    `Aprendí **${toLiteral(name)}** (${toSize(size)}). Quien tenga acceso a este canal puede encontrarlo con \`/recall\`. Quítalo con \`/learn remove ${name}\`.`,
  replaced: 'Reemplaza lo que tenía con ese nombre.',
  documentAuthor: (name, by) => `${name} (de ${by})`,
  learnedHere: 'Lo que aprendí aquí:',
  learnedLine: ({ name, by, day, ...size }) =>
    `**${toLiteral(name)}** – ${toSize(size)}, de ${toLiteral(by)}, ${day}`,
  howToRemove: 'Quita uno con `/learn remove` y su nombre o número.',
  nothingLearned:
    'Aquí no he aprendido ningún documento. Adjunta uno a `/learn` o dale el enlace de una página.',
  removed: (name) => `Quité **${toLiteral(name)}** y todo lo que sabía por él.`,
  notThere: (name) =>
    `Aquí no conozco ningún documento **${toLiteral(name)}**. Míralos todos con \`/learn list\`.`,
  whichOne: '¿Cuál? `/learn list` los muestra todos con su número.',
  onlyGiver: (by) => `Solo ${toLiteral(by)} o un admin puede quitar eso.`,
  nothingGiven:
    '¿Qué quieres que aprenda? Adjunta un documento a `/learn` o dale el enlace de una página.',
  noAddress:
    'Eso no es un enlace. Usa uno que empiece por `https://` o adjunta un documento. `/learn list` muestra lo que sé.',
  oneAtATime: 'De uno en uno, por favor: un documento o un enlace.',
  wider: 'No todos aquí tienen acceso a ese mensaje. Usa `/learn` donde se publicó.',
  noFileThere: 'Ese mensaje no tiene ningún archivo.',
  noText: (name) => `No encontré en **${toLiteral(name)}** texto que aprender.`,
  signIn: (host) =>
    `${host} me pide iniciar sesión, así que no puedo ver la página. Guárdala como archivo y adjúntalo.`,
  pageCut: 'La página era demasiado larga, así que solo aprendí el principio.',
  textCut: (kept, all) =>
    `Era demasiado largo, así que solo aprendí los primeros ${number(kept)} de los ${number(all)} caracteres.`,
  guessed: (label) =>
    `Supuse su codificación de caracteres (${label}), así que algunas letras pueden estar mal.`,
  withoutText: (count) =>
    `Omití ${counted(count, { one: '# imagen o grabación', other: '# imágenes o grabaciones' })}: solo aprendo texto.`,
  wordsIgnored: 'Solo aprendí el documento, no el texto que lo acompaña.',
  tooManyDocuments: (count) =>
    `Aquí puedo aprender hasta ${counted(count, { one: '# documento', other: '# documentos' })}. Quita uno con \`/learn remove\`.`,
  notLearned: 'Mi memoria no funciona ahora mismo, así que no cambió nada. Inténtalo más tarde.',
};
