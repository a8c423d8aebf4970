import { z } from 'zod';
import { toItems } from '../../src/config/contradictions.ts';
import { toAccessList } from '../../src/core/conversation/policy.ts';
import { createSlackCall } from '../probe/slack.ts';
import type { Choice } from './dialog.ts';
import type { Step, StepContext, Values } from './step.ts';

const usersSchema = z.object({
  members: z.array(
    z.object({
      id: z.string(),
      real_name: z.string().catch(''),
      name: z.string().catch(''),
      is_bot: z.boolean().catch(false),
      deleted: z.boolean().catch(false),
    }),
  ),
});

/** Slackbot is not marked as a bot. */
const SLACKBOT = 'USLACKBOT';

/** Who may use Parley, and who are its admins: names are shown, ids are written. */
export const setUpAccess: Step = async (context) => {
  const { dialog, values, places } = context;
  if (places.length === 0 && !values().PARLEY_ALLOW) return;
  dialog.title('Who may use it');
  const people = [...(await listPeople(values())), ...places.filter(isPerson)];
  await askWhoMayUseIt(context, [...places.filter((each) => !isPerson(each)), ...people]);
  await askForAdmins(context, people);
};

/** What a person who was met on the way is marked with. */
export const PERSON_ON_DISCORD = 'on Discord';

function isPerson({ hint }: Choice<string>): boolean {
  return hint === PERSON_ON_DISCORD;
}

async function askWhoMayUseIt(
  { dialog, values, save }: StepContext,
  choices: readonly Choice<string>[],
): Promise<void> {
  const { PARLEY_ALLOW: old } = values();
  const known = toAccessList(old?.split(',').map((id) => id.trim()) ?? null);
  if (old) {
    const names = (known.allow ?? []).map((id) => toName(id, choices));
    dialog.say(
      `Currently: ${[...names, ...known.deny.map((id) => `not ${toName(id, choices)}`)].join(', ')}`,
    );
  }
  const next = await dialog.choose('Who may use Parley?', [
    ...(old ? [{ value: 'keep' as const, label: 'Keep it as it is' }] : []),
    { value: 'all', label: 'Everyone who can reach it', hint: 'on Slack, Discord and the page' },
    ...(choices.length > 0
      ? [{ value: 'some' as const, label: 'Only the people and places I choose' }]
      : []),
  ]);
  if (next === null || next === 'keep') return;
  // Who was denied stays denied.
  const denied = known.deny.map((id) => `!${id}`);
  if (next === 'all') return save({ PARLEY_ALLOW: denied.length > 0 ? denied.join(',') : null });
  const chosen = await dialog.chooseSome(HOW_TO_CHOOSE, choices);
  if (chosen.length === 0) return dialog.problem(NOTHING_CHOSEN);
  save({ PARLEY_ALLOW: [...chosen, ...denied].join(',') });
  dialog.done(`Allowed: ${chosen.map((id) => toName(id, choices)).join(', ')}.`);
}

const HOW_TO_CHOOSE = 'Type to search, Tab or Space to select';
const NOTHING_CHOSEN = 'Nothing was selected, so nothing has changed.';

async function askForAdmins(
  { dialog, values, save }: StepContext,
  people: readonly Choice<string>[],
): Promise<void> {
  const old = toItems(values().PARLEY_ADMINS);
  if (people.length === 0 && old.length === 0) return;
  if (old.length > 0) dialog.say(`Currently: ${old.map((id) => toName(id, people)).join(', ')}`);
  const next = await dialog.choose(
    'Who are its admins? They change settings and approve actions.',
    [
      ...(old.length > 0 ? [{ value: 'keep' as const, label: 'Keep it as it is' }] : []),
      { value: 'none', label: 'The admins of the workspace or server' },
      ...(people.length > 0
        ? [{ value: 'some' as const, label: 'They and the people I choose' }]
        : []),
    ],
  );
  if (next === null || next === 'keep') return;
  if (next === 'none') return save({ PARLEY_ADMINS: null });
  const chosen = await dialog.chooseSome(HOW_TO_CHOOSE, people);
  if (chosen.length === 0) return dialog.problem(NOTHING_CHOSEN);
  // Who has no name here could not be chosen again.
  const nameless = old.filter((id) => !people.some(({ value }) => value === id));
  save({ PARLEY_ADMINS: [...new Set([...chosen, ...nameless])].join(',') });
  dialog.done(`Admins: ${chosen.map((id) => toName(id, people)).join(', ')}.`);
}

function toName(id: string, choices: readonly Choice<string>[]): string {
  return choices.find(({ value }) => value === id)?.label ?? id;
}

const MAX_PEOPLE = '200';

async function listPeople({ SLACK_BOT_TOKEN: token, SLACK_API_URL }: Values) {
  if (!token) return [];
  const call = createSlackCall({ token, apiUrl: SLACK_API_URL || 'https://slack.com/api/' });
  const reply = await call('users.list', { limit: MAX_PEOPLE }).catch(() => null);
  const members = usersSchema.safeParse(reply?.body).data?.members ?? [];
  return members
    .filter(({ id, is_bot, deleted }) => !is_bot && !deleted && id !== SLACKBOT)
    .map(({ id, name, real_name }) => ({
      value: id,
      label: real_name || name || id,
      hint: 'on Slack',
    }));
}
