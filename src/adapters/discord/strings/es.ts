import type { DiscordCatalog } from './index.ts';

export const catalog: DiscordCatalog = {
  notListed:
    'No tengo permiso para estar en este servidor, así que me voy. Pide a tu admin de Parley que lo añada (PARLEY_ALLOW) e invítame de nuevo.',
  denied:
    'Mi uso está bloqueado en este servidor, así que me voy. Pide a tu admin de Parley que lo desbloquee (PARLEY_ALLOW) e invítame de nuevo.',
  fileElsewhere: 'está fuera de Discord, y ahí no entro. Sube el archivo directamente.',
  fileGone: 'Discord ya no tiene este archivo o no me lo muestra. Envíalo de nuevo.',
  headed: (heading, cell) => `${heading}: ${cell}`,
};
