import type { DiscordCatalog } from './index.ts';

export const catalog: DiscordCatalog = {
  notListed:
    'Bu sunucuda bulunmama izin yok, bu yüzden ayrılıyorum. Parley yöneticinizden sunucuyu eklemesini isteyin (PARLEY_ALLOW), sonra beni yeniden davet edin.',
  denied:
    'Bu sunucuda engelliyim, bu yüzden ayrılıyorum. Parley yöneticinizden engeli kaldırmasını isteyin (PARLEY_ALLOW), sonra beni yeniden davet edin.',
  fileElsewhere: 'Discord dışında duruyor, oraya bakmıyorum. Dosyanın kendisini yükleyin.',
  fileGone: 'Discord’da artık yok ya da Discord bana göstermiyor. Yeniden gönderin.',
  headed: (heading, cell) => `${heading}: ${cell}`,
};
