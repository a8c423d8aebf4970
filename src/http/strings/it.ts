import { createWording } from '../../core/strings/wording.ts';
import type { HttpCatalog } from './index.ts';

const { number } = createWording('it');

export const catalog: HttpCatalog = {
  logIn: 'Accedi',
  password: 'Password',
  wrongPassword: 'Password errata.',
  logInFirst: 'Prima accedi con la password.',
  tooManyTries: (seconds) =>
    `Dalla tua rete sono arrivate troppe password errate. Aspetta ${number(seconds)} secondi e riprova.`,
  passwordIsMade: (npm, docker) =>
    `Parley l’ha creata al primo avvio. Per vederla, esegui ${npm} o ${docker} sul computer su cui gira Parley.`,
  titles: {
    notAllowed: 'Non consentito',
    notFound: 'Qui non c’è niente',
    tooLarge: 'Troppo grande',
    failed: 'Non ha funzionato',
  },
  goToPage: 'Vai alla pagina di Parley',
  notFound: 'A questo indirizzo non c’è niente.',
  tooLarge: (size) => `È troppo grande. Il limite è ${size}.`,
  failed:
    'Qualcosa è andato storto in Parley. Riprova. Se succede ancora, il motivo è nel log di Parley.',
  unknownHost:
    'Parley non conosce questo nome, quindi la richiesta è stata rifiutata. Apri Parley dal suo indirizzo. (Un proxy davanti a Parley deve inviare l’Host “localhost”.)',
  otherSite: 'Questa richiesta arriva da un altro sito, quindi è stata rifiutata.',
  wrongMetricsToken: 'Questo non è il token di METRICS_TOKEN.',
  onlyThisMachine:
    'Questa pagina è disponibile solo sul computer su cui gira Parley. Per aprirla altrove, imposta WEB_TOKEN lì, riavvia Parley e accedi con quella password.',
};
