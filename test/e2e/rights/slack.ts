import { textReply } from '../../../src/demo/frames.ts';
import type { ChannelOptions } from '../../emulators/slack/types.ts';
import { answer, start, WAIT_MS } from '../on-slack.ts';
import type { Stage, Target } from './table.ts';

const ASKER = 'U1';
const OTHER = 'U2';

/**
 * What there is to aim at in the asker's workspace, and `T2/…` in another one, where Parley is,
 * too.
 */
const CHANNELS: readonly ChannelOptions[] = [
  { id: 'C1', name: 'general' },
  { id: 'C5', name: 'open' },
  { id: 'C6', name: 'private', kind: 'group', members: [OTHER] },
  { id: 'G7', name: 'group', kind: 'mpim', members: [OTHER] },
  { id: 'C8', name: 'joinable', members: [OTHER] },
  { id: 'C9', name: 'ours', kind: 'group', members: [ASKER, OTHER] },
  { id: 'C10', name: 'left', kind: 'group', members: [ASKER, OTHER] },
  { id: 'C11', name: 'closed', members: [ASKER, OTHER] },
  { id: 'C12', name: 'without', members: [ASKER, OTHER] },
  { id: 'G8', name: 'our-group', kind: 'mpim', members: [ASKER, OTHER] },
  { id: 'D1', kind: 'im', members: [ASKER] },
  { id: 'D2', kind: 'im', members: [OTHER] },
];

const ELSEWHERE: readonly ChannelOptions[] = [
  { id: 'C77', name: 'elsewhere', members: [OTHER] },
  { id: 'C78', name: 'secluded', kind: 'group', members: [OTHER] },
];
/** Where the asker is when they aim. */
const IN = ['C5', 'C9', 'C11', 'C12', 'G8'];
const ALL = [...CHANNELS, ...ELSEWHERE];

const users = [
  { id: ASKER, name: 'ada', isAdmin: true },
  { id: OTHER, name: 'grace' },
];

export type Two = Awaited<ReturnType<typeof startTwo>>;

/** Two workspaces with Parley in both. */
export async function startTwo() {
  const running = await start({
    workspaces: [
      { id: 'T1', users, channels: CHANNELS },
      { id: 'T2', users, channels: ELSEWHERE },
    ],
  });
  const { slack, model } = running;
  const asker = slack.person(ASKER);

  /** What the asker is shown next, wherever they used the command. */
  const shownAfter = async (act: () => Promise<unknown>, where = 'C1'): Promise<string> => {
    const all = () => slack.messages(where).filter(({ ephemeralFor }) => ephemeralFor === ASKER);
    const before = all().length;
    await act();
    return (await slack.waitFor(() => all()[before], WAIT_MS)).text;
  };

  /**
   * Chooses from the menu in a place that the asker is, or comes to be, in: what they do not keep
   * is gone before Slack has told.
   */
  const choose = (channel: string, message: string, isIn: boolean) =>
    shownAfter(async () => {
      if (!isIn) slack.join(channel, ASKER);
      const pressed = asker.messageShortcut(message, 'summarize');
      if (!isIn) slack.leave(channel, ASKER);
      await pressed;
    }, channel);

  const question = async () => {
    const root = asker.mention({ channel: 'C1', text: 'go on' });
    const find = () =>
      slack
        .messages('C1', root)
        .find(
          ({ buttons, streaming }) =>
            !streaming && buttons.some(({ text }) => /Approve|Regenerate/.test(text)),
        );
    const first = await slack.waitFor(find, WAIT_MS);
    if (first.buttons.some(({ text }) => text === 'Approve'))
      await asker.press(first.ts, 'Approve');
    await answer(running, 'C1', root);
    return root;
  };

  const reminded = async (root: string) => {
    const isReminder = ({ text }: { text: string }) => text.includes('⏰');
    await slack.waitFor(() => slack.messages('C1', root).some(isReminder), WAIT_MS);
  };

  /**
   * A person with access says a secret there, in a thread if one is asked for; from then on the
   * asker aims at it.
   */
  const aim = async (channel: string, { isInThread = false } = {}) => {
    const team = ELSEWHERE.some(({ id }) => id === channel) ? 'T2' : 'T1';
    const isDirect = channel.startsWith('D');
    const secret = `zebra-${channel}`;
    const author = slack.person(channel === 'D1' ? ASKER : OTHER, team);
    model.answer(() => textReply('Noted.'));
    const root = isInThread ? { threadTs: author.say({ channel, text: 'a thread' }) } : {};
    const message = author.say({ channel, text: secret, ...root });
    if (isDirect) await answer(running, channel, message);
    const name = ALL.find(({ id }) => id === channel)?.name ?? '';
    const links = toLinks(channel, message, root.threadTs);
    const target: Target = { channel, message, secret, name, links };
    const hasMenu = team === 'T1' && !isDirect;
    const stage: Stage = {
      ...{ model, question, reminded },
      summarize: (since) => shownAfter(() => asker.slash('/summarize', `--since "${since}"`, 'C1')),
      choose: hasMenu ? () => choose(channel, message, IN.includes(channel)) : null,
      written: (where) =>
        slack
          .messages(where, undefined, team)
          .filter(({ user, ephemeralFor }) => user.startsWith('UBOT') && !ephemeralFor)
          .map(({ text }) => text),
    };
    return { stage, target };
  };

  return { aim, slack };
}

function toLinks(channel: string, message: string, root?: string): Target['links'] {
  const query = root === undefined ? '' : `?thread_ts=${root}&cid=${channel}`;
  const toLink = (host: string) =>
    `https://${host}.slack.com/archives/${channel}/p${message.replace('.', '')}${query}`;
  return {
    link: toLink(/^C7/.test(channel) ? 't2' : 't1'),
    'own workspace': `<${toLink('t1')}|a message>`,
    'other host': `${toLink('t2')}${query === '' ? '?' : '&'}x=1#y`,
  };
}
