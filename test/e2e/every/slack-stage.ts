import * as onSlack from '../on-slack.ts';
import { type Seen, type Setup, type Spot, type Stage, TOPIC, type Who } from './stage.ts';

/** Slack has no commands in threads. */
const SLACK_WAYS = [
  ['channel', 'slash'],
  ['channel', 'umbrella'],
  ['channel', 'message'],
  ['thread', 'message'],
  ['dm', 'slash'],
  ['dm', 'message'],
] as const;

const RESERVED = ['help', 'remind', 'settings'];

export async function slackStage({ environment, locale }: Setup = {}): Promise<Stage> {
  const { slack, model } = await onSlack.start(locale ? toWorkspace(locale) : {}, environment);
  const ids = { admin: 'U1', member: 'U2' } as const;
  slack.addChannel({ id: 'C3', name: 'news', members: ['U1', 'U2'] });
  const root = slack.person('U2').say({ channel: 'C1', text: TOPIC });
  const idOf = (spot: Spot, who: Who) => (spot === 'dm' ? slack.dmOf(ids[who]) : 'C1');
  const thread = (spot: Spot) => (spot === 'thread' ? { threadTs: root } : {});
  const own = () =>
    ['C1', 'C3', slack.dmOf('U1'), slack.dmOf('U2')]
      .flatMap((channel) => slack.messages(channel))
      .filter(({ user }) => user === 'UBOT')
      .map(({ ts, channel, text, buttons, files, ephemeralFor, streaming, threadTs }): Seen => {
        const votes = buttons.filter(({ value }) => value.startsWith('vote'));
        return {
          ...{ id: ts, channel, text, files, isGrowing: streaming },
          labels: buttons.filter((each) => !votes.includes(each)).map((each) => each.text),
          choices: votes.map((each) => each.text),
          isPrivate: ephemeralFor !== undefined,
          isInThread: threadTs !== undefined,
          isDirect: channel.startsWith('D'),
        };
      });
  const ask: Stage['ask'] = (who, spot, text, files = []) => {
    const given = files.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes) }));
    const person = slack.person(ids[who]);
    if (spot === 'dm') person.dm({ text, files: given });
    else person.mention({ channel: 'C1', text, files: given, ...thread(spot) });
  };
  return {
    platform: 'Slack',
    model,
    timeZone: 'America/New_York',
    pings: /<!channel>|<@U2>/,
    elsewhere: 'C3',
    ways: SLACK_WAYS,
    opensThread: ([spot, way]) => spot === 'channel' && way === 'message',
    readers([spot, way], isPrivate) {
      const isAlone = spot === 'dm' && way === 'message';
      const isHidden = isPrivate && !isAlone;
      return {
        isPrivate: isHidden,
        isDirect: spot === 'dm',
        // Slack does not show an ephemeral message in a thread that has no messages.
        isInThread: spot === 'thread' || (way === 'message' && !isHidden),
      };
    },
    own,
    ask,
    say: (spot, text, files = []) =>
      slack.person('U2').say({
        ...{ channel: idOf(spot, 'member'), text, ...thread(spot) },
        files: files.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes) })),
      }),
    use(who, [spot, way], { name, typed = '' }) {
      if (way === 'message') return ask(who, spot, `/${name} ${typed}`.trim());
      const person = slack.person(ids[who]);
      const own = RESERVED.includes(name) ? `/parley-${name}` : `/${name}`;
      const command =
        way === 'slash' ? ([own, typed] as const) : (['/parley', `${name} ${typed}`] as const);
      void person.slash(...command, idOf(spot, who));
    },
    press: (who, { id }, label) => void slack.person(ids[who]).press(id, label),
    waitFor: (look) => slack.waitFor(look, onSlack.WAIT_MS),
  };
}

/** The people of the emulator's own workspace, whose clients speak this language. */
function toWorkspace(locale: string) {
  const users = [
    { id: 'U1', name: 'ada', isAdmin: true, tz: 'Europe/London', locale },
    { id: 'U2', name: 'grace', tz: 'America/New_York', locale },
  ];
  return { workspaces: [{ id: 'T1', users }] };
}
