import { toLiteral } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';
import type { MemoryCatalog } from './index.ts';

const { counted, number } = createWording('it');

type Size = { readonly chars: number; readonly passages: number };

const passages = (n: number) => counted(n, { one: '# passaggio', other: '# passaggi' });

const toSize = (size: Size) =>
  `${counted(size.chars, { one: '# carattere', other: '# caratteri' })} in ${passages(size.passages)}`;

const toHere = { channel: 'in questo canale', forum: 'in questo forum' } as const;

export const catalog: MemoryCatalog = {
  recalling: 'Cerco tra le cose che ricordo…',
  notKnown: 'Non ho trovato niente che risponda alla domanda.',
  noQuestion: 'Cosa vuoi sapere? Ad esempio: `/recall Quando è il lancio?`',
  sharedOnly:
    'Ho usato solo ciò che tutti qui possono vedere. Chiedi con `/recall` per avere una risposta che vedi solo tu, da tutto ciò che puoi vedere.',
  partial:
    'Ci sono più canali di quanti possa controllarne in una volta, quindi potrebbe essermi sfuggito qualcosa. Con una domanda più precisa trovo di più.',
  notReadable:
    'In questo momento non ho potuto cercare nella mia memoria, quindi potrebbe mancare qualcosa. Riprova più tardi.',
  rebuilding:
    'Sto ricostruendo la mia memoria, quindi potrebbe mancare qualcosa. Riprova tra qualche minuto.',
  wordsOnly:
    'La ricerca per significato è disattivata, quindi ho cercato solo le parole esatte. Con altre parole potrei trovare di più.',
  untilTomorrow:
    'Il limite di oggi per la ricerca per significato è raggiunto. Fino a domani trovo alcuni messaggi solo con le loro parole esatte.',
  partlyByWords:
    'Al momento trovo alcuni messaggi solo con le loro parole esatte. Con altre parole potrei trovare di più.',
  byWordsAlone: 'Ho potuto cercare solo le parole esatte. Riprova più tardi o usa altre parole.',
  documents: (n) =>
    counted(n, { one: '# documento memorizzato', other: '# documenti memorizzati' }),
  passages: (n) => counted(n, { one: '# passaggio ricercabile', other: '# passaggi ricercabili' }),
  kept: (n) =>
    counted(n, {
      one: '# passaggio che `/recall` può trovare',
      other: '# passaggi che `/recall` può trovare',
    }),
  memory: 'Memoria',
  state: (n) => passages(n),
  stateEmbedded: (n, embedded) =>
    `${passages(n)} (${counted(embedded, { one: '# ricercabile', other: '# ricercabili' })} in base al significato)`,
  beingRebuilt: 'in ricostruzione da ciò che conservo',
  capped: 'il limite di oggi è raggiunto, il resto segue domani',
  meaningOff: 'ricercabili solo per parole esatte (`GEMINI_EMBEDDINGS_PER_DAY` è 0)',
  embeddingRefused: 'il modello di embedding rifiuta tutto, continuo a provare',
  textsRefused: (count) =>
    counted(count, {
      one: '# passaggio che il modello di embedding rifiuta',
      other: '# passaggi che il modello di embedding rifiuta',
    }),
  notEmbedded: 'il modello di embedding non risponde, continuo a provare',
  embeddingGone:
    'il modello di embedding non esiste (`GEMINI_EMBEDDING_MODEL`), quindi cerco solo le parole esatte',
  behind: (count) =>
    counted(count, {
      one: '# modifica non ancora salvata',
      other: '# modifiche non ancora salvate',
    }),
  notCaughtUp: (count) =>
    `mi mancano ancora messaggi di ${counted(count, { one: '# canale o thread', other: '# canali o thread' })}`,
  diskFull: 'il disco è pieno',
  notWritable: 'non posso scrivere nel suo file',
  unreadable: 'al momento non leggibile',
  always:
    'Ricordo quello che si dice qui, perché è tutto detto a me. `/reset` me lo fa dimenticare.',
  on: 'Ricordo quello che si dice in questo canale, così chi ha accesso può trovarlo con `/recall`. Un admin può disattivarlo: `/memory off`',
  off: 'Qui ricordo solo quello che si dice a me. Un admin può farmi ricordare tutto il canale: `/memory on`',
  turnedOn: (where) =>
    `Da ora in poi ricordo quello che si dice ${toHere[where]}, così chi ha accesso può trovarlo con \`/recall\`. Tengo conto di modifiche ed eliminazioni. Un admin può disattivarlo: \`/memory off\``,
  turnedOnWithEarlier: (where, earlier: number) =>
    `Da ora in poi ricordo quello che si dice ${toHere[where]}, così chi ha accesso può trovarlo con \`/recall\`. Ho letto anche ${counted(earlier, { one: '# messaggio precedente', other: '# messaggi precedenti' })} e tengo conto di modifiche ed eliminazioni. Un admin può disattivarlo: \`/memory off\``,
  turnedOff:
    'Da ora in poi ricordo solo quello che si dice a me qui. Conservo quello che so già di questo canale.',
  inChannel: (state) =>
    `Vale per tutto il canale, quindi devono vederlo tutti. Usa \`/memory ${state}\` nel canale stesso, non in un thread.`,
  learned: ({ name, ...size }) =>
    `Ho memorizzato **${toLiteral(name)}** (${toSize(size)}). Chi ha accesso a questo canale può trovarlo con \`/recall\`. Rimuovilo con \`/learn remove ${name}\`.`,
  replaced: 'Sostituisce quello che avevo con quel nome.',
  documentAuthor: (name, by) => `${name} (da ${by})`,
  learnedHere: 'Cosa ho memorizzato qui:',
  learnedLine: ({ name, by, day, ...size }) =>
    `**${toLiteral(name)}** – ${toSize(size)}, da ${toLiteral(by)}, ${day}`,
  howToRemove: 'Rimuovine uno con `/learn remove` e il suo nome o numero.',
  nothingLearned:
    'Qui non ho memorizzato nessun documento. Allegane uno a `/learn` o dagli il link di una pagina.',
  removed: (name) => `Ho rimosso **${toLiteral(name)}** e tutto ciò che ne sapevo.`,
  notThere: (name) =>
    `Qui non conosco nessun documento **${toLiteral(name)}**. Vedili tutti con \`/learn list\`.`,
  whichOne: 'Quale? `/learn list` li mostra tutti con il loro numero.',
  onlyGiver: (by) => `Può rimuoverlo solo ${toLiteral(by)} o un admin.`,
  nothingGiven:
    'Cosa devo memorizzare? Allega un documento a `/learn` o dagli il link di una pagina.',
  noAddress:
    'Questo non è un link. Usane uno che inizia con `https://` o allega un documento. `/learn list` mostra cosa so.',
  oneAtATime: 'Uno alla volta, per favore: un documento o un link.',
  wider: 'Non tutti qui hanno accesso a quel messaggio. Usa `/learn` dove è stato pubblicato.',
  noFileThere: 'Quel messaggio non contiene file.',
  noText: (name) => `In **${toLiteral(name)}** non ho trovato testo da memorizzare.`,
  signIn: (host) =>
    `${host} mi chiede di accedere, quindi non posso vedere la pagina. Salvala come file e allegalo.`,
  pageCut: 'La pagina era troppo lunga, quindi ne ho memorizzato solo l’inizio.',
  textCut: (kept, all) =>
    `Era troppo lungo, quindi ho memorizzato solo i primi ${number(kept)} di ${number(all)} caratteri.`,
  guessed: (label) =>
    `Ho dedotto la codifica dei caratteri (${label}), quindi alcune lettere potrebbero essere sbagliate.`,
  withoutText: (count) =>
    `Ho escluso ${counted(count, { one: '# immagine o registrazione', other: '# immagini o registrazioni' })}: memorizzo solo il testo.`,
  wordsIgnored: 'Ho memorizzato solo il documento, non il testo che lo accompagna.',
  tooManyDocuments: (count) =>
    `Qui posso memorizzare fino a ${counted(count, { one: '# documento', other: '# documenti' })}. Rimuovine uno con \`/learn remove\`.`,
  notLearned:
    'La mia memoria al momento non funziona, quindi non è cambiato niente. Riprova più tardi.',
};
