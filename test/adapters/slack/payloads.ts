import type { Identity } from '../../../src/adapters/slack/places.ts';
import type { CommandSpec } from '../../../src/core/jobs/command.ts';
import { toWholeText } from '../../../src/core/messages.ts';

/** Payloads as Slack sends them: each event with its wrapper. */

export type Fields = Record<string, unknown>;

export const commands: readonly CommandSpec[] = [
  {
    name: 'ask',
    description: 'Ask something',
    options: [
      option('question', 'string'),
      { ...option('effort', 'string'), choices: ['low', 'high'] },
      option('words', 'number'),
      option('quiet', 'boolean'),
      option('file', 'attachment'),
    ],
    answers: 'public',
    menu: { label: 'Ask about this', toOptions: (chosen) => ({ question: toWholeText(chosen) }) },
  },
  { name: 'help', description: 'List the commands', options: [], answers: 'private' },
  { name: 'reset', description: 'Forget this conversation', options: [], answers: 'private' },
];

function option(name: string, type: CommandSpec['options'][number]['type']) {
  return { name, description: name, type, isRequired: false, choices: [] as readonly string[] };
}

export const identity: Identity = {
  userId: 'UBOT',
  botId: 'BBOT',
  workspace: 'T1',
  commands,
  prefix: '',
};

export const TS = '1763800000.000300';

export function callback(event: Fields, wrapper: Fields = {}): Fields {
  return {
    token: 'XXYYZZ',
    team_id: 'T1',
    context_team_id: 'T1',
    context_enterprise_id: null,
    api_app_id: 'A1',
    event,
    type: 'event_callback',
    event_id: 'Ev1',
    event_time: 1_763_800_000,
    authorizations: [
      {
        enterprise_id: null,
        team_id: 'T1',
        user_id: 'UBOT',
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: '4-ctx',
    ...wrapper,
  };
}

export function message(fields: Fields = {}): Fields {
  return callback({
    type: 'message',
    user: 'U1',
    team: 'T1',
    text: 'plain',
    ts: TS,
    client_msg_id: '7e1a9a3e-0000-4000-8000-000000000002',
    channel: 'C1',
    channel_type: 'channel',
    event_ts: TS,
    ...fields,
  });
}

export function mention(fields: Fields = {}): Fields {
  return callback({
    type: 'app_mention',
    user: 'U1',
    team: 'T1',
    text: '<@UBOT> hi',
    ts: TS,
    client_msg_id: '7e1a9a3e-0000-4000-8000-000000000001',
    blocks: [
      {
        type: 'rich_text',
        block_id: 'b1',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'UBOT' }] }],
      },
    ],
    channel: 'C1',
    event_ts: TS,
    ...fields,
  });
}

export function dm(fields: Fields = {}): Fields {
  return message({ channel: 'D1', channel_type: 'im', text: 'dm', ...fields });
}

export function changed(after: Fields, before: Fields | undefined, fields: Fields = {}): Fields {
  return callback({
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    channel: 'C1',
    channel_type: 'channel',
    ts: '1763800000.000900',
    event_ts: '1763800000.000900',
    message: { type: 'message', user: 'U1', ts: TS, ...after },
    ...(before ? { previous_message: { type: 'message', user: 'U1', ts: TS, ...before } } : {}),
    ...fields,
  });
}

export function deleted(previous: Fields): Fields {
  return callback({
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    channel: 'C1',
    channel_type: 'channel',
    ts: '1763800000.001000',
    event_ts: '1763800000.001000',
    deleted_ts: TS,
    previous_message: { type: 'message', user: 'U1', text: 'edited', ts: TS, ...previous },
  });
}

export function file(fields: Fields = {}): Fields {
  return {
    id: 'F1',
    created: 1_763_800_000,
    name: 'notes.txt',
    title: 'notes.txt',
    mimetype: 'text/plain',
    filetype: 'text',
    user: 'U1',
    user_team: 'T1',
    size: 12,
    mode: 'hosted',
    url_private: 'https://files.slack.com/files-pri/T1-F1/notes.txt',
    url_private_download: 'https://files.slack.com/files-pri/T1-F1/download/notes.txt',
    file_access: 'visible',
    ...fields,
  };
}

export function voiceClip(fields: Fields = {}): Fields {
  return file({
    id: 'F2',
    name: 'audio_message.m4a',
    title: 'Audio clip',
    mimetype: 'audio/mp4',
    subtype: 'slack_audio',
    media_display_type: 'audio',
    duration_ms: 4200,
    transcription: { status: 'complete', locale: 'en-US', preview: { content: 'hello there' } },
    ...fields,
  });
}

export function interactive(fields: Fields): Fields {
  return {
    user: { id: 'U1', username: 'u', name: 'u', team_id: 'T1' },
    team: { id: 'T1', domain: 't' },
    api_app_id: 'A1',
    token: 'XXYYZZ',
    is_enterprise_install: false,
    enterprise: null,
    trigger_id: '1.2.abc',
    ...fields,
  };
}

export function press(action: Fields = {}, fields: Fields = {}): Fields {
  return interactive({
    type: 'block_actions',
    container: {
      type: 'message',
      message_ts: '1763800000.000250',
      channel_id: 'C1',
      is_ephemeral: false,
      thread_ts: '1763800000.000100',
    },
    channel: { id: 'C1', name: 'c' },
    message: {
      type: 'message',
      user: 'UBOT',
      bot_id: 'BBOT',
      ts: '1763800000.000250',
      thread_ts: '1763800000.000100',
      text: 'x',
    },
    state: { values: {} },
    response_url: 'https://hooks.slack.com/actions/T1/1/x',
    actions: [
      {
        type: 'button',
        action_id: 'again:job1',
        block_id: 'b',
        value: 'again:job1',
        text: { type: 'plain_text', text: 'Regenerate', emoji: true },
        action_ts: '1763800003.100000',
        ...action,
      },
    ],
    ...fields,
  });
}

export function submission(fields: Fields = {}): Fields {
  return interactive({
    type: 'view_submission',
    view: {
      id: 'V1',
      team_id: 'T1',
      type: 'modal',
      callback_id: 'settings:',
      private_metadata: JSON.stringify({
        place: { platform: 'slack', workspace: 'T1', channel: 'C1', thread: TS },
        via: { responseUrl: 'https://hooks.slack.com/commands/1' },
      }),
      blocks: [],
      state: { values: { tone: { tone: { type: 'plain_text_input', value: 'dry' } } } },
      hash: 'h',
      ...fields,
    },
    response_urls: [],
  });
}

export function slash(command: string, text: string): Fields {
  return {
    token: 'XXYYZZ',
    team_id: 'T1',
    team_domain: 't',
    channel_id: 'C1',
    channel_name: 'c',
    user_id: 'U1',
    user_name: 'u',
    command,
    text,
    api_app_id: 'A1',
    is_enterprise_install: 'false',
    response_url: 'https://hooks.slack.com/commands/1',
    trigger_id: '1.2.abc',
  };
}
