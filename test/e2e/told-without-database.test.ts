// Kind: a question that cannot be stored, because the database is gone or hangs, is met by a word
// about it, and answered once when the database is back.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, onTestFinished } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { postgresTest } from '../postgres.ts';
import { startPostgres } from '../postgres-server.ts';
import { WAIT_MS } from '../waiting.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

type Server = Awaited<ReturnType<typeof startPostgres>>;

/** Every process of a server, its own first. */
function listProcesses({ folder }: Server): number[] {
  const [main = ''] = readFileSync(`${folder}/data/postmaster.pid`, 'utf8').split('\n');
  const isChild = (id: string) => {
    try {
      return readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === main;
    } catch {
      return false; // It has ended.
    }
  };
  const children = readdirSync('/proc').filter((id) => /^\d+$/.test(id) && isChild(id));
  return [main, ...children].map(Number);
}

const signalAll = (server: Server, signal: NodeJS.Signals) => {
  for (const id of listProcesses(server)) process.kill(id, signal);
};

const outages: Readonly<
  Record<string, { begin(server: Server): unknown; end(server: Server): unknown }>
> = {
  'is gone': { begin: (server) => server.stop(), end: (server) => server.start() },
  hangs: {
    begin: (server) => signalAll(server, 'SIGSTOP'),
    end: (server) => signalAll(server, 'SIGCONT'),
  },
};

const TOLD = /My storage is down/;

async function startServer() {
  const server = await startPostgres();
  onTestFinished(() => server.remove());
  return { server, environment: { STORE_URL: server.url } };
}

postgresTest.each(Object.entries(outages))(
  'Discord: where the database %s, who asks is told, and answered once it is back',
  { timeout: 3 * WAIT_MS },
  async (_, { begin, end }) => {
    const { server, environment } = await startServer();
    const { discord: at, model } = await discord.start({}, environment, { storeRetryMs: 100 });
    const ada = at.person('42');
    model.answer(() => textReply('Four.'));
    const own = (channel: string) => at.messages(channel).filter((message) => message.own);
    const isAnswered = (id: string) =>
      own(id).some(({ text, buttons }) => text === 'Four.' && buttons.length > 1);
    const before = ada.mention('hello');
    await at.waitFor(() => isAnswered(before.id), WAIT_MS);
    await begin(server);
    try {
      const { id } = ada.mention('what is 2 + 2?');
      await at.waitFor(() => own(at.generalId).some(({ text }) => TOLD.test(text)), WAIT_MS);
      await end(server);
      await at.waitFor(() => isAnswered(id), WAIT_MS);
      expect(own(id).filter(({ text }) => text === 'Four.')).toHaveLength(1);
    } finally {
      await end(server);
    }
  },
);

postgresTest.each(Object.entries(outages))(
  'Slack: where the database %s, who asks is told, and answered once it is back',
  { timeout: 3 * WAIT_MS },
  async (_, { begin, end }) => {
    const { server, environment } = await startServer();
    const running = await slack.start({}, environment, { storeRetryMs: 100 });
    const { slack: at, model } = running;
    const ada = at.person('U1');
    model.answer(() => textReply('Four.'));
    const before = ada.mention({ channel: 'C1', text: 'hello' });
    await slack.answer(running, 'C1', before);
    await begin(server);
    try {
      const asked = ada.mention({ channel: 'C1', text: 'what is 2 + 2?' });
      const isTold = () => at.messages('C1', asked).some(({ text }) => TOLD.test(text));
      await at.waitFor(isTold, WAIT_MS);
      await end(server);
      await at.waitFor(
        () => at.messages('C1', asked).some(({ text }) => text === 'Four.'),
        WAIT_MS,
      );
      const answers = at.messages('C1', asked).filter(({ text }) => text === 'Four.');
      expect(answers).toHaveLength(1);
    } finally {
      await end(server);
    }
  },
);
