import { createWording } from '../../src/core/strings/wording.ts';
import type { CommandCatalog } from './index.ts';

const { counted, and, or, number } = createWording('es');

type UsedAmount = Parameters<CommandCatalog['usage']['amount']>[0];

const toQuestions = ({ questions }: UsedAmount) =>
  counted(questions, { one: '# pregunta', other: '# preguntas' });

const toModelAmounts = ({ promptTokens, answerTokens, images, searches }: UsedAmount) => [
  counted(promptTokens, { one: '# token leído', other: '# tokens leídos' }),
  counted(answerTokens, { one: '# token escrito', other: '# tokens escritos' }),
  ...(images > 0 ? [counted(images, { one: '# imagen', other: '# imágenes' })] : []),
  ...(searches > 0 ? [counted(searches, { one: '# búsqueda', other: '# búsquedas' })] : []),
];

const toMinutes = ({ audioMinutes }: UsedAmount) =>
  audioMinutes > 0
    ? [
        counted(audioMinutes, {
          one: '# minuto de grabaciones',
          other: '# minutos de grabaciones',
        }),
      ]
    : [];

/** `es la 1:00`, `son las 9:00` */
const isClock = (time: string) => (/^1\D/.test(time) ? `es la ${time}` : `son las ${time}`);

export const catalog: CommandCatalog = {
  ask: {
    description: 'Hazle una pregunta a Parley',
    options: { question: 'Lo que quieres saber', about: 'Un texto sobre el que preguntas' },
    menu: 'Preguntar sobre esto',
    example: '/ask ¿Cuánto mide el Mont Blanc?',
    noQuestion:
      'Escribe tu pregunta después del comando. Por ejemplo: `/ask ¿Cuánto mide el Mont Blanc?`',
  },
  imagine: {
    description: 'Dibuja imágenes',
    options: {
      prompt: 'Lo que quieres ver',
      aspect: 'Proporción entre ancho y alto',
      count: 'Cuántas imágenes, hasta 4',
      image: 'Una imagen de partida',
    },
    example: '/imagine un gato en un barco de papel count:2',
    noPrompt: '¿Qué quieres ver? Por ejemplo: `/imagine un gato en un barco de papel`',
    wrongCount: (max) => `\`count\` puede ser un número de 1 a ${number(max)}.`,
  },
  describe: {
    description: 'Describe una imagen',
    options: { image: 'La imagen. Por defecto, la última de aquí' },
    example: '/describe',
  },
  transcribe: {
    description: 'Transcribe una grabación',
    options: {
      file: 'Un archivo de audio o video de hasta dos horas. Por defecto, el último de aquí',
      link: 'Enlace de un mensaje con una grabación, u “off” u “on” para tus propias notas de voz',
    },
    menu: 'Transcribir',
    example: '/transcribe',
  },
  summarize: {
    description: 'Resume lo que te perdiste',
    options: {
      since: '“last” (tu último mensaje), una hora como “ayer” o “9:00”, o el enlace de un mensaje',
      scope: 'El hilo o todo el canal. Por defecto, el hilo en el que estás',
    },
    menu: 'Resumir desde aquí',
    example: '/summarize since:ayer',
  },
  recall: {
    description: 'Busca en lo que se dijo antes',
    options: { question: 'Lo que quieres saber' },
    example: '/recall ¿Qué decidimos?',
  },
  learn: {
    description: 'Enséñale a Parley un documento o una página',
    options: {
      document: 'Un archivo con texto, como un PDF, un archivo de Office o un correo',
      link: 'El enlace de una página, “list”, o “remove” con un nombre o un número',
    },
    example: '/learn list',
  },
  tasks: {
    description: 'Muestra las tareas pendientes de aquí',
    options: {
      since: 'Un momento como “ayer” o “lunes”. Por defecto, los últimos 200 mensajes',
      scope: 'El hilo o todo el canal. Por defecto, el hilo en el que estás',
    },
    example: '/tasks since:ayer',
    head: { task: 'Tarea', owner: 'Responsable', due: 'Fecha límite', message: 'Mensaje' },
  },
  event: {
    description: 'Convierte un texto en un evento del calendario',
    options: { text: 'Qué, cuándo y dónde' },
    example: '/event Comida con Ada el viernes a las 12:30',
  },
  poll: {
    description: 'Crea una encuesta',
    options: {
      question: 'La pregunta. Las opciones pueden ir detrás',
      options: 'Las opciones, separadas por comas',
    },
    example: '/poll ¿Qué comemos? Pizza, pasta, sopa',
  },
  translate: {
    description: 'Traduce un texto',
    options: {
      text: 'El texto. Por defecto, el último mensaje de aquí',
      to: 'El idioma, como español. Por defecto, el tuyo',
    },
    menu: 'Traducir',
    example: '/translate Guten Morgen to:español',
  },
  remind: {
    description: 'Crea un recordatorio o muestra los tuyos',
    options: {
      what: 'Qué quieres recordar y cuándo. O “list”',
      when: 'Una hora como “mañana 9:00” o “en 20 minutos”',
      repeat: 'Cada cuánto: todos los días, cada lunes…',
    },
    example: '/remind regar las plantas mañana a las 9:00',
  },
  model: {
    description: 'Elige el modelo que responde aquí',
    options: {
      name: 'Un modelo o “default”. Vacío: muestra el actual',
      channel: 'Para todo el canal, no solo esta conversación (admins)',
    },
    example: '/model',
    isDefault: 'Aquí responde el modelo predeterminado.',
    is: (model) => `Aquí responde ${model}.`,
    howTo: 'Cámbialo con `/model` y un nombre, o vuelve al predeterminado con `/model default`.',
    some: (models) =>
      `Cámbialo con \`/model\` y un nombre: ${models.join(', ')} u otros. Vuelve al predeterminado con \`/model default\`.`,
    notName: 'Ese no es el nombre de un modelo. Mira algunos con `/model`.',
    missing: (model) => `${model} no está disponible. Mira con \`/model\` algunos que sí lo están.`,
    nowDefault: 'Listo. Desde ahora responde aquí el modelo predeterminado.',
    nowDefaultInChannel: 'Listo. Desde ahora responde en este canal el modelo predeterminado.',
    now: (model) => `Listo. Desde ahora responde aquí ${model}.`,
    nowInChannel: (model) => `Listo. Desde ahora responde en este canal ${model}.`,
    unchecked: 'No pude comprobar si está disponible.',
  },
  effort: {
    description: 'Define cuánto piensa el modelo',
    options: { level: 'Un nivel más alto tarda y cuesta más' },
    example: '/effort high',
    isDefault: (levels) =>
      `Nivel de razonamiento aquí: predeterminado (decide el modelo). Puede ser ${or(levels)}, por ejemplo con \`/effort high\`.`,
    is: (level, levels) =>
      `Nivel de razonamiento aquí: ${level}. Puede ser ${or(levels)}, por ejemplo con \`/effort high\`.`,
    nowDefault: 'Listo. Desde ahora el modelo decide cuánto piensa aquí.',
    nowDefaultInChannel: 'Listo. Desde ahora el modelo decide cuánto piensa en este canal.',
    now: (level) => `Listo. El nivel de razonamiento aquí es ahora ${level}.`,
    nowInChannel: (level) => `Listo. El nivel de razonamiento en este canal es ahora ${level}.`,
  },
  persona: {
    description: 'Define cómo responde Parley aquí',
    options: { manner: 'Una personalidad como “concise” o “tutor”, tus propias palabras u “off”' },
    example: '/persona tutor',
    none: 'En este canal no hay ninguna personalidad definida.',
    is: (persona) => `Personalidad en este canal: ${persona}`,
    howTo: (presets) =>
      `Personalidades listas: ${and(presets)}. O escribe la tuya: \`/persona Eres una bibliotecaria paciente.\` Desactívala con \`/persona off\`.`,
    nowOff: 'Listo. Desde ahora respondo aquí sin ninguna personalidad.',
    tooLong: (max) => `Una personalidad puede tener hasta ${number(max)} caracteres. Acórtala.`,
    now: (persona) => `Listo. Desde ahora respondo aquí así: ${persona}`,
  },
  quiet: {
    description: 'Deja a Parley fuera de este hilo',
    options: { state: 'off: que vuelva a responder en este hilo' },
    example: '/quiet',
    followsAgain: 'De acuerdo, vuelvo a este hilo. No hace falta que me menciones.',
  },
  timezone: {
    description: 'Define tu zona horaria',
    options: { zone: 'Como Europe/Madrid, u “off”. Vacío: muestra la tuya' },
    example: '/timezone Europe/Madrid',
    isOwn: (zone, time) =>
      `Tu zona horaria es ${zone}, donde ahora ${isClock(time)}. Cámbiala con \`/timezone Europe/Madrid\`.`,
    isOfProfile: (zone, time) =>
      `Tu zona horaria es ${zone}, según tu perfil. Allí ahora ${isClock(time)}. Cámbiala con \`/timezone Europe/Madrid\`.`,
    unknown: 'No sé tu zona horaria. Dímela con `/timezone Europe/Madrid`.',
    forgotten: 'Listo, olvidé tu zona horaria.',
    noZone: 'No conozco esa zona horaria. Prueba `Europe/Madrid` o `America/Mexico_City`.',
    now: (zone, time) => `Listo. Tu zona horaria es ahora ${zone}, donde ${isClock(time)}.`,
  },
  memory: {
    description: 'Elige qué recuerda Parley aquí',
    options: { state: 'on: todo lo que se dice aquí. off: solo lo que se le dice a Parley' },
    example: '/memory',
  },
  settings: {
    description: 'Cambia la configuración de este canal',
    options: {
      reply: 'Dónde se responde a las menciones',
      voice: 'Qué notas de voz se transcriben',
      follow: 'Si sigue los hilos sin que lo mencionen',
      tools: 'Si Parley usa herramientas',
      language: 'El idioma de botones, comandos y avisos',
    },
    example: '/settings reply:channel',
    heading: '**Configuración de este canal** (los admins pueden cambiarla)',
    headingAlone: '**Configuración de esta conversación**',
    saved: 'Listo, guardado.',
    line: (name, value, about, choices) => `- **${name}**: ${value}. ${about} (${choices})`,
    voiceDefault: 'solo donde me invitan o me mencionan',
    languageDefault: (language) => `${language} (predeterminado)`,
    howTo: 'Cambia una así: `/settings reply:channel`.',
  },
  usage: {
    description: 'Mira cuánto has usado',
    options: {},
    example: '/usage',
    own: '**Tu uso aquí**',
    workspace: '**El uso de todos, aquí y en otros canales**',
    people: '**Quiénes usaron más este mes**',
    models: '**Por modelo, este mes**',
    today: (amount) => `- Hoy: ${amount}`,
    month: (amount) => `- Este mes: ${amount}`,
    line: (name, amount) => `- ${name}: ${amount}`,
    amount: (used) => [toQuestions(used), ...toModelAmounts(used), ...toMinutes(used)].join(', '),
    ofModel: (used) => toModelAmounts(used).join(', '),
    what: 'Se cuenta cada llamada al modelo: respuestas, comandos, transcripciones, imágenes, búsquedas y los resúmenes que guardo de conversaciones largas. Los días y meses van en UTC.',
  },
  reset: {
    description: 'Haz que Parley olvide esta conversación',
    options: {},
    example: '/reset',
    empty: 'No hay nada que olvidar: esta conversación está vacía.',
    done: 'Listo. Olvidé esta conversación, así que tu próxima pregunta empieza de cero.',
  },
  privacy: {
    description: 'Mira qué guarda Parley sobre ti',
    options: { recall: 'off: lo que digas desde ahora no aparece en /recall. on: sí aparece' },
    example: '/privacy',
  },
  forget: {
    description: 'Elimina lo que Parley guarda sobre ti',
    options: { what: '“me”, “conversation”, “channel” o un enlace' },
    example: '/forget me',
  },
  help: {
    description: 'Mira qué puede hacer Parley',
    options: {},
    example: '/help',
    beginning:
      'Respondo preguntas, leo archivos y enlaces, dibujo y busco información. Mencióname, escríbeme directamente o responde en un hilo en el que esté.\nPulsa **Detener** o escribe `stop` para cortar una respuesta. Escribe `leave` y me quedaré fuera de un hilo.',
    groups: {
      make: '**Preguntar y crear**',
      catchUp: '**Ponerte al día**',
      plan: '**Planear**',
      channel: '**Este canal**',
      person: '**Tú**',
    },
    line: (description, example) => `- ${description}: \`${example}\``,
    end: 'Los comandos también funcionan tras una mención: `@Parley /help`.',
  },
  about: {
    description: 'Mira la versión y el estado de Parley',
    options: {},
    example: '/about',
    line: (label, value) => `- **${label}**: ${value}`,
  },
};
