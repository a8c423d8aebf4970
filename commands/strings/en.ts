import { createWording } from '../../src/core/strings/wording.ts';

const { counted, and, or, number } = createWording('en');

/** What was used: by a person, by all of a workspace, or of one model. */
type UsedAmount = {
  readonly questions: number;
  readonly promptTokens: number;
  readonly answerTokens: number;
  readonly images: number;
  readonly searches: number;
  readonly audioMinutes: number;
};

const toQuestions = ({ questions }: UsedAmount) =>
  counted(questions, { one: '# question', other: '# questions' });

const toModelAmounts = ({ promptTokens, answerTokens, images, searches }: UsedAmount) => [
  counted(promptTokens, { one: '# token read', other: '# tokens read' }),
  counted(answerTokens, { one: '# token written', other: '# tokens written' }),
  ...(images > 0 ? [counted(images, { one: '# image', other: '# images' })] : []),
  ...(searches > 0 ? [counted(searches, { one: '# search', other: '# searches' })] : []),
];

const toMinutes = ({ audioMinutes }: UsedAmount) =>
  audioMinutes > 0
    ? [
        counted(audioMinutes, {
          one: '# minute of recordings',
          other: '# minutes of recordings',
        }),
      ]
    : [];

/**
 * What people read of each command. Everywhere:
 * - `description`: a verb first, at most 60 characters, no Markdown. It stands in the menus of
 *   Discord and Slack, and in `/help`.
 * - `options`: the same in menus, at most 100 characters. The first sentence is also the label of a
 *   field in a form: at most 45 characters where the command cannot do without one of its options.
 * - `menu`: an entry in the menu of a message, at most 24 characters.
 * - `example`: works when pasted. The names of commands and options (`/remind`, `since:`) and words
 *   such as `on`, `off`, `list`, `me`, `default`, `tutor` stay; the other words are translated.
 *   Where a sentence names a command, Discord's readers are shown what it is called for them.
 */
