import { expect, test } from 'vitest';
import { createAccess } from '../../../../src/core/access.ts';
import type { Audience } from '../../../../src/core/ports.ts';
import { never } from '../start.ts';
import { ASKER, type Asked, ask, GUEST, OTHER } from './searching.ts';

// Kind: what Slack's own search finds is not what may be told. Each place is asked about, by the
// rule that every reader keeps (promise 13).

test.each<[string, (say: Asked['say']) => unknown]>([
  ['a private channel', (say) => say('C6', 'the beans arrive by night')],
  ['a thread of a private channel', (say) => say('C6', 'beans', say('C6', 'Delivery'))],
  ['direct messages of another person', (say) => say('D2', 'the beans arrive by night')],
  ['a channel that the asker could join', (say) => say('C8', 'the beans arrive by night')],
  ['another workspace', (say) => say('C77', 'the beans arrive', undefined, ASKER, 'T2')],
])('%s is not recalled', async (_what, write) => {
  const { say, recall } = await ask();
  write(say);
  say('C5', 'the beans arrive on Tuesday');
  const { hits } = await recall('when do the beans arrive?');

  expect(hits.map(({ hit }) => hit.message.text)).toContain('the beans arrive on Tuesday');
  expect(hits.filter(({ hit }) => hit.place.channel !== 'C5')).toEqual([]);
});

test.each<[string, string]>([
  ['a private channel', 'C6'],
  ['direct messages of another person', 'D2'],
  ['a channel that the asker is not in', 'C8'],
  ['a channel of another workspace', 'C77'],
  ['a channel that is nowhere', 'C404'],
])('were Slack to name %s, it would not be recalled', async (_what, channel) => {
  const { emulator, recall } = await ask();
  emulator.inventSearchResult({
    author_user_id: OTHER,
    channel_id: channel,
    message_ts: '1700000000.000100',
    content: 'the beans arrive by night',
    permalink: `https://t1.slack.com/archives/C5/p1700000000000100`,
  });

  expect(await recall('beans')).toEqual({ hits: [], gap: null });
});

test('a channel that was left a second ago is not recalled any more', async () => {
  const { emulator, say, recall } = await ask();
  say('C5', 'the beans arrive on Tuesday');
  expect((await recall('beans arrive Tuesday')).hits[0]?.hit.place.channel).toBe('C5');
  emulator.leave('C5', ASKER);

  const { hits } = await recall('beans arrive Tuesday');
  expect(hits.filter(({ hit }) => hit.place.channel === 'C5')).toEqual([]);
});

test('what not everyone in the channel may read is marked for the asker alone', async () => {
  const { say, recall } = await ask();
  say('C9', 'the beans arrive on Tuesday', undefined, ASKER);
  const shared = async (to?: Audience['to']) =>
    (await recall('beans Tuesday', to)).hits.find(({ hit }) => hit.place.channel === 'C9')?.readable
      .isShared;

  expect(await shared()).toBe(false);
  expect(await shared({ person: ASKER })).toBe(true);
});

test('a guest is told nothing that guests do not see', async () => {
  const { adapter, say, question } = await ask({}, 'C10');
  say('C1', 'the beans arrive on Tuesday');
  const { place: here, speaker: asker, searchToken = null } = await question('<@UBOT> ?', GUEST);
  const access = createAccess(adapter, { here, asker, to: 'everyone', searchToken }, never);

  expect(await access.search('beans', 20)).toEqual({ hits: [], gap: null });
});

test('deleted and edited messages are found as they stand', async () => {
  const { emulator, say, recall } = await ask();
  const gone = say('C5', 'the beans arrive on Monday');
  const edited = say('C5', 'the beans arrive on Wednesday');
  emulator.person(OTHER).remove(gone);
  emulator.person(OTHER).edit(edited, 'the beans arrive on Friday');
  const { hits } = await recall('on which day do the beans arrive: Monday, Wednesday, Friday?');

  const texts = hits.map(({ hit }) => hit.message.text).filter((text) => text.startsWith('the'));
  expect(texts).toEqual(['the beans arrive on Friday']);
});
