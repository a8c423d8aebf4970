import type { ModelFailure, Obstacle, RefusedExtra } from '../errors.ts';
import { toLiteralName } from '../markdown/inline.ts';
import type { SearchGap } from '../search.ts';
import type { CoreCatalog } from './index.ts';
import { createWording } from './wording.ts';

const { counted, and, or, number } = createWording('ja');

function toReason(obstacle: Obstacle | null): string {
  switch (obstacle?.type) {
    case 'permission':
      return `「${obstacle.name}」の権限が必要です。`;
    case 'locked':
      return 'スレッドがロックされています。';
    case 'archived':
      return 'チャンネルがアーカイブされています。';
    case 'read_only':
      return 'そこに投稿できる人は限られています。';
    case 'not_a_member':
      return '私はそのチャンネルに参加していません。';
    case 'moderated':
      return 'モデレーションのルールでブロックされました。';
    case 'too_large':
      return 'このチャンネルには大きすぎます。';
    case 'no_storage':
      return 'ワークスペースのストレージがいっぱいです。';
    case 'no_uploads':
      return 'ファイルのアップロードがオフになっています。';
    case 'too_many_threads':
      return 'チャンネルのスレッドが多すぎます。';
    case undefined:
      return 'プラットフォームに拒否されました。';
  }
}

function toLossLine({ extra, obstacle }: RefusedExtra): string {
  const reason = toReason(obstacle);
  switch (extra) {
    case 'files':
      return `ファイルを添付できませんでした。${reason}`;
    case 'reply':
      return `返信として表示できませんでした。${reason}`;
    case 'thread':
      return `スレッドで回答できませんでした。${reason}`;
    case 'layout':
      return 'プラットフォームが書式を受け付けなかったため、プレーンテキストで表示しています。';
    case 'buttons':
      return `ボタンを追加できませんでした。${reason}`;
  }
}

function toRemedy(obstacle: Obstacle | null): string {
  if (obstacle?.type === 'permission')
    return '管理者に権限を付けてもらうか、別の場所で質問してください。';
  if (obstacle?.type === 'not_a_member') return '私を招待するか、別の場所で質問してください。';
  return '別の場所で質問してください。';
}

const GAPS: Record<SearchGap, string> = {
  no_token:
    'すべてのメッセージは検索できませんでした。プラットフォームが検索を許可するのは新しい質問のときだけです。新しいメッセージで質問し直してください。',
  not_enabled:
    'すべてのメッセージは検索できませんでした。このワークスペースではアプリによる検索がオフです。管理者にオンにしてもらってください。',
  missing_scope:
    'すべてのメッセージは検索できませんでした。必要な権限がありません。管理者に権限を更新してもらってください。',
  no_intent:
    'すべてのメッセージは検索できませんでした。読めるのは私へのメンションだけです。管理者に設定を変えてもらってください。',
  indexing:
    'すべてのメッセージは検索できませんでした。まだインデックスの作成中です。数分後にもう一度お試しください。',
  too_many_places:
    'すべてのメッセージは検索できませんでした。チャンネルが多すぎて一度に検索できません。話題のチャンネルで質問してください。',
  unsupported: 'すべてのメッセージは検索できませんでした。このチャンネルでは検索を使えません。',
  failed:
    'すべてのメッセージは検索できませんでした。プラットフォームの検索に失敗しました。しばらくしてからもう一度お試しください。',
};

const GAP_STATES: Record<SearchGap, string> = {
  no_token: 'オフ（プラットフォームから検索用トークンが届かない）',
  not_enabled: 'オフ（ワークスペースで有効になっていない）',
  missing_scope: 'オフ（スコープ不足：マニフェストでアプリを更新し、再インストールしてください）',
  no_intent: 'オフ（Message Contentインテントが必要）',
  indexing: '準備中（プラットフォームがメッセージのインデックスを作成中）',
  too_many_places: 'オン（ただし全チャンネル同時は不可）',
  unsupported: '利用不可',
  failed: '前回は失敗',
};

