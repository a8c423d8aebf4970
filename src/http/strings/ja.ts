import { createWording } from '../../core/strings/wording.ts';
import type { HttpCatalog } from './index.ts';

const { number } = createWording('ja');

export const catalog: HttpCatalog = {
  logIn: 'ログイン',
  password: 'パスワード',
  wrongPassword: 'パスワードが違います。',
  logInFirst: '先にパスワードでログインしてください。',
  tooManyTries: (seconds) =>
    `お使いのネットワークから誤ったパスワードが何度も送られました。${number(seconds)}秒待ってからもう一度お試しください。`,
  passwordIsMade: (npm, docker) =>
    `パスワードはParleyの初回起動時に作成されています。確認するには、Parleyが動いているコンピューターで${npm}または${docker}を実行してください。`,
  titles: {
    notAllowed: '許可されていません',
    notFound: 'ページがありません',
    tooLarge: '大きすぎます',
    failed: 'うまくいきませんでした',
  },
  goToPage: 'Parleyのページへ',
  notFound: 'このアドレスには何もありません。',
  tooLarge: (size) => `大きすぎます。上限は${size}です。`,
  failed:
    'Parleyの内部で問題が発生しました。もう一度お試しください。何度も起きる場合、原因はParleyのログに記録されています。',
  unknownHost:
    'Parleyが知らない名前でのアクセスのため、拒否されました。Parleyのアドレスで開いてください。（プロキシを使う場合は、Hostに「localhost」を送る必要があります。）',
  otherSite: '別のサイトから送られたリクエストのため、拒否されました。',
  wrongMetricsToken: 'METRICS_TOKENのトークンと一致しません。',
  onlyThisMachine:
    'このページは、Parleyが動いているコンピューターでしか開けません。ほかの場所で開くには、そこでWEB_TOKENを設定してParleyを再起動し、そのパスワードでログインしてください。',
};
