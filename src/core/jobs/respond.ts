import { createAccess } from '../access.ts';
import { type Answered, answer } from '../answer/answer.ts';
import { toEveryone } from '../audience.ts';
import type { OutgoingFile } from '../content.ts';
import { type AnswerSettings, loadAnswerSettings } from '../conversation/answer-settings.ts';
import { turnsBefore } from '../conversation/history.ts';
import { toEarlierTurn, toModelTurns, toSystem, toUserTurn } from '../conversation/prompt.ts';
import { ModelError, UserError } from '../errors.ts';
import type { Ending, Job } from '../job.ts';
import type { Message, Part, Place, Speaker, Turn } from '../messages.ts';
import type { Audience, ModelTurn } from '../ports.ts';
import type { Reply } from '../reply/reply.ts';
import { sleep } from '../sleep.ts';
import { strings } from '../strings/en.ts';
import type { JobRun } from './job-run.ts';
import { toToolContext } from './tool-context.ts';
import { isShut } from './unwritten.ts';

/** One question, however it was asked. */
export type Question = {
  readonly place: Place;
  readonly audience: Audience;
  readonly asker: Speaker;
  /** The ids under which history knows it. */
  readonly ids: readonly string[];
  /** It is about a message that a menu was opened on: its thread is what others wrote, and nothing that was typed to Parley. */
  readonly isAboutMessage?: boolean;
  /** The question as turns; `problems` says what of it could not be used. */
  toTurns(): Promise<{ readonly turns: readonly Turn[]; readonly problems: readonly string[] }>;
};

/** Answers a question with the model: history, answer, reply, save. Throws what goes wrong before the text is whole. */
export async function respond(jobRun: JobRun, question: Question): Promise<void> {
  const { journal, parts } = jobRun;
  const { conversation, state, ending } = journal.job;
  const reply = jobRun.reply(question.place, question.audience);
  if (state === 'delivering' && ending) {
    await jobRun.finish(reply, ending); // The model has spoken already; only the messages were not all written.
    await save(jobRun, question, (await question.toTurns()).turns);
    return;
  }
  if (jobRun.signals.thinking.aborted && !jobRun.signals.writing.aborted)
    return stayStopped(jobRun, question, reply);
  if (await isShut(jobRun, question)) return;
  showLife(jobRun, question, 'working');
  journal.hold({ state: 'answering' });
  const [{ turns, problems }, past, answerSettings] = await Promise.all([
    question.toTurns(),
    parts.history.load(conversation),
    loadAnswerSettings(parts.settings, question.place, conversation),
  ]);
  const before = turnsBefore(past.turns, question.ids);
  const earlier =
    before.length === 0
      ? await readEarlier(jobRun, question, past.since)
      : { turns: [], problem: null };
  const asked = [...earlier.turns, ...turns];
  const loaded = await parts.media.load([...before, ...asked]);
  const modelTurns = toModelTurns({ ...past, turns: before }, asked, loaded);
  const notes = [earlier.problem, ...problems].filter((note) => note !== null);
  const answered = await think(jobRun, question, answerSettings, {
    turns: withNotes(modelTurns, notes),
    shown: [...before, ...asked],
  });
  if (jobRun.signals.writing.aborted) throw jobRun.signals.writing.reason;
  await jobRun.finish(reply, toEnding(answered, [...notes, ...toDecisions(journal.job)]));
  await save(jobRun, question, asked);
  logAnswer(jobRun, question.place, reply, answered);
  jobRun.usageMeter.countQuestion(question.asker);
}

/** Stopped in a former process, or before it began: what was written stays. */
async function stayStopped(jobRun: JobRun, question: Question, reply: Reply): Promise<void> {
  reply.push(jobRun.journal.job.text);
  await jobRun.finish(reply, { kind: 'stopped', note: strings.stopped, canRetry: false });
  await save(jobRun, question, (await question.toTurns()).turns);
}

