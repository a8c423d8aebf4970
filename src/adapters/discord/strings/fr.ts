import type { DiscordCatalog } from './index.ts';

export const catalog: DiscordCatalog = {
  notListed:
    'Ce serveur n’est pas autorisé, je m’en vais donc. Demandez à votre admin Parley de l’ajouter (PARLEY_ALLOW), puis réinvitez-moi.',
  denied:
    'Ce serveur m’est interdit, je m’en vais donc. Demandez à votre admin Parley de le débloquer (PARLEY_ALLOW), puis réinvitez-moi.',
  fileElsewhere: 'il est conservé hors de Discord, où je ne vais pas. Envoyez le fichier lui-même.',
  fileGone: 'Discord n’a plus ce fichier, ou ne me le montre pas. Renvoyez-le.',
  headed: (heading, cell) => `${heading} : ${cell}`,
};
