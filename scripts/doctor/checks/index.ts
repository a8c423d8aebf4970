import type { Check } from '../check.ts';
import { discordChecks } from './discord.ts';
import { discordChannelChecks } from './discord-channels.ts';
import { environmentChecks } from './environment.ts';
import { machineChecks } from './machine.ts';
import { mcpChecks } from './mcp.ts';
import { modelChecks } from './model.ts';
import { pageChecks } from './page.ts';
import { slackChecks } from './slack.ts';
import { slackAppChecks } from './slack-app.ts';
import { storeChecks } from './store.ts';

/** Everything that the doctor looks at. */
export const checks: readonly Check[] = [
  ...environmentChecks,
  ...modelChecks,
  ...slackChecks,
  ...slackAppChecks,
  ...discordChecks,
  ...discordChannelChecks,
  ...storeChecks,
  ...pageChecks,
  ...machineChecks,
  ...mcpChecks,
];