function think(
  jobRun: JobRun,
  { place, audience, asker }: Question,
  { model, effort, persona, hasTools }: AnswerSettings,
  { turns, shown }: { readonly turns: readonly ModelTurn[]; readonly shown: readonly Turn[] },
): Promise<Answered> {
  const { chat, tools } = jobRun.parts;
  return answer({
    chat,
    request: { system: toSystem(jobRun.adapter.platform, persona), turns, model, effort },
    tools: hasTools ? tools() : [],
    context: () => toToolContext(jobRun, { place, asker, to: audience.to, turns: shown }),
    reply: jobRun.reply(place, audience),
    journal: jobRun.journal,
    meter: jobRun.usageMeter.meter,
    signal: jobRun.signals.thinking,
  }).catch((error: unknown) => {
    throw toOwnFailure(error, model);
  });
}

/** A model that was chosen here and has gone since can be chosen anew here. */
function toOwnFailure(error: unknown, model: string | null): unknown {
  const isGone = error instanceof ModelError && error.failure === 'model_gone' && model !== null;
  return isGone
    ? new UserError('model_failed', strings.chosenGone(model), { cause: error })
    : error;
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
  if (finish === 'length') lines.unshift(strings.tooLongForModel);
  const kind = finish === 'aborted' ? 'stopped' : 'complete';
  return {
    kind: finish === 'cut' ? 'cut' : kind,
    note: lines.join(' ') || null,
    canRetry: finish === 'cut',
  };
}

/** Who agreed to what was done. */
function toDecisions({ proposals }: Job): string[] {
  const names = new Set(
    proposals.flatMap(({ state, by }) => (state === 'begun' ? (by ?? []) : [])),
  );
  return [...names].map((name) => strings.approvedBy(name));
}

/** How much of a thread is read when Parley comes to it late. */
const MAX_EARLIER = 50;

/** What was said in a thread before Parley came to it, or (epoch ms) since it was told to forget; nothing where the question opens the thread. */
async function readEarlier(
  jobRun: JobRun,
  { place, asker, audience, ids, isAboutMessage = false }: Question,
  since: number,
): Promise<{ turns: readonly Turn[]; problem: string | null }> {
  const isLate = place.thread !== undefined && !ids.includes(place.thread);
  if (!isLate) return { turns: [], problem: null };
  const { directory } = jobRun.adapter;
  const access = createAccess(
    jobRun.adapter,
    { here: place, asker, to: audience.to },
    jobRun.signals.thinking,
  );
  try {
    const from = await access.findReadable(place);
    if (!from?.isShared) return { turns: [], problem: strings.unreadThread };
    const seen = await access.read(from, { after: null, limit: MAX_EARLIER });
    const own = jobRun.journal.job.posted.map(({ id }) => id);
    const others = seen.filter(
      ({ id, text, sentAt }) =>
        !ids.includes(id) && !own.includes(id) && text !== '' && sentAt > since,
    );
    const turn = await toEarlierTurn(others, place, directory, jobRun.signals.thinking);
    const turns = turn ? [isAboutMessage ? { ...turn, addresses: [] } : turn] : [];
    return { turns, problem: null };
  } catch (error) {
    jobRun.parts.log.warn(
      { job: jobRun.journal.job.id, err: error },
      'the earlier messages of a thread could not be read',
    );
    return { turns: [], problem: strings.unreadThread };
  }
}

async function save(
  { journal, parts }: JobRun,
  { ids }: Question,
  asked: readonly Turn[],
): Promise<void> {
  const { text, conversation } = journal.job;
  const answered: Turn = {
    ids: [...ids],
    role: 'assistant',
    speaker: null,
    text,
    parts: journal.job.files.flatMap(toPart),
    addresses: [],
    at: Date.now(),
  };
  const isSaid = text !== '' || answered.parts.length > 0;
  await parts.history.save(conversation, isSaid ? [...asked, answered] : asked);
}

