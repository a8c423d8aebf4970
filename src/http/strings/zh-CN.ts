import { createWording } from '../../core/strings/wording.ts';
import type { HttpCatalog } from './index.ts';

const { number } = createWording('zh-CN');

export const catalog: HttpCatalog = {
  logIn: '登录',
  password: '密码',
  wrongPassword: '密码错误。',
  logInFirst: '请先用密码登录。',
  tooManyTries: (seconds) => `你的网络多次输错密码。请等 ${number(seconds)} 秒再试。`,
  passwordIsMade: (npm, docker) =>
    `密码在 Parley 第一次启动时生成。要查看密码，请在运行 Parley 的电脑上执行 ${npm} 或 ${docker}。`,
  titles: {
    notAllowed: '没有权限',
    notFound: '这里什么也没有',
    tooLarge: '太大了',
    failed: '没有成功',
  },
  goToPage: '前往 Parley 页面',
  notFound: '这个地址没有内容。',
  tooLarge: (size) => `太大了。上限是 ${size}。`,
  failed: 'Parley 内部出了问题。请再试一次。如果还是这样，原因记在 Parley 的日志里。',
  unknownHost:
    'Parley 不认识这个名称，所以拒绝了请求。请用 Parley 的地址打开。（如果前面有代理，代理发送的 Host 须为“localhost”。）',
  otherSite: '这个请求来自其他网站，所以被拒绝了。',
  wrongMetricsToken: '与 METRICS_TOKEN 里的令牌不符。',
  onlyThisMachine:
    '这个页面只能在运行 Parley 的电脑上打开。要在别处打开，请在那台电脑上设置 WEB_TOKEN，重启 Parley，然后用该密码登录。',
};
