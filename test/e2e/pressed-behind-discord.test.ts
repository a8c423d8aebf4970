import { expect, test } from 'vitest';
import { GONE } from './left.ts';
import { ACTS, type Act, type Scene, standing, startHidden } from './left-on-discord.ts';
import { WAIT_MS } from './on-discord.ts';
import { quiet } from './pressing.ts';

// Kind: as in pressed-behind-slack.test.ts. Discord tells with a press that its person no longer
// sees the channel: such a press counts for no other person, however long it takes to say so.

/** Every button whose press counts for all. */
const SHARED = [
  'Regenerate',
  'Retry',
  'another picture',
  'a varied picture',
  'a changed picture',
  'a summary of a transcript',
  'the action items of a transcript',
  'a translated transcript',
];

/** What was paid for: answers that were asked for, and pictures. */
const made = (scene: Scene) =>
  standing(scene).asked +
  scene.all().reduce((sum, { own, files }) => sum + (own ? files.length : 0), 0);

async function show(scene: Scene, { label, prepare, values }: Act) {
  const { ada, bob } = scene;
  await prepare(scene);
  const seen = await scene.shows(label);
  const open = async (person: typeof ada) =>
    values ? person.pressSeen(seen, label).answered() : null;
  const forms = { ada: await open(ada), bob: await open(bob) };
  await quiet(scene);
  return (name: keyof typeof forms) => {
    const form = forms[name];
    const person = scene[name];
    return (form ? person.submit(form, values ?? {}) : person.pressSeen(seen, label)).answered();
  };
}

test.each(SHARED)(
  'Discord: %s is done for the member who pressed behind somebody who sees the channel no more',
  async (name) => {
    const scene = await startHidden();
    const { at } = scene;
    const press = await show(scene, ACTS[name] as Act);
    const before = made(scene);
    scene.leave();
    at.faults.next('POST /webhooks/*/*', { delayMs: 700 });
    await press('ada');
    await press('bob');
    await at.waitFor(() => made(scene) > before, WAIT_MS);
    await at.waitFor(() => scene.told().length > 0, WAIT_MS);
    await quiet(scene);

    expect(made(scene) - before).toBe(1);
    expect(scene.told().map(({ text }) => text)).toEqual([GONE]);
    expect(scene.toldTo('43')).toEqual([]);
  },
);
