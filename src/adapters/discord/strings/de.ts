import type { DiscordCatalog } from './index.ts';

export const catalog: DiscordCatalog = {
  notListed:
    'Ich bin auf diesem Server nicht zugelassen, deshalb gehe ich wieder. Dein Parley-Admin kann ihn freigeben (PARLEY_ALLOW). Lade mich danach noch einmal ein.',
  denied:
    'Ich bin auf diesem Server gesperrt, deshalb gehe ich wieder. Dein Parley-Admin kann ihn entsperren (PARLEY_ALLOW). Lade mich danach noch einmal ein.',
  fileElsewhere:
    'Die Datei liegt außerhalb von Discord, dort rufe ich nichts ab. Lade die Datei selbst hoch.',
  fileGone: 'Discord hat diese Datei nicht mehr oder zeigt sie mir nicht. Schick sie noch einmal.',
  headed: (heading, cell) => `${heading}: ${cell}`,
};
