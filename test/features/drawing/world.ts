import { createImagine, imagine } from '../../../commands/imagine.ts';
import { createMedia } from '../../../src/core/conversation/attachments.ts';
import { createHistory } from '../../../src/core/conversation/history.ts';
import { createAmbientTalk, createPlaces } from '../../../src/core/conversation/known-places.ts';
import { createPolicy } from '../../../src/core/conversation/policy.ts';
import { createSettings } from '../../../src/core/conversation/settings.ts';
import type { ActionEvent, CommandEvent, FormEvent } from '../../../src/core/events.ts';
import { type Job, toJob } from '../../../src/core/job.ts';
import { createAnswersFeature } from '../../../src/core/jobs/answer-actions.ts';
import { createSendEphemeral, createTell } from '../../../src/core/jobs/ephemeral.ts';
import { mergeFeatures } from '../../../src/core/jobs/feature.ts';
import { createTurns, type TurnsServices } from '../../../src/core/jobs/run.ts';
import { createUnwritten } from '../../../src/core/jobs/unwritten.ts';
import type { Audience, Dialect } from '../../../src/core/ports.ts';
import { createPacer } from '../../../src/core/reply/pacer.ts';
import { createRateLimits } from '../../../src/core/reply/rate-limits.ts';
import { createDrawing } from '../../../src/features/drawing/index.ts';
import { createMemoryBlobs, createMemoryStore } from '../../adapters/web/site.ts';
import { createMemoryChannel, plainDialect } from '../../doubles/channel.ts';
import { createImageModelDouble, pictures } from '../../doubles/image-model.ts';
import { createMemoryLog } from '../../doubles/log.ts';
import { PLAIN } from '../../doubles/platform.ts';

export const place = { platform: 'test', workspace: 'w', channel: 'c' };
const conversation = 'test/w/c';
const speaker = { id: 'u1', name: 'Ada', roles: [], isAdmin: null, isExternal: false };

/**
 * Everything that a drawing needs, with an image model that costs nothing. Jobs are run as the
 * inbox would run them.
 */
export function setUp({
  imageModel = createImageModelDouble(),
  dialect = {},
}: {
  readonly imageModel?: ReturnType<typeof createImageModelDouble>;
  readonly dialect?: Partial<Dialect>;
} = {}) {
  const channel = createMemoryChannel({
    ...plainDialect,
    ...dialect,
    files: { ...plainDialect.files, ...dialect.files },
  });
  const whispers = createMemoryChannel();
  const audiences: Audience[] = [];
  const blobs = createMemoryBlobs();
  const journal: Job[] = [];
  const jobs = new Map<string, Job>();
  const ended = new Set<string>();
  const rateLimits = createRateLimits();
  const log = createMemoryLog();
  const history = createHistory(createMemoryStore(), blobs);
  const adapter = {
    platform: PLAIN,
    channel(_: unknown, audience: Audience) {
      audiences.push(audience);
      return audience.to === 'everyone' ? channel : whispers;
    },
    directory: { person: async () => ({ name: 'Ada' }), obstacle: async () => null },
    archive: { read: async () => [] },
  };
  const services = {
    adapters: new Map([['test', adapter]]),
    inbox: {
      async journal(...stored: Job[]) {
        for (const job of stored) {
          const isEnded = ended.has(job.id);
          if (!isEnded) journal.push(structuredClone(job));
          const state = isEnded ? { state: 'done' as const } : {};
          jobs.set(job.id, structuredClone({ ...job, ...state }));
        }
      },
      async find({ jobId }: { jobId: string }) {
        let job = jobs.get(jobId);
        while (job?.successor) job = jobs.get(job.successor);
        return job ?? null;
      },
    },
    imageModel,
    pictures,
    history,
    ambientTalk: createAmbientTalk(),
    settings: createSettings(createMemoryStore()),
    findLocales: async () => ({ everyone: 'en', person: 'en' }) as const,
    media: createMedia({
      blobs,
      extractor: { extract: async () => ({ parts: [], notices: [] }) },
    } as never),
    blobs,
    rateLimits,
    pacer: createPacer(rateLimits),
    policy: createPolicy({ allow: null, admins: [], open: [] }),
    commands: [imagine],
    tools: () => [],
    log,
    cleanup: { plan: async () => {} },
    slowAfterMs: 20_000,
    unshownAfterMs: 20_000,
    onAnswered: () => {},
    storeNotice: { onEvent: () => {}, onJob: () => {} },
    shutdown: new AbortController().signal,
  } as unknown as TurnsServices; // What a drawing does not use is not there.

  const sendEphemeral = createSendEphemeral(services);
  const { isShut } = createUnwritten({ ...services, sendEphemeral });
  const tell = createTell(sendEphemeral);
  const drawing = createDrawing({ ...services, ...{ imageModel, sendEphemeral, isShut, tell } });
  const places = createPlaces(createMemoryStore());
  const handlers = mergeFeatures([createAnswersFeature({ ...services, places }), drawing]);
  const { actions } = drawing;

  const run = async (job: Job, signal = new AbortController().signal) => {
    jobs.set(job.id, job);
    const outcome = await createTurns(services, handlers, [createImagine({ drawing })]).run(
      { ...job, attempts: job.attempts + 1 },
      signal,
      new AbortController().signal,
    );
    const last = jobs.get(job.id);
    if (outcome.state !== 'again' && last) {
      jobs.set(job.id, { ...last, state: outcome.state });
      ended.add(job.id);
    }
    return outcome;
  };

  return {
    channel,
    whispers,
    audiences,
    blobs,
    journal,
    jobs,
    history,
    imageModel,
    actions,
    log,
    run,
  };
}

export type World = ReturnType<typeof setUp>;

/** `/imagine …` as a job. */
export function toCommandJob(options: CommandEvent['options'], id = 'j1'): Job {
  const event: CommandEvent = {
    type: 'command',
    key: `${conversation}/${id}/command`,
    conversation,
    place,
    at: 0,
    speaker,
    name: 'imagine',
    options,
    typed: Object.keys(options),
    locale: null,
    interaction: { secret: id },
    messageId: null,
  };
  return toJob(id, event, Date.now());
}

/** A press of a button as a job. */
export function toActionJob(action: string, id = 'j2'): Job {
  return toJob(id, toActionEvent(action, id), Date.now());
}

export function toActionEvent(action: string, id = 'j2'): ActionEvent {
  return {
    type: 'action',
    key: `${conversation}/${id}/action`,
    conversation,
    place,
    at: Date.now(),
    speaker,
    isAdmitted: true,
    action,
    messageId: 'm1',
    interaction: { secret: id },
  };
}

export function toFormJob(action: string, fields: Record<string, string>, id = 'j2'): Job {
  const { messageId: _, ...press } = toActionEvent(action, id);
  const event: FormEvent = { ...press, type: 'form', fields };
  return toJob(id, event, Date.now());
}

/** What a person sees of one message. */
export function shown(world: World, index = 0) {
  const found = world.channel.shown.filter(({ isRemoved }) => !isRemoved)[index];
  if (!found) throw new Error(`there is no message ${index}`);
  const { text, status, buttons, files } = found.content;
  return { text, status, labels: buttons.map(({ label }) => label), files };
}

/** The words that a picture of the double is made of. */
export async function pictureOf(world: World, hash: string | undefined): Promise<string> {
  const bytes = await world.blobs.get(hash ?? '');
  return new TextDecoder().decode(bytes ?? undefined);
}