const MODEL_FAILURES: Record<ModelFailure, string> = {
  busy: 'モデルが混み合っています。1分ほどしてからもう一度お試しください。',
  rate_limited: 'モデルの1分あたりの上限に達しました。1分ほどしてからもう一度お試しください。',
  day_quota:
    'モデルの今日の上限に達しました。太平洋時間の午前0時にリセットされます。Parleyの管理者なら、上限を引き上げるか、予備のモデルを追加できます（GEMINI_FALLBACK_MODEL）。',
  no_credit: 'モデルのクレジットを使い切りました。Parleyの管理者に知らせてください。',
  not_in_plan:
    'Parleyのプランではこのモデルを使えません。Parleyの管理者に知らせてください（課金設定、またはGEMINI_MODEL）。',
  bad_key:
    'モデルのサービスにParleyのAPIキーを拒否されました。Parleyの管理者に知らせてください（GEMINI_API_KEY）。',
  model_gone: 'このモデルは利用できません。Parleyの管理者に知らせてください（GEMINI_MODEL）。',
  cannot_draw: 'このモデルは画像を生成できません。',
  too_long:
    'この会話はモデルには長すぎます。新しいスレッドで質問するか、`/reset`で最初からやり直してください。',
  blocked: 'モデルの安全ルールにより、この回答はブロックされました。聞き方を変えてみてください。',
  recitation:
    '回答が公開されている文章に近すぎたため、モデルが途中で止まりました。要約か、モデル自身の言葉での説明を頼んでみてください。',
  malformed: 'モデルの回答が2回続けて壊れていました。もう一度お試しください。',
  empty: 'モデルの回答が空でした。もう一度試すか、聞き方を変えてみてください。',
  out_of_tokens: '回答する前にモデルの長さの上限に達しました。一度に聞く量を減らしてみてください。',
  cut: 'モデルとの接続が切れました。もう一度お試しください。',
  unreachable: 'モデルに接続できません。1分ほどしてからもう一度お試しください。',
  refused: 'モデルのサービスにリクエストを拒否されました。聞き方を変えてみてください。',
};

