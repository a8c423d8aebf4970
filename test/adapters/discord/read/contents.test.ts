import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { toUnread } from '../../../../src/core/messages.ts';
import { createAdapter, never, type Started, start } from '../harness.ts';

// Kind: what a message says and brings is the same wherever it is read, and what is named in it is
// asked for as seldom as can be.

const generalOf = ({ emulator }: Started) => ({
  ...{ platform: 'discord', workspace: emulator.guildId, channel: emulator.generalId },
});

const read = ({ adapter }: Started, place: ReturnType<typeof generalOf>, limit = 50) =>
  adapter.archive.read(place, { after: null, limit }, never);

test('the title of a post and its tags come with its first message, live and in history', async () => {
  const started = await start();
  const { emulator, adapter, next } = started;
  const ada = emulator.person('42');
  const post = ada.post(emulator.forumId, 'Why does npm ci fail?', `<@${emulator.bot.id}>`, {
    tags: ['help', 'node'],
  });
  const title = 'Why does npm ci fail? [tags: help, node]';
  expect((await next('message')).message).toMatchObject({ text: '', title, where: 'mention' });
  for (let index = 0; index < 3; index += 1) ada.say({ channel: post.id, text: `more ${index}` });
  const inside = { ...generalOf(started), channel: emulator.forumId, thread: post.id };
  expect(await read(started, inside)).toMatchObject([{ id: post.id, title }, {}, {}, {}]);
  // The first message is what the thread is about, also where the latest ones alone are read.
  const latest = await read(started, inside, 2);
  expect(latest.map(({ text }) => text)).toEqual(['', 'more 2']);
  expect(latest[0]?.title).toBe(title);
  const { events } = await adapter.archive.replay(inside, 50, never);
  expect(events[0]).toMatchObject({ type: 'message', message: { id: post.id, title } });
});

test('a process without the gateway asks for titles and names, and can do without', async () => {
  const started = await start();
  const { emulator } = started;
  const plans = emulator.addChannel('plans');
  const role = emulator.bot.roleId;
  const tags = { tags: ['help'] };
  const post = emulator.person('42').post(emulator.forumId, '  Plain\ntitle ', 'words', tags);
  const adapter = createAdapter(emulator);
  const place = generalOf(started);
  const inside = { ...place, channel: emulator.forumId, thread: post.id };
  const first = async () => (await read({ ...started, adapter }, inside))[0];
  emulator.faults.next('GET /channels/:c', { status: 500, code: 0 });
  expect(await first()).not.toHaveProperty('title');
  expect((await first())?.title).toBe('Plain title [tags: help]');
  const name = (token: string) => adapter.directory.name(token, place, never);
  expect(await name(`<#${plans}>`)).toBe('plans');
  expect(await name(`<#${emulator.forumId}>`)).toBe('forum');
  expect(await name(`<@&${role}>`)).toBe('Parley');
  for (const token of ['<#999>', '<@&999>', '<@999>']) expect(await name(token)).toBeNull();
  emulator.overwrite(plans, emulator.guildId, { deny: ['VIEW_CHANNEL'] });
  emulator.overwrite(plans, emulator.bot.id, { allow: ['VIEW_CHANNEL'] });
  const { directory } = createAdapter(emulator);
  expect(await directory.name(`<#${plans}>`, place, never)).toBeNull();
  expect(await directory.name(`<#${plans}>`, { ...place, workspace: '@me' }, never)).toBeNull();
});

test('the files of the first message come with a long thread', async () => {
  const started = await start();
  const { emulator } = started;
  const ada = emulator.person('42');
  const picture = { name: 'cat.png', bytes: Buffer.from('x') };
  const root = ada.say({ channel: emulator.generalId, attachments: [picture] });
  const thread = ada.createThread({ message: root.id }, 'Cat');
  for (let index = 0; index < 4; index += 1) ada.say({ channel: thread.id, text: `${index}` });
  const inside = { ...generalOf(started), thread: thread.id };
  const seen = await read(started, inside, 3);
  expect(seen).toMatchObject([{ id: root.id, attachments: [{ name: 'cat.png' }] }, {}, {}]);
  ada.remove(root.id);
  expect((await read(started, inside, 50)).map(({ text }) => text)).toEqual(['0', '1', '2', '3']);
});

