import type { SlackCatalog } from './index.ts';

export const catalog: SlackCatalog = {
  send: 'Invia',
  cancel: 'Annulla',
  waitsForSlack:
    'Slack non mi lascia pubblicare in questo momento. La risposta arriva appena è possibile.',
  thinking: 'sta pensando…',
  promptsTitle: 'Cosa posso fare per te?',
  promptSummarize: 'Riassumi un testo',
  promptSummarizeMessage: 'Riassumi il testo che incollerò nel prossimo messaggio.',
  promptExplain: 'Spiega qualcosa',
  promptExplainMessage: 'Spiegami con parole semplici: ',
  promptWrite: 'Scrivi un messaggio',
  promptWriteMessage: 'Aiutami a scrivere un messaggio al mio team su ',
  promptHelp: 'Cosa sai fare?',
  promptHelpMessage: 'Cosa sai fare?',
  appDescription: 'Gemini nei canali del tuo team',
  agentDescription: 'Risponde alle domande in canali, thread e messaggi diretti.',
  umbrella: 'Esegui qualsiasi comando di Parley. Per l’elenco: /parley help',
  fileNotShown:
    'Slack non mi fa leggere questo file. Condividilo di nuovo in questa conversazione. Se non basta, chiedi al tuo admin di Parley di darmi l’autorizzazione files:read.',
  fileDeleted: 'è stato eliminato da Slack. Caricalo di nuovo se ti serve ancora.',
  fileHidden:
    'Slack lo nasconde perché quest’area di lavoro ha superato il limite del suo piano. Caricalo di nuovo.',
  fileNotShared: 'su Slack non è condiviso con me. Condividilo di nuovo in questa conversazione.',
  fileNotFound:
    'Slack non lo trova: è stato eliminato o non è condiviso con me. Condividilo di nuovo in questa conversazione.',
  fileElsewhere: 'si trova fuori da Slack, dove non posso andare. Carica direttamente il file.',
  webPageAsImage:
    'dice di essere un’immagine, ma è una pagina web. Controlla il file e invialo di nuovo.',
  webPageAsRecording:
    'dice di essere una registrazione, ma è una pagina web. Controlla il file e invialo di nuovo.',
  webPageAsPdf: 'dice di essere un PDF, ma è una pagina web. Controlla il file e invialo di nuovo.',
  webPageAsOther:
    'dice di essere un’altra cosa, ma è una pagina web. Controlla il file e invialo di nuovo.',
};
