import { createWording } from '../../../core/strings/wording.ts';
import type { WebCatalog } from './index.ts';

const { number, or } = createWording('zh-CN');

export const catalog: WebCatalog = {
  shell: {
    skip: '跳到消息框',
    channels: '频道',
    closeChannels: '关闭频道列表',
    conversations: '对话',
    demo: '演示。',
    demoNote: '没有设置 Gemini 密钥，所以由离线演示机器人回答。',
    latest: '最新',
    drop: '把文件拖到这里，添加到消息',
    noScript: '这个页面需要 JavaScript。请为此页面开启它，或在 Slack 或 Discord 上与 Parley 对话。',
  },
  guest: '访客',
  starting: 'Parley 正在启动。请稍后再试。',
  failed: 'Parley 暂时没能完成。没有丢失任何内容，请再试一次。',
  tooManyChannels: (max) => `最多可以有 ${number(max)} 个频道。`,
  channelNameTaken: '已有同名的频道。请换一个名称。',
  keptChannel: (name) => `${name} 不能归档。`,
  noChannel: '没有这个频道。',
  unnamedChannel: '频道名称至少要有一个文字或数字。',
  messageGone: '那条消息已经不在了。',
  nothingWritten: '请先写点什么。',
  nothingLeft: '请写点什么，或删除这条消息。',
  commandsStay: '命令不能编辑。请重新发送。',
  buttonGone: '那个按钮已失效。',
  notYours: '你只能更改自己的消息。',
  emptyFile: '文件是空的。',
  fileLost: '文件没有送达。请重新添加。',
  fileGone: '那个文件已经不在了。请再发一次。',
  tooLargeFile: (size) => `文件太大，最大 ${size}。`,
  tooManyFiles: (max) => `一条消息最多可以有 ${number(max)} 个文件。`,
  tooLong: (max) => `太长了，最多 ${number(max)} 个字符。`,
  outdated: '这个页面已过期。请刷新后再试。',
  noKeyHere:
    '只有在演示运行时，并且在运行 Parley 的电脑上，才能在这里添加密钥。否则请设置 GEMINI_API_KEY 并重启 Parley。',
  unknownCommand: (name) => `没有 \`/${name}\` 这个命令。输入 \`/\` 查看全部命令。`,
  needsText: (option, about) => `请为 \`${option}\` 填写文字（${about}）。`,
  needsNumber: (option, about) => `\`${option}\` 必须是数字（${about}）。`,
  needsYesNo: (option, about) => `\`${option}\` 可以是 \`on\` 或 \`off\`（${about}）。`,
  needsFile: (option, about) => `请为 \`${option}\` 添加文件（${about}）。`,
  needsChoice: (option, choices) => `\`${option}\` 可以是 ${or(choices)}。`,
};
