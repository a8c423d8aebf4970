import { callback, type Fields, interactive, message, TS } from '../payloads.ts';

/** Everything else that a workspace sends and Parley does not need. */
export const unused: Readonly<Record<string, Fields>> = {
  'another bot, old style': message({
    subtype: 'bot_message',
    user: undefined,
    bot_id: 'BOTHER',
    username: 'ci',
  }),
  'another bot': message({ user: 'UOTHER', bot_id: 'BOTHER', app_id: 'AOTHER' }),
  'our own message': message({ user: 'UBOT', bot_id: 'BBOT', app_id: 'A1' }),
  'a stream': message({ user: 'UX', streaming_state: 'in_progress' }),
  'a join': message({ subtype: 'channel_join' }),
  assistant_thread_started: callback({
    type: 'assistant_thread_started',
    assistant_thread: { user_id: 'U1', channel_id: 'D1', thread_ts: TS },
    event_ts: TS,
  }),
  assistant_thread_context_changed: callback({
    type: 'assistant_thread_context_changed',
    assistant_thread: { user_id: 'U1', channel_id: 'D1', thread_ts: TS },
    event_ts: TS,
  }),
  app_context_changed: callback({
    type: 'app_context_changed',
    channel: 'D1',
    user: 'U1',
    event_ts: TS,
  }),
  agent_session_title_changed: callback({
    type: 'agent_session_title_changed',
    channel: 'D1',
    user: 'U1',
    title: 'New',
    event_ts: TS,
  }),
  reaction_added: callback({
    type: 'reaction_added',
    user: 'U1',
    reaction: '+1',
    item: { type: 'message', channel: 'C1', ts: TS },
    event_ts: TS,
  }),
  'somebody else joined': callback({
    type: 'member_joined_channel',
    user: 'U1',
    channel: 'C1',
    event_ts: TS,
  }),
  'the home tab': callback({
    type: 'app_home_opened',
    user: 'U1',
    channel: 'D1',
    tab: 'home',
    event_ts: TS,
  }),
  'tokens of a person': callback({
    type: 'tokens_revoked',
    tokens: { oauth: ['U1'], bot: [] },
    event_ts: TS,
  }),
  app_rate_limited: { token: 'x', type: 'app_rate_limited', team_id: 'T1', api_app_id: 'A1' },
  block_suggestion: interactive({ type: 'block_suggestion', action_id: 'model', value: 'gp' }),
  view_closed: interactive({ type: 'view_closed', view: { id: 'V1', callback_id: 'm1' } }),
  'a global shortcut': interactive({ type: 'shortcut', callback_id: 'sc' }),
  'a message shortcut': interactive({
    type: 'message_action',
    callback_id: 'msc',
    message_ts: TS,
    channel: { id: 'C1', name: 'c' },
    message: { type: 'message', user: 'U1', ts: TS, text: 'plain' },
  }),
  'nothing at all': {},
};
