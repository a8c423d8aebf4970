import { createWording } from '../../strings/wording.ts';

const { number } = createWording('en');

/** Why an address or a file was not fetched. `host` is a website’s name: “example.org”. */
export const catalog = {
  noAddress: 'That isn’t a complete web address. It has to start with https://.',
  onlyWeb: (protocol: string) =>
    `I can’t open addresses that start with ${protocol}. They have to start with http:// or https://.`,
  noSecrets: 'I don’t open addresses with a user name or password in them. Leave that part out.',
  portClosed: (host: string, port: string) =>
    `I don’t open port ${port} of ${host}. Your Parley admin can allow it (FETCH_ALLOW).`,
  noHost: (host: string) => `There’s no website at ${host}. Check the address.`,
  notPublic: (host: string) =>
    `${host} isn’t on the public internet, so I don’t open it. Your Parley admin can allow it (FETCH_ALLOW).`,
  tooManyRedirects: (host: string, max: number) =>
    `${host} redirects more than ${number(max)} times. Give me the address where it ends.`,
  brokenRedirect: (host: string) => `${host} redirects to an address that doesn’t work.`,
  tooSlow: (host: string, seconds: number) =>
    `${host} took longer than ${number(seconds)} seconds. Please try again later.`,
  pageTooLarge: (host: string, mb: number) =>
    `${host} sent more than ${number(mb)} MB, which is my limit. Give me the address of a smaller part.`,
  noAnswer: (host: string) =>
    `I couldn’t reach ${host}, or it didn’t answer properly. Check the address, or try again later.`,
  notFound: (host: string) => `${host} doesn’t exist. Check the address.`,
  notLookedUp: (host: string) =>
    `I couldn’t look up ${host}. Check the address, or try again later.`,
  refused: (host: string) =>
    `${host} refused the connection. Check the address, or try again later.`,
  brokenOff: (host: string) =>
    `${host} closed the connection early. Check the address, or try again later.`,
  certificateExpired: (host: string) =>
    `The security certificate of ${host} has expired. Check the address, or try again later.`,
  certificateUnknown: (host: string) =>
    `The security certificate of ${host} isn’t from an authority I trust. Check the address.`,
  certificateOfOther: (host: string) =>
    `The security certificate of ${host} is for another name. Check the address.`,
  fileTooLarge: (mb: number) => `The file is larger than ${number(mb)} MB. Send a smaller one.`,
} as const;
