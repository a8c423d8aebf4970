import type { DiscordCatalog } from './index.ts';

export const catalog: DiscordCatalog = {
  notListed:
    'このサーバーでは許可されていないため、退出します。Parleyの管理者に追加してもらってから（PARLEY_ALLOW）、もう一度招待してください。',
  denied:
    'このサーバーではブロックされているため、退出します。Parleyの管理者に解除してもらってから（PARLEY_ALLOW）、もう一度招待してください。',
  fileElsewhere:
    'Discordの外に保存されているため、開けません。ファイルそのものをアップロードしてください。',
  fileGone: 'Discordにもう残っていないか、私には見えません。もう一度送ってください。',
  headed: (heading, cell) => `${heading}：${cell}`,
};
