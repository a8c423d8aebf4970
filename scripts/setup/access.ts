import { z } from 'zod';
import { toAccessList } from '../../src/core/conversation/policy.ts';
import { createSlackCall } from '../probe/slack.ts';
import type { Choice } from './dialog.ts';
import type { Step, Values } from './step.ts';

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

/** Slack's own bot says that it is none. */
const SLACKBOT = 'USLACKBOT';

/** Who may use Parley: names are shown, ids are written. */
export const setUpAccess: Step = async ({ dialog, values, save, places }) => {
  const { PARLEY_ALLOW: old } = values();
  if (places.length === 0 && !old) return;
  dialog.title('Who may use it');
  const choices = [...places, ...(await listPeople(values()))];
  const known = toAccessList(old?.split(',').map((id) => id.trim()) ?? null);
  if (old) {
    const names = (known.allow ?? []).map((id) => toName(id, choices));
    dialog.say(
      `Now: ${[...names, ...known.deny.map((id) => `not ${toName(id, choices)}`)].join(', ')}`,
    );
  }
  const next = await dialog.choose('Who may use Parley?', [
    ...(old ? [{ value: 'keep' as const, label: 'Keep it as it is' }] : []),
    { value: 'all', label: 'Everyone who can reach it', hint: 'on Slack, Discord and the page' },
    ...(choices.length > 0 ? [{ value: 'some' as const, label: 'Only those I choose' }] : []),
  ]);
  if (next === null || next === 'keep') return;
  // Who was denied stays denied.
  const denied = known.deny.map((id) => `!${id}`);
  if (next === 'all') return save({ PARLEY_ALLOW: denied.length > 0 ? denied.join(',') : null });
  const chosen = await dialog.chooseSome('Type to search, Tab or Space to select', choices);
  if (chosen.length === 0) return dialog.problem('Nothing was selected, so nothing has changed.');
  save({ PARLEY_ALLOW: [...chosen, ...denied].join(',') });
  dialog.done(`May use it: ${chosen.map((id) => toName(id, choices)).join(', ')}.`);
};

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
