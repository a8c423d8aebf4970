import { discordStage } from './discord-stage.ts';
import { slackStage } from './slack-stage.ts';
import type { Setup, Stage } from './stage.ts';

/** Every platform, by its name: what stands here is in every test that is of all of them. */
export const stages = {
  Slack: slackStage,
  Discord: discordStage,
} as const satisfies Record<string, (setup?: Setup) => Promise<Stage>>;

export const platforms = Object.entries(stages).map(([name, start]) => ({ name, start }));
