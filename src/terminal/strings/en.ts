/** What whoever starts Parley reads on a terminal. */
export const terminalStrings = {
  title: (version: string) => `Parley ${version}`,
  page: 'Page',
  model: 'Model',
  access: 'Access',
  data: 'Data',
  note: 'Note',
  forOthers: (port: number) =>
    `open to other machines at port ${port}, with a password: npm run password`,
  ownPassword: (port: number) => `open to other machines at port ${port}, with WEB_TOKEN`,
  standIn:
    'offline stand-in: put GEMINI_API_KEY into .env (free key: https://aistudio.google.com/apikey)',
  off: 'off: npm run setup',
  connected: (account: string, where: string) =>
    `connected${account === '' ? '' : ` as ${account}`}${where === '' ? '' : `, in ${where}`}`,
  nextStep: 'invite Parley into a channel (/invite @Parley) and mention it',
  invite: 'to add Parley to a server, open:',
  waiting: (reason: string) =>
    `not connected yet, trying again${reason === '' ? '' : `: ${reason}`}`,
  everyone: 'everyone who can reach it (PARLEY_ALLOW is not set)',
  listed: (ids: number) =>
    ids === 1 ? 'the one id in PARLEY_ALLOW' : `the ${ids} ids in PARLEY_ALLOW`,
  allBut: (ids: number) =>
    `everyone but the ${ids === 1 ? 'one id' : `${ids} ids`} that PARLEY_ALLOW denies`,
  inMemory: 'in memory only: gone when Parley stops (STORE_URL=memory:)',
  inDatabase: 'PostgreSQL (STORE_URL)',
  howToStop: 'Ctrl-C stops it; unfinished answers go on at the next start.',
  stopping: (seconds: number) =>
    `Stopping: answers that are being written get up to ${seconds} s. Ctrl-C again stops at once.`,
  stopped: 'Stopped. Nothing is lost; unfinished answers go on at the next start.',
  storeWaits: (store: string, holder: string, seconds: number) =>
    `The store ${store} is in use by ${holder}. Waiting up to ${seconds} s for it to be let go; Ctrl-C stops the wait.`,
  stillWaiting: (name: string, reason: string) =>
    `${name} is not connected, trying again${reason === '' ? '' : `: ${reason}`}`,
  lost: (name: string, detail: string) => `${name} is not connected any more: ${detail}`,
  regained: (name: string) => `${name} is connected again`,
  unknownOption: (option: string) =>
    `${option} is not an option of Parley’s: npm start -- --help lists them.`,
  help: (version: string) => `Parley ${version}: Gemini in your team’s Slack and Discord channels

  npm start                    runs it, with the settings in .env and the environment
  npm run setup                asks for what is missing, and writes .env
  npm run doctor               checks everything, and names the remedies
  npm run password             shows the password of the page
  npm run backup -- FILE       copies the store, also while Parley runs
  npm run slack:manifest       prints the manifest that a Slack app is made from

  npm start -- --help          shows this
  npm start -- --version       shows the version

Settings are environment variables; .env.example lists them, with a line on each.`,
} as const;
