import { createWording } from '../../../core/strings/wording.ts';
import type { TranscriptCatalog } from './index.ts';

const { number } = createWording('zh-CN');

export const catalog: TranscriptCatalog = {
  voiceNote: '语音消息',
  silence: '我没有听到有人说话。',
  noteTooLong: (minutes) =>
    `超过 ${number(minutes)} 分钟的语音消息我不会自动转写。如果需要，请@我并写上 \`/transcribe\`。`,
  noteUnreadable: '我读不了这条语音消息。请重新录一次。',
  tooLongForModel: '这段录音对模型来说太长了。请分成几段发送。',
  noteFailed: '我没能转写这条语音消息。',
  correct: '更正',
  summary: '摘要',
  actionItems: '待办事项',
  translate: '翻译',
  correctTitle: '更正转写内容',
  correctField: '说话内容，每句一行',
  translateField: '翻译成什么语言？',
  noLanguage: '翻译成什么语言？请再按一次“翻译”并填写。',
  listening: '正在获取录音…',
  heardSoFar: (done, total) => `已转写 ${number(done)}/${number(total)} 分钟…`,
  partFailed: (from, to, reason) => `[${from} 到 ${to} 没能转写。${reason}]`,
  onlyFirst: (hours) => `我只转写了前 ${number(hours)} 小时。`,
  cutOff: '录音不完整：缺少结尾。',
  restAttached: '其余内容在附件里。',
  notesOn: '我会转写你在任何地方发的语音消息。用 `/transcribe off` 关闭。',
  notesOff: '我已停止转写你的语音消息，所有地方都是如此。用 `/transcribe on` 重新开启。',
  noRecording: '这里最近的消息中没有录音。请发送音频或视频文件，或给我消息链接：`/transcribe 链接`',
};
