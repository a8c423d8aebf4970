import { toLiteral } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';
import type { MemoryCatalog } from './index.ts';

const { number } = createWording('zh-CN');

type Size = { readonly chars: number; readonly passages: number };

const toSize = ({ chars, passages }: Size) => `${number(chars)} 个字符，${number(passages)} 个片段`;

const toHere = { channel: '这个频道里', forum: '这个论坛里' } as const;

export const catalog: MemoryCatalog = {
  recalling: '正在查找我的记忆…',
  notKnown: '我没有找到答案。',
  noQuestion: '你想知道什么？例如：`/recall 什么时候发布？`',
  sharedOnly:
    '我只用了这里所有人都能看到的内容。用 `/recall` 提问，我会查找你能看到的所有内容，回答只有你能看到。',
  partial: '频道太多，我无法一次查完，可能有遗漏。问得更具体，能找到更多。',
  notReadable: '刚才无法搜索我的记忆，可能有遗漏。请稍后再试。',
  rebuilding: '我的记忆正在重建，可能有遗漏。请过几分钟再问一次。',
  wordsOnly: '按含义搜索已关闭，所以我只按原词搜索。换些词也许能找到更多。',
  untilTomorrow: '今天按含义搜索的额度已用完。明天之前，有些消息只能按原词找到。',
  partlyByWords: '现在有些消息只能按原词找到。换些词也许能找到更多。',
  byWordsAlone: '我只能按原词搜索。请稍后再试，或换些词。',
  documents: (n) => `${number(n)} 个学习过的文档`,
  passages: (n) => `${number(n)} 个可搜索的片段`,
  kept: (n) => `${number(n)} 个 \`/recall\` 能找到的片段`,
  memory: '记忆',
  state: (n) => `${number(n)} 个可搜索的片段`,
  stateEmbedded: (n, embedded) =>
    `${number(n)} 个可搜索的片段（其中 ${number(embedded)} 个可按含义搜索）`,
  beingRebuilt: '正在用保存的内容重建',
  capped: '今天的额度已用完，其余的明天继续',
  meaningOff: '只能按原词搜索（`GEMINI_EMBEDDINGS_PER_DAY` 为 0）',
  embeddingRefused: '嵌入模型拒绝了所有内容，我正在重试',
  textsRefused: (count) => `嵌入模型拒绝了 ${number(count)} 个片段`,
  notEmbedded: '嵌入模型没有响应，我正在重试',
  embeddingGone: '嵌入模型不存在（`GEMINI_EMBEDDING_MODEL`），所以我只按准确的词语搜索',
  behind: (count) => `${number(count)} 处更改尚未保存`,
  notCaughtUp: (count) => `有 ${number(count)} 个频道或讨论串没能跟上`,
  diskFull: '磁盘已满',
  notWritable: '文件无法写入',
  unreadable: '暂时无法读取',
  always: '这里说的话都是对我说的，我都会记住。`/reset` 可以让我忘记。',
  on: '我会记住这个频道里说的话，有权访问的人可以用 `/recall` 找到。管理员可以关闭：`/memory off`',
  off: '在这里我只记住对我说的话。管理员可以让我记住整个频道：`/memory on`',
  turnedOn: (where) =>
    `从现在起，我会记住${toHere[where]}说的话，有权访问的人可以用 \`/recall\` 找到。编辑和删除我也会跟进。管理员可以关闭：\`/memory off\``,
  turnedOnWithEarlier: (where, earlier: number) =>
    `从现在起，我会记住${toHere[where]}说的话，有权访问的人可以用 \`/recall\` 找到。之前的 ${number(earlier)} 条消息我也读了，编辑和删除我也会跟进。管理员可以关闭：\`/memory off\``,
  turnedOff: '从现在起，在这里我只记住对我说的话。我对这个频道已有的了解会保留。',
  inChannel: (state) =>
    `这会影响整个频道，应该让频道里的所有人都看到。请直接在频道里使用 \`/memory ${state}\`，不要在讨论串里使用。`,
  learned: ({ name, ...size }) =>
    `我学习了 **${toLiteral(name)}**（${toSize(size)}）。能访问这个频道的人都可以用 \`/recall\` 找到。删除请用 \`/learn remove ${name}\`。`,
  replaced: '它替换了之前同名的文档。',
  documentAuthor: (name, by) => `${name}（来自 ${by}）`,
  learnedHere: '我在这里学习过的文档：',
  learnedLine: ({ name, by, day, ...size }) =>
    `**${toLiteral(name)}** – ${toSize(size)}，来自 ${toLiteral(by)}，${day}`,
  howToRemove: '删除请用 `/learn remove` 加名称或编号。',
  nothingLearned: '我在这里还没有学习过文档。请在 `/learn` 里附上文档，或给出网页链接。',
  removed: (name) => `我已删除 **${toLiteral(name)}** 和从中了解的一切。`,
  notThere: (name) => `这里没有名为 **${toLiteral(name)}** 的文档。用 \`/learn list\` 查看全部。`,
  whichOne: '哪一个？`/learn list` 会列出全部文档和编号。',
  onlyGiver: (by) => `只有 ${toLiteral(by)} 或管理员可以删除。`,
  nothingGiven: '要我学习什么？请在 `/learn` 里附上文档，或给出网页链接。',
  noAddress:
    '那不是链接。请使用以 `https://` 开头的链接，或附上文档。`/learn list` 显示我学过什么。',
  oneAtATime: '请一次一个：一个文档或一个链接。',
  wider: '这里不是所有人都能看到那条消息。请在它发布的地方使用 `/learn`。',
  noFileThere: '那条消息里没有文件。',
  noText: (name) => `**${toLiteral(name)}** 里没有可以学习的文字。`,
  signIn: (host) => `${host} 要求登录，所以我看不到页面。请把它存成文件再附上。`,
  pageCut: '页面太长，我只学习了开头部分。',
  textCut: (kept, all) => `内容太长：共 ${number(all)} 个字符，我只学习了前 ${number(kept)} 个。`,
  guessed: (label) => `字符编码是我猜的（${label}），有些字可能不对。`,
  withoutText: (count) => `我跳过了 ${number(count)} 个图片或录音：我只学习文字。`,
  wordsIgnored: '我只学习了文档，没有学习旁边的文字。',
  tooManyDocuments: (count) =>
    `我在这里最多能学习 ${number(count)} 个文档。请用 \`/learn remove\` 删除一个。`,
  notLearned: '我的记忆功能暂时无法使用，所以什么都没有更改。请稍后再试。',
};
