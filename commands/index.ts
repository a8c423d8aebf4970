import type { History } from '../src/core/conversation/history.ts';
import type { SettingsStore } from '../src/core/conversation/settings.ts';
import type { Command, CommandSpec } from '../src/core/jobs/command.ts';
import type { Extract, WriteText } from '../src/core/jobs/model-requests.ts';
import type { FindZone, IsAdmin } from '../src/core/jobs/permission.ts';
import type { AnswerPrompt } from '../src/core/jobs/prompt-answer.ts';
import type { UsageBook } from '../src/core/jobs/usage.ts';
import type { Schedule } from '../src/core/local-time.ts';
import type { ModelCatalog } from '../src/core/ports.ts';
import type { ConversationOpener } from '../src/features/conversation-tools/index.ts';
import type { DrawingFeature } from '../src/features/drawing/index.ts';
import type { MemoryFeature } from '../src/features/memory/index.ts';
import type { Polls } from '../src/features/polls/index.ts';
import type { PrivacyFeature } from '../src/features/privacy/index.ts';
import type { RemindersFeature } from '../src/features/reminders/index.ts';
import type { VoiceNotes } from '../src/features/voice-notes/index.ts';
import { type AboutServices, about, createAbout } from './about.ts';
import { ask, createAsk } from './ask.ts';
import { createDescribe, describe } from './describe.ts';
import { createEffort, effort } from './effort.ts';
import { createEvent, event } from './event.ts';
import { createForget, forget } from './forget.ts';
import { createHelp, help } from './help.ts';
import { createImagine, imagine } from './imagine.ts';
import { createLearn, learn } from './learn.ts';
import { createMemoryCommand, memory } from './memory.ts';
import { createModel, model } from './model.ts';
import { createPersona, persona } from './persona.ts';
import { createPoll, poll } from './poll.ts';
import { createPrivacyCommand, privacy } from './privacy.ts';
import { createQuiet, quiet } from './quiet.ts';
import { createRecallCommand, recall } from './recall.ts';
import { createRemind, remind } from './remind.ts';
import { createReset, reset } from './reset.ts';
import { createSettingsCommand, settings } from './settings.ts';
import { createSummarize, summarize } from './summarize.ts';
import { createTasks, tasks } from './tasks.ts';
import { createTimezone, timezone } from './timezone.ts';
import { createTranscribe, transcribe } from './transcribe.ts';
import { createTranslate, translate } from './translate.ts';
import { createUsageCommand, usage } from './usage.ts';

/** What platforms need to know of every command, in the order in which their menus show them. */
export const commands: readonly CommandSpec[] = [
  ask,
  imagine,
  describe,
  transcribe,
  summarize,
  recall,
  learn,
  tasks,
  event,
  poll,
  translate,
  remind,
  model,
  effort,
  persona,
  quiet,
  timezone,
  memory,
  settings,
  usage,
  reset,
  privacy,
  forget,
  help,
  about,
];

/** What the commands are made with. */
export type CommandServices = {
  readonly answerPrompt: AnswerPrompt;
  readonly extract: Extract;
  readonly writeText: WriteText;
  readonly findZone: FindZone;
  readonly isAdmin: IsAdmin;
  readonly settings: SettingsStore;
  readonly history: History;
  readonly usage: UsageBook;
  readonly modelCatalog: ModelCatalog;
  readonly schedule: Schedule;
  readonly about: AboutServices['about'];
  readonly drawing: DrawingFeature;
  readonly voiceNotes: VoiceNotes;
  readonly conversationTools: ConversationOpener;
  readonly memory: MemoryFeature;
  readonly polls: Polls;
  readonly privacy: PrivacyFeature;
  readonly reminders: RemindersFeature;
};

/** Every command, each made with those of the services that it uses. */
export function createCommands(services: CommandServices): readonly Command[] {
  return [
    createAsk(services),
    createImagine(services),
    createDescribe(services),
    createTranscribe(services),
    createSummarize(services),
    createRecallCommand(services),
    createLearn(services),
    createTasks(services),
    createEvent(services),
    createPoll(services),
    createTranslate(services),
    createRemind(services),
    createModel(services),
    createEffort(services),
    createPersona(services),
    createQuiet(services),
    createTimezone(services),
    createMemoryCommand(services),
    createSettingsCommand(services),
    createUsageCommand(services),
    createReset(services),
    createPrivacyCommand(services),
    createForget(services),
    createHelp(),
    createAbout(services),
  ];
}
