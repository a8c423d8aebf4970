import { createWording } from '../../strings/wording.ts';
import type { NetCatalog } from './index.ts';

const { number } = createWording('zh-CN');

export const catalog: NetCatalog = {
  noAddress: '那不是完整的网址。网址要以 https:// 开头。',
  onlyWeb: (protocol) => `我打不开以 ${protocol} 开头的地址。网址要以 http:// 或 https:// 开头。`,
  noSecrets: '我不打开带用户名或密码的网址。请去掉那部分。',
  portClosed: (host, port) =>
    `我不打开 ${host} 的 ${port} 端口。Parley 管理员可以允许（FETCH_ALLOW）。`,
  noHost: (host) => `${host} 没有网站。请检查网址。`,
  notPublic: (host) =>
    `${host} 不在公共互联网上，所以我不打开。Parley 管理员可以允许（FETCH_ALLOW）。`,
  tooManyRedirects: (host, max) => `${host} 的跳转超过了 ${number(max)} 次。请给我最终的网址。`,
  brokenRedirect: (host) => `${host} 跳转到了一个无效的网址。`,
  tooSlow: (host, seconds) => `${host} 超过 ${number(seconds)} 秒没有响应。请稍后再试。`,
  pageTooLarge: (host, mb) =>
    `${host} 发来的内容超过了我的上限 ${number(mb)} MB。请给我其中一小部分的网址。`,
  noAnswer: (host) => `我连不上 ${host}，或它没有正常响应。请检查网址，或稍后再试。`,
  notFound: (host) => `${host} 不存在。请检查网址。`,
  notLookedUp: (host) => `我查不到 ${host}。请检查网址，或稍后再试。`,
  refused: (host) => `${host} 拒绝了连接。请检查网址，或稍后再试。`,
  brokenOff: (host) => `${host} 提前关闭了连接。请检查网址，或稍后再试。`,
  certificateExpired: (host) => `${host} 的安全证书已过期。请检查网址，或稍后再试。`,
  certificateUnknown: (host) => `${host} 的安全证书不受信任。请检查网址。`,
  certificateOfOther: (host) => `${host} 的安全证书属于另一个名称。请检查网址。`,
  fileTooLarge: (mb) => `文件超过了 ${number(mb)} MB。请发小一点的。`,
};
