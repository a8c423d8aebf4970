import type { Context } from '../context.ts';
import { createDiscordStage, DISCORD_TRIALS, DISCORD_UNTRIED } from './discord.ts';
import { createSlackStage, SLACK_TRIALS, SLACK_UNTRIED } from './slack.ts';
import { type Outcome, renderOutcomes, runTrials } from './trial.ts';

export type LiveOptions = { readonly keep: boolean; readonly version: string };

type Stage = { clear(): Promise<number> };

/** Tries in a channel what Parley takes for granted, and removes what was posted for it. */
export async function tryLive(
  context: Context,
  channel: string,
  options: LiveOptions,
): Promise<{ readonly text: string; readonly differs: number }> {
  const { slack, discord } = context;
  const isSlack = /^[CDG]/.test(channel);
  if (isSlack && slack) {
    const stage = await createSlackStage(slack.bot, channel);
    return tell('Slack', await on(stage, SLACK_TRIALS, options), SLACK_UNTRIED, options);
  }
  if (!isSlack && discord) {
    const stage = createDiscordStage(discord.call, channel);
    return tell('Discord', await on(stage, DISCORD_TRIALS, options), DISCORD_UNTRIED, options);
  }
  return { text: `${isSlack ? 'Slack' : 'Discord'} is not set up here.\n`, differs: 1 };
}

async function on<Tools extends Stage>(
  stage: Tools,
  trials: Parameters<typeof runTrials<Tools>>[0],
  { keep }: LiveOptions,
) {
  try {
    return { outcomes: await runTrials(trials, stage), stayed: keep ? 0 : await stage.clear() };
  } catch (error) {
    await stage.clear();
    throw error;
  }
}

type Tried = { readonly outcomes: readonly Outcome[]; readonly stayed: number };

function tell(
  platform: string,
  { outcomes, stayed }: Tried,
  untried: readonly string[],
  { version }: LiveOptions,
) {
  const day = new Date().toISOString().slice(0, 10);
  const block = renderOutcomes(`Parley ${version} on ${platform}, ${day}`, outcomes, untried);
  const left = stayed === 0 ? '' : `${stayed} test messages could not be removed.\n`;
  return { text: block + left, differs: outcomes.filter(({ state }) => state !== 'holds').length };
}
