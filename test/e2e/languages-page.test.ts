import { expect, onTestFinished, test } from 'vitest';
import { strings } from '../../src/core/strings/index.ts';
import { type Locale, speakTo } from '../../src/core/strings/locale.ts';
import { quotaExceeded } from '../../src/demo/errors.ts';
import { createBrowser } from '../adapters/web/browser.ts';
import { startParley } from './harness.ts';

type Button = { readonly label: string; readonly action: string };
type Shown = { readonly id: string; readonly text: string; readonly buttons: readonly Button[] };

const labelIn = (locale: Locale, name: 'regenerate' | 'retry') =>
  speakTo({ everyone: locale, person: locale }, 'everyone', async () => strings[name]);

/** A page that two people have open, a Japanese and a German. */
async function meet() {
  const running = await startParley();
  onTestFinished(running.close);
  const ada = createBrowser(running.app.url, 'Ada');
  const grace = createBrowser(running.app.url, 'Grace');
  const stream = await ada.follow();
  onTestFinished(() => stream.close());
  /** The next state of a message that has such a button. */
  const see = async (label: string): Promise<Shown> => {
    for (;;) {
      const { data } = await stream.until('message');
      const shown = data.message as Shown;
      if (shown.buttons.some((button) => button.label === label)) return shown;
    }
  };
  const press = (by: typeof grace, locale: Locale, { id, buttons }: Shown, label: string) => {
    const action = buttons.find((button) => button.label === label)?.action;
    return by.post('/web/press', { id, action, locale });
  };
  return { model: running.model, ada, grace, see, press };
}

test('an answer on the page stays in its asker’s language, whoever presses its buttons', async () => {
  const { model, ada, grace, see, press } = await meet();
  const [regenerate, retry] = [await labelIn('ja', 'regenerate'), await labelIn('ja', 'retry')];
  await ada.post('/web/messages', { text: 'hello', locale: 'ja' });
  const answer = await see(regenerate);
  model.next(quotaExceeded(38, 'PerDay'));
  await press(grace, 'de', answer, regenerate);
  const failed = await see(retry);
  await press(grace, 'de', failed, retry);

  expect((await see(regenerate)).id).toBe(answer.id);
});
