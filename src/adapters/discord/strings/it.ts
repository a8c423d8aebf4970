import type { DiscordCatalog } from './index.ts';

export const catalog: DiscordCatalog = {
  notListed:
    'Non ho il permesso di stare in questo server, quindi esco. Chiedi al tuo admin di Parley di aggiungerlo (PARLEY_ALLOW), poi invitami di nuovo.',
  denied:
    'Il mio uso è bloccato in questo server, quindi esco. Chiedi al tuo admin di Parley di sbloccarlo (PARLEY_ALLOW), poi invitami di nuovo.',
  fileElsewhere: 'si trova fuori da Discord, dove non posso andare. Carica direttamente il file.',
  fileGone: 'Discord non ha più questo file o non me lo mostra. Invialo di nuovo.',
  headed: (heading, cell) => `${heading}: ${cell}`,
};
