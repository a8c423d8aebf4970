import { expect, test } from 'vitest';
import { ACTS, GONE, type Scene, standing, startPrivate, UNKNOWN } from './left.ts';
import { WAIT_MS } from './on-slack.ts';
import { quiet } from './pressing.ts';

// Kind: a person who has left a place acts in it, by a button that their client still shows, or by
// a form that was opened before. Whatever the button or form is: nothing is done, and they are told
// so in private. If it is unknown whether they are still there, nothing is written or read;
// removing what is their own still works.

/** A form that was sent is closed, however it was handled. */
const withoutForms = (scene: Scene) => ({ ...standing(scene), forms: 0 });

test.each(Object.entries(ACTS))(
  'Slack: %s is nobody’s who has left the private channel',
  async (_name, { prepare }) => {
    const scene = await startPrivate();
    scene.at.person('U1').say({ channel: 'C3', text: 'the zebra is striped' });
    const press = await prepare(scene);
    scene.at.leave('C3', 'U2');
    const before = standing(scene);
    await press();
    await scene.at.waitFor(() => scene.direct().length > 0, WAIT_MS);
    await quiet(scene);

    expect(scene.direct()).toEqual([GONE]);
    expect(withoutForms(scene)).toEqual({ ...before, forms: 0 });
  },
);

test.each(Object.entries(ACTS))(
  'Slack: where it is not known who is there, %s waits for a better moment',
  async (_name, { prepare, takesAway }) => {
    const scene = await startPrivate();
    const press = await prepare(scene);
    const before = standing(scene);
    scene.at.faults.every('conversations.members', { error: 'internal_error' });
    await press();
    await quiet(scene);
    const told = scene.at.messages('C3').filter(({ text }) => text.includes(UNKNOWN));
    if (takesAway) {
      expect(told).toEqual([]);
      expect(standing(scene)).not.toEqual(before);
      return;
    }
    expect(told.map(({ ephemeralFor }) => ephemeralFor)).toEqual(['U2']);
    expect(withoutForms(scene)).toEqual({ ...before, forms: 0 });
    scene.at.faults.clear();
    await press();
    await scene.at.waitFor(
      () => JSON.stringify(standing(scene)) !== JSON.stringify(before),
      WAIT_MS,
    );
  },
);