test('what a program posts is its own words: embeds and components are read as its text', async () => {
  const started = await start();
  const { emulator } = started;
  const channel = emulator.generalId;
  const embed = { title: 'Build failed', fields: [{ name: 'Branch', value: 'main' }] };
  const ci = emulator.person('77', { name: 'CI', bot: true });
  ci.say({ channel, text: '', as: { embeds: [embed] } });
  const components = [{ type: 17, components: [{ type: 10, content: '## Release 4.2' }] }];
  ci.say({ channel, text: 'new', as: { components, webhookId: '77' } });
  const ada = emulator.person('42', { name: 'Ada' });
  ada.say({ channel, text: 'a link', as: { embeds: [embed] } });
  expect(await read(started, generalOf(started))).toMatchObject([
    { speakerName: 'CI', isTyped: false, text: 'Build failed\nBranch: main', quoted: [] },
    { speakerName: 'CI', isBot: true, text: 'new\n## Release 4.2' },
    { speakerName: 'Ada', isTyped: true, text: 'a link', quoted: [{ origin: 'preview' }] },
  ]);
});

test('what an event leaves out is fetched; what is not there is said to be', async () => {
  const started = await start();
  const { emulator, next } = started;
  const channel = emulator.generalId;
  const [ada, ben] = [emulator.person('42'), emulator.person('43', { name: 'Ben' })];
  const original = ben.say({ channel, text: 'the plan' });
  ada.mention('why?', { replyTo: original.id, told: { referenced_message: undefined } });
  expect((await next('message', 1)).message.quoted).toEqual([
    { author: 'Ben', person: '43', text: 'the plan', origin: 'reply', repeats: [original.id] },
  ]);
  const forward = ben.forward(original.id, { channel });
  const half = { id: forward.id, content: '', author: { id: '43', username: 'Ben' } };
  const told = { ...half, message_reference: { type: 1, message_id: original.id } };
  ada.mention('and?', { replyTo: forward.id, told: { referenced_message: told } });
  const { quoted, ...said } = (await next('message', 3)).message;
  expect(quoted.map(({ text }) => text)).toEqual(['the plan']);
  expect(toUnread({ quoted, ...said })).toEqual([]);
  ada.mention('gone?', { replyTo: original.id, told: { referenced_message: null } });
  expect(toUnread((await next('message', 4)).message)).toEqual([
    'the message it replies to, which is gone',
  ]);
});

test('who replies to the row at the top of a thread replies to what the thread is about', async () => {
  const started = await start();
  const { emulator, next } = started;
  const [ada, ben] = [emulator.person('42'), emulator.person('43', { name: 'Ben' })];
  const attachments = [{ name: 'plan.txt', bytes: Buffer.from('first, then second') }];
  const plan = ben.say({ channel: emulator.generalId, text: 'the plan', attachments });
  const thread = ada.createThread({ message: plan.id }, 'plans');
  const row = emulator.messages(thread.id, { system: true }).find(({ type }) => type === 21);
  const replyTo = row?.id ?? '';
  ada.mention('why?', { channel: thread.id, replyTo });
  // Also where the event does not tell of the row.
  ada.mention('how?', { channel: thread.id, replyTo, told: { referenced_message: undefined } });
  for (const { message } of [await next('message', 1), await next('message', 2)]) {
    expect(message.quoted).toEqual([
      { author: 'Ben', person: '43', text: 'the plan', origin: 'reply', repeats: [plan.id] },
    ]);
    const source = { channelId: emulator.generalId, messageId: plan.id };
    expect(message.attachments).toMatchObject([{ name: 'plan.txt', origin: 'reply', source }]);
    expect(toUnread(message)).toEqual([]);
  }
});

