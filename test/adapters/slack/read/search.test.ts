import { expect, test } from 'vitest';
import type { SearchScope } from '../../../../src/core/ports.ts';
import type { SlackEmulatorOptions } from '../../../emulators/slack/types.ts';
import { connect, never, settled, start, toPlace } from '../start.ts';
import { ASKER, type Asked, ask, OTHER } from './searching.ts';

// Slack's own search, as the person who asks: what is sent, what is found, and what goes wrong.

test('a message that was said before Parley came is found, with its author, time and link', async () => {
  const { say, search } = await ask();
  const root = say('C5', 'Delivery');
  const ts = say('C5', 'the beans arrive on <https://example.com|Tuesday>, <@U1>', root);
  say('C5', 'nothing of the kind');
  const { hits, gap } = await search('when do the beans arrive?', { limit: 1 });

  expect(gap).toBeNull();
  expect(hits).toEqual([
    {
      place: toPlace('C5', root),
      message: {
        id: ts,
        speaker: OTHER,
        speakerName: 'grace',
        isOwn: false,
        isBot: false,
        text: 'the beans arrive on [Tuesday](https://example.com), <@U1>',
        sentAt: Math.floor(Number(ts) * 1000),
      },
      link: `https://t1.slack.com/archives/C5/p${ts.replace('.', '')}?thread_ts=${root}&cid=C5`,
    },
  ]);
});

test('what is asked of Slack is within its limits, and only what a bot may search', async () => {
  const { search, called } = await ask();
  await search('beans', { limit: 500 });

  expect(called().map(({ args, error }) => [args, error])).toEqual([
    [
      expect.objectContaining({
        query: 'beans',
        content_types: 'messages',
        channel_types: 'public_channel',
        limit: '20',
        action_token: expect.stringMatching(/./),
      }),
      undefined,
    ],
  ]);
});

test.each<[string, string, string]>([
  ['spaces around', '  beans  ', 'beans'],
  ['1,000 characters', `beans ${'x'.repeat(993)}y`, 'beans'],
  ['many words', 'beans '.repeat(400), 'beans '.repeat(83).trim()],
  ['one long word', 'b'.repeat(1_000), 'b'.repeat(500)],
  ['an emoji at the cut', `${'b'.repeat(499)}🫘🫘`, 'b'.repeat(499)],
  ['Japanese', '豆'.repeat(900), '豆'.repeat(500)],
])('a query of %s', async (_what, query, sent) => {
  const { search, called } = await ask();

  expect((await search(query)).gap).toBeNull();
  expect(called()[0]?.args.query).toBe(sent);
});

// ── The token ───────────────────────────────────────────────────────────────────────────────────

test('the token comes with a mention, a direct message and a typed command, and is no part of a name or a log', async () => {
  const { emulator, events, question, say, log } = await ask();
  const { searchToken = '' } = await question();
  say(emulator.dmOf(ASKER), 'and the tea?', undefined, ASKER);
  say('C1', '<@UBOT> /help', undefined, ASKER);
  say('C1', 'nobody was addressed');
  await settled({ emulator });

  expect(searchToken).toMatch(/./);
  const tokens = events.flatMap((event) => {
    if (event.type === 'message') return [[event.message.where, event.message.searchToken]];
    return event.type === 'command' ? [['command', event.searchToken]] : [];
  });
  const told = expect.stringMatching(/^\S+\.\d+\.\S+$/);
  expect(tokens).toContainEqual(['dm', told]);
  expect(tokens).toContainEqual(['command', told]);
  expect(tokens).toContainEqual(['ambient', undefined]);
  expect(log.lines.join('\n')).not.toContain(searchToken);
});

test('the token may stand where Slack’s page has it', async () => {
  const { emulator, events } = await connect({ agentView: false });
  const id = emulator.person(ASKER).say({
    channel: emulator.dmOf(ASKER),
    text: 'beans?',
    extra: { assistant_thread: { action_token: '123.456.abc' } },
  });
  await settled({ emulator });

  expect(events).toMatchObject([{ message: { id, searchToken: '123.456.abc' } }]);
});

test('what is no token is left where it came from', async () => {
  const { emulator, events } = await connect({ agentView: false });
  for (const action_token of [7, null, '', ' ', 'two words', 'x'.repeat(501), ['a'], { a: 1 }])
    emulator
      .person(ASKER)
      .say({ channel: emulator.dmOf(ASKER), text: 'beans?', extra: { action_token } });
  await settled({ emulator });

  expect(events).toHaveLength(8);
  expect(JSON.stringify(events)).not.toContain('searchToken');
});

test.each<[string, Partial<SearchScope>, boolean]>([
  ['no token', { token: null }, false],
  ['a token that Slack does not know', { token: 'invented' }, true],
])('with %s nothing is searched, and that alone', async (_what, fields, isAsked) => {
  const { search, called } = await ask();

  expect(await search('beans', fields)).toEqual({ hits: [], gap: 'no_token' });
  expect(called()).toHaveLength(isAsked ? 1 : 0);
  expect((await search('beans')).gap).toBeNull();
});

