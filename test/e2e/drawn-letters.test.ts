import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { findFontFolders } from '../../src/tools/font-folders.ts';
import { createFontCoverage } from '../../src/tools/fonts.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

// Kind: what a picture does not show is known to the model alone, which may keep it to itself.
const RARE = '𓂀'; // Few machines have a font with hieroglyphs.
const fonts = createFontCoverage(() => findFontFolders(process.env));
const isMissing = (await fonts.findMissing(RARE)).length > 0;
const code = `chart({ type: 'bar', labels: ['${RARE}'], series: [{ values: [1] }] })`;
const drawn = () =>
  [
    callReply([{ name: 'run_code', id: 'draw', arguments: JSON.stringify({ code }) }]),
    textReply('Here.'),
  ] as const;

test('Slack: letters that a chart does not show are told to the person', async () => {
  const running = await slack.start();
  running.model.next(...drawn());
  const thread = running.slack.person('U1').mention({ channel: 'C1', text: 'draw it' });
  const { text } = await slack.answer(running, 'C1', thread);
  expect(text.includes(`show as empty boxes or black shapes (${RARE})`)).toBe(isMissing);
});

test('Discord: letters that a chart does not show are told to the person', async () => {
  const running = await discord.start();
  running.model.next(...drawn());
  const { id } = running.discord.person('42').mention('draw it');
  const { text } = await discord.answer(running, id);
  expect(text.includes(`show as empty boxes or black shapes (${RARE})`)).toBe(isMissing);
});
