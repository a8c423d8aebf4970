import { toLiteral } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';
import type { MemoryCatalog } from './index.ts';

const { counted, number } = createWording('de');

type Size = { readonly chars: number; readonly passages: number };

const passages = (n: number) => counted(n, { one: '# Abschnitt', other: '# Abschnitte' });

const toSize = (size: Size) =>
  `${number(size.chars)} Zeichen in ${counted(size.passages, { one: '# Abschnitt', other: '# Abschnitten' })}`;

const toHere = { channel: 'in diesem Kanal', forum: 'in diesem Forum' } as const;

export const catalog: MemoryCatalog = {
  recalling: 'Ich sehe nach, was ich mir gemerkt habe…',
  notKnown: 'Ich habe nichts gefunden, was das beantwortet.',
  noQuestion: 'Was willst du wissen? Zum Beispiel: `/recall Wann ist der Launch?`',
  sharedOnly:
    'Ich habe nur verwendet, was alle hier sehen können. Frag mit `/recall`, dann suche ich in allem, was du sehen kannst, und nur du siehst die Antwort.',
  partial:
    'Es gibt mehr Kanäle, als ich auf einmal prüfen kann. Vielleicht fehlt also etwas. Eine genauere Frage findet mehr.',
  notReadable:
    'Mein Gedächtnis ließ sich gerade nicht durchsuchen, vielleicht fehlt also etwas. Versuch es später noch einmal.',
  rebuilding:
    'Mein Gedächtnis wird gerade neu aufgebaut, vielleicht fehlt also etwas. Frag in ein paar Minuten noch einmal.',
  wordsOnly:
    'Die Suche nach Bedeutung ist ausgeschaltet, deshalb habe ich nur nach genau diesen Wörtern gesucht. Mit anderen Wörtern findet sich vielleicht mehr.',
  untilTomorrow:
    'Das heutige Limit für die Suche nach Bedeutung ist erreicht. Bis morgen finde ich manche Nachrichten nur über ihre genauen Wörter.',
  partlyByWords:
    'Manche Nachrichten finde ich gerade nur über ihre genauen Wörter. Mit anderen Wörtern findet sich vielleicht mehr.',
  byWordsAlone:
    'Ich konnte nur nach genau diesen Wörtern suchen. Versuch es später noch einmal oder nimm andere Wörter.',
  documents: (n: number) =>
    counted(n, { one: '# gelerntes Dokument', other: '# gelernte Dokumente' }),
  passages: (n: number) =>
    counted(n, { one: '# durchsuchbarer Abschnitt', other: '# durchsuchbare Abschnitte' }),
  kept: (n: number) =>
    counted(n, {
      one: '# Abschnitt, den `/recall` finden kann',
      other: '# Abschnitte, die `/recall` finden kann',
    }),
  memory: 'Gedächtnis',
  state: (n: number) => passages(n),
  stateEmbedded: (n: number, embedded: number) =>
    `${passages(n)} (${number(embedded)} nach Bedeutung durchsuchbar)`,
  beingRebuilt: 'wird aus dem Gespeicherten neu aufgebaut',
  capped: 'das Limit für heute ist erreicht, der Rest folgt morgen',
  meaningOff: 'nur nach genauen Wörtern durchsuchbar (`GEMINI_EMBEDDINGS_PER_DAY` ist 0)',
  embeddingRefused: 'das Embedding-Modell lehnt alles ab, ich versuche es weiter',
  textsRefused: (count: number) =>
    counted(count, {
      one: '# Abschnitt, den das Embedding-Modell ablehnt',
      other: '# Abschnitte, die das Embedding-Modell ablehnt',
    }),
  notEmbedded: 'das Embedding-Modell antwortet nicht, ich versuche es weiter',
  embeddingGone:
    'das Embedding-Modell gibt es nicht (`GEMINI_EMBEDDING_MODEL`), ich suche daher nur nach genauen Wörtern',
  behind: (count: number) =>
    `${counted(count, { one: '# Änderung', other: '# Änderungen' })} noch nicht gespeichert`,
  notCaughtUp: (count: number) =>
    `in ${counted(count, { one: '# Kanal oder Thread', other: '# Kanälen oder Threads' })} konnte ich nicht alles nachlesen`,
  diskFull: 'die Festplatte ist voll',
  notWritable: 'die Datei ist schreibgeschützt',
  unreadable: 'gerade nicht lesbar',
  always:
    'Ich merke mir, was hier gesagt wird: Alles davon ist an mich gerichtet. Mit `/reset` vergesse ich es.',
  on: 'Ich merke mir, was in diesem Kanal gesagt wird. Personen mit Zugriff können es mit `/recall` finden. Ein Admin kann das ausschalten: `/memory off`',
  off: 'Ich merke mir hier nur, was zu mir gesagt wird. Ein Admin kann mich den ganzen Kanal merken lassen: `/memory on`',
  turnedOn: (where) =>
    `Ab jetzt merke ich mir, was ${toHere[where]} gesagt wird, und Personen mit Zugriff können es mit \`/recall\` finden. Bearbeitungen und Löschungen übernehme ich. Ein Admin kann das ausschalten: \`/memory off\``,
  turnedOnWithEarlier: (where, earlier: number) =>
    `Ab jetzt merke ich mir, was ${toHere[where]} gesagt wird, und Personen mit Zugriff können es mit \`/recall\` finden. Ich habe auch ${counted(earlier, { one: '# frühere Nachricht', other: '# frühere Nachrichten' })} gelesen und übernehme Bearbeitungen und Löschungen. Ein Admin kann das ausschalten: \`/memory off\``,
  turnedOff:
    'Ab jetzt merke ich mir nur noch, was hier zu mir gesagt wird. Was ich von diesem Kanal schon weiß, behalte ich.',
  inChannel: (state) =>
    `Das gilt für den ganzen Kanal, also sollen es dort alle sehen. Gib \`/memory ${state}\` im Kanal selbst ein, nicht in einem Thread.`,
  learned: ({ name, ...size }: Size & { readonly name: string }) =>
    `Ich habe **${toLiteral(name)}** gelernt (${toSize(size)}). Alle mit Zugriff auf diesen Kanal können es mit \`/recall\` finden. Mit \`/learn remove ${name}\` entfernst du es.`,
  replaced: 'Es ersetzt, was ich unter diesem Namen hatte.',
  documentAuthor: (name: string, by: string) => `${name} (von ${by})`,
  learnedHere: 'Was ich hier gelernt habe:',
  learnedLine: ({
    name,
    by,
    day,
    ...size
  }: Size & { readonly name: string; readonly by: string; readonly day: string }) =>
    `**${toLiteral(name)}** – ${toSize(size)}, von ${toLiteral(by)}, ${day}`,
  howToRemove: 'Mit `/learn remove` und dem Namen oder der Nummer entfernst du eins.',
  nothingLearned:
    'Ich habe hier noch keine Dokumente gelernt. Häng eins an `/learn` an oder gib den Link zu einer Seite an.',
  removed: (name: string) =>
    `Ich habe **${toLiteral(name)}** und alles, was ich daraus wusste, entfernt.`,
  notThere: (name: string) =>
    `Ein Dokument **${toLiteral(name)}** kenne ich hier nicht. \`/learn list\` zeigt alle.`,
  whichOne: 'Welches? `/learn list` zeigt alle mit ihrer Nummer.',
  onlyGiver: (by: string) => `Das kann nur ${toLiteral(by)} oder ein Admin entfernen.`,
  nothingGiven:
    'Was soll ich lernen? Häng ein Dokument an `/learn` an oder gib den Link zu einer Seite an.',
  noAddress:
    'Das ist kein Link. Nimm einen, der mit `https://` beginnt, oder häng ein Dokument an. `/learn list` zeigt, was ich kenne.',
  oneAtATime: 'Bitte nur eins auf einmal: ein Dokument oder einen Link.',
  wider:
    'Nicht alle hier haben Zugriff auf diese Nachricht. Nimm `/learn` dort, wo sie gepostet wurde.',
  noFileThere: 'Diese Nachricht hat keine Datei.',
  noText: (name: string) => `In **${toLiteral(name)}** habe ich keinen Text zum Lernen gefunden.`,
  signIn: (host: string) =>
    `${host} verlangt eine Anmeldung, deshalb kann ich die Seite nicht sehen. Speichere sie als Datei und häng sie an.`,
  pageCut: 'Die Seite war zu lang, deshalb habe ich nur den Anfang gelernt.',
  textCut: (kept: number, all: number) =>
    `Das war zu lang, deshalb habe ich nur die ersten ${number(kept)} von ${number(all)} Zeichen gelernt.`,
  guessed: (label: string) =>
    `Die Zeichenkodierung habe ich geraten (${label}), manche Buchstaben können also falsch sein.`,
  withoutText: (count: number) =>
    `${counted(count, { one: '# Bild oder Aufnahme', other: '# Bilder oder Aufnahmen' })} habe ich weggelassen: Ich lerne nur Text.`,
  wordsIgnored: 'Ich habe nur das Dokument gelernt, nicht den Text daneben.',
  tooManyDocuments: (count: number) =>
    `Ich kann hier bis zu ${counted(count, { one: '# Dokument', other: '# Dokumente' })} lernen. Entferne eins mit \`/learn remove\`.`,
  notLearned:
    'Mein Gedächtnis funktioniert gerade nicht, deshalb hat sich nichts geändert. Bitte versuch es später noch einmal.',
};
