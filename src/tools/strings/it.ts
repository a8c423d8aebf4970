import { createWording } from '../../core/strings/wording.ts';
import type { ToolCatalog } from './index.ts';

const { counted } = createWording('it');

const labels = (n: number) => counted(n, { one: '# etichetta', other: '# etichette' });

export const catalog: ToolCatalog = {
  readingThread: 'Leggo il thread…',
  readingChannel: 'Leggo il canale…',
  runningCode: 'Eseguo il codice…',
  checkingTime: 'Guardo l’ora…',
  readingPage: (host) => `Leggo ${host}…`,
  readingSomePage: 'Leggo una pagina…',
  searching: (query) => `Cerco “${query}”…`,
  posting: 'Pubblico in un altro canale…',
  readingFile: (name) => `Leggo ${name}…`,
  readingSomeFile: 'Leggo il file…',
  asking: (tool) => `Chiedo a ${tool}…`,
  postIn: (channel) => `Pubblicare questo in ${channel}:`,
  useTool: (tool: string, server: string) => `Usare ${tool} su ${server}.`,
  serverSays: (server: string, description: string) =>
    `${server} lo descrive così: “${description}”`,
  noFields: 'Senza campi.',
  moreFields: (n: number) => counted(n, { one: 'e # altro campo', other: 'e altri # campi' }),
  inFull: 'Qui non ci sta tutto. Il file allegato contiene tutto.',
  cutValue: (beginning: string, n: number) =>
    `${beginning}… (${counted(n, { one: '# altro carattere', other: 'altri # caratteri' })})`,
  emptyValue: '(vuoto)',
  hiddenValue: '(nascosto)',
  yes: 'sì',
  no: 'no',
  wholeCall: (call: string) => `Tutti i campi di ${call}`,
  barChart: 'Grafico a barre',
  lineChart: 'Grafico a linee',
  pieChart: 'Grafico a torta',
  chart: (chart, count) => `${chart}, ${labels(count)}`,
  titledChart: (chart, about, count) => `${chart} “${about}”, ${labels(count)}`,
  table: (rows, columns) =>
    `Tabella di ${counted(rows, { one: '# riga', other: '# righe' })}: ${columns}`,
  moreRows: (n) => counted(n, { one: '… e # altra riga', other: '… e altre # righe' }),
  missingLetters: (letters) =>
    `Alcuni caratteri nell’immagine appaiono come riquadri vuoti o macchie nere (${letters}): qui non c’è un font che li contenga.`,
  imageFrom: (server, tool) => `Un’immagine da ${server}: ${tool}`,
  noTextInScan: (host) =>
    `Non ho trovato testo nel PDF di ${host}. È una scansione o contiene solo immagini.`,
  noTextOnPage: (host) =>
    `Non ho trovato testo nella pagina di ${host}. È vuota o ha bisogno di JavaScript per mostrare qualcosa.`,
  leadsOn: (host, target) =>
    `Non ho trovato testo nella pagina di ${host}. Rimanda soltanto a ${target}.`,
  signInNeeded: (host) => `${host} chiede di accedere, quindi non posso leggere quella pagina.`,
  notLetIn: (host) => `${host} non mi fa entrare (stato HTTP 403).`,
  saysNoSuchPage: (host) => `${host} dice che quella pagina non esiste.`,
  asksForConsent: (host) =>
    `${host} mostra solo una domanda sui cookie, a cui non posso rispondere. Quindi non posso leggere quella pagina.`,
  showsOnlyNotice: (host) =>
    `${host} mostra solo un avviso al posto della pagina: non è disponibile o prima chiede qualcosa.`,
  asksIfHuman: (host) =>
    `${host} vuole assicurarsi che a leggere sia una persona, quindi non mi fa entrare.`,
  noSuchPage: (host) => `Su ${host} quella pagina non esiste (stato HTTP 404).`,
  pageGone: (host) => `La pagina di ${host} non c’è più (stato HTTP 410).`,
  pageBusy: (host) => `${host} riceve troppe richieste (stato HTTP 429). Riprova più tardi.`,
  pageFailed: (host, status) => `${host} ha risposto con un errore (stato HTTP ${status}).`,
  pageEmpty: (host) => `${host} ha risposto con una pagina vuota.`,
  pageTooTangled: (host) => `La pagina di ${host} è troppo grande o troppo intricata per leggerla.`,
  pagesBusy: 'In questo momento sto leggendo troppe pagine. Riprova tra un minuto.',
  pdfUnreadable: (host) =>
    `Non posso leggere il PDF di ${host}: è cifrato, danneggiato o troppo grande.`,
  fileUnreadable: (host, type) => `Su ${host} c’è un file di tipo ${type} che non posso leggere.`,
  someFileUnreadable: (host) => `Su ${host} c’è un file che non posso leggere.`,
  downloadIt: 'Scaricalo e allega il file.',
  giveThatAddress: 'Dammi quell’indirizzo.',
};
