import { createWording } from '../../../core/strings/wording.ts';
import type { WebCatalog } from './index.ts';

const { number, or } = createWording('ja');

export const catalog: WebCatalog = {
  shell: {
    skip: 'メッセージ欄に移動',
    channels: 'チャンネル',
    closeChannels: 'チャンネル一覧を閉じる',
    conversations: '会話',
    demo: 'デモ。',
    demoNote: 'Geminiのキーが設定されていないため、オフラインのデモボットが回答します。',
    latest: '最新',
    drop: 'ファイルをドロップしてメッセージに追加',
    noScript:
      'このページにはJavaScriptが必要です。このページで有効にするか、SlackまたはDiscordでParleyに話しかけてください。',
  },
  guest: 'ゲスト',
  starting: 'Parleyは起動中です。少し待ってからもう一度お試しください。',
  failed: '今はできませんでした。データは失われていません。もう一度お試しください。',
  tooManyChannels: (max) => `チャンネルは${number(max)}個までです。`,
  channelNameTaken: 'その名前のチャンネルはすでにあります。別の名前にしてください。',
  keptChannel: (name) => `${name}はアーカイブできません。`,
  noChannel: 'そのチャンネルはありません。',
  unnamedChannel: 'チャンネル名には文字か数字が1つ以上必要です。',
  messageGone: 'そのメッセージはもうありません。',
  nothingWritten: '先に何か書いてください。',
  nothingLeft: '何か書くか、メッセージを削除してください。',
  commandsStay: 'コマンドは編集できません。新しく送ってください。',
  buttonGone: 'そのボタンはもう使えません。',
  notYours: '変更できるのは自分のメッセージだけです。',
  emptyFile: 'ファイルが空です。',
  fileLost: 'ファイルが届きませんでした。もう一度追加してください。',
  fileGone: 'そのファイルはもう残っていません。もう一度送ってください。',
  tooLargeFile: (size) => `ファイルが大きすぎます。上限は${size}です。`,
  tooManyFiles: (max) => `1つのメッセージに付けられるファイルは${number(max)}個までです。`,
  tooLong: (max) => `長すぎます。${number(max)}文字までです。`,
  outdated: 'このページは古くなっています。再読み込みしてもう一度お試しください。',
  noKeyHere:
    'ここでキーを追加できるのは、デモの実行中に、Parleyが動いているコンピューターからだけです。それ以外の場合は、GEMINI_API_KEYを設定してParleyを再起動してください。',
  unknownCommand: (name) =>
    `\`/${name}\`というコマンドはありません。\`/\`を入力するとコマンドの一覧が出ます。`,
  needsText: (option, about) => `\`${option}\`に文章を入力してください（${about}）。`,
  needsNumber: (option, about) => `\`${option}\`は数値で指定してください（${about}）。`,
  needsYesNo: (option, about) => `\`${option}\`は\`on\`か\`off\`で指定してください（${about}）。`,
  needsFile: (option, about) => `\`${option}\`にファイルを追加してください（${about}）。`,
  needsChoice: (option, choices) => `\`${option}\`には${or(choices)}を指定できます。`,
};
