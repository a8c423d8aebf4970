import type { ModelReasonCatalog } from './index.ts';

export const catalog: ModelReasonCatalog = {
  unsafe: 'le sue regole di sicurezza lo bloccano.',
  prohibited: 'le sue regole lo vietano.',
  tooClose: 'il risultato sarebbe stato troppo simile a qualcosa che esiste già.',
  personal: 'il risultato avrebbe potuto contenere i dati personali di qualcuno.',
  noImage: 'non ha inviato nessuna immagine. Descrivi con altre parole cosa mostra l’immagine.',
  keyIsSet: 'Una chiave è già impostata.',
  noKey: 'Non sembra una chiave. Copiala da https://aistudio.google.com/apikey',
  wrongKey:
    'Gemini ha rifiutato questa chiave. Copiala di nuovo da https://aistudio.google.com/apikey',
  keyUnusable:
    'Google non permette di usare questa chiave. Forse è scaduta o ha delle restrizioni, al suo progetto manca la fatturazione o l’API Gemini, oppure Gemini non è disponibile nel tuo Paese.',
  keyNotChecked:
    'Non ho potuto raggiungere il servizio del modello per controllare la chiave. Riprova tra un attimo.',
  keyLacksModel: (model) =>
    `La chiave funziona, ma non dà accesso a ${model}. Imposta un altro modello in GEMINI_MODEL.`,
};
