import { toLiteral } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';
import type { MemoryCatalog } from './index.ts';

const { number } = createWording('ja');

type Size = { readonly chars: number; readonly passages: number };

const toSize = ({ chars, passages }: Size) => `${number(chars)}文字、${number(passages)}個の断片`;

const toHere = { channel: 'このチャンネルの', forum: 'このフォーラムの' } as const;

export const catalog: MemoryCatalog = {
  recalling: '記憶を探しています…',
  notKnown: '答えになるものは見つかりませんでした。',
  noQuestion: '何を知りたいですか？例：`/recall リリースはいつ？`',
  sharedOnly:
    'ここの全員が見られる内容だけを使いました。`/recall`で質問すると、あなたが見られるすべてをもとに、あなただけに見える回答を返します。',
  partial:
    '一度に確認できる数より多くのチャンネルがあるため、見落としがあるかもしれません。質問を具体的にすると、より多く見つかります。',
  notReadable:
    '今は記憶を検索できなかったため、見落としがあるかもしれません。あとでもう一度お試しください。',
  rebuilding:
    '記憶を再構築しているため、見落としがあるかもしれません。数分後にもう一度聞いてください。',
  wordsOnly:
    '意味による検索はオフなので、言葉が完全に一致するものだけを検索しました。別の言葉にすると、もっと見つかるかもしれません。',
  untilTomorrow:
    '意味による検索の今日の上限に達しました。明日までは、言葉が完全に一致しないと見つからないメッセージがあります。',
  partlyByWords:
    '今は、言葉が完全に一致しないと見つからないメッセージがあります。別の言葉にすると、もっと見つかるかもしれません。',
  byWordsAlone:
    '言葉が完全に一致するものしか検索できませんでした。しばらくしてから試すか、別の言葉を使ってください。',
  documents: (n) => `学習した文書${number(n)}件`,
  passages: (n) => `検索できる断片${number(n)}個`,
  kept: (n) => `\`/recall\`で検索できる断片${number(n)}個`,
  memory: '記憶',
  state: (n) => `検索できる断片${number(n)}個`,
  stateEmbedded: (n, embedded) =>
    `検索できる断片${number(n)}個（うち意味で検索できるもの${number(embedded)}個）`,
  beingRebuilt: '保存内容から再構築中',
  capped: '今日の上限に達したため、残りは明日',
  meaningOff: '完全一致の単語だけで検索可能（`GEMINI_EMBEDDINGS_PER_DAY`が0）',
  embeddingRefused: '埋め込みモデルがすべて拒否するため、再試行中',
  textsRefused: (count) => `埋め込みモデルが拒否した断片${number(count)}個`,
  notEmbedded: '埋め込みモデルの応答がなく、再試行中',
  embeddingGone:
    '埋め込みモデルが存在しません（`GEMINI_EMBEDDING_MODEL`）。完全一致の単語だけで検索しています',
  behind: (count) => `未保存の変更${number(count)}件`,
  notCaughtUp: (count) => `${number(count)}件のチャンネルやスレッドに追いつけていません`,
  diskFull: 'ディスクがいっぱい',
  notWritable: 'ファイルに書き込めない',
  unreadable: '現在読み取り不可',
  always: 'ここでの発言はすべて私宛てなので、覚えています。`/reset`で忘れさせることができます。',
  on: 'このチャンネルの発言を記憶し、アクセスできる人が`/recall`で見つけられるようにしています。管理者はオフにできます：`/memory off`',
  off: 'ここでは私宛ての発言だけを記憶しています。管理者はチャンネル全体を記憶させることができます：`/memory on`',
  turnedOn: (where) =>
    `これから${toHere[where]}発言を記憶し、アクセスできる人が\`/recall\`で見つけられるようにします。編集や削除も反映します。管理者はオフにできます：\`/memory off\``,
  turnedOnWithEarlier: (where, earlier: number) =>
    `これから${toHere[where]}発言を記憶し、アクセスできる人が\`/recall\`で見つけられるようにします。これまでのメッセージ${number(earlier)}件も読み、編集や削除も反映します。管理者はオフにできます：\`/memory off\``,
  turnedOff:
    'これからは、ここでの私宛ての発言だけを記憶します。このチャンネルについてすでに知っていることは残します。',
  inChannel: (state) =>
    `これはチャンネル全体に関わるため、全員に見える必要があります。スレッドではなく、チャンネルで\`/memory ${state}\`を使ってください。`,
  learned: ({ name, ...size }) =>
    `**${toLiteral(name)}**を学習しました（${toSize(size)}）。このチャンネルにアクセスできる人は、\`/recall\`で見つけられます。削除するには\`/learn remove ${name}\`を使ってください。`,
  replaced: '同じ名前の以前の文書と置き換えました。',
  documentAuthor: (name, by) => `${name}（提供：${by}）`,
  learnedHere: 'ここで学習した文書：',
  learnedLine: ({ name, by, day, ...size }) =>
    `**${toLiteral(name)}** – ${toSize(size)}、提供：${toLiteral(by)}、${day}`,
  howToRemove: '削除するには、`/learn remove`に名前か番号を付けてください。',
  nothingLearned:
    'ここではまだ文書を学習していません。`/learn`に文書を添付するか、ページのリンクを付けてください。',
  removed: (name) => `**${toLiteral(name)}**と、そこから学んだことをすべて削除しました。`,
  notThere: (name) =>
    `**${toLiteral(name)}**という文書はここにはありません。\`/learn list\`で一覧を確認できます。`,
  whichOne: 'どの文書ですか？`/learn list`で番号付きの一覧を確認できます。',
  onlyGiver: (by) => `それを削除できるのは${toLiteral(by)}さんか管理者だけです。`,
  nothingGiven: '何を学習しますか？`/learn`に文書を添付するか、ページのリンクを付けてください。',
  noAddress:
    'それはリンクではありません。`https://`で始まるリンクを使うか、文書を添付してください。学習済みの文書は`/learn list`で確認できます。',
  oneAtATime: '一度に1つずつお願いします（文書1件、またはリンク1つ）。',
  wider: 'ここにはそのメッセージを見られない人がいます。投稿された場所で`/learn`を使ってください。',
  noFileThere: 'そのメッセージにはファイルがありません。',
  noText: (name) => `**${toLiteral(name)}**には学習できる文章がありませんでした。`,
  signIn: (host) =>
    `${host}はログインが必要で、ページを見られません。ファイルとして保存し、添付してください。`,
  pageCut: 'ページが長すぎたため、最初の部分だけ学習しました。',
  textCut: (kept, all) =>
    `長すぎたため、全${number(all)}文字のうち最初の${number(kept)}文字だけ学習しました。`,
  guessed: (label) =>
    `文字コードを推測したため（${label}）、一部の文字が正しくないかもしれません。`,
  withoutText: (count) =>
    `画像や録音${number(count)}件を除外しました。学習できるのは文章だけです。`,
  wordsIgnored: '文書だけを学習し、添えられた文章は使いませんでした。',
  tooManyDocuments: (count) =>
    `ここで学習できる文書は${number(count)}件までです。\`/learn remove\`でどれかを削除してください。`,
  notLearned:
    '今は記憶の機能が使えないため、何も変更していません。しばらくしてからもう一度お試しください。',
};
