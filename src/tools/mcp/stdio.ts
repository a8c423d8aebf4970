import { setTimeout as delay } from 'node:timers/promises';
import {
  getDefaultEnvironment,
  StdioClientTransport,
} from '@modelcontextprotocol/sdk/client/stdio.js';
import { serializeMessage } from '@modelcontextprotocol/sdk/shared/stdio.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { createMessageReader } from './messages.ts';
import { type ProcessGroup, type Program, startProcessGroup } from './process-group.ts';
import { UNSENT } from './server.ts';

/** For what was written before the end to be read. */
const DRAIN_MS = 500;

type Listener = {
  /** Null at the end. */
  readonly onStderr: (chunk: Buffer | null) => void;
};

/**
 * A server that is a program, spoken to over its pipes. It ends with what it started: `npx` and
 * shells start the server that is meant. Windows has no process groups, and starts `npx` in a way
 * of its own; the SDK knows it.
 */
export function createStdioTransport(program: Program, listener: Listener): Transport {
  return process.platform === 'win32'
    ? toSdkTransport(program, listener)
    : toGroupTransport(program, listener);
}

function toSdkTransport({ args, cwd, ...program }: Program, { onStderr }: Listener): Transport {
  const where = cwd === null ? {} : { cwd };
  const transport = new StdioClientTransport({
    ...{ ...program, ...where },
    args: [...args],
    stderr: 'pipe',
  });
  transport.stderr?.on('data', onStderr).on('end', () => onStderr(null));
  return transport as Transport; // The SDK's types are not for `exactOptionalPropertyTypes`.
}

function toGroupTransport(program: Program, { onStderr }: Listener): Transport {
  const received = createMessageReader({
    onMessage: (message) => transport.onmessage?.(message),
    onError: (error) => transport.onerror?.(error),
  });
  let group: ProcessGroup | null = null;

  const listen = ({ leader, end }: ProcessGroup) => {
    const fail = (error: Error) => transport.onerror?.(error);
    leader.on('error', fail);
    leader.stdin.on('error', fail);
    leader.stdout.on('error', fail);
    leader.stdout.on('data', received.append);
    leader.stderr.on('data', onStderr);
    leader.stderr.on('error', fail);
    leader.once('close', () => {
      onStderr(null);
      transport.onclose?.();
    });
    leader.once('exit', async () => {
      await end();
      await delay(DRAIN_MS, undefined, { ref: false });
      // What left the group may hold them open.
      leader.stdout.destroy();
      leader.stderr.destroy();
    });
  };
  const transport: Transport = {
    async start() {
      const env = { ...getDefaultEnvironment(), ...program.env };
      group = await startProcessGroup({ ...program, env });
      listen(group);
    },
    async send(message: JSONRPCMessage) {
      const input = group?.leader.stdin;
      if (!input?.writable)
        throw Object.assign(new Error('the program has ended'), { code: UNSENT });
      await new Promise<void>((resolve) => {
        if (input.write(serializeMessage(message))) resolve();
        else input.once('drain', resolve).once('close', resolve);
      });
    },
    async close() {
      await group?.end();
    },
  };
  return transport;
}
