import { createWording } from '../../../core/strings/wording.ts';
import type { DrawingCatalog } from './index.ts';

const { counted, number } = createWording('it');

export const catalog: DrawingCatalog = {
  again: 'Di nuovo',
  vary: 'Varia',
  edit: 'Modifica',
  savePrompt: 'Salva prompt',
  editTitle: 'Modifica l’immagine',
  editField: 'Cosa deve cambiare?',
  whichField: (count) => `Quale immagine, da 1 a ${number(count)}?`,
  noSuchPicture: (count) => `Scegli un’immagine con il suo numero, da 1 a ${number(count)}.`,
  emptyEdit: 'Scrivi cosa deve cambiare nell’immagine.',
  promptIs: 'Prompt:',
  drawing: 'Disegno in corso…',
  drawingSome: (done, count) => `Disegno in corso… ${number(done)} di ${number(count)}`,
  drawn: (count) => counted(count, { one: 'Ecco la tua immagine.', other: 'Ecco # immagini.' }),
  drawnOf: (drawn, count) =>
    `${number(drawn)} di ${counted(count, { one: '# immagine', other: '# immagini' })}`,
  notDrawn: (reason) => `Il modello non ha voluto disegnarlo: ${reason}`,
  imageModelGone:
    'Il modello per le immagini non è disponibile. Avvisa il tuo admin di Parley (GEMINI_IMAGE_MODEL).',
  imageModelNotInPlan:
    'Il piano della chiave API di Parley non include il modello per le immagini. Il tuo admin di Parley può attivare la fatturazione o scegliere un altro modello (GEMINI_IMAGE_MODEL).',
  cannotDraw:
    'Il modello impostato per le immagini non sa disegnare. Avvisa il tuo admin di Parley (GEMINI_IMAGE_MODEL).',
  noPicture: 'Il modello non ha inviato nessuna immagine. Riprova o descrivila in un altro modo.',
  tooMuchToDraw:
    'È troppo per il modello per le immagini. Accorcia la descrizione o usa immagini più piccole o meno numerose.',
  drawingUnknown:
    'La connessione si è interrotta mentre disegnavo, quindi non so se ha funzionato. Le immagini costano, perciò non riprovo di mia iniziativa.',
  othersUnknown: 'Non so se le altre sono state disegnate',
  notAPicture: 'Non posso usare quel file come immagine di partenza.',
  pictureGone: 'Non ho più quell’immagine. Inviala di nuovo o chiedine una nuova.',
  cannotEdit:
    'Qui non posso modificare le immagini. Il tuo admin di Parley può attivare questa funzione (GEMINI_NATIVE_URL).',
  editing: 'Modifico l’immagine…',
};
