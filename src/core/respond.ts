import { createAccess } from './access.ts';
import { type Answered, answer } from './answer.ts';
import { toEveryone } from './audience.ts';
import { sleep } from './budget.ts';
import { type Steering, steeringOf } from './command/steering.ts';
import type { OutgoingFile } from './content.ts';
import { isShut } from './delivery/unwritten.ts';
import { ModelError, UserError } from './errors.ts';
import { turnsBefore } from './history.ts';
import type { Ending, Job } from './inbox.ts';
import type { Message, Part, Place, Speaker, Turn } from './message.ts';
import type { Audience, ModelTurn } from './ports.ts';
import { toEarlierTurn, toModelTurns, toSystem, toUserTurn } from './prompt.ts';
import type { Reply } from './reply.ts';
import { sentences } from './sentences.ts';
import { toToolContext } from './toolbox.ts';
import type { Work } from './work.ts';

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
export async function respond(work: Work, question: Question): Promise<void> {
  const { ledger, parts } = work;
  const { conversation, state, ending } = ledger.job;
  const reply = work.reply(question.place, question.audience);
  if (state === 'delivering' && ending) {
    await work.finish(reply, ending); // The model has spoken already; only the messages were not all written.
    await save(work, question, (await question.toTurns()).turns);
    return;
  }
  if (work.thinking.aborted && !work.writing.aborted) return stayStopped(work, question, reply);
  if (await isShut(work, question)) return;
  showLife(work, question, 'working');
  ledger.note({ state: 'answering' });
  const [{ turns, problems }, past, steering] = await Promise.all([
    question.toTurns(),
    parts.history.load(conversation),
    steeringOf(parts.settings, question.place, conversation),
  ]);
  const before = turnsBefore(past.turns, question.ids);
  const earlier =
    before.length === 0
      ? await readEarlier(work, question, past.since)
      : { turns: [], problem: null };
  const asked = [...earlier.turns, ...turns];
  const loaded = await parts.media.load([...before, ...asked]);
  const modelTurns = toModelTurns({ ...past, turns: before }, asked, loaded);
  const notes = [earlier.problem, ...problems].filter((note) => note !== null);
  const answered = await think(work, question, steering, {
    turns: withNotes(modelTurns, notes),
    shown: [...before, ...asked],
  });
  if (work.writing.aborted) throw work.writing.reason;
  await work.finish(reply, toEnding(answered, [...notes, ...toDecisions(ledger.job)]));
  await save(work, question, asked);
  logAnswer(work, question.place, reply, answered);
  work.tally.countQuestion(question.asker);
}

/** Stopped in a former process, or before it began: what was written stays. */
async function stayStopped(work: Work, question: Question, reply: Reply): Promise<void> {
  reply.push(work.ledger.job.text);
  await work.finish(reply, { kind: 'stopped', note: sentences.stopped, canRetry: false });
  await save(work, question, (await question.toTurns()).turns);
}

function think(
  work: Work,
  { place, audience, asker }: Question,
  { model, effort, persona, hasTools }: Steering,
  { turns, shown }: { readonly turns: readonly ModelTurn[]; readonly shown: readonly Turn[] },
): Promise<Answered> {
  const { chat, tools } = work.parts;
  return answer({
    chat,
    request: { system: toSystem(work.adapter.platform, persona), turns, model, effort },
    tools: hasTools ? tools() : [],
    context: () => toToolContext(work, { place, asker, to: audience.to, turns: shown }),
    reply: work.reply(place, audience),
    ledger: work.ledger,
    meter: work.tally.meter,
    signal: work.thinking,
  }).catch((error: unknown) => {
    throw toOwnFailure(error, model);
  });
}

/** A model that was chosen here and has gone since can be chosen anew here. */
function toOwnFailure(error: unknown, model: string | null): unknown {
  const isGone = error instanceof ModelError && error.failure === 'model_gone' && model !== null;
  return isGone
    ? new UserError('model_failed', sentences.chosenGone(model), { cause: error })
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
  const lines = [...notes, ...(fallback === null ? [] : [sentences.fallback(fallback)])];
  if (finish === 'aborted') lines.unshift(sentences.stopped);
  if (finish === 'cut') lines.unshift(sentences.cutOff);
  if (finish === 'length') lines.unshift(sentences.tooLongForModel);
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
  return [...names].map((name) => sentences.approvedBy(name));
}

