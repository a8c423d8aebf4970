import { type Answered, type AnswerOptions, answer } from '../answer/answer.ts';
import { toDecisions } from '../answer/approvals.ts';
import type { Tool } from '../answer/tool.ts';
import { sleep, timeNow } from '../async.ts';
import type { OutgoingFile } from '../content.ts';
import type { Media } from '../conversation/attachments.ts';
import type { Forgotten } from '../conversation/forgotten.ts';
import { type History, toFoldedTexts, turnsBefore } from '../conversation/history.ts';
import type { AmbientTalk } from '../conversation/known-places.ts';
import { nameMention } from '../conversation/names.ts';
import { toModelTurns } from '../conversation/prompt.ts';
import {
  type AnswerSettings,
  loadAnswerSettings,
  type SettingsStore,
} from '../conversation/settings.ts';
import { toEachOnce, toTextFiles } from '../conversation/shown-files.ts';
import { toSystem } from '../conversation/system-prompt.ts';
import { ModelError, UserError } from '../errors.ts';
import type { Ending } from '../job.ts';
import type { Part, Place, TextFile, Turn } from '../messages.ts';
import type { Usage } from '../model-ports.ts';
import type { ChatModel, Log, ModelTurn } from '../ports.ts';
import type { Reply } from '../reply/reply.ts';
import type { Blobs } from '../store-ports.ts';
import { strings } from '../strings/index.ts';
import { joinSentences } from '../strings/wording.ts';
import type { CommandSpec } from './command.ts';
import type { JobRun } from './job-run.ts';
import { createLeftOutFiles, type LeftOutFiles } from './left-out-files.ts';
import { watchChat } from './notices.ts';
import { type Question, showWorking } from './question.ts';
import { readEarlier } from './question-context.ts';
import { confirmReadBefore, heardIn, toOnHeard } from './read-before.ts';
import { toToolContext } from './tool-context.ts';
import type { Unwritten } from './unwritten.ts';

/**
 * Answers a question with the model: history, answer, reply, save. Throws what goes wrong before
 * the text is whole.
 */
export type Respond = (jobRun: JobRun, question: Question) => Promise<void>;

export type RespondServices = {
  readonly chat: ChatModel;
  /** Asked for at each turn: those of other servers come and go. */
  readonly tools: () => readonly Tool[];
  /** Settles once every server has been asked for its tools. */
  readonly toolsTried: Promise<unknown>;
  readonly history: History;
  readonly settings: SettingsStore;
  readonly media: Media;
  readonly blobs: Blobs;
  readonly isShut: Unwritten['isShut'];
  readonly ambientTalk: AmbientTalk;
  readonly forgotten: Pick<Forgotten, 'has'>;
  readonly commands: readonly CommandSpec[];
  readonly onAnswered: OnAnswered;
  readonly log: Log;
};

