import { createProxy, type TcpProxy } from '../proxy.ts';
import { type Program, type ProgramOptions, startProgram } from './program.ts';

/** One of the programs behind a bot: it lives, dies and lives again in its place. */
export type Member = {
  readonly number: number;
  /** Its life now, or its last one; null before the first. */
  readonly program: Program | null;
  /** Starts its next life; `environment` goes over what it always gets. */
  start(environment?: Record<string, string>): Program;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** Its next lives are of this Parley, whichever the one before was. */
  upgrade(): void;
  /** Its way to the database; null if it has a store of its own. */
  readonly database: TcpProxy | null;
  /** Whether a client's port, as a server sees it, is one of this program's. */
  owns(port: number): boolean;
  close(): Promise<void>;
};

export type MemberOptions = {
  readonly number: number;
  readonly folder: string;
  /** What every one of them gets. */
  readonly environment: Readonly<Record<string, string>>;
  /** Settings whose addresses it uses by a way of its own, by which it is known. */
  readonly ways: readonly string[];
  readonly program: ProgramOptions;
};

export async function createMember(options: MemberOptions): Promise<Member> {
  const { number, folder, ways } = options;
  const environment = { ...options.environment };
  const proxies = new Map<string, TcpProxy>();
  for (const name of ways) {
    const way = await createProxy(environment[name] ?? '');
    proxies.set(name, way);
    environment[name] = way.url;
  }
  let program: Program | null = null;
  const { main: older, ...programOptions } = options.program;
  let main = older;
  const kill = async () => void (await program?.kill());

  return {
    number,
    get program() {
      return program;
    },
    start(own = {}) {
      const run = main === undefined ? programOptions : { ...programOptions, main };
      program = startProgram({ ...environment, ...own }, folder, run);
      return program;
    },
    kill,
    upgrade() {
      main = undefined;
    },
    database: proxies.get('STORE_URL') ?? null,
    owns: (port) => ways.length === 0 || proxies.values().some((way) => way.isFrom(port)),
    async close() {
      await kill();
      for (const way of proxies.values()) way.close();
    },
  };
}
