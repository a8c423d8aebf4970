import type { ModelFailure, Obstacle, RefusedExtra } from '../errors.ts';
import { toLiteralName } from '../markdown/inline.ts';
import type { SearchGap } from '../search.ts';
import type { CoreCatalog } from './index.ts';
import { createWording } from './wording.ts';

const { counted, and, or, number } = createWording('zh-CN');

function toReason(obstacle: Obstacle | null): string {
  switch (obstacle?.type) {
    case 'permission':
      return `我需要“${obstacle.name}”权限`;
    case 'locked':
      return '讨论串已锁定';
    case 'archived':
      return '频道已归档';
    case 'read_only':
      return '只有部分人可以在那里发言';
    case 'not_a_member':
      return '我不在那个频道里';
    case 'moderated':
      return '被内容审核规则拦截了';
    case 'too_large':
      return '内容对这个频道来说太大了';
    case 'no_storage':
      return '工作区的存储空间已满';
    case 'no_uploads':
      return '文件上传功能已关闭';
    case 'too_many_threads':
      return '频道里的讨论串太多了';
    case undefined:
      return '平台拒绝了';
  }
}

function toLossLine({ extra, obstacle }: RefusedExtra): string {
  const reason = toReason(obstacle);
  switch (extra) {
    case 'files':
      return `我无法附上文件：${reason}。`;
    case 'reply':
      return `我无法以回复的形式发送：${reason}。`;
    case 'thread':
      return `我无法在讨论串里回答：${reason}。`;
    case 'layout':
      return '平台不接受这种格式，所以这里是纯文本。';
    case 'buttons':
      return `我无法添加按钮：${reason}。`;
  }
}

function toRemedy(obstacle: Obstacle | null): string {
  if (obstacle?.type === 'permission') return '请管理员授予权限，或换个地方问我。';
  if (obstacle?.type === 'not_a_member') return '邀请我加入，或换个地方问我。';
  return '请换个地方问我。';
}

const GAPS: Record<SearchGap, string> = {
  no_token: '我没能搜索全部消息：平台只允许为新问题搜索。请发一条新消息重新提问。',
  not_enabled: '我没能搜索全部消息：这个工作区没有开启应用搜索。请管理员开启。',
  missing_scope: '我没能搜索全部消息：我没有权限。请管理员更新我的权限。',
  no_intent: '我没能搜索全部消息：我只能读取提及我的消息。请管理员更改。',
  indexing: '我没能搜索全部消息：平台还在建立索引。请过几分钟再试。',
  too_many_places: '我没能搜索全部消息：频道太多，无法一次搜完。请到相关的频道里提问。',
  unsupported: '我没能搜索全部消息：在这个频道里我无法搜索。',
  failed: '我没能搜索全部消息：平台的搜索失败了。请稍后再试。',
};

const GAP_STATES: Record<SearchGap, string> = {
  no_token: '关闭（平台没有提供搜索所需的令牌）',
  not_enabled: '关闭（工作区未开启）',
  missing_scope: '关闭（缺少权限范围：请用清单更新应用并重新安装）',
  no_intent: '关闭（需要 Message Content 意图）',
  indexing: '尚未就绪（平台还在为消息建立索引）',
  too_many_places: '开启（但不能同时搜索所有频道）',
  unsupported: '不可用',
  failed: '上次尝试失败',
};