export function createRespond(services: RespondServices): Respond {
  const { history, settings, media, isShut, onAnswered, log } = services;
  return async function respond(jobRun, question) {
    const { journal, signals } = jobRun;
    const { conversation, state, ending } = journal.job;
    const reply = jobRun.reply(question.place, question.audience);
    if (state === 'delivering' && ending) {
      // The model has spoken already; only the messages were not all written.
      await jobRun.finish(reply, ending);
      await save(history, jobRun, question, (await question.toTurns()).turns);
      return;
    }
    if (signals.thinking.aborted && !signals.writing.aborted)
      return stayStopped(history, jobRun, question, reply);
    if (await isShut(jobRun, question)) return;
    showWorking(jobRun, question);
    journal.hold({ state: 'answering' });
    const loading = history.load(conversation);
    // Together, so that all names are waited for once.
    const [{ turns, problems }, past, earlier, answerSettings] = await Promise.all([
      question.toTurns(),
      loading,
      loading.then((loaded) => readEarlier(services, jobRun, question, loaded)),
      loadAnswerSettings(settings, question.place, conversation),
    ]);
    const before = turnsBefore(past.turns, question.ids);
    const asked = [...earlier.turns, ...turns];
    toOnHeard(journal)(heardIn(past, { before, asked }));
    const shownFiles = await media.load(before, asked, answerSettings.hasTools);
    const modelTurns = toModelTurns({ ...past, turns: before }, asked, shownFiles);
    const notes = [...earlier.problems, ...problems, ...shownFiles.notices];
    if (journal.job.proposals.some(({ state }) => state === 'approved'))
      await Promise.race([services.toolsTried, sleep(TOOLS_MS, signals.thinking).catch(() => {})]);
    const { place: here, asker, audience } = question;
    await confirmReadBefore(jobRun, { here, asker, to: audience.to }, services.tools());
    const leftOut = createLeftOutFiles();
    const told = new Set<string>();
    const answered = await answer(
      toAnswerOptions(services, jobRun, question, {
        leftOut,
        answerSettings,
        tell: (sentence) => told.add(sentence),
        turns: withNotes(modelTurns, notes),
        shown: [...before, ...asked],
        files: toEachOnce([...toTextFiles([...before, ...asked]), ...toFoldedTexts(past.files)]),
      }),
    ).catch((error: unknown) => {
      throw toOwnFailure(error, answerSettings.model, before.length > 0);
    });
    if (signals.writing.aborted) throw signals.writing.reason;
    notes.push(...leftOut.sentences(), ...told);
    notes.push(...(await toDecisions(jobRun, question.place)));
    const isOld = answered.finish === 'cut' && reply.keepOld() && journal.job.oldFiles !== null;
    await jobRun.finish(reply, isOld ? toOldEnding() : toEnding(answered, notes));
    await save(history, jobRun, question, leftOut.toRemembered(asked, shownFiles));
    const report = toAnswerReport(jobRun, { place: question.place, reply, answered });
    log.info(report, 'answered');
    onAnswered(report);
    jobRun.usageMeter.countQuestion(question.asker);
  };
}

/** What was agreed to after a restart waits so long for the server that has the tool. */
const TOOLS_MS = 30_000;

/** Stopped in a former process, or before it began: what was written stays. */
async function stayStopped(
  history: History,
  jobRun: JobRun,
  question: Question,
  reply: Reply,
): Promise<void> {
  if (!reply.keepOld()) reply.push(jobRun.journal.job.text);
  await jobRun.finish(reply, { kind: 'stopped', note: strings.stopped, canRetry: false });
  await save(history, jobRun, question, (await question.toTurns()).turns);
}

/** What the model is asked, and how. */
type Asked = {
  readonly answerSettings: AnswerSettings;
  readonly leftOut: LeftOutFiles;
  /** What tools have to say to the people. */
  readonly tell: (sentence: string) => void;
  readonly turns: readonly ModelTurn[];
  /** The turns that it is shown, the question last. */
  readonly shown: readonly Turn[];
  /** What it can read, shown or not. */
  readonly files: readonly TextFile[];
};

type AnswerServices = Pick<RespondServices, 'chat' | 'tools' | 'blobs' | 'commands'>;

function toAnswerOptions(
  { chat, tools, blobs, commands }: AnswerServices,
  jobRun: JobRun,
  { place, audience, asker, ids }: Question,
  { answerSettings, leftOut, ...asked }: Asked,
): AnswerOptions {
  const { platform } = jobRun.adapter;
  const { command: toTyped } = jobRun.adapter.channel(place, audience).dialect;
  const { model, effort, hasTools } = answerSettings;
  const now = timeNow();
  const system = toSystem({ ...answerSettings, platform, commands, toTyped, now });
  return {
    chat: watchChat(chat, jobRun.progress.notice, leftOut),
    request: { system, turns: asked.turns, model, effort },
    tools: hasTools ? tools() : [],
    context: () =>
      toToolContext({ blobs }, jobRun, {
        ...{ place, asker, to: audience.to, asked: ids },
        ...{ turns: asked.shown, files: asked.files, tell: asked.tell },
      }),
    reply: jobRun.reply(place, audience),
    journal: jobRun.journal,
    meter: jobRun.usageMeter.meter,
    nameMention: (mention) =>
      nameMention(mention, place, jobRun.adapter.directory, jobRun.signals.thinking),
    signal: jobRun.signals.thinking,
  };
}

/**
 * A model that was chosen here and no longer exists: another can be chosen here. What is too long
 * without anything before it is not made shorter by a new conversation.
 */