/** A picture that goes with an answer is one that can be talked about. */
function toPart({ name, hash, mimeType }: OutgoingFile): Part[] {
  return mimeType.startsWith('image/') ? [{ type: 'image', hash, mimeType, name }] : [];
}

/** Marks the question as noticed, waiting or answered; nothing waits for it. */
function showLife(jobRun: JobRun, { place, audience }: Question, sign: 'working' | 'done'): void {
  if (audience.question === null) return;
  const channel = jobRun.adapter.channel(place, audience);
  channel.indicate(sign, audience.question, jobRun.signals.writing).catch(() => {}); // A sign is a courtesy.
}

const MAX_ENDS = 1_000;

/** When each conversation's last job ended: what was accepted before that has waited, and bears a mark that says so. */
export function createEnds() {
  const endedAt = new Map<string, number>();
  return {
    hasWaited: ({ attempts, events, createdAt, conversation }: Job) =>
      attempts > 1 || events.length > 1 || createdAt <= (endedAt.get(conversation) ?? 0),
    note(conversation: string) {
      if (endedAt.size >= MAX_ENDS) endedAt.clear();
      endedAt.set(conversation, Date.now());
    },
  };
}

/** How long a job stays open for the marks on its messages: a process that dies meanwhile takes them off in its next life. */
const MARKS_MS = 2_000;

/** Takes off the marks that say that messages wait. */
export async function showDone({ adapter, journal, signals: { writing } }: JobRun): Promise<void> {
  const signs = journal.job.events.flatMap((event) => {
    if (event.type !== 'message') return [];
    const { id, place, speaker } = event.message;
    const channel = adapter.channel(place, toEveryone(speaker.id, id));
    return [channel.indicate('done', id, writing)];
  });
  const late = sleep(MARKS_MS, writing);
  await Promise.race([Promise.allSettled(signs), late]).catch(() => {}); // A mark that stays is no harm.
}

/** A mention that opens no thread is answered beside it, in its channel; where threads have to be opened the adapter sees to that. */
function toAnswerPlace(
  { adapter }: JobRun,
  { id, place, where }: Message,
  { threadTitle }: Audience,
): Place {
  const { thread, ...channel } = place;
  const isBeside = where === 'mention' && thread === id && threadTitle === null;
  return isBeside && adapter.platform.opensThreads ? channel : place;
}

/** Some messages as one question. */
export function toQuestion(
  jobRun: JobRun,
  messages: readonly Message[],
  audience: Audience,
): Question {
  const {
    adapter,
    parts,
    signals: { thinking },
  } = jobRun;
  const last = messages.at(-1);
  if (!last) throw new Error('a question needs a message');
  return {
    place: toAnswerPlace(jobRun, last, audience),
    audience,
    asker: last.speaker,
    ids: messages.map(({ id }) => id),
    async toTurns() {
      const turns: Turn[] = [];
      const problems: string[] = [];
      for (const message of messages) {
        const media = await parts.media.collect(message.attachments, adapter.archive, thinking);
        problems.push(...media.problems);
        turns.push(await toUserTurn(message, media.parts, adapter.directory, thinking));
      }
      return { turns, problems };
    },
  };
}

/** One line per answer, without a word of it. */
function logAnswer(
  { parts, journal, usageMeter, progress: { startedAt } }: JobRun,
  place: Place,
  reply: Reply,
  answered: Answered,
): void {
  const { job } = journal;
  const { platform, workspace, channel } = place;
  parts.log.info(
    {
      job: job.id,
      place: `${platform}/${workspace}/${channel}`,
      durationMs: Math.round(performance.now() - startedAt),
      firstTextMs: reply.firstTextAt === null ? null : Math.round(reply.firstTextAt - startedAt),
      rounds: answered.rounds,
      messages: job.posted.length,
      ...usageMeter.tokens,
      finish: answered.finish,
    },
    'answered',
  );
}
