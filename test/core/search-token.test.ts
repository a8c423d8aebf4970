import { expect, test } from 'vitest';
import { type IncomingEvent, searchTokenOf } from '../../src/core/events.ts';

// Several people's messages may share an answer: the token of one is not used for another.

const place = { platform: 'test', workspace: 'w', channel: 'c' };

function said(id: string, by: string, searchToken?: string): IncomingEvent {
  const speaker = { id: by, name: null, roles: [], isAdmin: null, isExternal: false };
  const message = {
    ...{ id, place, speaker, text: 'beans?', attachments: [], replyTo: null, quoted: [] },
    ...{ where: 'mention' as const, isToOthers: false, sentAt: 1 },
    ...(searchToken === undefined ? {} : { searchToken }),
  };
  return { type: 'message', key: id, conversation: 'c', place, at: 1, message };
}

function typed(id: string, by: string, searchToken: string): IncomingEvent {
  const { speaker } = (said(id, by) as Extract<IncomingEvent, { type: 'message' }>).message;
  const command = { name: 'recall', options: {}, typed: [], locale: null, interaction: null };
  const base = { key: id, conversation: 'c', place, at: 1 };
  return { ...base, ...command, type: 'command', speaker, messageId: id, searchToken };
}

const due: IncomingEvent = {
  ...{ type: 'scheduled', key: 'd', conversation: 'c', place, at: 1 },
  ...{ name: 'remind', payload: { searchToken: 'planned' } },
};

test.each<[string, readonly IncomingEvent[], string | null]>([
  ['nothing', [], null],
  ['a message without one', [said('1', 'ada')], null],
  ['a message with one', [said('1', 'ada', 'a1')], 'a1'],
  ['the latest of several', [said('1', 'ada', 'a1'), said('2', 'ada', 'a2')], 'a2'],
  ['a follow-up without one', [said('1', 'ada', 'a1'), said('2', 'ada')], 'a1'],
  ['that of somebody else', [said('1', 'bob', 'b1')], null],
  ['another person’s after it', [said('1', 'ada', 'a1'), said('2', 'bob', 'b2')], 'a1'],
  ['a typed command', [typed('1', 'ada', 'c1')], 'c1'],
  ['something planned', [due], null],
])('%s', (_what, events, token) => {
  expect(searchTokenOf(events, 'ada')).toBe(token);
});
