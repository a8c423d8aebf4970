import { findDiscordTokenMistake } from '../../src/config/forms.ts';
import {
  createDiscordCall,
  type DiscordCall,
  discordApplicationSchema,
  discordUserSchema,
  mayReadContent,
} from '../probe/discord.ts';
import type { Dialog } from './dialog.ts';
import { greetOnDiscord, waitForServer } from './discord-hello.ts';
import { orUnreachable } from './slack.ts';
import {
  askForSecret,
  keepOrChange,
  type Refused,
  type Step,
  toFlaw,
  type Values,
} from './step.ts';

const PORTAL = 'https://discord.com/developers/applications';
const DISCORD_API = 'https://discord.com/api';

/** The bot's token, its intent, its invitation to a server, and a hello there. */
export const setUpDiscord: Step = async (context) => {
  const { dialog, values, save } = context;
  dialog.title('Discord');
  const { DISCORD_TOKEN: old } = values();
  let token = old ?? '';
  if (token !== '') {
    dialog.say('Checking your current settings…');
    const refused = await checkDiscordToken(token, values());
    if (refused === null) dialog.done('The token works.');
    else dialog.problem(refused.text);
    const next = await keepOrChange(dialog, 'Discord');
    if (next === 'remove') return save({ DISCORD_TOKEN: null });
    if (next === 'keep' && refused !== null) return;
    if (next === 'change') token = '';
  } else if (!(await dialog.confirm('Connect Discord?', true))) return;
  if (token === '') {
    token = await askForToken(dialog, values());
    if (token === '') return dialog.say('Discord stays off.');
    save({ DISCORD_TOKEN: token });
  }
  await goOn(context, toDiscordCall(token, values()));
};

async function goOn(context: Parameters<Step>[0], call: DiscordCall): Promise<void> {
  const { dialog } = context;
  if (!(await switchOn(dialog, call))) return;
  await waitForServer(dialog, call);
  await greetOnDiscord(context, call);
}

export function toDiscordCall(token: string, { DISCORD_API_URL }: Values): DiscordCall {
  return createDiscordCall({ token, apiUrl: DISCORD_API_URL || DISCORD_API });
}

async function askForToken(dialog: Dialog, values: Values): Promise<string> {
  dialog.say(
    'New Application → Bot → Reset Token. On the same page turn on “Message Content Intent”.',
  );
  dialog.link(PORTAL);
  dialog.open(PORTAL);
  return askForSecret(dialog, {
    message: 'Bot token',
    findFlaw: (value) => toFlaw('That', findDiscordTokenMistake(value)),
    check: (given) => checkDiscordToken(given, values, dialog),
  });
}

/** Null if Discord accepts the token. */
export async function checkDiscordToken(
  token: string,
  values: Values,
  dialog?: Pick<Dialog, 'done'>,
): Promise<Refused | null> {
  const flaw = toFlaw('DISCORD_TOKEN', findDiscordTokenMistake(token));
  if (flaw !== null) return { text: flaw, isUnreachable: false };
  return orUnreachable(async () => {
    const { status, body } = await toDiscordCall(token, values)('GET', '/users/@me');
    const user = discordUserSchema.safeParse(body).data;
    if (status !== 200 || !user)
      return {
        text: `Discord rejected it (${status}): Bot page → Reset Token gives a new one. Don’t use the client secret or the public key.`,
        isUnreachable: status === 429,
      };
    dialog?.done(`It works: ${user.username}.`);
    return null;
  });
}

/** The intent without which threads are not followed. False: Discord is out of reach. */
async function switchOn(dialog: Dialog, call: DiscordCall): Promise<boolean> {
  for (;;) {
    const reply = await call('GET', '/applications/@me').catch(() => null);
    const application = discordApplicationSchema.safeParse(reply?.body).data;
    if (!application) return false;
    if (mayReadContent(application)) return true;
    dialog.problem(
      'Message Content Intent is off: Parley can’t follow threads without a mention, or hear voice notes.',
    );
    dialog.link(`${PORTAL}/${application.id}/bot`);
    const next = await dialog.choose('Turn it on there, then:', [
      { value: 'again', label: 'Check again' },
      { value: 'without', label: 'Continue without it' },
    ]);
    if (next === 'without') return true;
  }
}
