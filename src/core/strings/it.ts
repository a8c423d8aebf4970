import type { ModelFailure, Obstacle, RefusedExtra } from '../errors.ts';
import { toLiteralName } from '../markdown/inline.ts';
import type { SearchGap } from '../search.ts';
import type { CoreCatalog } from './index.ts';
import { createWording } from './wording.ts';

const { counted, and, or, number } = createWording('it');

function toReason(obstacle: Obstacle | null): string {
  switch (obstacle?.type) {
    case 'permission':
      return `mi serve l’autorizzazione “${obstacle.name}”`;
    case 'locked':
      return 'il thread è bloccato';
    case 'archived':
      return 'il canale è archiviato';
    case 'read_only':
      return 'solo alcune persone possono scrivere lì';
    case 'not_a_member':
      return 'non faccio parte del canale';
    case 'moderated':
      return 'una regola di moderazione l’ha bloccato';
    case 'too_large':
      return 'è troppo grande per questo canale';
    case 'no_storage':
      return 'lo spazio di archiviazione dell’area di lavoro è esaurito';
    case 'no_uploads':
      return 'il caricamento di file è disattivato';
    case 'too_many_threads':
      return 'il canale ha troppi thread';
    case undefined:
      return 'la piattaforma l’ha rifiutato';
  }
}

function toLossLine({ extra, obstacle }: RefusedExtra): string {
  const reason = toReason(obstacle);
  switch (extra) {
    case 'files':
      return `Non ho potuto allegare il file: ${reason}.`;
    case 'reply':
      return `Non ho potuto mostrare questo messaggio come risposta: ${reason}.`;
    case 'thread':
      return `Non ho potuto rispondere in un thread: ${reason}.`;
    case 'layout':
      return 'La piattaforma ha rifiutato la formattazione, quindi questo è testo semplice.';
    case 'buttons':
      return `Non ho potuto aggiungere i pulsanti: ${reason}.`;
  }
}

function toRemedy(obstacle: Obstacle | null): string {
  if (obstacle?.type === 'permission')
    return 'Chiedi a un admin di concederla o scrivimi da un’altra parte.';
  if (obstacle?.type === 'not_a_member') return 'Invitami lì o scrivimi da un’altra parte.';
  return 'Scrivimi da un’altra parte.';
}

const refusalSentences = {
  leftOut: toLossLine,
  brokenOff: (obstacle: Obstacle | null) => `⚠️ Interrotto qui: ${toReason(obstacle)}.`,
  brokenOffThen: '⚠️ Interrotto qui: non potevo più scrivere in questo canale.',
  about: (channel: string) => `A proposito di ${channel}:`,
  cannotWrite: (channel: string, obstacle: Obstacle | null) =>
    `Non posso risponderti in ${channel}: ${toReason(obstacle)}. ${toRemedy(obstacle)}`,
  takenAway: (channel: string) =>
    `La mia risposta per te in ${channel} è stata eliminata mentre la scrivevo. Se ti serve ancora, chiedi di nuovo.`,
  notReached:
    'Non ho potuto inviarti un messaggio privato. Consenti i miei messaggi diretti e chiedi di nuovo.',
  notShown: (obstacle: Obstacle | null) =>
    `Non ho potuto pubblicare la mia risposta: ${toReason(obstacle)}. Riprova o chiedi in un altro modo.`,
} as const;

const GAPS: Record<SearchGap, string> = {
  no_token:
    'Non ho potuto cercare in tutti i messaggi: la piattaforma lo permette solo per una domanda nuova. Chiedi di nuovo con un altro messaggio.',
  not_enabled:
    'Non ho potuto cercare in tutti i messaggi: la ricerca per le app è disattivata in quest’area di lavoro. Chiedi a un admin di attivarla.',
  missing_scope:
    'Non ho potuto cercare in tutti i messaggi: non ho l’autorizzazione. Chiedi a un admin di aggiornare le mie autorizzazioni.',
  no_intent:
    'Non ho potuto cercare in tutti i messaggi: posso leggere solo quelli che mi menzionano. Chiedi a un admin di cambiarlo.',
  indexing:
    'Non ho potuto cercare in tutti i messaggi: l’indicizzazione è ancora in corso. Riprova tra qualche minuto.',
  too_many_places:
    'Non ho potuto cercare in tutti i messaggi: i canali sono troppi per una sola ricerca. Chiedi nel canale che ti interessa.',
  unsupported: 'Non ho potuto cercare in tutti i messaggi: in questo canale non ho una ricerca.',
  failed:
    'Non ho potuto cercare in tutti i messaggi: la ricerca della piattaforma non ha funzionato. Riprova più tardi.',
};

