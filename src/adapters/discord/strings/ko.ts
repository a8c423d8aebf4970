import type { DiscordCatalog } from './index.ts';

export const catalog: DiscordCatalog = {
  notListed:
    '이 서버에서는 허용되지 않아 나갈게요. Parley 관리자에게 서버를 추가해 달라고 한 뒤(PARLEY_ALLOW) 다시 초대해 주세요.',
  denied:
    '이 서버에서는 차단되어 있어 나갈게요. Parley 관리자에게 차단을 풀어 달라고 한 뒤(PARLEY_ALLOW) 다시 초대해 주세요.',
  fileElsewhere: 'Discord 밖에 저장되어 있어서 열 수 없어요. 파일을 직접 업로드해 주세요.',
  fileGone: 'Discord에 더 이상 없거나 저에게 보이지 않아요. 다시 보내 주세요.',
  headed: (heading, cell) => `${heading}: ${cell}`,
};
