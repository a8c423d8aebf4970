import { createWording } from '../../core/strings/wording.ts';
import type { ToolCatalog } from './index.ts';

const { number } = createWording('ja');

export const catalog: ToolCatalog = {
  readingThread: 'スレッドを読んでいます…',
  readingChannel: 'チャンネルを読んでいます…',
  runningCode: 'コードを実行中…',
  checkingTime: '時刻を確認中…',
  readingPage: (host) => `${host}を読んでいます…`,
  readingSomePage: 'ページを読んでいます…',
  searching: (query) => `「${query}」を検索中…`,
  posting: '別のチャンネルに投稿中…',
  readingFile: (name) => `${name}を読んでいます…`,
  readingSomeFile: 'ファイルを読んでいます…',
  asking: (tool) => `${tool}に問い合わせ中…`,
  postIn: (channel) => `${channel}に次の内容を投稿します：`,
  useTool: (tool: string, server: string) => `${server} の ${tool} を使います。`,
  serverSays: (server: string, description: string) => `${server} による説明：「${description}」`,
  noFields: '入力項目はありません。',
  moreFields: (n: number) => `ほか${number(n)}項目`,
  inFull: 'ここには一部だけを表示しています。全体は添付ファイルにあります。',
  cutValue: (beginning: string, n: number) => `${beginning}…（残り${number(n)}文字）`,
  emptyValue: '（空）',
  hiddenValue: '（非表示）',
  yes: 'はい',
  no: 'いいえ',
  wholeCall: (call: string) => `${call} の全項目`,
  barChart: '棒グラフ',
  lineChart: '折れ線グラフ',
  pieChart: '円グラフ',
  chart: (chart, labels) => `${chart}、項目${number(labels)}個`,
  titledChart: (chart, about, labels) => `${chart}「${about}」、項目${number(labels)}個`,
  table: (rows, columns) => `${number(rows)}行の表：${columns}`,
  moreRows: (n) => `…ほか${number(n)}行`,
  missingLetters: (letters) =>
    `画像の一部の文字が空の四角や黒い影で表示されています（${letters}）。対応するフォントがここにありません。`,
  imageFrom: (server, tool) => `${server}からの画像：${tool}`,
  noTextInScan: (host) =>
    `${host}のPDFに文章が見つかりませんでした。スキャンか、画像だけのPDFです。`,
  noTextOnPage: (host) =>
    `${host}のページに文章が見つかりませんでした。空か、表示にJavaScriptが必要です。`,
  leadsOn: (host, target) =>
    `${host}のページに文章が見つかりませんでした。${target}へ案内しているだけです。`,
  signInNeeded: (host) => `${host}はログインが必要なため、そのページを読めません。`,
  notLetIn: (host) => `${host}にアクセスを拒否されました（HTTPステータス403）。`,
  saysNoSuchPage: (host) => `${host}は、そのページがないと表示しています。`,
  asksForConsent: (host) =>
    `${host}はCookieに関する質問だけを表示していて、私には答えられないため、そのページを読めません。`,
  showsOnlyNotice: (host) =>
    `${host}はページの代わりにお知らせだけを表示しています。停止中か、先に確認を求めています。`,
  asksIfHuman: (host) => `${host}は人が閲覧しているかを確認しているため、アクセスできません。`,
  noSuchPage: (host) => `${host}にそのページはありません（HTTPステータス404）。`,
  pageGone: (host) => `${host}のそのページはなくなりました（HTTPステータス410）。`,
  pageBusy: (host) =>
    `${host}へのリクエストが多すぎます（HTTPステータス429）。しばらくしてからもう一度お試しください。`,
  pageFailed: (host, status) => `${host}がエラーを返しました（HTTPステータス${status}）。`,
  pageEmpty: (host) => `${host}が空のページを返しました。`,
  pageTooTangled: (host) => `${host}のページは大きすぎるか、複雑すぎて読めません。`,
  pagesBusy: '今は多くのページを読んでいます。1分ほどしてからもう一度お試しください。',
  pdfUnreadable: (host) =>
    `${host}のPDFを読めません。暗号化されているか、壊れているか、大きすぎます。`,
  fileUnreadable: (host, type) => `${host}にあるのは読めない形式（${type}）のファイルです。`,
  someFileUnreadable: (host) => `${host}にあるのは読めない形式のファイルです。`,
  downloadIt: 'ダウンロードして添付してください。',
  giveThatAddress: 'そのURLを教えてください。',
};
