import { toPrivately, toReply } from '../audience.ts';
import type { Obstacle, WriteError } from '../errors.ts';
import { messageOf } from '../events.ts';
import type { Place } from '../messages.ts';
import type { Destination, Log } from '../ports.ts';
import { toFormatted } from '../reply/flow.ts';
import { toPosted } from '../reply/journal.ts';
import type { RateLimits } from '../reply/rate-limits.ts';
import { strings } from '../strings/index.ts';
import { toAllReaders } from '../strings/locale.ts';
import { button } from './endings.ts';
import type { SendEphemeral } from './ephemeral.ts';
import type { JobRun } from './job-run.ts';
import { type FindLocales, speakToPerson } from './locales.ts';

/** What is said where nothing of an answer can be written. */
export type Unwritten = {
  /**
   * Whether nothing can be written where an answer is to stand. It is asked before anything is
   * paid for, and the person who asked is told. What stands already can be changed, and an
   * interaction is answered in its own way.
   */
  isShut(jobRun: JobRun, destination: Destination, wanted?: 'words' | 'files'): Promise<boolean>;
  /**
   * Nothing of an answer could be shown where it was to stand: says so by whatever way is open.
   * Whether one was.
   */
  tell(jobRun: JobRun, destination: Destination, error: Unshown): Promise<boolean>;
};

/** What became of the write that was to show an answer, and why. */
export type Unshown = Pick<WriteError, 'failure' | 'obstacle'>;

export type UnwrittenServices = {
  readonly rateLimits: RateLimits;
  readonly sendEphemeral: SendEphemeral;
  readonly findLocales: FindLocales;
  readonly log: Log;
};

export function createUnwritten(services: UnwrittenServices): Unwritten {
  const { sendEphemeral, findLocales, log } = services;

  /**
   * A private answer cannot be delivered: the channel is told that there is one, and nothing of its
   * content.
   */
  const tellOpenly = ({ adapter }: JobRun, { place, audience }: Destination): Promise<boolean> => {
    const channel = adapter.channel(place, toReply(audience.asker, audience.question));
    return sendEphemeral(
      channel,
      toAllReaders(() => strings.notReached),
    );
  };

  /**
   * To the person who asked only, or else by a mark on the question. Whether either was possible.
   */
  const tellAlone = async (
    { adapter, journal, signals }: JobRun,
    { place, audience }: Destination,
    toText: () => string,
  ): Promise<boolean> => {
    const { asker, question, interaction } = audience;
    const alone = adapter.channel(place, { ...toPrivately(asker, interaction), question });
    const [event] = journal.job.events;
    const say = () => sendEphemeral(alone, toText());
    if (await (event ? speakToPerson(findLocales, event, say) : say())) return true;
    if (question === null) return false;
    try {
      await adapter.channel(place, audience).indicate('unable', question, signals.writing);
      return true;
    } catch (error) {
      log.warn({ job: journal.job.id, err: error }, 'could not add a reaction or a status');
      return false;
    }
  };

  return {
    async isShut(jobRun, destination, wanted = 'words') {
      const { journal, adapter, signals } = jobRun;
      const { place, audience } = destination;
      const isOpen = audience.to !== 'everyone' || audience.interaction !== null;
      if (isOpen || journal.job.posted.some(({ id }) => id !== null)) return false;
      const obstacle = await adapter.directory.obstacle(place, wanted, signals.thinking);
      if (!obstacle) return false;
      const isTold =
        !isAsked(jobRun, destination) ||
        (await tellAlone(jobRun, destination, () => toCannotWrite(place, obstacle)));
      if (!isTold)
        log.warn({ job: journal.job.id }, 'could not tell anyone that Parley cannot post here');
      log.info({ job: journal.job.id, obstacle }, 'Parley cannot post here');
      return true;
    },
    async tell(jobRun, destination, { failure, obstacle }) {
      if (!isAsked(jobRun, destination)) return false;
      if (destination.audience.to !== 'everyone') return tellOpenly(jobRun, destination);
      const { place } = destination;
      // A person has removed what stood: it stays away, and is not asked for elsewhere.
      if (failure === 'message_gone' && hasStood(jobRun))
        return tellAlone(jobRun, destination, () => strings.takenAway(toMention(place)));
      const isRefused = failure === 'refused';
      if (isRefused && (await tellRefused(services, jobRun, destination, obstacle))) return true;
      return tellAlone(jobRun, destination, () => toCannotWrite(place, obstacle));
    },
  };
}

/** As every platform with channels shows one. */
function toMention({ channel }: Place): string {
  return `<#${channel}>`;
}

function toCannotWrite(place: Place, obstacle: Obstacle | null): string {
  return strings.cannotWrite(toMention(place), obstacle);
}

/** A create that is refused as gone is refused for another reason. */
function hasStood({ journal }: JobRun): boolean {
  return journal.job.posted.some(({ id }) => id !== null);
}

/** Whether a person waits for an answer: greetings, posts and ambient messages answer nobody. */
function isAsked({ journal }: JobRun, { audience }: Destination): boolean {
  const [event] = journal.job.events;
  const isAmbient = event?.type === 'scheduled' && messageOf(event)?.where === 'ambient';
  return audience.asker !== '' && event?.type !== 'joined' && !isAmbient;
}

/** In a message of its own: those that are there may take nothing any more. */
async function tellRefused(
  { rateLimits, log }: UnwrittenServices,
  { journal, adapter, signals: { writing } }: JobRun,
  { place, audience }: Destination,
  obstacle: Obstacle | null,
): Promise<boolean> {
  const { job } = journal;
  const channel = adapter.channel(place, audience);
  const message = toPosted(job, job.posted.length, -1);
  const before = job.posted.filter(({ id }) => id !== null);
  await journal.write({ posted: [...before, message] });
  const content = {
    text: toFormatted(`⚠️ ${strings.notShown(obstacle)}`, channel.dialect),
    status: null,
    buttons: [button(strings.retry, 'retry', job.id, 'primary')],
    files: [],
  };
  try {
    const held = channel.rateLimits(message, 'open');
    const settle = await rateLimits.pass(held, writing);
    const { posted } = await channel.write(message, 'open', content, writing, held).finally(settle);
    await journal.write({ posted: [...before, { ...posted, state: 'closed' }] });
    return true;
  } catch (error) {
    await journal.write({ posted: before });
    writing.throwIfAborted();
    log.warn({ job: job.id, err: error }, 'could not show an error where the question was asked');
    return false;
  }
}