export const catalog: CoreCatalog = {
  leftOut: toLossLine,
  brokenOff: (obstacle) => `⚠️ ここで途切れました。${toReason(obstacle)}`,
  brokenOffThen: '⚠️ ここで途切れました。このチャンネルに投稿できなくなりました。',
  about: (channel) => `${channel}について：`,
  cannotWrite: (channel, obstacle) =>
    `${channel}で回答できません。${toReason(obstacle)}${toRemedy(obstacle)}`,
  takenAway: (channel) =>
    `${channel}であなたへの回答を書いている間に、その回答が削除されました。必要ならもう一度質問してください。`,
  notReached:
    '個人宛てのメッセージを送れませんでした。私からのダイレクトメッセージを許可してから、もう一度質問してください。',
  notShown: (obstacle) =>
    `回答を投稿できませんでした。${toReason(obstacle)}もう一度試すか、聞き方を変えてみてください。`,
  oneOf: (command, option, choices) =>
    `\`${option}\`には${or(choices)}を指定できます。例：\`/${command} ${option}:${choices[0] ?? ''}\``,
  notReadable:
    'ここからは読めません。あなたがそのすべてを見られるかどうか、私には確認できないからです。そちらで質問してください。',
  onBehalf: (name) => `${toLiteralName(name)}さんの依頼で投稿`,
  keptTurns: (n) => `私との会話のメッセージと回答${number(n)}件（ファイルと要約を含む）`,
  keptRequests: (n) =>
    `過去7日間のリクエスト${number(n)}件（質問、コマンド、文字起こし、画像、投票）`,
  keptSettings: 'あなたの設定',
  keptZone: (zone) => `あなたの設定とタイムゾーン（${zone}）`,
  keptUsage: '利用量（発言の内容は含まない）',
  keptMessages: (n) => `メッセージと回答${number(n)}件`,
  keptRequestCount: (n) => `リクエスト${number(n)}件`,
  keptUsageDays: (n) => `${number(n)}日分の利用記録`,
  forgottenSettings: 'あなたの設定',
  stop: '停止',
  regenerate: '再生成',
  retry: '再試行',
  good: '👍',
  bad: '👎',
  remove: '削除',
  approve: '承認',
  deny: '却下',
  stopped: '停止しました。',
  more: (n) => `ほか${number(n)}件。`,
  cutOff: 'モデルとの接続が2回切れたため、この回答は途中で終わっています。',
  earlierAnswer: 'これは前の回答のままです。',
  repeating: 'モデルが同じ内容を繰り返したため、ここで止めました。',
  tooLongForModel: 'モデルの長さの上限に達しました。続きを頼んでください。',
  emptied: 'このメッセージは削除されました。',
  restInFile: '続きは添付ファイルにあります。',
  restOfAnswer: '回答の続き',
  notAllowed: 'ここでParleyを使う権限がありません。Parleyの管理者に追加してもらってください。',
  goneFromHere: '実行しませんでした。そのチャンネルにはもう参加していません。',
  presenceUnknown:
    'このチャンネルにまだ参加しているか確認できなかったため、実行しませんでした。しばらくしてからもう一度お試しください。',
  adminsChange: 'ここでそれを変更できるのは管理者だけです。',
  channelOrThread: (command) =>
    `それはチャンネル全体の変更になるため、管理者しかできません。1つのスレッドだけなら、そのスレッドで私にメンションして\`${command}\`と送ってください。`,
  onlyInThread: (command) =>
    `それはスレッドの中でしか使えません。スレッドで私にメンションして\`${command}\`と送ってください。`,
  alwaysAnswered: 'ここではすべてのメッセージに回答するので、オフにするものはありません。',
  noneFollowed:
    'このチャンネルではスレッドのフォローがオフです。回答が必要なら私にメンションするか、`/settings follow:on`でオンにしてください。',
  noAnswer: '答えにたどり着く前に手順の上限に達しました。質問を絞ってみてください。',
  chosenGone: (model) =>
    `ここで選ばれているモデル${toLiteralName(model)}は、もう利用できません。\`/model default\`でデフォルトに戻せます。`,
  notYours: 'それができるのは、管理者か質問した本人だけです。',
  alreadyEnded: 'その回答はもう終わっています。',
  alreadyPressed: '先にほかの人が押しました。すでに取りかかっています。',
  pressAgain: '先にほかの人が押しましたが、何も実行されませんでした。もう一度押してください。',
  onlyLatest:
    '再生成できるのは最新の回答だけです。新しい回答が必要なら、もう一度質問してください。',
  actionGone: 'このボタンはもう使えません。',
  formNotOpened: 'フォームを開けませんでした。もう一度お試しください。',
  gone: 'この回答は古くて操作できません。もう一度質問してください。',
  removed: 'その回答は削除されました。新しい回答が必要なら、もう一度質問してください。',
  notAllRemoved:
    'その回答のメッセージをすべては削除できませんでした。管理者に削除を頼んでください。',
  thanks: 'フィードバックありがとうございます！',
  tookBack: 'フィードバックを取り消しました。',
  emptyMention:
    'メンションされましたが、質問がありませんでした。私の名前の後に質問を書くか、`/help`をお試しください。',
  emptyMessage: 'そのメッセージには読める内容がありません。質問を文章で書いてください。',
  emptyBut: (unread) => `${and(unread)}は読めません。質問を文章で書いてください。`,
  leaving:
    'わかりました。このスレッドでは発言を控えます。また必要になったらメンションしてください。',
  triedTooOften:
    'この質問で3回クラッシュしたため、回答をあきらめました。別の言い方で質問してください。',
  unknownCommand: (name) => `\`/${name}\`というコマンドはありません。\`/help\`をご覧ください。`,
  waitsForStore:
    '今はストレージが使えず、まだ回答できません。復旧したらすぐに回答します。回答がなければ、もう一度質問してください。',
  notStored:
    '今はストレージが使えないため、できませんでした。しばらくしてからもう一度お試しください。',
  slow: 'モデルの応答にいつもより時間がかかっています。もう少しお待ちください。',
  waitsForModel:
    '⏳ モデルに接続できません。質問は保存しました。復旧したらすぐにここで回答します。',
  waitsForBusy: '⏳ モデルが混み合っています。質問は保存しました。できるだけ早くここで回答します。',
  waitsForQuota:
    '⏳ モデルの利用上限に達しています。質問は保存しました。できるだけ早くここで回答します。',
  conversation: '会話',
  unnamedPerson: 'だれか',
  unnamedGroup: 'グループ',
  unnamedChannel: 'チャンネル',
  unnamedImage: '画像',
  unnamedTime: '日時',
  noImage:
    '最近のメッセージに画像が見つかりませんでした。画像を送ってから、もう一度`/describe`をお試しください。',
  noLink:
    'それはここのメッセージへのリンクではありません。メッセージのメニューの「リンクをコピー」を使ってください。',
  cannotLook:
    'ここのメッセージを読めません。私をこのチャンネルに招待するか、ファイルを直接送ってください。',
  cannotReadThere: (channel) =>
    `${channel}のメッセージを読めません。私をそのチャンネルに招待してから、もう一度頼んでください。`,
  internal: 'こちらで問題が発生しました。もう一度お試しください。',
  unreadableFile: (name) =>
    `「${name}」はモデルが読めない形式のため、除外しました。別の形式で保存して、もう一度送ってください。`,
  tooLargeTogether: (name) =>
    `「${name}」を含めると質問がモデルには大きすぎるため、除外しました。別のメッセージで送るか、小さくして送ってください。`,
  crowdedOut: (name, mb) =>
    `「${name}」は除外しました。ファイルは合計${number(mb)} MBまでです。別のメッセージで送ってください。`,
  leftOutFile: (name, reason) => `「${name}」は除外しました。${reason}`,
  notTranscribed: (name, reason) => `「${name}」の文字起こしができませんでした。${reason}`,
  fileTooLarge: (mb, maxMb) =>
    `サイズが${number(mb)} MBあり、上限の${number(maxMb)} MBを超えています。小さくするか、短くして送ってください。`,
  fileNotFetched: '今は取得できませんでした。1分ほどしてからもう一度送ってください。',
  fileNotRead: '読み込めませんでした。もう一度送るか、別の形式で送ってください。',
  noRoomFor: (name, characters) =>
    `ほかのファイルがあるため、「${name}」の${number(characters)}文字は一度に読み込めませんでした。必要に応じて中を調べます。`,
  noRoomWithoutTools: (name, characters) =>
    `ほかのファイルがあるため、「${name}」の${number(characters)}文字は読み込めませんでした。ここではツールがオフなので、必要な部分を送ってください。`,
  beginningOf: (name, first, all) =>
    `「${name}」は全${number(all)}文字のうち、最初の${number(first)}文字を読みました。残りは必要に応じて調べます。`,
  beginningWithoutTools: (name, first, all) =>
    `「${name}」は全${number(all)}文字のうち、最初の${number(first)}文字だけ読みました。ここではツールがオフなので、必要な部分を送ってください。`,
  surplusFiles: (max, names) =>
    `最初の${number(max)}件の添付ファイルだけを見ました。${and(names)}は別のメッセージで送ってください。`,
  manySurplusFiles: (max) =>
    `最初の${number(max)}件の添付ファイルだけを見ました。残りは別のメッセージで送ってください。`,
  ofFile: (name, notice) => `${name}：${notice}`,
  someAttachment: '添付ファイル',
  questionTooLong: 'モデルには長すぎます。量を減らすか、分けて送ってください。',
  earlierFilesLeftOut: (n) =>
    `質問がモデルには大きすぎたため、以前のファイル${number(n)}件を除外しました。`,
  fallback: (model) =>
    `${model}による回答です。デフォルトのモデルは混雑しているか、上限に達しています。`,
  unreadParts: {
    call: '通話',
    list: 'リスト',
    fileElsewhere: '別のサービスに保存されたファイル',
    sharedMessage: '開けない共有メッセージ',
    moreAttachments: (n) => `ほかの添付ファイル${number(n)}件`,
    moreBlocks: (n) => `ほかのブロック${number(n)}個`,
    sticker: 'スタンプ',
    namedSticker: (name) => `スタンプ「${name}」`,
    activity: 'アクティビティへの招待',
    forwarded: '転送されたメッセージ',
    replied: '返信先のメッセージ',
    repliedGone: '返信先の（もうない）メッセージ',
    unknownMessage: '未知の種類のメッセージ',
    unknownPart: '未知の種類のコンテンツ',
  },
  unread: (what) => `${and(what)}は読めなかったため、除外しました。`,
  unreadLinks: (n) =>
    n === 1
      ? 'リンク先のメッセージを読めませんでした。'
      : `リンク先のメッセージのうち${number(n)}件を読めませんでした。`,
  hiddenLinks: (n) =>
    n === 1
      ? 'ここにはリンク先のメッセージを見られない人がいるため、除外しました。リンクをダイレクトメッセージで送ってください。'
      : `ここにはリンク先のメッセージを見られない人がいるため、${number(n)}件を除外しました。リンクをダイレクトメッセージで送ってください。`,
  unreadThread: 'このスレッドの以前のメッセージを読めなかったため、それなしで回答しました。',
  notSearched: (gap) => GAPS[gap],
  inviteFirst:
    'このチャンネルに参加していないため、ファイルを投稿できません。`/invite`と私の名前で招待してから、もう一度お試しください。',
  sources: (names) => `出典：${names.join(' · ')}`,
  proposed: (text) => `**この操作を承認しますか？** ${text}`,
  approvedBy: (name) => `${toLiteralName(name)}さんが承認しました。`,
  approvedWhat: (what, name) => `「${what}」${toLiteralName(name)}さんが承認しました。`,
  deniedBy: (name) => `${toLiteralName(name)}さんが却下しました。何も実行していません。`,
  expired: '1日以内に承認されなかったため、実行しませんでした。必要ならもう一度頼んでください。',
  decided: 'すでにほかの人が承認または却下しました。',
  newerAnswer: 'もっと新しい回答があります。そちらのボタンを使ってください。',
  adminsOnly: 'それを承認できるのは管理者だけです。',
  firstContact: [
    'こんにちは、Parleyです。メンションして質問すると、スレッドで回答します。メンションと`/help`で、ほかにできることを確認できます。',
    'ここで私宛てに書かれたことと私の回答は保存します。質問はGoogleのGeminiに送られます。保存内容は`/privacy`で確認でき、`/forget`で削除できます。',
    'ここでの回答のしかたと記憶する内容は、管理者が`/settings`で設定できます。',
  ].join('\n\n'),
  greeting:
    'こんにちは、Parleyです。ここで何でも聞いてください。チャンネルでメンションすれば、スレッドで回答します。できることは`/help`で確認できます。',
  greetingTo: (name) =>
    `${toLiteralName(name)}さん、こんにちは。Parleyです。ここで何でも聞いてください。チャンネルでメンションすれば、スレッドで回答します。できることは\`/help\`で確認できます。`,
  modelFailures: MODEL_FAILURES,
  busyFor: (wait) => `モデルが混み合っています。${wait}にもう一度お試しください。`,
  minuteQuotaFor: (wait) =>
    `モデルの1分あたりの上限に達しました。${wait}にもう一度お試しください。`,
  quotaFor: (wait) => `モデルの利用上限に達しています。${wait}にもう一度お試しください。`,
  dayQuotaFor: (wait) =>
    `モデルの今日の上限に達しました。${wait}にリセットされます。Parleyの管理者なら、上限を引き上げるか、予備のモデルを追加できます（GEMINI_FALLBACK_MODEL）。`,
  aboutModel: 'モデル',
  aboutDemo: 'オフラインのデモボット（GEMINI_API_KEYなし）',
  aboutStorage: 'ストレージ',
  aboutPage: 'ウェブページ',
  partWorks: '正常',
  partWaits: '現在使えません（再試行中）',
  partBroken: '使えません（再起動が必要）',
  partTools: (n: number) => counted(n, { other: '接続済み、ツール#個' }),
  searchOn: (platform) => `${platform}での検索`,
  searchState: (gap) => (gap === null ? 'オン' : GAP_STATES[gap]),
  modelHere: 'ここでのモデル',
  effortHere: 'ここでの思考レベル',
  personaHere: 'ここでのペルソナ',
  toolsHere: 'ここでのツール',
  off: 'オフ',
  timeNear: (day, time) => `${day} ${time}`,
  timeFar: (day, time) => `${day} ${time}`,
  onTimeFar: (day, time) => `${day} ${time}`,
  timePeriod: (day, start, end) => `${day} ${start}～${end}`,
  zoned: (time, city) => `${time}（${city}）`,
  fetching: {
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
  },
};
