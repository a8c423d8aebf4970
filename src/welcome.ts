import type { Config } from './config.ts';
import type { Log } from './core/ports.ts';
import { isLoopbackHost, toDataFolder } from './serve.ts';
import { toBanner } from './terminal/banner.ts';
import { createBoard } from './terminal/board.ts';
import { readVersion } from './terminal/version.ts';

/** What the operator sees at the start: a banner on a terminal, else lines of the log. */
export type Welcome = {
  /** What Parley logs to. */
  readonly log: Log;
  /** It is ready; nothing is told that is not so at this moment. */
  show(url: string): void;
};

export function createWelcome(config: Config, inner: Log): Welcome {
  if (!process.stdout.isTTY) {
    for (const warning of config.warnings) inner.warn({}, warning);
    const proxies = toProxyNames(config);
    if (proxies.length > 0) inner.info({ proxies }, 'sending requests through a proxy');
    return { log: inner, show: () => {} };
  }
  const board = createBoard(inner);
  return {
    log: board.log,
    show(url) {
      process.stdout.write(toBanner(toFacts(config, url, board.state)));
      board.onBannerShown();
    },
  };
}

function toFacts(config: Config, url: string, state: ReturnType<typeof createBoard>['state']) {
  const { host, webToken } = config.http;
  const isOwnPassword = webToken !== null;
  const isOpen = !isLoopbackHost(host) && (isOwnPassword || toDataFolder(config.storeUrl) !== null);
  return {
    version: readVersion(),
    url,
    openTo: isOpen ? { port: Number(new URL(url).port), isOwnPassword } : null,
    model: config.gemini.apiKey === null ? null : config.gemini.model,
    platforms: [
      { name: 'Slack', state: config.slack && state('slack') },
      { name: 'Discord', state: config.discord && state('discord') },
    ],
    allow: config.allow,
    storeUrl: config.storeUrl,
    proxies: toProxyNames(config),
    warnings: config.warnings,
  };
}

/** Hosts and ports alone: the rest may be a secret. */
function toProxyNames({ proxy }: Config): readonly string[] {
  const hosts = [proxy?.https, proxy?.http].flatMap((url) => url?.host ?? []);
  return [...new Set(hosts)];
}