const MODEL_FAILURES: Record<ModelFailure, string> = {
  busy: '模型现在太忙。请过一分钟再试。',
  rate_limited: '模型的每分钟配额已用完。请过一分钟再试。',
  day_quota:
    '模型今天的配额已用完，将在太平洋时间午夜重置。Parley 管理员可以提高配额，或添加备用模型（GEMINI_FALLBACK_MODEL）。',
  no_credit: '模型的余额已用完。请告诉 Parley 管理员。',
  not_in_plan: 'Parley 的套餐不包含这个模型。请告诉 Parley 管理员（结算设置，或 GEMINI_MODEL）。',
  bad_key: '模型服务拒绝了 Parley 的 API 密钥。请告诉 Parley 管理员（GEMINI_API_KEY）。',
  model_gone: '这个模型不可用。请告诉 Parley 管理员（GEMINI_MODEL）。',
  cannot_draw: '这个模型不能生成图片。',
  too_long: '这段对话对模型来说太长了。请在新的讨论串里提问，或用 `/reset` 重新开始。',
  blocked: '模型的安全规则拦截了这个回答。请换个方式提问。',
  recitation: '回答与已发表的文字过于接近，模型停了下来。可以请它总结，或用自己的话说。',
  malformed: '模型连续两次返回了损坏的回答。请再试一次。',
  empty: '模型返回了空的回答。请再试一次，或换个方式提问。',
  out_of_tokens: '模型还没回答就达到了长度上限。请一次少问一点。',
  cut: '我与模型的连接中断了。请再试一次。',
  unreachable: '我连不上模型。请过一分钟再试。',
  refused: '模型服务拒绝了这个请求。请换个方式提问。',
};