test('a token is good for its own turn', async () => {
  const { adapter, emulator, question } = await ask();
  const { place: here, searchToken: token = null } = await question();
  const search = () =>
    adapter.archive.search('beans', { here, person: ASKER, token, limit: 5 }, never);
  expect((await search()).gap).toBeNull();
  emulator.endTurns();

  expect(await search()).toEqual({ hits: [], gap: 'no_token' });
});

// ── What goes wrong ─────────────────────────────────────────────────────────────────────────────

test.each<[string, SlackEmulatorOptions, string]>([
  ['the workspace has no search for apps', { search: false }, 'not_enabled'],
  ['the manifest is an older one', { scopes: ['chat:write', 'users:read'] }, 'missing_scope'],
])('where %s it is asked once an hour', async (_what, options, gap) => {
  let now = Date.now();
  const { adapter, emulator, search, called } = await ask(options);
  expect(await search('beans')).toEqual({ hits: [], gap });
  expect(await search('beans')).toEqual({ hits: [], gap });
  expect(await search('beans', { token: null })).toEqual({ hits: [], gap });
  expect(called()).toHaveLength(1);
  expect(await adapter.archive.searchGap(never)).toBe(gap);

  const later = await start(options, { now: () => now, apiUrl: emulator.apiUrl });
  const scope = { here: toPlace('C1'), person: ASKER, token: 'token', limit: 5 };
  await later.adapter.archive.search('beans', scope, never);
  const before = called().length;
  now += 60 * 60_000;
  await later.adapter.archive.search('beans', scope, never);
  expect(called()).toHaveLength(before + 1);
});

test.each([
  ['access_denied', 'not_enabled', true],
  ['enterprise_is_restricted', 'not_enabled', true],
  ['not_allowed_token_type', 'not_enabled', true],
  ['unknown_method', 'not_enabled', true],
  ['no_permission', 'missing_scope', true],
  ['invalid_action_token', 'no_token', false],
  ['query_too_long', 'failed', false],
  ['internal_error', 'failed', false],
  ['something_new', 'failed', false],
] as const)('%s is %s; remembered: %s', async (error, gap, isStanding) => {
  const { emulator, search, called } = await ask();
  emulator.faults.next('assistant.search.context', { error });
  expect(await search('beans')).toEqual({ hits: [], gap });
  await search('beans');

  expect(called()).toHaveLength(isStanding ? 1 : 2);
});

test.each<[string, Parameters<Asked['emulator']['faults']['next']>[1]]>([
  ['a rate limit', { rateLimited: 30 }],
  ['an error of its servers', { http: 500 }],
  ['a web page', { html: true }],
  ['nothing', { dropReply: true }],
])('where Slack answers with %s the search fails, and no more', async (_what, fault) => {
  const { emulator, recall } = await ask();
  emulator.faults.next('assistant.search.context', fault);

  expect(await recall('beans')).toEqual({ hits: [], gap: 'failed' });
});

test.each<[string, unknown, string | null]>([
  ['no results', undefined, 'failed'],
  ['results that are none', 'none', 'failed'],
  ['messages that are none', { messages: 'none' }, 'failed'],
  ['no messages', {}, null],
  ['nothing found', { messages: [] }, null],
  ['things that are no messages', { messages: [null, 7, 'x', [], {}, { content: 'beans' }] }, null],
  [
    'a message that names no conversation',
    { messages: [{ channel_id: '../C5', message_ts: '1.000001', content: 'beans' }] },
    null,
  ],
  [
    'a time that is none',
    { messages: [{ channel_id: 'C5', message_ts: 'yesterday', content: 'beans' }] },
    null,
  ],
])('a reply with %s', async (_what, results, gap) => {
  const { emulator, search } = await ask();
  emulator.replyToSearch({ results });

  expect(await search('beans')).toEqual({ hits: [], gap });
});

test('a link that leads elsewhere is not passed on', async () => {
  const { emulator, search } = await ask();
  const message = { author_user_id: OTHER, channel_id: 'C5', message_ts: '1700000000.000100' };
  const links = [
    'https://evil.example/archives/C5/p1700000000000100',
    'https://t1.slack.com/archives/C6/p1700000000000100',
    'https://t1.slack.com/archives/C5/p1700000000000200',
    'javascript:alert(1)',
    '',
  ];
  emulator.replyToSearch({
    results: { messages: links.map((permalink) => ({ ...message, permalink })) },
  });
  const { hits } = await search('beans');

  expect(hits.map(({ place, link }) => [place, link])).toEqual(
    links.map(() => [toPlace('C5'), null]),
  );
});

test('what Slack says of its search is told to those who ask about it', async () => {
  const fine = await ask();
  expect(await fine.adapter.archive.searchGap(never)).toBeNull();
  expect(await fine.adapter.archive.searchGap(never)).toBeNull();
  expect(fine.called()).toHaveLength(1);

  const broken = await ask();
  broken.emulator.faults.next('assistant.search.info', { http: 500 });
  expect(await broken.adapter.archive.searchGap(never)).toBe('failed');
});

test('a stop ends the search', async () => {
  const { adapter, question } = await ask();
  const { place: here, searchToken: token = null } = await question();
  const stopped = AbortSignal.abort(new Error('stopped'));
  const scope = { here, person: ASKER, token, limit: 5 };

  await expect(adapter.archive.search('beans', scope, stopped)).rejects.toThrow('stopped');
});
