import type { Context } from '../context.ts';
import { createDiscordStage, DISCORD_TRIALS, DISCORD_UNTRIED } from './discord.ts';
import { listModels } from './models.ts';
import { createSlackStage, SLACK_TRIALS, SLACK_UNTRIED } from './slack.ts';
import { type Outcome, renderOutcomes, runTrials } from './trial.ts';

export type LiveOptions = { readonly keep: boolean; readonly version: string };

export type Live = {
  readonly text: string;
  /** Whether anything could be tried. */
  readonly isTried: boolean;
};

type Stage = { clear(): Promise<number> };

/** Tries in a channel what Parley takes for granted, and removes what was posted for it. */
export async function tryLive(
  context: Context,
  channel: string,
  options: LiveOptions,
): Promise<Live> {
  const { slack, discord } = context;
  const isSlack = /^[CDG]/.test(channel);
  if (isSlack && slack) {
    const stage = await createSlackStage(slack.bot, channel);
    const tried = await on(stage, SLACK_TRIALS, options);
    return tell('Slack', tried, SLACK_UNTRIED, options, await listModels(context));
  }
  if (!isSlack && discord) {
    const stage = createDiscordStage(discord.call, channel);
    const tried = await on(stage, DISCORD_TRIALS, options);
    return tell('Discord', tried, DISCORD_UNTRIED, options, await listModels(context));
  }
  return { text: `${isSlack ? 'Slack' : 'Discord'} isn’t set up here.\n`, isTried: false };
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
  models: string,
): Live {
  const [first] = outcomes;
  if (first?.state !== 'holds')
    return {
      text: `Nothing could be tried: a test message can’t be posted, edited and removed there (${first?.seen}). Check the id, and that Parley is in that channel and may post there.\n`,
      isTried: false,
    };
  const day = new Date().toISOString().slice(0, 10);
  const title = `Parley ${version} on ${platform}, ${day}\n${models}`;
  const left = stayed === 0 ? '' : `${stayed} test messages couldn’t be removed.\n`;
  return { text: renderOutcomes(title, outcomes, untried) + left, isTried: true };
}
