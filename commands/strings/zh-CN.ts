import { createWording } from '../../src/core/strings/wording.ts';
import type { CommandCatalog } from './index.ts';

const { and, or, number } = createWording('zh-CN');

type UsedAmount = Parameters<CommandCatalog['usage']['amount']>[0];

const toModelAmounts = ({ promptTokens, answerTokens, images, searches }: UsedAmount) => [
  `读取 ${number(promptTokens)} 个 token`,
  `生成 ${number(answerTokens)} 个 token`,
  ...(images > 0 ? [`${number(images)} 张图片`] : []),
  ...(searches > 0 ? [`${number(searches)} 次搜索`] : []),
];

const toMinutes = ({ audioMinutes }: UsedAmount) =>
  audioMinutes > 0 ? [`${number(audioMinutes)} 分钟录音`] : [];

export const catalog: CommandCatalog = {
  ask: {
    description: '向 Parley 提问',
    options: { question: '你想知道什么', about: '问题所针对的文字' },
    menu: '就此提问',
    example: '/ask 珠穆朗玛峰有多高？',
    noQuestion: '请在命令后面写上问题。例如：`/ask 珠穆朗玛峰有多高？`',
  },
  imagine: {
    description: '生成图片',
    options: {
      prompt: '你想看到什么',
      aspect: '宽高比',
      count: '几张图片，最多 4 张',
      image: '作为起点的图片',
    },
    example: '/imagine 坐在纸船里的猫 count:2',
    noPrompt: '你想看到什么？例如：`/imagine 坐在纸船里的猫`',
    wrongCount: (max) => `\`count\` 可以是 1 到 ${number(max)} 的数字。`,
  },
  describe: {
    description: '描述一张图片',
    options: { image: '图片。默认：这里最新的一张' },
    example: '/describe',
  },
  transcribe: {
    description: '把录音转写成文字',
    options: {
      file: '两小时以内的音频或视频文件。默认：这里最新的一个',
      link: '含录音的消息链接；“off”或“on”用于你自己的语音消息',
    },
    menu: '转写',
    example: '/transcribe',
  },
  summarize: {
    description: '总结你错过的内容',
    options: {
      since: '“last”（你的上一条消息）、“昨天”或“9:00”这样的时间，或消息链接',
      scope: '讨论串或整个频道。默认：当前讨论串',
    },
    menu: '从这里开始总结',
    example: '/summarize since:昨天',
  },
  recall: {
    description: '查找以前说过的内容',
    options: { question: '你想知道什么' },
    example: '/recall 我们决定了什么？',
  },
  learn: {
    description: '让 Parley 学习文档或网页',
    options: {
      document: '含文字的文件，例如 PDF、Office 文件或电子邮件',
      link: '网页链接、“list”，或“remove”加名称或编号',
    },
    example: '/learn list',
  },
  tasks: {
    description: '列出这里的待办事项',
    options: {
      since: '“昨天”或“周一”这样的时间。默认：最新的 200 条消息',
      scope: '讨论串或整个频道。默认：当前讨论串',
    },
    example: '/tasks since:昨天',
    head: { task: '任务', owner: '负责人', due: '截止', message: '消息' },
  },
  event: {
    description: '把文字变成日历日程',
    options: { text: '什么事、时间和地点' },
    example: '/event 周五 12:30 和小王吃午饭',
  },
  poll: {
    description: '发起投票',
    options: {
      question: '问题。后面可以直接写选项',
      options: '选项，用逗号分隔',
    },
    example: '/poll 午饭吃什么？ 披萨, 面条, 饺子',
  },
  translate: {
    description: '翻译文字',
    options: {
      text: '文字。默认：这里的最后一条消息',
      to: '语言，例如英语。默认：你的语言',
    },
    menu: '翻译',
    example: '/translate Guten Morgen to:中文',
  },
  remind: {
    description: '设置提醒，或列出你的提醒',
    options: {
      what: '提醒什么、什么时候。或“list”',
      when: '“明天 9:00”或“20分钟后”这样的时间',
      repeat: '重复：每天、工作日、每周一等',
    },
    example: '/remind 明天 9:00 浇花',
  },
  model: {
    description: '选择这里使用的模型',
    options: {
      name: '模型名称或“default”。留空：显示当前模型',
      channel: '用于整个频道，而不只是这段对话（管理员）',
    },
    example: '/model',
    isDefault: '这里由默认模型回答。',
    is: (model) => `这里由 ${model} 回答。`,
    howTo: '用 `/model` 加名称更改，用 `/model default` 恢复默认。',
    some: (models) =>
      `用 \`/model\` 加名称更改：${models.join('、')} 等。用 \`/model default\` 恢复默认。`,
    notName: '那不是模型名称。`/model` 会列出一些。',
    missing: (model) => `${model} 不可用。\`/model\` 会列出一些可用的模型。`,
    nowDefault: '好的。从现在起，这里由默认模型回答。',
    nowDefaultInChannel: '好的。从现在起，这个频道由默认模型回答。',
    now: (model) => `好的。从现在起，这里由 ${model} 回答。`,
    nowInChannel: (model) => `好的。从现在起，这个频道由 ${model} 回答。`,
    unchecked: '我没能确认它是否可用。',
  },
  effort: {
    description: '设置模型的思考强度',
    options: { level: '强度越高，时间越长，费用越高' },
    example: '/effort high',
    isDefault: (levels) =>
      `这里的思考强度：default（由模型决定）。可以设为 ${or(levels)}，例如 \`/effort high\`。`,
    is: (level, levels) =>
      `这里的思考强度：${level}。可以设为 ${or(levels)}，例如 \`/effort high\`。`,
    nowDefault: '好的。从现在起，这里的思考强度由模型决定。',
    nowDefaultInChannel: '好的。从现在起，这个频道的思考强度由模型决定。',
    now: (level) => `好的。这里的思考强度现在是 ${level}。`,
    nowInChannel: (level) => `好的。这个频道的思考强度现在是 ${level}。`,
  },
  persona: {
    description: '设置 Parley 在这里的回答方式',
    options: { manner: '“concise”或“tutor”等预设、你自己的描述，或“off”' },
    example: '/persona tutor',
    none: '这个频道没有设置人设。',
    is: (persona) => `这个频道的人设：${persona}`,
    howTo: (presets) =>
      `预设：${and(presets)}。也可以自己写：\`/persona 你是一位耐心的图书管理员。\` 用 \`/persona off\` 关闭。`,
    nowOff: '好的。从现在起，我在这里不带人设回答。',
    tooLong: (max) => `人设最多 ${number(max)} 个字符。请缩短一些。`,
    now: (persona) => `好的。从现在起，我在这里按这个人设回答：${persona}`,
  },
  quiet: {
    description: '让 Parley 不参与这个讨论串',
    options: { state: 'off：让它重新在这个讨论串里回答' },
    example: '/quiet',
    followsAgain: '好的，我回到这个讨论串了，不用@我也会回答。',
  },
  timezone: {
    description: '设置你的时区',
    options: { zone: '例如 Asia/Shanghai，或“off”。留空：显示你的时区' },
    example: '/timezone Asia/Shanghai',
    isOwn: (zone, time) =>
      `你的时区是 ${zone}，那里现在是 ${time}。可以用 \`/timezone Asia/Shanghai\` 更改。`,
    isOfProfile: (zone, time) =>
      `根据你的个人资料，你的时区是 ${zone}，那里现在是 ${time}。可以用 \`/timezone Asia/Shanghai\` 更改。`,
    unknown: '我不知道你的时区。请用 `/timezone Asia/Shanghai` 告诉我。',
    forgotten: '好的，我已忘记你的时区。',
    noZone: '我不认识这个时区。可以试试 `Asia/Shanghai` 或 `America/New_York`。',
    now: (zone, time) => `好的。你的时区现在是 ${zone}，那里是 ${time}。`,
  },
  memory: {
    description: '选择 Parley 在这里记住什么',
    options: { state: 'on：这里说的一切。off：只记住对 Parley 说的话' },
    example: '/memory',
  },
  settings: {
    description: '更改这个频道的设置',
    options: {
      reply: '在哪里回答提及',
      voice: '转写哪些语音消息',
      follow: '没有提及时是否跟进讨论串',
      tools: 'Parley 是否使用工具',
      language: '按钮、命令和提示的语言',
    },
    example: '/settings reply:channel',
    heading: '**这个频道的设置**（管理员可以更改）',
    headingAlone: '**这段对话的设置**',
    saved: '好的，已保存。',
    line: (name, value, about, choices) => `- **${name}**：${value}。${about}（${choices}）`,
    voiceDefault: '仅限邀请我或@我的地方',
    languageDefault: (language) => `${language}（默认）`,
    howTo: '这样更改：`/settings reply:channel`',
  },
  usage: {
    description: '查看你的用量',
    options: {},
    example: '/usage',
    own: '**你在这里的用量**',
    workspace: '**所有人在这里和其他频道的用量**',
    people: '**本月用得最多的人**',
    models: '**本月各模型的用量**',
    today: (amount) => `- 今天：${amount}`,
    month: (amount) => `- 本月：${amount}`,
    line: (name, amount) => `- ${name}：${amount}`,
    amount: (used) =>
      [`${number(used.questions)} 个问题`, ...toModelAmounts(used), ...toMinutes(used)].join('，'),
    ofModel: (used) => toModelAmounts(used).join('，'),
    what: '这里统计每一次模型调用：回答、命令、转写、图片、搜索，以及我为长对话保存的摘要。日和月按 UTC 计算。',
  },
  reset: {
    description: '让 Parley 忘记这段对话',
    options: {},
    example: '/reset',
    empty: '没有可忘记的内容：这段对话是空的。',
    done: '好了，我已忘记这段对话。你的下一个问题会重新开始。',
  },
  privacy: {
    description: '查看 Parley 保存的关于你的内容',
    options: { recall: 'off：/recall 找不到你今后说的话。on：可以找到' },
    example: '/privacy',
  },
  forget: {
    description: '删除 Parley 保存的关于你的内容',
    options: { what: '“me”、“conversation”、“channel”，或消息链接' },
    example: '/forget me',
  },
  help: {
    description: '查看 Parley 能做什么',
    options: {},
    example: '/help',
    beginning:
      '我能回答问题、阅读文件和链接、生成图片、查找资料。@我、给我发私信，或在我参与的讨论串里回复即可。\n按 **停止** 或写 `stop` 可以中止回答。写 `leave`，我就不再参与这个讨论串。',
    groups: {
      make: '**提问与创作**',
      catchUp: '**了解进展**',
      plan: '**安排**',
      channel: '**这个频道**',
      person: '**你**',
    },
    line: (description, example) => `- ${description}：\`${example}\``,
    end: '命令也可以写在提及后面：`@Parley /help`',
  },
  about: {
    description: '查看 Parley 的版本和状态',
    options: {},
    example: '/about',
    line: (label, value) => `- **${label}**：${value}`,
  },
};
