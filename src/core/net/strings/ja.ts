import { createWording } from '../../strings/wording.ts';
import type { NetCatalog } from './index.ts';

const { number } = createWording('ja');

export const catalog: NetCatalog = {
  noAddress: '完全なURLではありません。https://で始まるURLを指定してください。',
  onlyWeb: (protocol) =>
    `${protocol}で始まるURLは開けません。http://かhttps://で始まるURLを指定してください。`,
  noSecrets: 'ユーザー名やパスワードを含むURLは開きません。その部分を除いてください。',
  portClosed: (host, port) =>
    `${host}のポート${port}は開きません。Parleyの管理者が許可できます（FETCH_ALLOW）。`,
  noHost: (host) => `${host}にはウェブサイトがありません。URLを確認してください。`,
  notPublic: (host) =>
    `${host}はインターネットに公開されていないため、開きません。Parleyの管理者が許可できます（FETCH_ALLOW）。`,
  tooManyRedirects: (host, max) =>
    `${host}のリダイレクトが${number(max)}回を超えました。最終的なURLを教えてください。`,
  brokenRedirect: (host) => `${host}のリダイレクト先のURLが無効です。`,
  tooSlow: (host, seconds) =>
    `${host}から${number(seconds)}秒以内に応答がありませんでした。しばらくしてからもう一度お試しください。`,
  pageTooLarge: (host, mb) =>
    `${host}から届いたデータが上限の${number(mb)} MBを超えました。もっと小さい部分のURLを教えてください。`,
  noAnswer: (host) =>
    `${host}に接続できないか、正しい応答がありませんでした。URLを確認するか、しばらくしてからもう一度お試しください。`,
  notFound: (host) => `${host}は存在しません。URLを確認してください。`,
  notLookedUp: (host) =>
    `${host}が見つかりませんでした。URLを確認するか、しばらくしてからもう一度お試しください。`,
  refused: (host) =>
    `${host}に接続を拒否されました。URLを確認するか、しばらくしてからもう一度お試しください。`,
  brokenOff: (host) =>
    `${host}との接続が途中で切れました。URLを確認するか、しばらくしてからもう一度お試しください。`,
  certificateExpired: (host) =>
    `${host}のセキュリティ証明書は期限切れです。URLを確認するか、しばらくしてからもう一度お試しください。`,
  certificateUnknown: (host) =>
    `${host}のセキュリティ証明書は信頼できる機関のものではありません。URLを確認してください。`,
  certificateOfOther: (host) =>
    `${host}のセキュリティ証明書は別の名前のものです。URLを確認してください。`,
  fileTooLarge: (mb) =>
    `ファイルが${number(mb)} MBを超えています。もっと小さいものを送ってください。`,
};
