/** What the operator reads on a terminal. */
export const terminalStrings = {
  title: (version: string) => `Parley ${version}`,
  page: 'Page',
  model: 'Model',
  access: 'Access',
  data: 'Data',
  network: 'Network',
  note: 'Note',
  forOthers: (port: number) =>
    `open to other machines on port ${port}. To see the password: npm run password`,
  ownPassword: (port: number) =>
    `open to other machines on port ${port}, with WEB_TOKEN as the password`,
  standIn:
    'offline stand-in: put GEMINI_API_KEY into .env (free key: https://aistudio.google.com/apikey)',
  off: 'off: npm run setup',
  connected: (account: string, where: string) =>
    `connected${account === '' ? '' : ` as ${account}`}${where === '' ? '' : `, in ${where}`}`,
  nextStep: 'invite Parley into a channel (/invite @Parley) and mention it',
  invite: 'to add Parley to a server, open:',
  waiting: (reason: string) =>
    `not connected yet; trying again${reason === '' ? '' : `: ${reason}`}`,
  everyone: 'everyone who can reach it (PARLEY_ALLOW isn’t set)',
  listed: (ids: number) =>
    ids === 1 ? 'the one id in PARLEY_ALLOW' : `the ${ids} ids in PARLEY_ALLOW`,
  allBut: (ids: number) =>
    `everyone but the ${ids === 1 ? 'one id' : `${ids} ids`} that PARLEY_ALLOW denies`,
  inMemory: 'in memory only: gone when Parley stops (STORE_URL=memory:)',
  inDatabase: 'PostgreSQL (STORE_URL)',
  proxied: (proxies: readonly string[]) =>
    `requests go through the proxy ${proxies.join(' or ')} (HTTPS_PROXY, HTTP_PROXY)`,
  howToStop: 'Ctrl-C stops Parley. Unfinished answers continue at the next start.',
  stopping: (seconds: number) =>
    `Stopping. Answers in progress get up to ${seconds} s to finish. Press Ctrl-C again to stop at once.`,
  stopped: 'Stopped. Nothing is lost: unfinished answers continue at the next start.',
  storeWaits: (store: string, holder: string, seconds: number) =>
    `The store ${store} is in use by ${holder}. Waiting up to ${seconds} s for it; Ctrl-C stops waiting.`,
  leftOut: (server: string, tools: readonly string[]) =>
    `The MCP server ${server} lists tools that can’t be used: ${tools.join(', ')}`,
  stillWaiting: (name: string, reason: string) =>
    `${name} isn’t connected; trying again${reason === '' ? '' : `: ${reason}`}`,
  lost: (name: string, detail: string) => `${name} is no longer connected: ${detail}`,
  regained: (name: string) => `${name} is connected again`,
  unknownOption: (option: string) =>
    `${option} isn’t a Parley option. npm start -- --help lists them.`,
  help: (version: string) => `Parley ${version}: Gemini in your team’s Slack and Discord channels

  npm start                    starts Parley, with the settings from .env and the environment
  npm run setup                asks for what is missing, and writes .env
  npm run doctor               checks everything, and says how to fix what is wrong
  npm run password             shows the password of the page
  npm run backup -- FILE       backs up the store, even while Parley is running
  npm run slack:manifest       prints the manifest to create a Slack app from

  npm start -- --help          shows this
  npm start -- --version       shows the version

Settings are environment variables; .env.example explains each one.`,
} as const;