export const catalog = {
  ask: {
    description: 'Ask Parley a question',
    options: { question: 'What you want to know', about: 'A text your question is about' },
    menu: 'Ask about this',
    example: '/ask How tall is Mont Blanc?',
    noQuestion: 'Add your question after the command. For example: `/ask How tall is Mont Blanc?`',
  },
  imagine: {
    description: 'Draw images',
    options: {
      prompt: 'What you want to see',
      aspect: 'Width to height',
      count: 'How many images, up to 4',
      image: 'An image to start from',
    },
    example: '/imagine a cat in a paper boat count:2',
    noPrompt: 'What do you want to see? For example: `/imagine a cat in a paper boat`',
    wrongCount: (max: number) => `\`count\` can be a number from 1 to ${number(max)}.`,
  },
  describe: {
    description: 'Describe an image',
    options: { image: 'The image. Default: the latest one here' },
    example: '/describe',
  },
  transcribe: {
    description: 'Transcribe a recording',
    options: {
      file: 'An audio or video file of up to two hours. Default: the latest one here',
      link: 'A link to a message with a recording, or “off” or “on” for your own voice notes',
    },
    menu: 'Transcribe',
    example: '/transcribe',
  },
  summarize: {
    description: 'Summarize what you missed',
    options: {
      since: '“last” (your last message), a time like “yesterday” or “9:00”, or a message link',
      scope: 'The thread or the whole channel. Default: the thread you’re in',
    },
    menu: 'Summarize from here',
    example: '/summarize since:yesterday',
  },
  recall: {
    description: 'Find out what was said before',
    options: { question: 'What you want to know' },
    example: '/recall What did we decide?',
  },
  learn: {
    description: 'Teach Parley a document or page',
    options: {
      document: 'A file with text in it, such as a PDF, an Office file or an email',
      link: 'The link of a page, “list”, or “remove” with a name or a number',
    },
    example: '/learn list',
  },
  tasks: {
    description: 'List the action items here',
    options: {
      since: 'A time like “yesterday” or “monday”. Default: the latest 200 messages',
      scope: 'The thread or the whole channel. Default: the thread you’re in',
    },
    example: '/tasks since:yesterday',
    // Heads of a table, one or two words each; `message` heads a column of links in a file.
    head: { task: 'Task', owner: 'Owner', due: 'Due', message: 'Message' },
  },
  event: {
    description: 'Turn a text into a calendar event',
    options: { text: 'What, when and where' },
    example: '/event Lunch with Ada on Friday at 12:30',
  },
  poll: {
    description: 'Start a poll',
    options: {
      question: 'The question. The options can follow it',
      options: 'The options, with commas between them',
    },
    example: '/poll Lunch? Pizza, Pasta, Soup',
  },
  translate: {
    description: 'Translate a text',
    options: {
      text: 'The text. Default: the last message here',
      to: 'The language, such as English. Default: yours',
    },
    menu: 'Translate',
    // Another language than that of this file is translated into it.
    example: '/translate Guten Morgen to:English',
  },
  remind: {
    description: 'Set a reminder, or list yours',
    options: {
      what: 'What to remind you of, and when. Or “list”',
      when: 'When: “tomorrow 9:00” or “in 20 minutes”',
      repeat: 'How often: daily, weekdays, every Monday…',
    },
    // A time that Parley understands in this language.
    example: '/remind water the plants tomorrow at 9:00',
  },
  model: {
    description: 'Choose the model here',
    options: {
      name: 'A model, or “default”. Empty: show the one in use',
      channel: 'For the whole channel, not only this conversation (admins)',
    },
    example: '/model',
    isDefault: 'The default model answers here.',
    is: (model: string) => `${model} answers here.`,
    howTo: 'Change it with `/model` and a name, or go back with `/model default`.',
    // `models` are names: `gemini-2.5-flash`.
    some: (models: readonly string[]) =>
      `Change it with \`/model\` and a name: ${models.join(', ')} or others. Go back with \`/model default\`.`,
    notName: 'That isn’t a model name. See `/model` for some.',
    missing: (model: string) => `${model} isn’t available. See \`/model\` for some that are.`,
    nowDefault: 'OK. The default model answers here from now on.',
    nowDefaultInChannel: 'OK. The default model answers in this channel from now on.',
    now: (model: string) => `OK. ${model} answers here from now on.`,
    nowInChannel: (model: string) => `OK. ${model} answers in this channel from now on.`,
    unchecked: 'I couldn’t check whether it’s available.',
  },
  effort: {
    description: 'Set how hard the model thinks',
    options: { level: 'More effort takes longer and costs more' },
    example: '/effort high',
    isDefault: (levels: readonly string[]) =>
      `Effort here: default (the model decides). Set it to ${or(levels)}, for example with \`/effort high\`.`,
    is: (level: string, levels: readonly string[]) =>
      `Effort here: ${level}. Set it to ${or(levels)}, for example with \`/effort high\`.`,
    nowDefault: 'OK. From now on the model decides how hard it thinks here.',
    nowDefaultInChannel: 'OK. From now on the model decides how hard it thinks in this channel.',
    now: (level: string) => `OK. Effort here is now ${level}.`,
    nowInChannel: (level: string) => `OK. Effort in this channel is now ${level}.`,
  },
  persona: {
    description: 'Set how Parley answers here',
    options: { manner: 'A preset such as “concise” or “tutor”, your own words, or “off”' },
    example: '/persona tutor',
    none: 'No persona is set in this channel.',
    is: (persona: string) => `Persona in this channel: ${persona}`,
    // `presets` are names such as `tutor`.
    howTo: (presets: readonly string[]) =>
      `Presets: ${and(presets)}. Or write your own: \`/persona You are a patient librarian.\` Turn it off with \`/persona off\`.`,
    nowOff: 'OK. From now on I answer here without a persona.',
    tooLong: (max: number) =>
      `A persona can be up to ${number(max)} characters. Please shorten it.`,
    now: (persona: string) => `OK. From now on I answer here as: ${persona}`,
  },
  quiet: {
    description: 'Keep Parley out of this thread',
    options: { state: 'off: let it answer in this thread again' },
    example: '/quiet',
    followsAgain: 'OK, I’m back in this thread. You don’t need to mention me.',
  },
  timezone: {
    description: 'Set your time zone',
    options: { zone: 'Such as Europe/Berlin, or “off”. Empty: show yours' },
    example: '/timezone Europe/Berlin',
    // `zone`: Europe/Berlin; `time`: 9:00.
    isOwn: (zone: string, time: string) =>
      `Your time zone is ${zone}, where it’s ${time} now. Change it with \`/timezone Europe/Berlin\`.`,
    isOfProfile: (zone: string, time: string) =>
      `Your time zone is ${zone}, from your profile. It’s ${time} there now. Change it with \`/timezone Europe/Berlin\`.`,
    unknown: 'I don’t know your time zone. Tell me with `/timezone Europe/Berlin`.',
    forgotten: 'OK, I’ve forgotten your time zone.',
    noZone: 'I don’t know that time zone. Try `Europe/Berlin` or `America/New_York`.',
    now: (zone: string, time: string) => `OK. Your time zone is now ${zone}, where it’s ${time}.`,
  },
  memory: {
    description: 'Choose what Parley remembers here',
    options: { state: 'on: all that’s said here. off: only what’s said to Parley' },
    example: '/memory',
  },
  settings: {
    description: 'Change this channel’s settings',
    options: {
      reply: 'Where mentions are answered',
      voice: 'Which voice notes are transcribed',
      follow: 'Whether threads are followed without a mention',
      tools: 'Whether Parley uses tools',
      language: 'The language of buttons, commands and notices',
    },
    example: '/settings reply:channel',
    heading: '**Settings of this channel** (admins can change them)',
    headingAlone: '**Settings of this conversation**',
    saved: 'OK, saved.',
    // `value`: “thread”; `about`: one of the options above; `choices`: “thread, channel”.
    line: (name: string, value: string, about: string, choices: string) =>
      `- **${name}**: ${value}. ${about} (${choices})`,
    // The value of `voice` where nothing is set.
    voiceDefault: 'only where I’m invited or mentioned',
    // The value of `language` where nothing is set; `language` is its own name: “English”.
    languageDefault: (language: string) => `${language} (default)`,
    howTo: 'Change one like this: `/settings reply:channel`.',
  },
  usage: {
    description: 'See how much you used',
    options: {},
    example: '/usage',
    own: '**What you used here**',
    workspace: '**What everyone used, here and in other channels**',
    people: '**Who used most this month**',
    models: '**By model, this month**',
    today: (amount: string) => `- Today: ${amount}`,
    month: (amount: string) => `- This month: ${amount}`,
    // `name`: of a person, or of a model.
    line: (name: string, amount: string) => `- ${name}: ${amount}`,
    amount: (used: UsedAmount) =>
      [toQuestions(used), ...toModelAmounts(used), ...toMinutes(used)].join(', '),
    ofModel: (used: UsedAmount) => toModelAmounts(used).join(', '),
    what: 'This counts every model call: answers, commands, transcripts, images, searches, and the summaries I keep of long conversations. Days and months are in UTC.',
  },
  reset: {
    description: 'Make Parley forget this conversation',
    options: {},
    example: '/reset',
    empty: 'There’s nothing to forget: this conversation is empty.',
    done: 'Done. I’ve forgotten this conversation, so your next question starts fresh.',
  },
  privacy: {
    description: 'See what Parley keeps about you',
    options: { recall: 'off: keep what you say from now on out of /recall. on: let it in' },
    example: '/privacy',
  },
  forget: {
    description: 'Delete what Parley keeps about you',
    options: { what: '“me”, “conversation”, “channel” or a link' },
    example: '/forget me',
  },
  help: {
    description: 'See what Parley can do',
    options: {},
    example: '/help',
    // The whole answer of `/help` may have 2,000 characters.
    beginning:
      'I answer questions, read files and links, draw, and look things up. Mention me, write to me directly, or reply in a thread I’m in.\nPress **Stop** or write `stop` to end an answer. Write `leave` and I’ll stay out of a thread.',
    groups: {
      make: '**Ask and make**',
      catchUp: '**Catch up**',
      plan: '**Plan**',
      channel: '**This channel**',
      person: '**You**',
    },
    // A command’s `description` and `example`.
    line: (description: string, example: string) => `- ${description}: \`${example}\``,
    end: 'Commands work after a mention, too: `@Parley /help`.',
  },
  about: {
    description: 'See Parley’s version and status',
    options: {},
    example: '/about',
    line: (label: string, value: string) => `- **${label}**: ${value}`,
  },
} as const;
