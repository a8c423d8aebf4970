import { test } from 'vitest';
import { callTool } from './every/calling.ts';
import { platforms } from './every/stages.ts';

/** The model's requests tell whether this is all of them. */
const TOOLS = [
  ...['fetch_page', 'web_search', 'draw', 'edit_image', 'run_code', 'current_time'],
  ...['read_thread', 'read_channel', 'read_file', 'recall', 'remind', 'poll', 'post_elsewhere'],
];

test.each(platforms.flatMap((platform) => TOOLS.map((tool) => ({ ...platform, tool }))))(
  '$name: what $tool brings is seen, once, and nonsense is told to the model',
  ({ tool, start }) => callTool(tool, (environment) => start({ environment })),
);
