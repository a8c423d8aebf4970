import { createRequire } from 'node:module';
import type * as bolt from '@slack/bolt';

const require = createRequire(import.meta.url);

/**
 * Bolt's index loads its receivers for Express and AWS Lambda, too: 120 modules, 55 ms of each
 * start, 4 MB.
 */
export const { default: App }: { readonly default: typeof bolt.App } =
  require('@slack/bolt/dist/App.js');
export const { isValidSlackRequest }: Pick<typeof bolt, 'isValidSlackRequest'> =
  require('@slack/bolt/dist/receivers/verify-request.js');
