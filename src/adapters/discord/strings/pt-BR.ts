import type { DiscordCatalog } from './index.ts';

export const catalog: DiscordCatalog = {
  notListed:
    'Não tenho permissão para ficar neste servidor, então vou sair. Peça ao admin do Parley para adicionar o servidor (PARLEY_ALLOW) e me convide de novo.',
  denied:
    'Meu uso está bloqueado neste servidor, então vou sair. Peça ao admin do Parley para desbloquear o servidor (PARLEY_ALLOW) e me convide de novo.',
  fileElsewhere: 'o arquivo está fora do Discord, onde eu não entro. Envie o próprio arquivo.',
  fileGone: 'o Discord não tem mais este arquivo ou não o mostra para mim. Envie de novo.',
  headed: (heading, cell) => `${heading}: ${cell}`,
};
