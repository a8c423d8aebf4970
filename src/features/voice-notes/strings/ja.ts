import { createWording } from '../../../core/strings/wording.ts';
import type { TranscriptCatalog } from './index.ts';

const { number } = createWording('ja');

export const catalog: TranscriptCatalog = {
  voiceNote: 'ボイスメッセージ',
  silence: '音声を聞き取れませんでした。',
  noteTooLong: (minutes) =>
    `${number(minutes)}分を超えるボイスメッセージは自動では文字起こししません。必要なら、私にメンションして\`/transcribe\`と送ってください。`,
  noteUnreadable: 'このボイスメッセージを読み込めませんでした。もう一度録音してください。',
  tooLongForModel: 'この録音はモデルには長すぎます。短く分けて送ってください。',
  noteFailed: 'このボイスメッセージの文字起こしができませんでした。',
  correct: '修正',
  summary: '要約',
  actionItems: 'アクションアイテム',
  translate: '翻訳',
  correctTitle: '文字起こしを修正',
  correctField: '話した内容（1行に1つ）',
  translateField: '何語に翻訳しますか？',
  noLanguage: '何語に翻訳しますか？「翻訳」をもう一度押して入力してください。',
  listening: '録音を取得中…',
  heardSoFar: (done, total) => `文字起こし中… ${number(total)}分中${number(done)}分`,
  partFailed: (from, to, reason) => `[${from}～${to}は文字起こしできませんでした。${reason}]`,
  onlyFirst: (hours) => `最初の${number(hours)}時間だけを文字起こししました。`,
  cutOff: '録音が途中で切れていて、最後の部分がありません。',
  restAttached: '続きは添付ファイルにあります。',
  notesOn:
    'あなたのボイスメッセージを、どこでも文字起こしします。オフにするには`/transcribe off`を使ってください。',
  notesOff:
    'あなたのボイスメッセージの文字起こしを、すべての場所でやめました。オンに戻すには`/transcribe on`を使ってください。',
  noRecording:
    'ここの最近のメッセージに録音が見つかりませんでした。音声や動画のファイルを送るか、メッセージのリンクを指定してください：`/transcribe リンク`',
};
