import type { DiscordCatalog } from './index.ts';

export const catalog: DiscordCatalog = {
  notListed:
    '我未获准在这个服务器使用，所以要离开了。请让 Parley 管理员添加它（PARLEY_ALLOW），然后再邀请我。',
  denied:
    '我在这个服务器被禁用了，所以要离开了。请让 Parley 管理员解除（PARLEY_ALLOW），然后再邀请我。',
  fileElsewhere: '它存放在 Discord 之外，我打不开。请直接上传文件。',
  fileGone: 'Discord 上已经没有这个文件，或不让我看。请再发一次。',
  headed: (heading, cell) => `${heading}：${cell}`,
};
