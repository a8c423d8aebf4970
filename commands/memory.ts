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
  { event, access }: CommandUse,
): Promise<string> {
  const { place, options } = event;
  const { platform } = jobRun.adapter;
  if (platform.isAddressed(place)) return memoryStrings.always;
  const isOn = await channels.isOn(place);
  const { state } = options;
  if (state === undefined) return isOn ? memoryStrings.on : memoryStrings.off;
  if (!(await isAdmin(jobRun, event))) return strings.adminsChange;
  if (state === 'off') {
    await channels.turnOff(place);
    return memoryStrings.turnedOff;
  }
  if (isOn) return memoryStrings.on;
  const { thinking } = jobRun.signals;
  const earlier = await channels.turnOn(place, access, thinking);
  return earlier === 0 ? memoryStrings.turnedOn : memoryStrings.turnedOnWithEarlier(earlier);
}
