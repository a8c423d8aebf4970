import type { SlackCatalog } from './index.ts';

export const catalog: SlackCatalog = {
  send: '送信',
  cancel: 'キャンセル',
  waitsForSlack: '今はSlackに投稿できません。投稿できるようになりしだい、回答します。',
  thinking: 'が考えています…',
  promptsTitle: 'お手伝いできることはありますか？',
  promptSummarize: '文章を要約',
  promptSummarizeMessage: '次に貼り付ける文章を要約してください。',
  promptExplain: '何かを説明',
  promptExplainMessage: 'わかりやすい言葉で説明してください：',
  promptWrite: 'メッセージを下書き',
  promptWriteMessage: 'チーム宛てのメッセージを書くのを手伝ってください。内容：',
  promptHelp: '何ができますか？',
  promptHelpMessage: '何ができますか？',
  appDescription: 'チームのチャンネルでGeminiを使えます',
  agentDescription: 'チャンネル、スレッド、ダイレクトメッセージで質問に答えます。',
  umbrella: 'Parleyのコマンドを実行します。一覧：/parley help',
  fileNotShown:
    'Slackがこのファイルの読み取りを許可していません。この会話でもう一度共有してください。それでもだめなら、files:readの権限を付けるようParleyの管理者に頼んでください。',
  fileDeleted: 'Slackから削除されています。必要ならもう一度アップロードしてください。',
  fileHidden:
    'ワークスペースがプランの上限を超えているため、Slackが非表示にしています。もう一度アップロードしてください。',
  fileNotShared: 'Slackで私に共有されていません。この会話でもう一度共有してください。',
  fileNotFound:
    'Slackで見つかりません。削除されたか、私に共有されていません。この会話でもう一度共有してください。',
  fileElsewhere:
    'Slackの外に保存されているため、開けません。ファイルそのものをアップロードしてください。',
  webPageAsImage:
    '画像のはずですが、実際はウェブページです。ファイルを確認して、もう一度送ってください。',
  webPageAsRecording:
    '録音のはずですが、実際はウェブページです。ファイルを確認して、もう一度送ってください。',
  webPageAsPdf:
    'PDFのはずですが、実際はウェブページです。ファイルを確認して、もう一度送ってください。',
  webPageAsOther:
    '別の形式のはずですが、実際はウェブページです。ファイルを確認して、もう一度送ってください。',
};