export const catalog: CoreCatalog = {
  leftOut: toLossLine,
  brokenOff: (obstacle) => `⚠️ 在此中断：${toReason(obstacle)}。`,
  brokenOffThen: '⚠️ 在此中断：我无法继续在这个频道发言。',
  about: (channel) => `关于 ${channel}：`,
  cannotWrite: (channel, obstacle) =>
    `我无法在 ${channel} 回答你：${toReason(obstacle)}。${toRemedy(obstacle)}`,
  takenAway: (channel) => `我在 ${channel} 给你的回答还没写完就被删除了。如果还需要，请再问一次。`,
  notReached: '我无法给你发私信。请允许我给你发私信，然后再问一次。',
  notShown: (obstacle) => `我无法发布回答：${toReason(obstacle)}。请再试一次，或换个方式提问。`,
  oneOf: (command, option, choices) =>
    `\`${option}\` 可以是 ${or(choices)}。例如：\`/${command} ${option}:${choices[0] ?? ''}\``,
  notReadable: '我不能从这里读取它：我无法确定你是否有权查看全部内容。请到那边提问。',
  onBehalf: (name) => `代 ${toLiteralName(name)} 发布`,
  keptTurns: (n) => `与我对话的 ${number(n)} 条消息和回答，连同文件和摘要`,
  keptRequests: (n) => `最近 7 天的 ${number(n)} 个请求：提问、命令、转写、图片和投票`,
  keptSettings: '你的设置',
  keptZone: (zone) => `你的设置，包括时区（${zone}）`,
  keptUsage: '你的用量，不含你说的内容',
  keptMessages: (n) => `${number(n)} 条消息和回答`,
  keptRequestCount: (n) => `${number(n)} 个请求`,
  keptUsageDays: (n) => `${number(n)} 天的用量记录`,
  forgottenSettings: '你的设置',
  stop: '停止',
  regenerate: '重新生成',
  retry: '重试',
  good: '👍',
  bad: '👎',
  remove: '删除',
  approve: '批准',
  deny: '拒绝',
  stopped: '已停止。',
  more: (n) => `还有 ${number(n)} 项。`,
  cutOff: '这个回答中断了：我与模型的连接断开了两次。',
  earlierAnswer: '这仍是之前的回答。',
  repeating: '模型一直在重复，所以我在这里停下了。',
  tooLongForModel: '模型在这里达到了长度上限。可以让它继续。',
  emptied: '此消息已删除。',
  restInFile: '其余内容在附件里。',
  restOfAnswer: '回答的其余部分',
  notAllowed: '你无权在这里使用 Parley。请让 Parley 管理员添加你。',
  goneFromHere: '我没有执行：你已不在那个频道中。',
  presenceUnknown: '我无法确认你是否还在这个频道，所以没有执行。请稍后再试。',
  adminsChange: '在这里只有管理员可以更改。',
  channelOrThread: (command) =>
    `这会影响整个频道，只有管理员可以这样做。如果只想更改一个讨论串，请在里面@我并写上 \`${command}\`。`,
  onlyInThread: (command) => `这只能在讨论串里使用。请在讨论串里@我并写上 \`${command}\`。`,
  alwaysAnswered: '这里的每条消息我都会回答，没有什么可以关闭的。',
  noneFollowed: '这个频道没有开启讨论串跟进。想要回答请@我，或用 `/settings follow:on` 开启。',
  noAnswer: '步骤已用完，我还没得出答案。请把问题缩小一些。',
  chosenGone: (model) =>
    `这里选用的模型 ${toLiteralName(model)} 已不可用。可用 \`/model default\` 恢复默认模型。`,
  notYours: '只有管理员或提问的人可以这样做。',
  alreadyEnded: '那个回答已经结束了。',
  alreadyPressed: '有人比你先按了，我已经在处理。',
  pressAgain: '有人比你先按了，但没有执行任何操作。请再按一次。',
  onlyLatest: '我只能重新生成最新的回答。想要新的回答请再问一次。',
  actionGone: '这个按钮已失效。',
  formNotOpened: '我没能打开表单，请再试一次。',
  gone: '这个回答太久了，无法再操作。请再问一次。',
  removed: '那个回答已被删除。想要新的回答请再问一次。',
  notAllRemoved: '我没能删除那个回答的所有消息。请管理员来删除。',
  thanks: '谢谢反馈！',
  tookBack: '已撤回你的反馈。',
  emptyMention: '你@了我，但没有提问。请在我的名字后面写上问题，或试试 `/help`。',
  emptyMessage: '那条消息里没有我能读的内容。请用文字写下问题。',
  emptyBut: (unread) => `我读不了${and(unread)}。请用文字写下问题。`,
  leaving: '好的，我不再参与这个讨论串。需要时再@我。',
  triedTooOften: '这个问题让我崩溃了三次，我只好放弃。请换个说法。',
  unknownCommand: (name) => `没有 \`/${name}\` 这个命令。请看 \`/help\`。`,
  waitsForStore:
    '我的存储暂时无法使用，现在还不能回答。恢复后我会马上回答。如果没有收到，请再问一次。',
  notStored: '我的存储暂时无法使用，所以没能完成。请稍后再试。',
  slow: '模型花的时间比平时长，我还在等。',
  waitsForModel: '⏳ 我连不上模型。你的问题已保存，恢复后我会马上在这里回答。',
  waitsForBusy: '⏳ 模型现在太忙。你的问题已保存，我会尽快在这里回答。',
  waitsForQuota: '⏳ 模型的配额暂时用完了。你的问题已保存，我会尽快在这里回答。',
  conversation: '对话',
  unnamedPerson: '某人',
  unnamedGroup: '群组',
  unnamedChannel: '频道',
  unnamedImage: '图片',
  unnamedTime: '某个时间',
  noImage: '最近的消息里没有图片。请先发一张，再试 `/describe`。',
  noLink: '那不是这里的消息链接。请使用消息菜单里的“复制链接”。',
  cannotLook: '我读不到这里的消息。请邀请我加入这个频道，或直接把文件发给我。',
  cannotReadThere: (channel) => `我读不到 ${channel} 里的消息。请邀请我加入，然后再试。`,
  internal: '我这边出了点问题。请再试一次。',
  unreadableFile: (name) => `我跳过了 ${name}：模型读不了。请另存为其他格式再发。`,
  tooLargeTogether: (name) =>
    `我跳过了 ${name}：加上它，问题对模型来说就太大了。请单独发一条消息，或发小一点的版本。`,
  crowdedOut: (name, mb) =>
    `我跳过了 ${name}：文件总共不能超过 ${number(mb)} MB。请单独发一条消息。`,
  leftOutFile: (name, reason) => `我跳过了 ${name}：${reason}`,
  notTranscribed: (name, reason) => `我无法转写 ${name}：${reason}`,
  fileTooLarge: (mb, maxMb) =>
    `它有 ${number(mb)} MB，而我最多能处理 ${number(maxMb)} MB。请发小一点或短一点的版本。`,
  fileNotFetched: '我暂时取不到它。请过一分钟再发一次。',
  fileNotRead: '我读不了它。请再发一次，或换一种格式。',
  noRoomFor: (name, characters) =>
    `有其他文件在，放不下 ${name} 的 ${number(characters)} 个字符。需要时我会在里面查找。`,
  noRoomWithoutTools: (name, characters) =>
    `有其他文件在，放不下 ${name} 的 ${number(characters)} 个字符。这里关闭了工具，请只发重要的部分。`,
  beginningOf: (name, first, all) =>
    `${name} 共 ${number(all)} 个字符，我看了前 ${number(first)} 个，其余的需要时再查。`,
  beginningWithoutTools: (name, first, all) =>
    `${name} 共 ${number(all)} 个字符，我读了前 ${number(first)} 个。这里关闭了工具，请发重要的部分。`,
  surplusFiles: (max, names) =>
    `我只看了前 ${number(max)} 个附件。请把 ${and(names)} 另发一条消息。`,
  manySurplusFiles: (max) => `我只看了前 ${number(max)} 个附件。请把其余的另发一条消息。`,
  ofFile: (name, notice) => `${name}：${notice}`,
  someAttachment: '一个附件',
  questionTooLong: '这对模型来说太长了。请一次少发一点，或分几次发。',
  earlierFilesLeftOut: (n) => `我跳过了 ${number(n)} 个之前的文件，否则问题对模型来说太大。`,
  fallback: (model) => `由 ${model} 回答：默认模型太忙，或配额已用完。`,
  unreadParts: {
    call: '一次通话',
    list: '一个列表',
    fileElsewhere: '存放在其他服务上的文件',
    sharedMessage: '一条我打不开的分享消息',
    moreAttachments: (n) => `另外 ${number(n)} 个附件`,
    moreBlocks: (n) => `另外 ${number(n)} 个内容块`,
    sticker: '一张贴纸',
    namedSticker: (name) => `贴纸“${name}”`,
    activity: '一个活动邀请',
    forwarded: '一条转发的消息',
    replied: '它回复的那条消息',
    repliedGone: '它回复的那条（已删除的）消息',
    unknownMessage: '一种我不认识的消息',
    unknownPart: '一种我不认识的内容',
  },
  unread: (what) => `我读不了${and(what)}，所以跳过了。`,
  unreadLinks: (n) =>
    n === 1 ? '我读不了链接的那条消息。' : `链接的消息里有 ${number(n)} 条我读不了。`,
  hiddenLinks: (n) =>
    n === 1
      ? '我跳过了链接的消息，因为这里不是所有人都能看到它。请私信把链接发给我。'
      : `我跳过了 ${number(n)} 条链接的消息，因为这里不是所有人都能看到。请私信把链接发给我。`,
  unreadThread: '我读不到这个讨论串之前的消息，所以没有参考它们就回答了。',
  notSearched: (gap) => GAPS[gap],
  inviteFirst: '我不在这个频道，无法发文件。请用 `/invite` 加我的名字邀请我，然后再试。',
  sources: (names) => `来源：${names.join(' · ')}`,
  proposed: (text) => `**批准这个操作吗？** ${text}`,
  approvedBy: (name) => `${toLiteralName(name)} 已批准。`,
  approvedWhat: (what, name) => `${toLiteralName(name)} 已批准：“${what}”`,
  deniedBy: (name) => `${toLiteralName(name)} 已拒绝。我没有执行任何操作。`,
  expired: '一天内没有人批准，所以我没有执行。需要的话请再提一次。',
  decided: '已经有人批准或拒绝了。',
  newerAnswer: '有更新的回答。请用那里的按钮。',
  adminsOnly: '只有管理员可以批准。',
  firstContact: [
    '你好，我是 Parley。@我并提问，我会在讨论串里回答。@我并写上 `/help`，看看我还能做什么。',
    '我会保存你在这里对我说的话和我的回答。你的问题会发送给 Google 的 Gemini。`/privacy` 显示我保存了什么，`/forget` 可以删除。',
    '管理员可以用 `/settings` 决定我在这里怎样回答、记住什么。',
  ].join('\n\n'),
  greeting:
    '你好，我是 Parley。有什么都可以在这里问我；在频道里@我，我会在讨论串里回答。`/help` 显示我能做什么。',
  greetingTo: (name) =>
    `${toLiteralName(name)}，你好！我是 Parley。有什么都可以在这里问我；在频道里@我，我会在讨论串里回答。\`/help\` 显示我能做什么。`,
  modelFailures: MODEL_FAILURES,
  busyFor: (wait) => `模型现在太忙。请在${wait}再试。`,
  minuteQuotaFor: (wait) => `模型的每分钟配额已用完。请在${wait}再试。`,
  quotaFor: (wait) => `模型的配额暂时用完了。请在${wait}再试。`,
  dayQuotaFor: (wait) =>
    `模型今天的配额已用完，将在${wait}重置。Parley 管理员可以提高配额，或添加备用模型（GEMINI_FALLBACK_MODEL）。`,
  aboutModel: '模型',
  aboutDemo: '离线演示机器人（没有 GEMINI_API_KEY）',
  aboutStorage: '存储',
  aboutPage: '网页',
  partWorks: '正常',
  partWaits: '暂时无法使用（正在重试）',
  partBroken: '无法使用（需要重启）',
  partTools: (n: number) => counted(n, { other: '已连接，# 个工具' }),
  searchOn: (platform) => `${platform} 上的搜索`,
  searchState: (gap) => (gap === null ? '开启' : GAP_STATES[gap]),
  modelHere: '这里的模型',
  effortHere: '这里的思考强度',
  personaHere: '这里的人设',
  toolsHere: '这里的工具',
  off: '关闭',
  timeNear: (day, time) => `${day} ${time}`,
  timeFar: (day, time) => `${day} ${time}`,
  onTimeFar: (day, time) => `${day} ${time}`,
  timePeriod: (day, start, end) => `${day} ${start}–${end}`,
  zoned: (time, city) => `${time}（${city}）`,
  fetching: {
    noAddress: '那不是完整的网址。网址要以 https:// 开头。',
    onlyWeb: (protocol) => `我打不开以 ${protocol} 开头的地址。网址要以 http:// 或 https:// 开头。`,
    noSecrets: '我不打开带用户名或密码的网址。请去掉那部分。',
    portClosed: (host, port) =>
      `我不打开 ${host} 的 ${port} 端口。Parley 管理员可以允许（FETCH_ALLOW）。`,
    noHost: (host) => `${host} 没有网站。请检查网址。`,
    notPublic: (host) =>
      `${host} 不在公共互联网上，所以我不打开。Parley 管理员可以允许（FETCH_ALLOW）。`,
    tooManyRedirects: (host, max) => `${host} 的跳转超过了 ${number(max)} 次。请给我最终的网址。`,
    brokenRedirect: (host) => `${host} 跳转到了一个无效的网址。`,
    tooSlow: (host, seconds) => `${host} 超过 ${number(seconds)} 秒没有响应。请稍后再试。`,
    pageTooLarge: (host, mb) =>
      `${host} 发来的内容超过了我的上限 ${number(mb)} MB。请给我其中一小部分的网址。`,
    noAnswer: (host) => `我连不上 ${host}，或它没有正常响应。请检查网址，或稍后再试。`,
    notFound: (host) => `${host} 不存在。请检查网址。`,
    notLookedUp: (host) => `我查不到 ${host}。请检查网址，或稍后再试。`,
    refused: (host) => `${host} 拒绝了连接。请检查网址，或稍后再试。`,
    brokenOff: (host) => `${host} 提前关闭了连接。请检查网址，或稍后再试。`,
    certificateExpired: (host) => `${host} 的安全证书已过期。请检查网址，或稍后再试。`,
    certificateUnknown: (host) => `${host} 的安全证书不受信任。请检查网址。`,
    certificateOfOther: (host) => `${host} 的安全证书属于另一个名称。请检查网址。`,
    fileTooLarge: (mb) => `文件超过了 ${number(mb)} MB。请发小一点的。`,
  },
};
