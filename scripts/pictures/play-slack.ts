import { callReply, textReply } from '../../src/demo/frames.ts';
import { startOnSlack } from '../../test/e2e/harness.ts';
import { toPdf } from '../../test/media/pdf-files.ts';
import { WAIT_MS } from '../../test/waiting.ts';
import { fromSlack } from './from-slack.ts';
import type { Transcript } from './transcript.ts';

const CHANNEL = { id: 'C1', name: 'purchasing' };
const PEOPLE = new Map([
  ['U1', 'Ada'],
  ['U2', 'Ben'],
  ['U3', 'Chika'],
  ['U4', 'Dario'],
]);
const VOTES = [
  ['U1', 'One year'],
  ['U2', 'One year'],
  ['U3', 'Three years'],
  ['U4', 'One year'],
] as const;

const OFFER = toPdf([
  'Offer: hosting and gold support. Hosting 540.00 a month. Support 3,000.00 in the first year.',
  'From the second year on, support is 4,800.00 a year.',
  'Renews by 12 months unless cancelled 90 days before the end of the term.',
]);
const COSTS = `It costs **€9,480 in the first year** and €11,280 in every year after it.

| | First year | Later years |
| --- | ---: | ---: |
| Hosting, 12 × €540 | €6,480 | €6,480 |
| Gold support | €3,000 | €4,800 |
| **Total** | **€9,480** | **€11,280** |

Two catches:

- Support costs 60 % more from the second year on (page 2).
- It renews unless you cancel **90 days** ahead (page 3).`;
const POLL = { question: 'Which term do we take?', options: ['One year', 'Three years'] };
/** A question about a PDF, and a vote. */
export async function playOnSlack(): Promise<Transcript> {
  const users = [...PEOPLE].map(([id, realName]) => ({ id, name: realName, realName }));
  const channels = [{ ...CHANNEL, members: [...PEOPLE.keys()] }];
  let laterMs = 0; // Moved on so that the votes do not all fall into one second.
  const { slack, model, close } = await startOnSlack({
    clock: () => Date.now() + laterMs,
    workspaces: [{ id: 'T1', channels, users }],
  });
  try {
    model.next(textReply(COSTS.split(/(?<=\n)/)));
    const thread = slack.person('U1').mention({
      channel: CHANNEL.id,
      text: 'what would this cost us a year, and is there a catch?',
      files: [{ name: 'offer.pdf', bytes: Buffer.from(OFFER), mimetype: 'application/pdf' }],
    });
    const seen = () => slack.messages(CHANNEL.id, thread);
    const withButton = (label: string, count = 1) =>
      slack.waitFor(
        () => seen().filter(({ buttons }) => buttons.some(({ text }) => text === label))[count - 1],
        WAIT_MS,
      );
    await withButton('Regenerate');

    model.next(
      callReply([{ name: 'poll', id: 'c1', arguments: JSON.stringify(POLL) }]),
      textReply('Over to all of you:'),
    );
    laterMs += 4 * 60_000;
    const text = 'let everyone vote: one year or three?';
    slack.person('U2').say({ channel: CHANNEL.id, threadTs: thread, text });
    const { ts: poll } = await withButton('One year');
    for (const [user, label] of VOTES) await slack.person(user).press(poll, label);
    await slack.waitFor(() => slack.message(poll).text.includes('3 votes'), WAIT_MS);

    const names = new Map([...PEOPLE, [slack.botUserId, 'Parley']]);
    return fromSlack(seen(), { channel: CHANNEL.name, botId: slack.botUserId, names });
  } finally {
    await close();
  }
}
