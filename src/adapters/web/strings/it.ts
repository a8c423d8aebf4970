import { createWording } from '../../../core/strings/wording.ts';
import type { WebCatalog } from './index.ts';

const { counted, or } = createWording('it');

export const catalog: WebCatalog = {
  shell: {
    skip: 'Vai alla casella del messaggio',
    channels: 'Canali',
    closeChannels: 'Chiudi l’elenco dei canali',
    conversations: 'Conversazioni',
    demo: 'Demo.',
    demoNote: 'Nessuna chiave Gemini è impostata, quindi qui risponde un sostituto offline.',
    latest: 'Più recenti',
    drop: 'Rilascia i file per aggiungerli al messaggio',
    noScript:
      'Questa pagina richiede JavaScript. Attivalo per questa pagina o parla con Parley su Slack o Discord.',
  },
  guest: 'Ospite',
  starting: 'Parley si sta avviando. Riprova tra un attimo.',
  failed: 'Parley non ha potuto farlo adesso. Non è andato perso niente. Riprova.',

  tooManyChannels: (max) =>
    `Possono esserci al massimo ${counted(max, { one: '# canale', other: '# canali' })}.`,
  channelNameTaken: 'Un altro canale ha già questo nome. Scegline uno diverso.',
  keptChannel: (name) => `${name} non può essere archiviato.`,
  noChannel: 'Quel canale non esiste.',
  unnamedChannel: 'Il nome di un canale deve contenere almeno una lettera o una cifra.',

  messageGone: 'Quel messaggio non c’è più.',
  nothingWritten: 'Prima scrivi qualcosa.',
  nothingLeft: 'Scrivi qualcosa o elimina il messaggio.',
  commandsStay: 'I comandi non si possono modificare. Inviane uno nuovo.',
  buttonGone: 'Quel pulsante non funziona più.',
  notYours: 'Puoi cambiare solo i tuoi messaggi.',

  emptyFile: 'Il file è vuoto.',
  fileLost: 'Il file non è arrivato. Aggiungilo di nuovo.',
  fileGone: 'Non ho più quel file. Invialo di nuovo.',
  tooLargeFile: (size) => `Il file è troppo grande. Può arrivare a ${size}.`,

  tooManyFiles: (max) =>
    `Un messaggio può contenere al massimo ${counted(max, { one: '# file', other: '# file' })}.`,
  tooLong: (max) =>
    `È troppo lungo. Può avere al massimo ${counted(max, { one: '# carattere', other: '# caratteri' })}.`,
  outdated: 'Questa pagina non è aggiornata. Ricaricala e riprova.',
  noKeyHere:
    'Qui puoi aggiungere una chiave solo mentre è attiva la demo, e solo sul computer su cui gira Parley. Altrimenti imposta GEMINI_API_KEY e riavvia Parley.',

  unknownCommand: (name) =>
    `Il comando \`/${name}\` non esiste. Scrivi \`/\` per vedere i comandi.`,
  needsText: (option, about) => `Aggiungi un testo per \`${option}\` (${about}).`,
  needsNumber: (option, about) => `\`${option}\` deve essere un numero (${about}).`,
  needsYesNo: (option, about) => `\`${option}\` può essere \`on\` oppure \`off\` (${about}).`,
  needsFile: (option, about) => `Aggiungi un file per \`${option}\` (${about}).`,
  needsChoice: (option, choices) => `\`${option}\` può essere ${or(choices)}.`,
};
