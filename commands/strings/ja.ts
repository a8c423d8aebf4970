import { createWording } from '../../src/core/strings/wording.ts';
import type { CommandCatalog } from './index.ts';

const { and, or, number } = createWording('ja');

type UsedAmount = Parameters<CommandCatalog['usage']['amount']>[0];

const toModelAmounts = ({ promptTokens, answerTokens, images, searches }: UsedAmount) => [
  `入力${number(promptTokens)}トークン`,
  `出力${number(answerTokens)}トークン`,
  ...(images > 0 ? [`画像${number(images)}枚`] : []),
  ...(searches > 0 ? [`検索${number(searches)}回`] : []),
];

const toMinutes = ({ audioMinutes }: UsedAmount) =>
  audioMinutes > 0 ? [`録音${number(audioMinutes)}分`] : [];

export const catalog: CommandCatalog = {
  ask: {
    description: 'Parleyに質問する',
    options: { question: '知りたいこと', about: '質問の対象になる文章' },
    menu: 'これについて質問',
    example: '/ask 富士山の高さは？',
    noQuestion: 'コマンドの後に質問を書いてください。例：`/ask 富士山の高さは？`',
  },
  imagine: {
    description: '画像を生成する',
    options: {
      prompt: 'どんな画像にするか',
      aspect: '縦横比（横:縦）',
      count: '枚数（4枚まで）',
      image: '元にする画像',
    },
    example: '/imagine 紙の船に乗った猫 count:2',
    noPrompt: 'どんな画像にしますか？例：`/imagine 紙の船に乗った猫`',
    wrongCount: (max) => `\`count\`には1～${number(max)}の数を指定できます。`,
  },
  describe: {
    description: '画像を説明する',
    options: { image: '画像。省略時はここの最新の画像' },
    example: '/describe',
  },
  transcribe: {
    description: '録音を文字起こしする',
    options: {
      file: '2時間までの音声・動画ファイル。省略時はここの最新のもの',
      link: '録音があるメッセージのリンク。自分のボイスメッセージ用には「off」か「on」',
    },
    menu: '文字起こし',
    example: '/transcribe',
  },
  summarize: {
    description: '見逃した会話を要約する',
    options: {
      since:
        '「last」（自分の前回のメッセージ）、「昨日」「9:00」などの時刻、またはメッセージのリンク',
      scope: 'スレッドかチャンネル全体か。省略時は今いるスレッド',
    },
    menu: 'ここから要約',
    example: '/summarize since:昨日',
  },
  recall: {
    description: '以前の会話から答えを探す',
    options: { question: '知りたいこと' },
    example: '/recall 何に決まった？',
  },
  learn: {
    description: '文書やページをParleyに学習させる',
    options: {
      document: '文章を含むファイル（PDF、Officeファイル、メールなど）',
      link: 'ページのリンク、「list」、または「remove」と名前か番号',
    },
    example: '/learn list',
  },
  tasks: {
    description: 'ここのアクションアイテムを一覧にする',
    options: {
      since: '「昨日」「月曜日」などの時刻。省略時は最新のメッセージ200件',
      scope: 'スレッドかチャンネル全体か。省略時は今いるスレッド',
    },
    example: '/tasks since:昨日',
    head: { task: 'タスク', owner: '担当', due: '期限', message: 'メッセージ' },
  },
  event: {
    description: '文章からカレンダーの予定を作る',
    options: { text: '何を、いつ、どこで' },
    example: '/event 金曜日の12:30に佐藤さんとランチ',
  },
  poll: {
    description: '投票を始める',
    options: {
      question: '質問。続けて選択肢も書けます',
      options: '選択肢（カンマ区切り）',
    },
    example: '/poll お昼は？ ピザ, パスタ, スープ',
  },
  translate: {
    description: '文章を翻訳する',
    options: {
      text: '文章。省略時はここの最後のメッセージ',
      to: '英語などの言語。省略時は自分の言語',
    },
    menu: '翻訳',
    example: '/translate Guten Morgen to:日本語',
  },
  remind: {
    description: 'リマインダーを設定・一覧表示する',
    options: {
      what: '内容と時刻。または「list」',
      when: '「明日 9:00」「20分後」などの時刻',
      repeat: '繰り返し：毎日、平日、毎週月曜日など',
    },
    example: '/remind 花に水やり 明日 9:00',
  },
  model: {
    description: 'ここで使うモデルを選ぶ',
    options: {
      name: 'モデル名または「default」。空欄なら使用中のモデルを表示',
      channel: 'この会話だけでなくチャンネル全体に適用（管理者）',
    },
    example: '/model',
    isDefault: 'ここではデフォルトのモデルが回答します。',
    is: (model) => `ここでは${model}が回答します。`,
    howTo: '変更するには`/model`に名前を付けてください。`/model default`で元に戻せます。',
    some: (models) =>
      `変更するには\`/model\`に名前を付けてください（${models.join('、')}など）。\`/model default\`で元に戻せます。`,
    notName: 'それはモデル名ではありません。`/model`で候補を確認できます。',
    missing: (model) => `${model}は利用できません。\`/model\`で利用できるモデルを確認できます。`,
    nowDefault: 'わかりました。これからここではデフォルトのモデルが回答します。',
    nowDefaultInChannel: 'わかりました。これからこのチャンネルではデフォルトのモデルが回答します。',
    now: (model) => `わかりました。これからここでは${model}が回答します。`,
    nowInChannel: (model) => `わかりました。これからこのチャンネルでは${model}が回答します。`,
    unchecked: '利用できるかどうかは確認できませんでした。',
  },
  effort: {
    description: 'モデルの思考の深さを設定する',
    options: { level: '高いほど時間と費用がかかります' },
    example: '/effort high',
    isDefault: (levels) =>
      `ここでの思考レベル：default（モデルが判断）。${or(levels)}に変更できます。例：\`/effort high\``,
    is: (level, levels) =>
      `ここでの思考レベル：${level}。${or(levels)}に変更できます。例：\`/effort high\``,
    nowDefault: 'わかりました。これからここでの思考の深さはモデルが判断します。',
    nowDefaultInChannel: 'わかりました。これからこのチャンネルでの思考の深さはモデルが判断します。',
    now: (level) => `わかりました。ここでの思考レベルを${level}にしました。`,
    nowInChannel: (level) => `わかりました。このチャンネルでの思考レベルを${level}にしました。`,
  },
  persona: {
    description: 'ここでの回答のしかたを設定する',
    options: { manner: '「concise」「tutor」などのプリセット、自由な文章、または「off」' },
    example: '/persona tutor',
    none: 'このチャンネルにはペルソナが設定されていません。',
    is: (persona) => `このチャンネルのペルソナ：${persona}`,
    howTo: (presets) =>
      `プリセット：${and(presets)}。自由に書くこともできます：\`/persona あなたは根気強い図書館員です。\` オフにするには\`/persona off\`を使ってください。`,
    nowOff: 'わかりました。これからここではペルソナなしで回答します。',
    tooLong: (max) => `ペルソナは${number(max)}文字までです。短くしてください。`,
    now: (persona) => `わかりました。これからここではこのペルソナで回答します：${persona}`,
  },
  quiet: {
    description: 'このスレッドでParleyの発言を止める',
    options: { state: 'off：このスレッドで再び回答する' },
    example: '/quiet',
    followsAgain: 'わかりました。このスレッドに戻りました。メンションは不要です。',
  },
  timezone: {
    description: '自分のタイムゾーンを設定する',
    options: { zone: 'Asia/Tokyoなど、または「off」。空欄なら現在の設定を表示' },
    example: '/timezone Asia/Tokyo',
    isOwn: (zone, time) =>
      `あなたのタイムゾーンは${zone}で、現在${time}です。変更するには\`/timezone Asia/Tokyo\`のように指定してください。`,
    isOfProfile: (zone, time) =>
      `あなたのタイムゾーンは、プロフィールによると${zone}で、現在${time}です。変更するには\`/timezone Asia/Tokyo\`のように指定してください。`,
    unknown: 'あなたのタイムゾーンがわかりません。`/timezone Asia/Tokyo`のように教えてください。',
    forgotten: 'わかりました。あなたのタイムゾーンを忘れました。',
    noZone:
      'そのタイムゾーンがわかりません。`Asia/Tokyo`や`America/New_York`のように指定してください。',
    now: (zone, time) => `わかりました。あなたのタイムゾーンを${zone}にしました。現在${time}です。`,
  },
  memory: {
    description: 'ここでParleyが記憶する内容を選ぶ',
    options: { state: 'on：ここでの発言すべて。off：Parley宛ての発言だけ' },
    example: '/memory',
  },
  settings: {
    description: 'このチャンネルの設定を変更する',
    options: {
      reply: 'メンションに回答する場所',
      voice: '文字起こしするボイスメッセージ',
      follow: 'メンションなしでもスレッドをフォローするか',
      tools: 'Parleyがツールを使うか',
      language: 'ボタン、コマンド、お知らせの言語',
    },
    example: '/settings reply:channel',
    heading: '**このチャンネルの設定**（管理者が変更できます）',
    headingAlone: '**この会話の設定**',
    saved: '保存しました。',
    line: (name, value, about, choices) => `- **${name}**：${value}。${about}（${choices}）`,
    voiceDefault: '招待またはメンションされた場所だけ',
    languageDefault: (language) => `${language}（デフォルト）`,
    howTo: '変更するには、`/settings reply:channel`のように指定してください。',
  },
  usage: {
    description: '自分の利用量を見る',
    options: {},
    example: '/usage',
    own: '**ここでのあなたの利用量**',
    workspace: '**ここやほかのチャンネルでの全員の利用量**',
    people: '**今月よく使った人**',
    models: '**モデル別（今月）**',
    today: (amount) => `- 今日：${amount}`,
    month: (amount) => `- 今月：${amount}`,
    line: (name, amount) => `- ${name}：${amount}`,
    amount: (used) =>
      [`質問${number(used.questions)}件`, ...toModelAmounts(used), ...toMinutes(used)].join('、'),
    ofModel: (used) => toModelAmounts(used).join('、'),
    what: 'モデルの呼び出しをすべて数えています：回答、コマンド、文字起こし、画像、検索、長い会話を覚えておくための要約。日と月の区切りはUTCです。',
  },
  reset: {
    description: 'この会話をParleyに忘れさせる',
    options: {},
    example: '/reset',
    empty: 'この会話は空なので、忘れるものはありません。',
    done: 'この会話を忘れました。次の質問から新しく始まります。',
  },
  privacy: {
    description: '自分について保存されている内容を見る',
    options: { recall: 'off：これからの発言を/recallの対象にしない。on：対象にする' },
    example: '/privacy',
  },
  forget: {
    description: '自分について保存されている内容を削除する',
    options: { what: '「me」「conversation」「channel」、またはメッセージのリンク' },
    example: '/forget me',
  },
  help: {
    description: 'Parleyにできることを見る',
    options: {},
    example: '/help',
    beginning:
      '質問に答え、ファイルやリンクを読み、画像を生成し、調べものをします。メンションするか、ダイレクトメッセージを送るか、私がいるスレッドで返信してください。\n回答を止めるには、**停止**を押すか`stop`と書いてください。`leave`と書くと、そのスレッドでは発言を控えます。',
    groups: {
      make: '**質問と作成**',
      catchUp: '**会話の把握**',
      plan: '**予定**',
      channel: '**このチャンネル**',
      person: '**あなた**',
    },
    line: (description, example) => `- ${description}：\`${example}\``,
    end: 'コマンドはメンションの後にも使えます：`@Parley /help`',
  },
  about: {
    description: 'Parleyのバージョンと状態を見る',
    options: {},
    example: '/about',
    line: (label, value) => `- **${label}**：${value}`,
  },
};
