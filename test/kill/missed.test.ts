import { expect, onTestFinished } from 'vitest';
import { postgresTest } from '../postgres.ts';
import { WAIT_MS } from '../waiting.ts';
import type { Member } from './members.ts';
import { createScene } from './scene.ts';

const LONG_MS = 600_000;

postgresTest(
  'a mention where Parley never was is answered once, whoever of two replicas dies before it is written',
  { timeout: LONG_MS },
  async () => {
    const scene = await createScene({ store: 'postgres', replicas: 2 });
    onTestFinished(() => scene.close());
    const { discord, members, until } = scene;
    await Promise.all(members.map((member) => member.start().ready));
    await until(() => discord.commands.length > 0, WAIT_MS);
    const ada = discord.person('42');
    // Each alone, of whom one listens to the gateway; then both at once.
    const deaths: readonly (readonly Member[])[] = [...members.map((member) => [member]), members];
    const asked: string[] = [];
    for (const [index, dying] of deaths.entries()) {
      const unused = discord.addChannel(`unused${index}`);
      await Promise.all(dying.map((member) => member.kill()));
      const { id } = ada.mention(`question ${index}`, { channel: unused });
      asked.push(id);
      await Promise.all(dying.map((member) => member.start().ready));
      const ended = () =>
        discord
          .messages(id)
          .some(({ own, buttons }) => own && buttons.some(({ label }) => label === 'Regenerate'));
      expect(await until(ended, WAIT_MS), `death ${index}`).toBe(true);
    }
    const answers = asked.map((id) => discord.messages(id).filter(({ own }) => own).length);
    expect(answers).toEqual(asked.map(() => 1));
  },
);
