import { createWording } from '../../../core/strings/wording.ts';
import type { PrivacyCatalog } from './index.ts';

const { and, counted } = createWording('it');

export const catalog: PrivacyCatalog = {
  yes: 'Dimentica',
  no: 'Conserva',
  confirmPerson:
    '**Dimenticare tutto quello che mi hai detto qui e negli altri canali?** Sono compresi i tuoi messaggi, ciò che altri ne hanno citato e le risposte che ho scritto avendoli davanti, con file, trascrizioni, immagini e sondaggi, più i tuoi promemoria e le tue impostazioni. Non si può annullare. I messaggi già pubblicati restano dove sono.',
  confirmConversation:
    '**Dimenticare questa conversazione?** È compreso tutto ciò che ne ricordo, chiunque l’abbia detto, con i suoi file e i promemoria impostati qui. Non si può annullare. I messaggi già pubblicati restano dove sono.',
  confirmChannel:
    '**Dimenticare questo canale?** È compreso tutto ciò che ricordo del canale e dei suoi thread, chiunque l’abbia detto, con i file e i promemoria impostati lì. Non si può annullare. I messaggi già pubblicati restano dove sono.',
  confirmDirect:
    '**Dimenticare tutto quello che ci siamo scritti qui?** Sono compresi i file e i promemoria impostati qui. Non si può annullare. I messaggi già pubblicati restano dove sono.',
  forgotten: (what) => `Dimenticato: ${and(what)}.`,
  nothingForgotten: 'Non c’era niente da dimenticare.',
  // A restart came in between.
  forgottenUncounted:
    'Ora è dimenticato. Nel frattempo c’è stato un riavvio, quindi non so dire quanto fosse.',
  left: (n) =>
    counted(n, {
      one: 'Sto ancora lavorando a # richiesta. La dimenticherò appena avrà una risposta.',
      other: 'Sto ancora lavorando a # richieste. Le dimenticherò appena avranno una risposta.',
    }),
  answersStay:
    'Le mie risposte pubblicate restano dove sono: usa Elimina sotto ciascuna. Ciò che altri ne hanno citato resta insieme a quello che hanno detto.',
  forgottenSince: (day) =>
    `la tua richiesta del ${day} di dimenticarti: non leggo quello che hai detto prima`,
  hearsAgain:
    'Non rileggerò quello che hai detto prima. Quello che dirai da ora in poi lo tratto come per tutti gli altri. `/privacy off` lo tiene fuori da `/recall`.',
  cannotTell:
    'Non posso riconoscere le tue parole quando altri le hanno digitate, incollate o inoltrate senza il tuo nome, quindi restano. Chiedi a loro o a un admin di farmi dimenticare quei messaggi.',
  recalled: 'Da ora in poi chi ha accesso può trovare quello che dici con `/recall`.',
  notRecalled:
    'Da ora in poi `/recall` non impara niente di quello che dici, né qui né altrove. Continuo a risponderti e a ricordare le nostre conversazioni. `/privacy on` annulla questa scelta e `/forget me` elimina quello che hai detto prima.',
  kept: 'OK, non ho dimenticato niente.',
  isDone: 'Me l’hai già chiesto.',
  adminsOnly: 'Solo un admin può farmi dimenticare un intero canale.',
  noThread:
    'Fuori da un thread, questo è tutto ciò che chiunque mi ha detto qui, quindi solo un admin può farmelo dimenticare. In un thread può farlo chiunque.',
  notAuthor: 'Solo chi ha scritto quel messaggio o un admin può farmelo dimenticare.',
  what: 'Cosa devo dimenticare? Usa `/forget me`, `/forget conversation`, `/forget channel` oppure `/forget` e il link di un messaggio.',
  ofYou: '**Cosa conservo su di te qui e negli altri canali**',
  ofChannel: '**Cosa conservo su questo canale e i suoi thread**',
  ofDirect: '**Cosa conservo sui nostri messaggi diretti**',
  nothing: '- niente',
  howToForgetYou:
    '`/forget me` elimina tutto questo. `/privacy off` tiene fuori da `/recall` quello che dirai da ora in poi.',
  howToForgetChannel:
    'In un thread, `/forget conversation` elimina ciò che ne ricordo. Un admin può eliminare tutto ciò che riguarda il canale con `/forget channel`.',
  howToForgetDirect: '`/forget channel` elimina tutto questo.',
  google:
    'Quello che chiedi va all’API Gemini di Google, con la conversazione e i file a cui si riferisce. Ci va anche quello che ricordo, per poterlo cercare in base al significato.',
};
