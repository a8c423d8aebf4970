import { parseArgs } from 'node:util';

export type DoctorOptions = {
  readonly help: boolean;
  readonly json: boolean;
  /** Warnings count as failures. */
  readonly strict: boolean;
  /** Calls that cost some cents are made, too. */
  readonly full: boolean;
  /** Channels in which it is tried what an account takes. */
  readonly live: readonly string[];
  /** Test messages stay, to be looked at. */
  readonly keep: boolean;
};

export const USAGE = `Checks everything that Parley needs, and says how to fix what is wrong.

  npm run doctor                    check; changes nothing
  npm run doctor -- --json          the same as JSON
  npm run doctor -- --full          also draw an image (about $0.04)
  npm run doctor -- --strict        warnings count as failures
  npm run doctor -- --live CHANNEL  post, stream, edit, upload and remove test
                                    messages in this channel (its id: C0123ABCD
                                    on Slack, a long number on Discord), and say
                                    which of Parley’s assumptions hold there
        --keep                      keep the test messages, to look at them

Exit codes: 0 if everything works (there may be warnings), 1 if something
doesn’t, 2 if the arguments are wrong.
`;

/** What was typed; a sentence where it is not understood. */
export function readOptions(args: readonly string[]): DoctorOptions | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        json: { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
        full: { type: 'boolean', default: false },
        keep: { type: 'boolean', default: false },
        live: { type: 'string', multiple: true, default: [] },
      },
    });
    const wrong = values.live.find((id) => !LIVE.test(id));
    if (wrong !== undefined)
      return '--live takes the id of a channel (C0123ABCD on Slack, a long number on Discord).';
    return values;
  } catch (error) {
    const what = error instanceof Error ? error.message.split('. ')[0] : 'unknown option';
    return `${what}. See npm run doctor -- --help.`;
  }
}

const LIVE = /^(?:[CDG][A-Z0-9]{1,20}|\d{15,20})$/;
