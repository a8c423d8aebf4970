import type { DiscordCatalog } from './index.ts';

export const catalog: DiscordCatalog = {
  notListed:
    'Nie wolno mi działać na tym serwerze, więc go opuszczam. Poproś administratora Parley, żeby go dodał (PARLEY_ALLOW), a potem zaproś mnie ponownie.',
  denied:
    'Ten serwer jest dla mnie zablokowany, więc go opuszczam. Poproś administratora Parley, żeby go odblokował (PARLEY_ALLOW), a potem zaproś mnie ponownie.',
  fileElsewhere: 'Jest przechowywany poza Discordem, a tam nie zaglądam. Prześlij sam plik.',
  fileGone: 'Discord już go nie ma albo mi go nie pokazuje. Wyślij go ponownie.',
  headed: (heading, cell) => `${heading}: ${cell}`,
};