const GAP_STATES: Record<SearchGap, string> = {
  no_token: 'disattivata (la piattaforma non invia il token necessario)',
  not_enabled: 'disattivata (non è attiva nell’area di lavoro)',
  missing_scope:
    'disattivata (manca un’autorizzazione: aggiorna l’app dal manifesto e reinstallala)',
  no_intent: 'disattivata (serve l’intent Message Content)',
  indexing: 'non pronta (la piattaforma sta ancora indicizzando i messaggi)',
  too_many_places: 'attiva (ma non in tutti i canali in una volta)',
  unsupported: 'non disponibile',
  failed: 'non riuscita all’ultimo tentativo',
};

const MODEL_FAILURES: Record<ModelFailure, string> = {
  busy: 'Il modello è sovraccarico in questo momento. Riprova tra un minuto.',
  rate_limited: 'La quota al minuto del modello è esaurita. Riprova tra un minuto.',
  day_quota:
    'La quota del modello per oggi è esaurita. Si rinnova a mezzanotte, ora del Pacifico. Il tuo admin di Parley può aumentarla o aggiungere un modello di riserva (GEMINI_FALLBACK_MODEL).',
  no_credit: 'Il credito del modello è esaurito. Avvisa il tuo admin di Parley.',
  not_in_plan:
    'Il piano di Parley non include questo modello. Avvisa il tuo admin di Parley (fatturazione o GEMINI_MODEL).',
  bad_key:
    'Il servizio del modello ha rifiutato la chiave API di Parley. Avvisa il tuo admin di Parley (GEMINI_API_KEY).',
  model_gone: 'Questo modello non è disponibile. Avvisa il tuo admin di Parley (GEMINI_MODEL).',
  cannot_draw: 'Questo modello non può creare immagini.',
  too_long:
    'Questa conversazione è troppo lunga per il modello. Chiedi in un nuovo thread o ricomincia con `/reset`.',
  blocked:
    'Le regole di sicurezza del modello hanno bloccato questa risposta. Prova a chiedere in un altro modo.',
  recitation:
    'Il modello si è fermato perché la risposta era troppo simile a un testo pubblicato. Chiedi un riassunto, oppure una risposta con parole sue.',
  malformed: 'Il modello ha dato due volte una risposta difettosa. Riprova.',
  empty: 'Il modello ha dato una risposta vuota. Riprova o chiedi in un altro modo.',
  out_of_tokens:
    'Il modello ha raggiunto il limite di lunghezza prima di rispondere. Prova a chiedere meno cose insieme.',
  cut: 'La connessione con il modello si è interrotta. Riprova.',
  unreachable: 'Non riesco a raggiungere il modello. Riprova tra un minuto.',
  refused: 'Il servizio del modello ha rifiutato la richiesta. Prova a chiedere in un altro modo.',
};