function toOwnFailure(error: unknown, model: string | null, hasPast: boolean): unknown {
  if (!(error instanceof ModelError)) return error;
  if (error.failure === 'model_gone' && model !== null)
    return new UserError('model_failed', strings.chosenGone(model), { cause: error });
  if (error.failure === 'too_long' && !hasPast)
    return new UserError('model_failed', strings.questionTooLong, { cause: error });
  return error;
}

/** The model is told what was left out, so that it can say so where it matters. */
function withNotes(turns: readonly ModelTurn[], notes: readonly string[]): readonly ModelTurn[] {
  const last = turns.at(-1);
  if (!last || notes.length === 0) return turns;
  const note = { type: 'text', text: `[${notes.join(' ')}]` } as const;
  return [...turns.slice(0, -1), { role: last.role, parts: [...last.parts, note] }];
}

function toEnding({ finish, fallback }: Answered, notes: readonly string[]): Ending {
  const lines = [...notes, ...(fallback === null ? [] : [strings.fallback(fallback)])];
  if (finish === 'aborted') lines.unshift(strings.stopped);
  if (finish === 'cut') lines.unshift(strings.cutOff);
  if (finish === 'repeating') lines.unshift(strings.repeating);
  if (finish === 'length') lines.unshift(strings.tooLongForModel);
  const kind = finish === 'aborted' ? 'stopped' : 'complete';
  return {
    kind: finish === 'cut' ? 'cut' : kind,
    note: joinSentences(lines) || null,
    canRetry: finish === 'cut',
  };
}

/** The new answer was cut off before it had reached the older one. */
function toOldEnding(): Ending {
  const note = joinSentences([`⚠️ ${strings.modelFailures.cut}`, strings.earlierAnswer]);
  return { kind: 'cut', note, canRetry: true };
}

/** A conversation is loaded and stored with every turn. Jobs remember more while they exist. */
const MAX_REPEATS = 100;

async function save(
  history: History,
  { journal }: JobRun,
  { ids }: Question,
  asked: readonly Turn[],
): Promise<void> {
  const { text, conversation, people, repeats } = journal.job;
  const answered: Turn = {
    ids: [...ids],
    role: 'assistant',
    speaker: null,
    people: [...people],
    repeats: repeats.slice(-MAX_REPEATS),
    text,
    parts: journal.job.files.flatMap(toPart),
    addresses: [],
    at: timeNow(),
  };
  const isSaid = text !== '' || answered.parts.length > 0;
  await history.save(conversation, isSaid ? [...asked, answered] : asked);
}

/** A picture that goes with an answer is one that can be talked about. */
function toPart({ name, hash, mimeType }: OutgoingFile): Part[] {
  return mimeType.startsWith('image/') ? [{ type: 'image', hash, mimeType, name }] : [];
}

/** Facts about an answer that has ended, without any of its words: for the log and the metrics. */
export type AnswerReport = Pick<Usage, 'promptTokens' | 'answerTokens'> & {
  readonly job: string;
  /** `PLATFORM/WORKSPACE/CHANNEL`. */
  readonly place: string;
  /** From the start of its job to its end, in milliseconds. */
  readonly durationMs: number;
  /** From the start of its job to its first text; null if no text was shown. */
  readonly firstTextMs: number | null;
  /** How often the model was asked. */
  readonly rounds: number;
  readonly messages: number;
  readonly finish: Answered['finish'];
};

export type OnAnswered = (report: AnswerReport) => void;

type Ended = { readonly place: Place; readonly reply: Reply; readonly answered: Answered };

export function toAnswerReport(
  { journal: { job }, usageMeter, progress: { startedAt } }: JobRun,
  { place: { platform, workspace, channel }, reply, answered }: Ended,
): AnswerReport {
  return {
    job: job.id,
    place: `${platform}/${workspace}/${channel}`,
    durationMs: Math.round(performance.now() - startedAt),
    firstTextMs: reply.firstTextAt === null ? null : Math.round(reply.firstTextAt - startedAt),
    rounds: answered.rounds,
    messages: job.posted.length,
    ...usageMeter.tokens,
    finish: answered.finish,
  };
}
