import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import * as clack from '@clack/prompts';

/** The person has stopped the set-up. */
export class Canceled extends Error {
  override readonly name = 'Canceled';
}

export type Choice<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
};

/** The questions and what is told between them. Each question throws `Canceled`. */
export type Dialog = {
  title(text: string): void;
  say(text: string): void;
  done(text: string): void;
  problem(text: string): void;
  /** An address on a line of its own, so that a terminal turns exactly it into a link. */
  link(url: string): void;
  /** Opens an address in the browser where this machine has one. */
  open(url: string): void;
  /** The input is not shown. Empty if nothing was typed. */
  secret(message: string, findFlaw: (value: string) => string | null): Promise<string>;
  choose<Value extends string>(
    message: string,
    choices: readonly Choice<Value>[],
    until?: AbortSignal,
  ): Promise<Value | null>;
  chooseSome(message: string, choices: readonly Choice<string>[]): Promise<readonly string[]>;
  confirm(message: string, isYes: boolean): Promise<boolean>;
};

export type DialogOptions = { readonly input: Readable; readonly output: Writable };

const USUAL_COLUMNS = 80;

/** Questions on a terminal. */
export function createDialog({ input, output }: DialogOptions): Dialog {
  // A terminal that says it has no width (a console, `docker exec -t`) would get a letter a line.
  if ('columns' in output && output.columns === 0) output.columns = USUAL_COLUMNS;
  const streams = { input, output };
  const gone = waitForEnd(input);
  const answered = async <Value>(asked: Promise<Value | typeof clack.CANCEL_SYMBOL>) => {
    const value = await Promise.race([asked, gone]);
    if (clack.isCancel(value)) throw new Canceled();
    return value;
  };
  return {
    title: (text) => clack.log.step(text, { output }),
    say: (text) => clack.log.message(text, { output }),
    done: (text) => clack.log.success(text, { output }),
    problem: (text) => clack.log.warn(text, { output }),
    link: (url) => void output.write(`\n${url}\n\n`),
    open: openInBrowser,
    async secret(message, findFlaw) {
      const validate = (value: string | undefined) => {
        const given = value?.trim() ?? '';
        return given === '' ? undefined : (findFlaw(given) ?? undefined);
      };
      const given = await answered(
        clack.password({ message, validate, clearOnError: true, ...streams }),
      );
      return (given ?? '').trim(); // Nothing typed is undefined.
    },
    async choose(message, choices, until) {
      const options = choices.map((choice) => ({ ...choice }));
      const signal = until === undefined ? {} : { signal: until };
      const asked = clack.select<string>({ message, options, ...streams, ...signal });
      const chosen = await Promise.race([asked, gone]);
      if (!clack.isCancel(chosen))
        return choices.find(({ value }) => value === chosen)?.value ?? null;
      if (until?.aborted) return null;
      throw new Canceled();
    },
    async chooseSome(message, choices) {
      const options = choices.map((choice) => ({ ...choice }));
      return answered(
        clack.autocompleteMultiselect<string>({ message, options, required: false, ...streams }),
      );
    },
    confirm: (message, isYes) =>
      answered(clack.confirm({ message, initialValue: isYes, ...streams })),
  };
}

/** Rejects if no more input can come: Ctrl-D, or a terminal that is gone. */
function waitForEnd(input: Readable): Promise<never> {
  const gone = new Promise<never>((_, reject) => {
    const leave = () => reject(new Canceled());
    for (const event of ['end', 'close']) input.once(event, leave);
    input.on(
      'keypress',
      (_text: unknown, key?: { readonly ctrl?: boolean; readonly name?: string }) => {
        if (key?.ctrl && key.name === 'd') leave();
      },
    );
  });
  gone.catch(() => {}); // It may come while nothing is asked.
  return gone;
}

const OPENERS: Partial<Readonly<Record<NodeJS.Platform, string>>> = {
  darwin: 'open',
  linux: 'xdg-open',
};

/** Over ssh there is no browser to see. */
function openInBrowser(url: string): void {
  const { DISPLAY, WAYLAND_DISPLAY, SSH_CONNECTION } = process.env;
  const command = OPENERS[process.platform];
  const hasScreen = process.platform === 'darwin' || DISPLAY || WAYLAND_DISPLAY;
  if (!command || !hasScreen || SSH_CONNECTION) return;
  const child = spawn(command, [url], { stdio: 'ignore', detached: true });
  child.on('error', () => {}); // The address stands there to be clicked.
  child.unref();
}
