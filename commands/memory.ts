import type { Command, CommandUse } from '../src/core/jobs/command.ts';
import type { JobRun } from '../src/core/jobs/job-run.ts';
import type { IsAdmin } from '../src/core/jobs/permission.ts';
import { strings } from '../src/core/strings/index.ts';
import type { MemoryFeature } from '../src/features/memory/index.ts';
import { memoryStrings } from '../src/features/memory/strings/index.ts';
import { defineSpec, toTextOption } from './spec.ts';

/** `/memory`: whether what is said in this channel without Parley is remembered. */
export const memory = defineSpec({
  name: 'memory',
  options: [toTextOption('state', { choices: ['on', 'off'] })],
  answers: 'public',
  tellsChannel: true,
});

export type MemoryCommandServices = { readonly memory: MemoryFeature; readonly isAdmin: IsAdmin };

export function createMemoryCommand(services: MemoryCommandServices): Command {
  return {
    ...memory,
    async run(jobRun, use) {
      await use.say({ text: await change(services, jobRun, use) });
    },
  };
}

async function change(
  { memory: { channels }, isAdmin }: MemoryCommandServices,
  jobRun: JobRun,
  use: CommandUse,
): Promise<string> {
  const { event, access } = use;
  const { place, options } = event;
  const { platform } = jobRun.adapter;
  if (platform.isAddressed(place)) return memoryStrings.always;
  const isOn = await channels.isOn(place);
  const { state } = options;
  if (state === undefined) return isOn ? memoryStrings.on : memoryStrings.off;
  if (!(await isAdmin(jobRun, event))) return strings.adminsChange;
  if (await isAside(use)) return memoryStrings.inChannel(state === 'off' ? 'off' : 'on');
  if (state === 'off') {
    await channels.turnOff(place);
    return memoryStrings.turnedOff;
  }
  if (isOn) return memoryStrings.on;
  const { thinking } = jobRun.signals;
  const earlier = await channels.turnOn(place, access, thinking);
  const where = (await isPost(use)) ? 'forum' : 'channel';
  return earlier === 0
    ? memoryStrings.turnedOn(where)
    : memoryStrings.turnedOnWithEarlier(where, earlier);
}

/**
 * Whether it is answered in a thread, which not everyone in the channel sees, although it concerns
 * all of them. A forum has only posts, which are read by everyone who reads the forum.
 */
async function isAside(use: CommandUse): Promise<boolean> {
  return use.question.place.thread !== undefined && !(await isPost(use));
}

async function isPost({ question: { place }, access }: CommandUse): Promise<boolean> {
  const { thread, ...channel } = place;
  if (thread === undefined || (await access.findReadable(channel)) !== null) return false;
  return (await access.findReadable(place)) !== null;
}
