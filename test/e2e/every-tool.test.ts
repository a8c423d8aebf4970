import { test } from 'vitest';
import { callTool } from './every/calling.ts';
import { discordStage, slackStage } from './every/stage.ts';

/** The model's requests tell whether this is all of them. */
const TOOLS = [
  ...['fetch_page', 'web_search', 'draw', 'edit_image', 'run_code', 'current_time'],
  ...['read_thread', 'read_channel', 'read_file', 'recall', 'remind', 'poll', 'post_elsewhere'],
];

test.each(TOOLS)('Slack: what %s brings is seen, once, and nonsense is told to the model', (name) =>
  callTool(name, (environment) => slackStage({}, environment)),
);

test.each(TOOLS)(
  'Discord: what %s brings is seen, once, and nonsense is told to the model',
  (name) => callTool(name, (environment) => discordStage({}, environment)),
);