export const catalog: CoreCatalog = {
  ...refusalSentences,
  oneOf: (command, option, choices) =>
    `\`${option}\` può essere ${or(choices)}. Ad esempio: \`/${command} ${option}:${choices[0] ?? ''}\`.`,
  notReadable: 'Da qui non posso leggerlo: non so se hai accesso a tutto. Chiedimelo là.',
  onBehalf: (name) => `Pubblicato per conto di ${toLiteralName(name)}`,
  keptTurns: (n) =>
    counted(n, {
      one: '# messaggio o risposta da conversazioni con me, con file e riassunti',
      other: '# messaggi e risposte da conversazioni con me, con file e riassunti',
    }),
  keptRequests: (n) =>
    counted(n, {
      one: '# richiesta degli ultimi 7 giorni: una domanda, un comando, una trascrizione, un’immagine o un sondaggio',
      other:
        '# richieste degli ultimi 7 giorni: domande, comandi, trascrizioni, immagini e sondaggi',
    }),
  keptSettings: 'le tue impostazioni',
  keptZone: (zone) => `le tue impostazioni, con il tuo fuso orario (${zone})`,
  keptUsage: 'il tuo utilizzo, senza quello che hai detto',
  keptMessages: (n) =>
    counted(n, { one: '# messaggio o risposta', other: '# messaggi e risposte' }),
  keptRequestCount: (n) => counted(n, { one: '# richiesta', other: '# richieste' }),
  keptUsageDays: (n) =>
    counted(n, { one: '# giorno del tuo utilizzo', other: '# giorni del tuo utilizzo' }),
  forgottenSettings: 'le tue impostazioni',
  stop: 'Interrompi',
  regenerate: 'Rigenera',
  retry: 'Riprova',
  good: '👍',
  bad: '👎',
  remove: 'Elimina',
  approve: 'Approva',
  deny: 'Rifiuta',
  stopped: 'Interrotto.',
  more: (n) => `e altri ${number(n)}.`,
  cutOff: 'Questa risposta è incompleta: la connessione con il modello si è interrotta due volte.',
  earlierAnswer: 'Questa è ancora la risposta precedente.',
  repeating: 'Mi sono fermato qui perché il modello continuava a ripetersi.',
  tooLongForModel: 'Qui il modello ha raggiunto il limite di lunghezza. Chiedigli di continuare.',
  emptied: 'Questo messaggio è stato eliminato.',
  restInFile: 'Il resto è nel file allegato.',
  restOfAnswer: 'Il resto della risposta',
  notAllowed: 'Qui non hai accesso a Parley. Chiedi al tuo admin di Parley di aggiungerti.',
  goneFromHere: 'Non l’ho fatto: non sei più in quel canale.',
  presenceUnknown:
    'Non ho potuto verificare se sei ancora in questo canale, quindi non l’ho fatto. Riprova più tardi.',
  adminsChange: 'Qui solo un admin può cambiarlo.',
  channelOrThread: (command) =>
    `Questo cambierebbe tutto il canale, quindi possono farlo solo gli admin. Per un singolo thread, menzionami lì con \`${command}\`.`,
  onlyInThread: (command) =>
    `Funziona solo in un thread. Menzionami in un thread con \`${command}\`.`,
  alwaysAnswered: 'Qui rispondo a ogni messaggio, quindi non c’è niente da disattivare.',
  noneFollowed:
    'In questo canale non seguo i thread. Menzionami per avere una risposta o attiva l’opzione con `/settings follow:on`.',
  noAnswer:
    'Ho esaurito i passaggi senza arrivare a una risposta. Prova con una domanda più precisa.',
  chosenGone: (model) =>
    `${toLiteralName(model)}, il modello scelto qui, non è più disponibile. Torna a quello predefinito con \`/model default\`.`,
  notYours: 'Può farlo solo un admin o chi ha fatto la domanda.',
  alreadyEnded: 'Quella risposta è già finita.',
  alreadyPressed: 'Qualcuno ha premuto prima di te. Ci sto già lavorando.',
  pressAgain: 'Altri hanno premuto prima di te, ma non è stato fatto nulla. Premi di nuovo.',
  onlyLatest: 'Posso rigenerare solo l’ultima risposta. Chiedi di nuovo per averne un’altra.',
  actionGone: 'Questo pulsante non funziona più.',
  formNotOpened: 'Non sono riuscito ad aprire il modulo. Riprova.',
  gone: 'Questa risposta è troppo vecchia per farlo. Chiedi di nuovo.',
  removed: 'Quella risposta è stata eliminata. Chiedi di nuovo per averne un’altra.',
  notAllRemoved:
    'Non ho potuto eliminare tutti i messaggi di quella risposta. Chiedi a un admin di farlo.',
  thanks: 'Grazie per il feedback!',
  tookBack: 'Il tuo feedback è stato ritirato.',
  emptyMention:
    'Mi hai menzionato, ma senza chiedere niente. Aggiungi una domanda dopo il mio nome o prova `/help`.',
  emptyMessage: 'In quel messaggio non trovo niente da leggere. Scrivi la tua domanda a parole.',
  emptyBut: (unread) => `Non posso leggere ${and(unread)}. Scrivi la tua domanda a parole.`,
  leaving: 'OK, resto fuori da questo thread. Menzionami quando vuoi di nuovo una risposta.',
  triedTooOften:
    'Ho rinunciato a questa domanda: mi ha mandato in crash tre volte. Prova a formularla in un altro modo.',
  unknownCommand: (name) => `Non conosco il comando \`/${name}\`. Vedi \`/help\`.`,
  waitsForStore:
    'Il mio archivio non è raggiungibile, quindi non posso ancora rispondere. Lo farò appena torna disponibile. Se non arriva niente, chiedi di nuovo.',
  notStored: 'Il mio archivio non è raggiungibile, quindi non ho potuto farlo. Riprova più tardi.',
  slow: 'Il modello ci mette più del solito. Sto ancora aspettando.',
  waitsForModel:
    '⏳ Non riesco a raggiungere il modello. Ho salvato la tua domanda e risponderò qui appena torna disponibile.',
  waitsForBusy:
    '⏳ Il modello è sovraccarico in questo momento. Ho salvato la tua domanda e risponderò qui appena possibile.',
  waitsForQuota:
    '⏳ La quota del modello per ora è esaurita. Ho salvato la tua domanda e risponderò qui appena possibile.',
  conversation: 'Conversazione',
  unnamedPerson: 'qualcuno',
  unnamedGroup: 'gruppo',
  unnamedChannel: 'canale',
  unnamedImage: 'immagine',
  unnamedTime: 'un orario',
  noImage: 'Non ho trovato immagini nei messaggi recenti. Inviane una e riprova con `/describe`.',
  noLink: 'Questo non è il link di un messaggio di qui. Usa “Copia link” nel menu del messaggio.',
  cannotLook:
    'Qui non posso leggere i messaggi. Invitami in questo canale o inviami direttamente il file.',
  cannotReadThere: (channel: string) =>
    `Non posso leggere i messaggi di ${channel}. Invitami lì e chiedi di nuovo.`,
  internal: 'Qualcosa è andato storto da parte mia. Riprova.',
  unreadableFile: (name) =>
    `Ho escluso ${name}: il modello non può leggerlo. Salvalo in un altro formato e invialo di nuovo.`,
  tooLargeTogether: (name) =>
    `Ho escluso ${name}: con questo file la domanda è troppo grande per il modello. Invialo in un messaggio a parte o in una versione più piccola.`,
  crowdedOut: (name, mb) =>
    `Ho escluso ${name}: i file possono arrivare in tutto a ${number(mb)} MB. Invialo in un messaggio a parte.`,
  leftOutFile: (name, reason) => `Ho escluso ${name}: ${reason}`,
  notTranscribed: (name, reason) => `Non ho potuto trascrivere ${name}: ${reason}`,
  fileTooLarge: (mb, maxMb) =>
    `è di ${number(mb)} MB e io accetto fino a ${number(maxMb)} MB. Invia una versione più piccola o più breve.`,
  fileNotFetched: 'al momento non ho potuto scaricarlo. Invialo di nuovo tra un minuto.',
  fileNotRead: 'non ho potuto leggerlo. Invialo di nuovo o in un altro formato.',
  noRoomFor: (name, characters) =>
    `I ${number(characters)} caratteri di ${name} non ci stavano insieme agli altri file. Lo consulterò quando serve.`,
  noRoomWithoutTools: (name, characters) =>
    `I ${number(characters)} caratteri di ${name} non ci stavano insieme agli altri file. Qui gli strumenti sono disattivati, quindi invia la parte che conta.`,
  beginningOf: (name, first, all) =>
    `Ho davanti i primi ${number(first)} di ${number(all)} caratteri di ${name}. Consulterò il resto quando serve.`,
  beginningWithoutTools: (name, first, all) =>
    `Ho letto i primi ${number(first)} di ${number(all)} caratteri di ${name}. Qui gli strumenti sono disattivati, quindi invia la parte che conta.`,
  surplusFiles: (max, names) =>
    `Ho guardato solo i primi ${number(max)} allegati. Invia ${and(names)} in un messaggio a parte.`,
  manySurplusFiles: (max) =>
    `Ho guardato solo i primi ${number(max)} allegati. Invia gli altri in un messaggio a parte.`,
  ofFile: (name, notice) => `${name}: ${notice}`,
  someAttachment: 'un allegato',
  questionTooLong:
    'È troppo lungo per il modello. Invia meno testo alla volta o dividilo in parti.',
  earlierFilesLeftOut: (n) =>
    counted(n, {
      one: 'Ho escluso # file precedente, perché la domanda sarebbe stata troppo grande per il modello.',
      other:
        'Ho escluso # file precedenti, perché la domanda sarebbe stata troppo grande per il modello.',
    }),
  fallback: (model) =>
    `Ha risposto ${model}: il modello predefinito è sovraccarico o ha esaurito la quota.`,
  unreadParts: {
    call: 'una chiamata',
    list: 'un elenco',
    fileElsewhere: 'un file che si trova su un altro servizio',
    sharedMessage: 'un messaggio condiviso che non posso aprire',
    moreAttachments: (n) => counted(n, { one: '# altro allegato', other: 'altri # allegati' }),
    moreBlocks: (n) => counted(n, { one: '# altro blocco', other: 'altri # blocchi' }),
    sticker: 'uno sticker',
    namedSticker: (name) => `uno sticker “${name}”`,
    activity: 'un invito a un’attività',
    forwarded: 'un messaggio inoltrato',
    replied: 'il messaggio a cui risponde',
    repliedGone: 'il messaggio a cui risponde, che non c’è più',
    unknownMessage: 'un tipo di messaggio che non conosco',
    unknownPart: 'un tipo di contenuto che non conosco',
  },
  unread: (what) => `Non ho potuto leggere ${and(what)}, quindi non ne ho tenuto conto.`,
  unreadLinks: (n) =>
    counted(n, {
      one: 'Non ho potuto leggere il messaggio linkato.',
      other: 'Non ho potuto leggere # dei messaggi linkati.',
    }),
  hiddenLinks: (n) =>
    counted(n, {
      one: 'Ho escluso il messaggio linkato, perché non tutti qui possono leggerlo. Mandami il link in un messaggio diretto.',
      other:
        'Ho escluso # messaggi linkati, perché non tutti qui possono leggerli. Mandami i link in un messaggio diretto.',
    }),
  unreadThread:
    'Non ho potuto leggere i messaggi precedenti di questo thread, quindi la mia risposta non ne tiene conto.',
  notSearched: (gap) => GAPS[gap],
  inviteFirst:
    'Non posso pubblicare file qui perché non faccio parte di questo canale. Invitami con `/invite` e il mio nome, poi riprova.',
  sources: (names) => `Fonti: ${names.join(' · ')}`,
  proposed: (text) => `**Approvi questa azione?** ${text}`,
  approvedBy: (name) => `Approvato da ${toLiteralName(name)}.`,
  approvedWhat: (what, name) => `“${what}” Approvato da ${toLiteralName(name)}.`,
  deniedBy: (name) => `Rifiutato da ${toLiteralName(name)}. Non ho fatto niente.`,
  expired: 'Nessuno l’ha approvato entro un giorno, quindi non l’ho fatto. Chiedilo di nuovo.',
  decided: 'Qualcuno ha già deciso.',
  newerAnswer: 'C’è una risposta più recente. Usa i suoi pulsanti.',
  adminsOnly: 'Solo un admin può approvarlo.',
  firstContact: [
    'Ciao, sono Parley. Menzionami con una domanda e risponderò in un thread. Menzionami con `/help` per vedere cos’altro so fare.',
    'Conservo quello che mi dite qui e le mie risposte. Le domande vanno a Gemini di Google. `/privacy` mostra cosa conservo e `/forget` lo elimina.',
    'Gli admin scelgono con `/settings` come rispondo qui e cosa ricordo.',
  ].join('\n\n'),
  greeting:
    'Ciao, sono Parley. Chiedimi quello che vuoi qui, oppure menzionami in un canale e risponderò in un thread. `/help` mostra cosa so fare.',
  greetingTo: (name) =>
    `Ciao ${toLiteralName(name)}, sono Parley. Chiedimi quello che vuoi qui, oppure menzionami in un canale e risponderò in un thread. \`/help\` mostra cosa so fare.`,
  modelFailures: MODEL_FAILURES,
  busyFor: (wait) => `Il modello è sovraccarico in questo momento. Riprova ${wait}.`,
  minuteQuotaFor: (wait) => `La quota al minuto del modello è esaurita. Riprova ${wait}.`,
  quotaFor: (wait) => `La quota del modello per ora è esaurita. Riprova ${wait}.`,
  dayQuotaFor: (wait) =>
    `La quota del modello per oggi è esaurita. Si rinnova ${wait}. Il tuo admin di Parley può aumentarla o aggiungere un modello di riserva (GEMINI_FALLBACK_MODEL).`,
  aboutModel: 'Modello',
  aboutDemo: 'sostituto offline (senza GEMINI_API_KEY)',
  aboutStorage: 'Archivio',
  aboutPage: 'Pagina web',
  partWorks: 'funziona',
  partWaits: 'ora non funziona (continuo a provare)',
  partBroken: 'non funziona (serve un riavvio)',
  partTools: (n: number) =>
    counted(n, {
      one: 'connessione attiva, # strumento',
      other: 'connessione attiva, # strumenti',
    }),
  searchOn: (platform) => `Ricerca su ${platform}`,
  searchState: (gap) => (gap === null ? 'attiva' : GAP_STATES[gap]),
  modelHere: 'Modello qui',
  effortHere: 'Ragionamento qui',
  personaHere: 'Personalità qui',
  toolsHere: 'Strumenti qui',
  off: 'disattivato',
  timeNear: (day, time) => `${day} ${atClock(time)}`,
  timeFar: (day, time) => `${day} ${atClock(time)}`,
  onTimeFar: (day, time) => `${day} ${atClock(time)}`,
  timePeriod: (day, start, end) => `${day} ${atClock(start).replace(/^al/, 'dal')} ${atClock(end)}`,
  zoned: (time, city) => `${time} (${city})`,
  fetching: {
    noAddress: 'Questo non è un indirizzo web completo. Deve iniziare con https://.',
    onlyWeb: (protocol) =>
      `Non posso aprire indirizzi che iniziano con ${protocol}. Devono iniziare con http:// o https://.`,
    noSecrets:
      'Non apro indirizzi che contengono un nome utente o una password. Togli quella parte.',
    portClosed: (host, port) =>
      `Non apro la porta ${port} di ${host}. Il tuo admin di Parley può consentirlo (FETCH_ALLOW).`,
    noHost: (host) => `Non c’è nessun sito web su ${host}. Controlla l’indirizzo.`,
    notPublic: (host) =>
      `${host} non è sulla rete pubblica, quindi non lo apro. Il tuo admin di Parley può consentirlo (FETCH_ALLOW).`,
    tooManyRedirects: (host, max) =>
      `${host} reindirizza più di ${number(max)} volte. Dammi l’indirizzo finale.`,
    brokenRedirect: (host) => `${host} reindirizza a un indirizzo che non funziona.`,
    tooSlow: (host, seconds) =>
      `${host} ci ha messo più di ${number(seconds)} secondi. Riprova più tardi.`,
    pageTooLarge: (host, mb) =>
      `${host} ha inviato più di ${number(mb)} MB, che è il mio limite. Dammi l’indirizzo di una parte più piccola.`,
    noAnswer: (host) =>
      `Non ho potuto raggiungere ${host}, oppure non ha risposto correttamente. Controlla l’indirizzo o riprova più tardi.`,
    notFound: (host) => `${host} non esiste. Controlla l’indirizzo.`,
    notLookedUp: (host) =>
      `Non ho potuto trovare ${host}. Controlla l’indirizzo o riprova più tardi.`,
    refused: (host) =>
      `${host} ha rifiutato la connessione. Controlla l’indirizzo o riprova più tardi.`,
    brokenOff: (host) =>
      `${host} ha chiuso la connessione troppo presto. Controlla l’indirizzo o riprova più tardi.`,
    certificateExpired: (host) =>
      `Il certificato di sicurezza di ${host} è scaduto. Controlla l’indirizzo o riprova più tardi.`,
    certificateUnknown: (host) =>
      `Il certificato di sicurezza di ${host} non è attendibile. Controlla l’indirizzo.`,
    certificateOfOther: (host) =>
      `Il certificato di sicurezza di ${host} vale per un altro nome. Controlla l’indirizzo.`,
    fileTooLarge: (mb) => `Il file supera i ${number(mb)} MB. Inviane uno più piccolo.`,
  },
};

/** `all’1:00`, `alle 9:00`. */
function atClock(time: string): string {
  return /^1\D/.test(time) ? `all’${time}` : `alle ${time}`;
}