/** How much of a thread is read when Parley comes to it late. */
const MAX_EARLIER = 50;

/** What was said in a thread before Parley came to it, or (epoch ms) since it was told to forget; nothing where the question opens the thread. */
async function readEarlier(
  work: Work,
  { place, asker, audience, ids, isAboutMessage = false }: Question,
  since: number,
): Promise<{ turns: readonly Turn[]; problem: string | null }> {
  const isLate = place.thread !== undefined && !ids.includes(place.thread);
  if (!isLate) return { turns: [], problem: null };
  const { directory } = work.adapter;
  const access = createAccess(work.adapter, { here: place, asker, to: audience.to }, work.thinking);
  try {
    const from = await access.findReadable(place);
    if (!from?.isShared) return { turns: [], problem: sentences.unreadThread };
    const seen = await access.read(from, { after: null, limit: MAX_EARLIER });
    const own = work.ledger.job.posted.map(({ id }) => id);
    const others = seen.filter(
      ({ id, text, sentAt }) =>
        !ids.includes(id) && !own.includes(id) && text !== '' && sentAt > since,
    );
    const turn = await toEarlierTurn(others, place, directory, work.thinking);
    const turns = turn ? [isAboutMessage ? { ...turn, addresses: [] } : turn] : [];
    return { turns, problem: null };
  } catch (error) {
    work.parts.log.warn(
      { job: work.ledger.job.id, err: error },
      'the earlier messages of a thread could not be read',
    );
    return { turns: [], problem: sentences.unreadThread };
  }
}

async function save(
  { ledger, parts }: Work,
  { ids }: Question,
  asked: readonly Turn[],
): Promise<void> {
  const { text, conversation } = ledger.job;
  const answered: Turn = {
    ids: [...ids],
    role: 'assistant',
    speaker: null,
    text,
    parts: ledger.job.files.flatMap(toPart),
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
function showLife(work: Work, { place, audience }: Question, sign: 'working' | 'done'): void {
  if (audience.question === null) return;
  const channel = work.adapter.channel(place, audience);
  channel.signOfLife(sign, audience.question, work.writing).catch(() => {}); // A sign is a courtesy.
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
export async function showDone({ adapter, ledger, writing }: Work): Promise<void> {
  const signs = ledger.job.events.flatMap((event) => {
    if (event.type !== 'message') return [];
    const { id, place, speaker } = event.message;
    const channel = adapter.channel(place, toEveryone(speaker.id, id));
    return [channel.signOfLife('done', id, writing)];
  });
  const late = sleep(MARKS_MS, writing);
  await Promise.race([Promise.allSettled(signs), late]).catch(() => {}); // A mark that stays is no harm.
}

/** A mention that opens no thread is answered beside it, in its channel; where threads have to be opened the adapter sees to that. */
function toAnswerPlace(
  { adapter }: Work,
  { id, place, where }: Message,
  { threadTitle }: Audience,
): Place {
  const { thread, ...channel } = place;
  const isBeside = where === 'mention' && thread === id && threadTitle === null;
  return isBeside && adapter.platform.opensThreads ? channel : place;
}

/** Some messages as one question. */
export function toQuestion(work: Work, messages: readonly Message[], audience: Audience): Question {
  const { adapter, parts, thinking } = work;
  const last = messages.at(-1);
  if (!last) throw new Error('a question needs a message');
  return {
    place: toAnswerPlace(work, last, audience),
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
  { parts, ledger, tally, startedAt }: Work,
  place: Place,
  reply: Reply,
  answered: Answered,
): void {
  const { job } = ledger;
  const { platform, workspace, channel } = place;
  parts.log.info(
    {
      job: job.id,
      place: `${platform}/${workspace}/${channel}`,
      durationMs: Math.round(performance.now() - startedAt),
      firstTextMs: reply.firstTextAt === null ? null : Math.round(reply.firstTextAt - startedAt),
      rounds: answered.rounds,
      messages: job.posted.length,
      ...tally.tokens,
      finish: answered.finish,
    },
    'answered',
  );
}
