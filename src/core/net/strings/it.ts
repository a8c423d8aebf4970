import { createWording } from '../../strings/wording.ts';
import type { NetCatalog } from './index.ts';

const { number } = createWording('it');

export const catalog: NetCatalog = {
  noAddress: 'Questo non è un indirizzo web completo. Deve iniziare con https://.',
  onlyWeb: (protocol) =>
    `Non posso aprire indirizzi che iniziano con ${protocol}. Devono iniziare con http:// o https://.`,
  noSecrets: 'Non apro indirizzi che contengono un nome utente o una password. Togli quella parte.',
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
};
