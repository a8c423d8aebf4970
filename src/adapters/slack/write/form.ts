import type { types } from '@slack/bolt';
import type { Form } from '../../../core/content.ts';
import type { Log } from '../../../core/ports.ts';
import { defaultLocale, speakTo, toLocale } from '../../../core/strings/locale.ts';
import type { WebApi } from '../client.ts';
import { slackStrings } from '../strings/index.ts';
import { toPlain } from './blocks.ts';

const MAX_TITLE = 24; // docs.slack.dev/reference/views

/** Opens forms for the interactions that ask for one. Whether it is open: why not is logged. */
export function createFormOpener(api: WebApi, log: Log, signal: AbortSignal) {
  return async (
    workspace: string,
    trigger: string,
    form: Form,
    memory: string,
  ): Promise<boolean> => {
    try {
      const view = await inItsLanguage(form, async () => toModalView(form, memory));
      const args = { trigger_id: trigger, view };
      await api.ask(workspace, 'views.open', args, signal);
      return true;
    } catch (error) {
      log.warn({ err: error }, 'could not open a form');
      return false;
    }
  };
}

function inItsLanguage<T>({ locale }: Form, task: () => Promise<T>): Promise<T> {
  const own = toLocale(locale) ?? defaultLocale();
  return speakTo({ everyone: own, person: own }, 'person', task);
}

/** A form as Slack opens it. `memory` comes back with the form; people do not see it. */
export function toModalView(form: Form, memory: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: form.action,
    private_metadata: memory,
    title: { type: 'plain_text', text: toPlain(form.title, MAX_TITLE) },
    submit: { type: 'plain_text', text: toPlain(slackStrings.send, MAX_TITLE) },
    close: { type: 'plain_text', text: toPlain(slackStrings.cancel, MAX_TITLE) },
    blocks: form.fields.map(({ name, label, value, isLong }) => ({
      type: 'input',
      block_id: name,
      optional: true,
      label: { type: 'plain_text', text: label },
      element: {
        type: 'plain_text_input',
        action_id: name,
        multiline: isLong,
        ...(value === '' ? {} : { initial_value: value }),
      },
    })),
  };
}
