import { createWording } from '../../src/core/strings/wording.ts';
import type { CommandCatalog } from './index.ts';

const { counted, and, or, number } = createWording('it');

type UsedAmount = Parameters<CommandCatalog['usage']['amount']>[0];

const toQuestions = ({ questions }: UsedAmount) =>
  counted(questions, { one: '# domanda', other: '# domande' });

const toModelAmounts = ({ promptTokens, answerTokens, images, searches }: UsedAmount) => [
  counted(promptTokens, { one: '# token letto', other: '# token letti' }),
  counted(answerTokens, { one: '# token scritto', other: '# token scritti' }),
  ...(images > 0 ? [counted(images, { one: '# immagine', other: '# immagini' })] : []),
  ...(searches > 0 ? [counted(searches, { one: '# ricerca', other: '# ricerche' })] : []),
];

const toMinutes = ({ audioMinutes }: UsedAmount) =>
  audioMinutes > 0
    ? [
        counted(audioMinutes, {
          one: '# minuto di registrazioni',
          other: '# minuti di registrazioni',
        }),
      ]
    : [];

/** `è l’1:00`, `sono le 9:00` */
const isClock = (time: string) => (/^1\D/.test(time) ? `è l’${time}` : `sono le ${time}`);

export const catalog: CommandCatalog = {
  ask: {
    description: 'Fai una domanda a Parley',
    options: { question: 'Cosa vuoi sapere', about: 'Un testo a cui si riferisce la domanda' },
    menu: 'Fai una domanda',
    example: '/ask Quanto è alto il Monte Bianco?',
    noQuestion:
      'Scrivi la tua domanda dopo il comando. Ad esempio: `/ask Quanto è alto il Monte Bianco?`',
  },
  imagine: {
    description: 'Disegna immagini',
    options: {
      prompt: 'Cosa vuoi vedere',
      aspect: 'Rapporto tra larghezza e altezza',
      count: 'Quante immagini, fino a 4',
      image: 'Un’immagine di partenza',
    },
    example: '/imagine un gatto in una barca di carta count:2',
    noPrompt: 'Cosa vuoi vedere? Ad esempio: `/imagine un gatto in una barca di carta`',
    wrongCount: (max) => `\`count\` può essere un numero da 1 a ${number(max)}.`,
  },
  describe: {
    description: 'Descrivi un’immagine',
    options: { image: 'L’immagine. Se vuoto, l’ultima di qui' },
    example: '/describe',
  },
  transcribe: {
    description: 'Trascrivi una registrazione',
    options: {
      file: 'Un file audio o video di due ore al massimo. Se vuoto, l’ultimo di qui',
      link: 'Link di un messaggio con una registrazione, oppure “off” o “on” per i tuoi vocali',
    },
    menu: 'Trascrivi',
    example: '/transcribe',
  },
  summarize: {
    description: 'Riassumi cosa è successo nel frattempo',
    options: {
      since: '“last” (il tuo ultimo messaggio), “ieri”, “9:00” o il link di un messaggio',
      scope: 'Il thread o tutto il canale. Se vuoto, il thread in cui sei',
    },
    menu: 'Riassumi da qui',
    example: '/summarize since:ieri',
  },
  recall: {
    description: 'Ritrova quello che è stato detto',
    options: { question: 'Cosa vuoi sapere' },
    example: '/recall Cosa abbiamo deciso?',
  },
  learn: {
    description: 'Fai memorizzare a Parley un documento o una pagina',
    options: {
      document: 'Un file con del testo, come un PDF, un file di Office o un’email',
      link: 'Il link di una pagina, “list”, oppure “remove” con un nome o un numero',
    },
    example: '/learn list',
  },
  tasks: {
    description: 'Elenca le attività da svolgere qui',
    options: {
      since: 'Un momento come “ieri” o “lunedì”. Se vuoto, gli ultimi 200 messaggi',
      scope: 'Il thread o tutto il canale. Se vuoto, il thread in cui sei',
    },
    example: '/tasks since:ieri',
    head: { task: 'Attività', owner: 'Responsabile', due: 'Scadenza', message: 'Messaggio' },
  },
  event: {
    description: 'Trasforma un testo in un evento del calendario',
    options: { text: 'Cosa, quando e dove' },
    example: '/event Pranzo con Ada venerdì alle 12:30',
  },
  poll: {
    description: 'Crea un sondaggio',
    options: {
      question: 'La domanda. Le opzioni possono seguirla',
      options: 'Le opzioni, separate da virgole',
    },
    example: '/poll Pranzo? Pizza, pasta, zuppa',
  },
  translate: {
    description: 'Traduci un testo',
    options: {
      text: 'Il testo. Se vuoto, l’ultimo messaggio di qui',
      to: 'La lingua, come italiano. Se vuoto, la tua',
    },
    menu: 'Traduci',
    example: '/translate Guten Morgen to:italiano',
  },
  remind: {
    description: 'Imposta un promemoria o vedi i tuoi',
    options: {
      what: 'Cosa ricordarti e quando. Oppure “list”',
      when: 'Un’ora come “domani 9:00” o “tra 20 minuti”',
      repeat: 'Ogni quanto: ogni giorno, ogni lunedì…',
    },
    example: '/remind annaffiare le piante domani alle 9:00',
  },
  model: {
    description: 'Scegli il modello che risponde qui',
    options: {
      name: 'Un modello o “default”. Se vuoto, mostra quello attuale',
      channel: 'Per tutto il canale, non solo questa conversazione (admin)',
    },
    example: '/model',
    isDefault: 'Qui risponde il modello predefinito.',
    is: (model) => `Qui risponde ${model}.`,
    howTo: 'Cambialo con `/model` e un nome, o torna al predefinito con `/model default`.',
    some: (models) =>
      `Cambialo con \`/model\` e un nome: ${models.join(', ')} o altri. Torna al predefinito con \`/model default\`.`,
    notName: 'Questo non è il nome di un modello. Vedine alcuni con `/model`.',
    missing: (model) => `${model} non è disponibile. Con \`/model\` ne vedi alcuni che lo sono.`,
    nowDefault: 'OK. Da ora in poi qui risponde il modello predefinito.',
    nowDefaultInChannel: 'OK. Da ora in poi in questo canale risponde il modello predefinito.',
    now: (model) => `OK. Da ora in poi qui risponde ${model}.`,
    nowInChannel: (model) => `OK. Da ora in poi in questo canale risponde ${model}.`,
    unchecked: 'Non ho potuto verificare se è disponibile.',
  },
  effort: {
    description: 'Imposta quanto ragiona il modello',
    options: { level: 'Un livello più alto richiede più tempo e costa di più' },
    example: '/effort high',
    isDefault: (levels) =>
      `Livello di ragionamento qui: predefinito (decide il modello). Può essere ${or(levels)}, ad esempio con \`/effort high\`.`,
    is: (level, levels) =>
      `Livello di ragionamento qui: ${level}. Può essere ${or(levels)}, ad esempio con \`/effort high\`.`,
    nowDefault: 'OK. Da ora in poi qui è il modello a decidere quanto ragionare.',
    nowDefaultInChannel:
      'OK. Da ora in poi in questo canale è il modello a decidere quanto ragionare.',
    now: (level) => `OK. Il livello di ragionamento qui ora è ${level}.`,
    nowInChannel: (level) => `OK. Il livello di ragionamento in questo canale ora è ${level}.`,
  },
  persona: {
    description: 'Imposta come risponde Parley qui',
    options: { manner: 'Uno stile come “concise” o “tutor”, parole tue oppure “off”' },
    example: '/persona tutor',
    none: 'In questo canale non è impostata nessuna personalità.',
    is: (persona) => `Personalità in questo canale: ${persona}`,
    howTo: (presets) =>
      `Stili pronti: ${and(presets)}. Oppure scrivi il tuo: \`/persona Sei una bibliotecaria paziente.\` Disattiva con \`/persona off\`.`,
    nowOff: 'OK. Da ora in poi qui rispondo senza una personalità.',
    tooLong: (max) => `Una personalità può avere fino a ${number(max)} caratteri. Accorciala.`,
    now: (persona) => `OK. Da ora in poi qui rispondo così: ${persona}`,
  },
  quiet: {
    description: 'Tieni Parley fuori da questo thread',
    options: { state: 'off: torna a rispondere in questo thread' },
    example: '/quiet',
    followsAgain: 'OK, torno in questo thread. Non serve che mi menzioni.',
  },
  timezone: {
    description: 'Imposta il tuo fuso orario',
    options: { zone: 'Come Europe/Rome, oppure “off”. Se vuoto, mostra il tuo' },
    example: '/timezone Europe/Rome',
    isOwn: (zone, time) =>
      `Il tuo fuso orario è ${zone}, dove ora ${isClock(time)}. Cambialo con \`/timezone Europe/Rome\`.`,
    isOfProfile: (zone, time) =>
      `Il tuo fuso orario è ${zone}, in base al tuo profilo. Lì ora ${isClock(time)}. Cambialo con \`/timezone Europe/Rome\`.`,
    unknown: 'Non conosco il tuo fuso orario. Indicamelo con `/timezone Europe/Rome`.',
    forgotten: 'OK, ho dimenticato il tuo fuso orario.',
    noZone: 'Non conosco questo fuso orario. Prova `Europe/Rome` o `America/New_York`.',
    now: (zone, time) => `OK. Il tuo fuso orario ora è ${zone}, dove ${isClock(time)}.`,
  },
  memory: {
    description: 'Scegli cosa ricorda Parley qui',
    options: { state: 'on: tutto ciò che si dice qui. off: solo ciò che si dice a Parley' },
    example: '/memory',
  },
  settings: {
    description: 'Cambia le impostazioni di questo canale',
    options: {
      reply: 'Dove si risponde alle menzioni',
      voice: 'Quali messaggi vocali vengono trascritti',
      follow: 'Se seguire i thread senza menzione',
      tools: 'Se Parley usa gli strumenti',
      language: 'La lingua di pulsanti, comandi e avvisi',
    },
    example: '/settings reply:channel',
    heading: '**Impostazioni di questo canale** (gli admin possono cambiarle)',
    headingAlone: '**Impostazioni di questa conversazione**',
    saved: 'OK, salvato.',
    line: (name, value, about, choices) => `- **${name}**: ${value}. ${about} (${choices})`,
    voiceDefault: 'solo dove mi invitano o mi menzionano',
    languageDefault: (language) => `${language} (predefinita)`,
    howTo: 'Cambiane una così: `/settings reply:channel`.',
  },
  usage: {
    description: 'Vedi quanto hai usato',
    options: {},
    example: '/usage',
    own: '**Il tuo utilizzo qui**',
    workspace: '**L’utilizzo di tutti, qui e negli altri canali**',
    people: '**Chi ha usato di più questo mese**',
    models: '**Per modello, questo mese**',
    today: (amount) => `- Oggi: ${amount}`,
    month: (amount) => `- Questo mese: ${amount}`,
    line: (name, amount) => `- ${name}: ${amount}`,
    amount: (used) => [toQuestions(used), ...toModelAmounts(used), ...toMinutes(used)].join(', '),
    ofModel: (used) => toModelAmounts(used).join(', '),
    what: 'Viene contata ogni chiamata al modello: risposte, comandi, trascrizioni, immagini, ricerche e i riassunti che conservo delle conversazioni lunghe. Giorni e mesi sono in UTC.',
  },
  reset: {
    description: 'Fai dimenticare a Parley questa conversazione',
    options: {},
    example: '/reset',
    empty: 'Non c’è niente da dimenticare: questa conversazione è vuota.',
    done: 'Fatto. Ho dimenticato questa conversazione: la tua prossima domanda riparte da zero.',
  },
  privacy: {
    description: 'Vedi cosa conserva Parley su di te',
    options: { recall: 'off: quello che dirai da ora in poi non compare in /recall. on: compare' },
    example: '/privacy',
  },
  forget: {
    description: 'Elimina quello che Parley conserva su di te',
    options: { what: '“me”, “conversation”, “channel” o un link' },
    example: '/forget me',
  },
  help: {
    description: 'Vedi cosa sa fare Parley',
    options: {},
    example: '/help',
    beginning:
      'Rispondo a domande, leggo file e link, disegno e cerco informazioni. Menzionami, scrivimi direttamente o rispondi in un thread a cui partecipo.\nPremi **Interrompi** o scrivi `stop` per fermare una risposta. Scrivi `leave` e resterò fuori da un thread.',
    groups: {
      make: '**Chiedere e creare**',
      catchUp: '**Mettersi in pari**',
      plan: '**Pianificare**',
      channel: '**Questo canale**',
      person: '**Tu**',
    },
    line: (description, example) => `- ${description}: \`${example}\``,
    end: 'I comandi funzionano anche dopo una menzione: `@Parley /help`.',
  },
  about: {
    description: 'Vedi la versione e lo stato di Parley',
    options: {},
    example: '/about',
    line: (label, value) => `- **${label}**: ${value}`,
  },
};
