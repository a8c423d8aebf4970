import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { onDisk } from './drawn.ts';
import * as discord from './on-discord.ts';
import { quiet } from './pressing.ts';

// Kind: a command that is typed behind a mention is answered in direct messages, with buttons for
// what belongs to the server: pressed there, they mean what stands on the server.

const { WAIT_MS } = discord;

async function start() {
  const running = await discord.start({}, onDisk());
  const { discord: at, model } = running;
  const admin = at.person('41', { admin: true });
  const ada = at.person('42');
  const directTo = (id: string) => at.messages(at.dmId(id));
  const shows = (id: string, label: string) =>
    at.waitFor(
      () => directTo(id).findLast(({ buttons }) => buttons.some((each) => each.label === label)),
      WAIT_MS,
    );
  const says = (id: string, words: RegExp) =>
    at.waitFor(() => directTo(id).find(({ text }) => words.test(text)), WAIT_MS);
  return { running, at, model, admin, ada, shows, says };
}

test('a reminder that was set in a channel is canceled in direct messages', async () => {
  const { at, ada, shows, says } = await start();
  ada.mention('/remind vote in 2 hours');
  const set = await shows('42', 'Cancel');
  expect(set.text).toContain('in the channel where you asked');
  await ada.pressSeen(set, 'Cancel').answered();
  await says('42', /^Canceled/);
  ada.mention('/remind list');
  await says('42', /no reminders/i);
  expect(at.failures).toEqual([]);
});

test('a reminder in a list that was asked for in a channel is canceled there, too', async () => {
  const { at, ada, shows, says } = await start();
  ada.mention('/remind vote in 2 hours');
  const set = await shows('42', 'Cancel');
  ada.mention('/remind list');
  const inList = () =>
    at.messages(at.dmId('42')).find(({ id, text }) => id !== set.id && /vote/.test(text));
  const list = await at.waitFor(inList, WAIT_MS);
  await ada.pressSeen(list, list.buttons[0]?.label ?? '').answered();
  await says('42', /^Canceled/);
});

test.each([
  ['an admin', '41', /^Forgotten/],
  ['nobody else', '42', /admin/i],
])('a channel is forgotten in direct messages by %s', async (_name, id, words) => {
  const { at, running, model, shows, says, ...people } = await start();
  const person = id === '41' ? people.admin : people.ada;
  model.answer(() => textReply('Striped.'));
  people.ada.mention('how is the zebra?');
  await quiet({ running });
  person.mention('/forget channel');
  if (id === '41') await person.pressSeen(await shows(id, 'Forget'), 'Forget').answered();
  await says(id, words);
});

test('who has lost the admin role meanwhile forgets no channel in direct messages', async () => {
  const { at, running, model, admin, ada, shows, says } = await start();
  model.answer(() => textReply('Striped.'));
  ada.mention('how is the zebra?');
  await quiet({ running });
  admin.mention('/forget channel');
  const asked = await shows('41', 'Forget');
  at.expel('41');
  await admin.pressSeen(asked, 'Forget').answered();
  await says('41', /admin/i);
});
