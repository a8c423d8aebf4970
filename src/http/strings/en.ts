import { createWording } from '../../core/strings/wording.ts';

const { number } = createWording('en');

/** What a browser shows where the page itself is not served, and its log-in page. */
export const catalog = {
  logIn: 'Log in',
  password: 'Password',
  wrongPassword: 'Wrong password.',
  logInFirst: 'Log in with the password first.',
  tooManyTries: (seconds: number) =>
    `Too many wrong passwords came from your network. Wait ${number(seconds)} seconds and try again.`,
  /** `npm` and `docker` are commands to be typed in a terminal. */
  passwordIsMade: (npm: string, docker: string) =>
    `Parley created it the first time it started. To see it, run ${npm} or ${docker} on the computer that runs Parley.`,
  /** Titles of a page that says why something was refused. */
  titles: {
    notAllowed: 'Not allowed',
    notFound: 'Nothing here',
    tooLarge: 'Too large',
    failed: 'That didn’t work',
  },
  goToPage: 'Go to Parley’s page',
  notFound: 'There’s nothing at this address.',
  /** `size` is a number with its unit, such as 51 MB. */
  tooLarge: (size: string) => `That’s too large. The limit is ${size}.`,
  failed:
    'Something went wrong inside Parley. Please try again. If it keeps happening, the reason is in Parley’s log.',
  unknownHost:
    'Parley doesn’t know this name, so the request was refused. Open Parley by its address. (A proxy in front of it has to send the Host “localhost”.)',
  otherSite: 'Another site sent this request, so it was refused.',
  wrongMetricsToken: 'That isn’t the token in METRICS_TOKEN.',
  onlyThisMachine:
    'This page is only available on the computer that runs Parley. To open it elsewhere, set WEB_TOKEN there, restart Parley, and log in with that password.',
} as const;
