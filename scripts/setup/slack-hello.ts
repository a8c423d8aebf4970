import { createSlackCall, slackChannelsSchema, slackSelfSchema } from '../probe/slack.ts';
import type { Dialog } from './dialog.ts';
import type { StepContext } from './step.ts';

const NOWHERE = 'nowhere';
const AGAIN = 'again';
const SLACK_API = 'https://slack.com/api/';

export const HELLO = 'Hello, I’m here. Mention me with a question, send me a file, or type /help.';

/** Offers to say hello in a channel that Parley is in; the workspace and its channels are noted. */
export async function greetOnSlack({ dialog, values, places }: StepContext): Promise<void> {
  const { SLACK_BOT_TOKEN: token = '', SLACK_API_URL } = values();
  const call = createSlackCall({ token, apiUrl: SLACK_API_URL || SLACK_API });
  const self = await call('auth.test').catch(() => null);
  if (!self?.ok) return;
  const { team, team_id: id, user } = slackSelfSchema.parse(self.body);
  if (id !== '') places.push({ value: id, label: `everyone in ${team}`, hint: 'Slack workspace' });
  for (;;) {
    const channels = await listChannels(call);
    const chosen = await dialog.choose(
      channels.length === 0
        ? `Parley isn’t in any channel yet: type /invite @${user} in one.`
        : 'Say hello in a channel?',
      [
        ...channels.map(({ id: value, name }) => ({ value, label: `#${name}` })),
        { value: AGAIN, label: 'Check again', hint: `after /invite @${user}` },
        { value: NOWHERE, label: 'Continue' },
      ],
    );
    if (chosen === AGAIN) continue;
    for (const { id: value, name } of channels)
      places.push({ value, label: `#${name}`, hint: 'Slack channel' });
    if (chosen !== null && chosen !== NOWHERE) await sayHello(dialog, call, chosen);
    return;
  }
}

async function sayHello(dialog: Dialog, call: SlackCall, channel: string): Promise<void> {
  const said = await call('chat.postMessage', { channel, text: HELLO }).catch(() => null);
  if (said?.ok) dialog.done('Said hello.');
  else dialog.problem(`That didn’t work (${said?.error ?? 'no answer'}).`);
}

type SlackCall = ReturnType<typeof createSlackCall>;

async function listChannels(call: SlackCall) {
  const types = 'public_channel,private_channel';
  const args = { types, limit: '100', exclude_archived: 'true' };
  const reply = await call('users.conversations', args).catch(() => null);
  return reply?.ok ? slackChannelsSchema.parse(reply.body).channels : [];
}