const members = ({ emulator }: Started) =>
  emulator.calls.filter(({ path }) => path.includes('/members/')).length;

test('fourteen speakers need no look-up, and keep the nicks that events told', async () => {
  const started = await start();
  const { emulator, adapter } = started;
  const ids = Array.from({ length: 14 }, (_, index) => `${1_000 + index}`);
  for (const id of ids)
    emulator.person(id, { name: `N${id}` }).say({ channel: emulator.generalId, text: `by ${id}` });
  const place = generalOf(started);
  const seen = await read(started, place);
  expect(seen.map(({ speakerName }) => speakerName)).toEqual(ids.map((id) => `N${id}`));
  const names = ids.map((id) => adapter.directory.name(`<@${id}>`, place, never));
  expect(await Promise.all(names)).toEqual(ids.map((id) => `N${id}`));
  expect(members(started)).toBe(0);
});

test('roles and channels have names; those of closed channels are not told in open ones', async () => {
  const started = await start();
  const { emulator, adapter, next } = started;
  const secret = emulator.addChannel('secret');
  emulator.overwrite(secret, emulator.guildId, { deny: ['VIEW_CHANNEL'] });
  emulator.overwrite(secret, emulator.bot.id, { allow: ['VIEW_CHANNEL'] });
  const plans = emulator.addChannel('plans');
  emulator.person('42', { roles: ['Ops'] });
  const role = emulator.roleId('Ops');
  await delay(50);
  const open = generalOf(started);
  const closed = { ...open, channel: secret };
  const name = (token: string, place = open) => adapter.directory.name(token, place, never);
  expect(await name(`<@&${role}>`)).toBe('Ops');
  expect(await name(`<#${plans}>`)).toBe('plans');
  expect(await name(`<#${emulator.forumId}>`)).toBe('forum');
  expect(await name(`<#${secret}>`)).toBeNull();
  expect(await name(`<#${secret}>`, closed)).toBe('secret');
  expect(await name(`<#${plans}>`, closed)).toBe('plans');
  for (const token of ['<#999>', '<@&999>', '<@999>', 'x', '<#>'])
    expect(await name(token), token).toBeNull();
  emulator.person('42').mention(`may <@&${role}> write in <#${plans}> or <#${secret}>?`);
  expect((await next('message')).message.names).toMatchObject({
    [`<@&${role}>`]: 'Ops',
    [`<#${plans}>`]: 'plans',
  });
  expect((await next('message')).message.names).not.toHaveProperty(`<#${secret}>`);
});

test('a look-up is shared, outlives who asked for it, and is kept', async () => {
  const started = await start();
  const { emulator, adapter } = started;
  emulator.person('42', { name: 'Ada' });
  emulator.faults.next('GET /guilds/:g/members/:m', { delayReplyMs: 300 });
  const place = generalOf(started);
  const soon = AbortSignal.timeout(50);
  const ask = (signal: AbortSignal) => adapter.directory.name('<@42>', place, signal);
  const [left, ...others] = await Promise.allSettled([ask(soon), ask(soon), ask(never)]);
  expect(left.status).toBe('rejected');
  expect(others.at(-1)).toMatchObject({ value: 'Ada' });
  expect(await ask(never)).toBe('Ada');
  expect(members(started)).toBe(1);
});

test('what a command is told in words is read as in a message, with names', async () => {
  const started = await start();
  const { emulator, next } = started;
  const plans = emulator.addChannel('plans');
  await delay(50);
  const ada = emulator.person('42');
  emulator.person('43', { name: 'Ben' }).say({ channel: emulator.generalId, text: 'hi' });
  await next('message');
  await emulator.waitFor(() => emulator.commands.length > 0);
  const question = `<:party:1> what should <@43> do in <#${plans}>?`;
  ada.slash('ask', { question });
  expect(await next('command')).toMatchObject({
    options: { question: `:party: what should <@43> do in <#${plans}>?` },
    names: { '<@43>': 'Ben', [`<#${plans}>`]: 'plans' },
  });
});
