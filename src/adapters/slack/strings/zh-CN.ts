import type { SlackCatalog } from './index.ts';

export const catalog: SlackCatalog = {
  send: '发送',
  cancel: '取消',
  promptsTitle: '我能帮你做什么？',
  promptSummarize: '总结一段文字',
  promptSummarizeMessage: '请总结我接下来粘贴的文字。',
  promptExplain: '解释一件事',
  promptExplainMessage: '请用简单的话给我解释：',
  promptWrite: '起草一条消息',
  promptWriteMessage: '帮我给团队写一条消息，内容是：',
  promptHelp: '你能做什么？',
  promptHelpMessage: '你能做什么？',
  appDescription: '把 Gemini 带进团队的频道',
  agentDescription: '在频道、讨论串和私信里回答问题。',
  umbrella: '运行 Parley 的任何命令。查看列表：/parley help',
  fileNotShown:
    'Slack 不让我读取这个文件。请在这段对话里重新分享。如果还不行，请让 Parley 管理员授予我 files:read 权限。',
  fileDeleted: '它已从 Slack 删除。如果还需要，请重新上传。',
  fileHidden: '工作区超出了套餐上限，Slack 把它隐藏了。请重新上传。',
  fileNotShared: '它没有在 Slack 上分享给我。请在这段对话里重新分享。',
  fileNotFound: 'Slack 找不到它：它已被删除，或没有分享给我。请在这段对话里重新分享。',
  fileElsewhere: '它存放在 Slack 之外，我不去那里。请上传文件本身。',
  webPageAsImage: '它标为图片，实际却是网页。请检查文件再发一次。',
  webPageAsRecording: '它标为录音，实际却是网页。请检查文件再发一次。',
  webPageAsPdf: '它标为 PDF，实际却是网页。请检查文件再发一次。',
  webPageAsOther: '它标为其他格式，实际却是网页。请检查文件再发一次。',
};
