import { createWording } from '../../../core/strings/wording.ts';
import type { PrivacyCatalog } from './index.ts';

const { and, number } = createWording('zh-CN');

export const catalog: PrivacyCatalog = {
  yes: '忘记',
  no: '保留',
  confirmPerson:
    '**忘记你在这里和其他频道对我说过的一切吗？** 这包括你的消息、别人对它们的引用，以及我参考它们写的回答，连同文件、转写、图片和投票，以及你的提醒和设置。此操作无法撤销。已经发布的消息会留在原处。',
  confirmConversation:
    '**忘记这段对话吗？** 这包括我记得的全部内容，不论是谁说的，连同文件和在这里设置的提醒。此操作无法撤销。已经发布的消息会留在原处。',
  confirmChannel:
    '**忘记这个频道吗？** 这包括我记得的频道和讨论串的全部内容，不论是谁说的，连同文件和在其中设置的提醒。此操作无法撤销。已经发布的消息会留在原处。',
  confirmDirect:
    '**忘记我们在这里写过的一切吗？** 这包括文件和在这里设置的提醒。此操作无法撤销。已经发布的消息会留在原处。',
  forgotten: (what) => `已忘记：${and(what)}。`,
  nothingForgotten: '没有需要忘记的内容。',
  // A restart came in between.
  forgottenUncounted: '已经忘记了。中途重启过，所以说不出有多少。',
  left: (n) => `我还在处理 ${number(n)} 个请求，回答完就会忘记它们。`,
  answersStay:
    '我已发布的回答会留在原处，可以用下面的“删除”来删掉。别人引用的部分会留在他们的发言里。',
  forgottenSince: (day) => `你在${day}要求忘记你的请求：我不会读你在那之前说的话`,
  hearsAgain:
    '你以前说的话我不会再读。从现在起你说的话和其他人的一样对待。如果不想让 `/recall` 找到，请用 `/privacy off`。',
  cannotTell:
    '如果别人输入、粘贴或转发你的话时没有带上你的名字，我就认不出那是你说的，所以会保留。请让他们或管理员叫我忘记那些消息。',
  recalled: '从现在起，有权访问的人可以用 `/recall` 找到你说的话。',
  notRecalled:
    '从现在起，无论在这里还是别处，`/recall` 都不会记住你说的话。我仍会回答你，并记住我们的对话。`/forget me` 可以删除你以前说的话，`/privacy on` 可以撤销这个设置。',
  kept: '好的，我什么也没忘。',
  isDone: '你已经提过这个要求了。',
  adminsOnly: '只有管理员可以让我忘记整个频道。',
  noThread:
    '在讨论串之外，这会涉及这里所有人对我说过的话，所以只有管理员可以让我忘记。在讨论串里，任何人都可以。',
  notAuthor: '只有写那条消息的人或管理员可以让我忘记它。',
  what: '要我忘记什么？请用 `/forget me`、`/forget conversation`、`/forget channel`，或 `/forget` 加消息链接。',
  ofYou: '**我在这里和其他频道保存的关于你的内容**',
  ofChannel: '**我保存的关于这个频道及其讨论串的内容**',
  ofDirect: '**我保存的关于我们私信的内容**',
  nothing: '- 无',
  howToForgetYou:
    '`/forget me` 可以删除以上全部内容。`/privacy off` 让 `/recall` 找不到你今后说的话。',
  howToForgetChannel:
    '在讨论串里，`/forget conversation` 可以删除我对它的记忆。管理员可以用 `/forget channel` 删除整个频道的内容。',
  howToForgetDirect: '`/forget channel` 可以删除以上全部内容。',
  google:
    '你的提问会连同相关的对话和文件发送到 Google 的 Gemini API。我记住的内容也会发送过去，以便按含义搜索。',
};
