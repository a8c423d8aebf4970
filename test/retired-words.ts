/** A turn of phrase that people are not to read, and why; `instead` is what to write. */
export type RetiredWords = {
  readonly pattern: RegExp;
  readonly instead: string;
};

/** In everything that people read: sentences, the page, README, docs and .env.example. */
export const RETIRED_EVERYWHERE: readonly RetiredWords[] = [
  {
    pattern: /\bwho(?:so)?ever\b/i,
    instead: 'the noun: the operator, your Parley admin, the person who asked',
  },
  { pattern: /\banew\b/i, instead: 'again' },
  { pattern: /\bfor all to see\b/i, instead: 'everyone in this channel will see it' },
  { pattern: /\bof a text\b/i, instead: 'a message, or text' },
  { pattern: /\bbehind (?:the command|my name)\b/i, instead: 'after the command' },
  { pattern: /\b(?:shall I|I shall)\b/i, instead: 'should I, or I’ll' },
  {
    pattern:
      /\bis no (?:port|store|picture|number|file|address|name|id|link|password|token|host)\b/i,
    instead: 'isn’t a …',
  },
  { pattern: /\bnot any ?more\b|\bany ?more (?:messages )?is\b/i, instead: 'no longer' },
  { pattern: /\bdoes not serve\b|\bserves? this model\b/i, instead: 'isn’t available' },
  { pattern: /\bI do not see when\b/i, instead: 'When?' },
  { pattern: /\bup to now there\b/i, instead: 'so far' },
  { pattern: /\balso (?:while|when)\b/i, instead: 'even while' },
  { pattern: /\b(?:is|are) not heard\b/i, instead: 'aren’t received, or Parley can’t hear' },
  { pattern: /\bgo(?:es)? away by (?:itself|themselves)\b/i, instead: 'what is deleted, and when' },
  { pattern: /\bbehind the (?:path|colon|name|key)\b/i, instead: 'after the …' },
  { pattern: /\breckon with\b/i, instead: 'assume, or expect' },
  { pattern: /\bmails\b/i, instead: 'emails' },
  { pattern: /\blog-ins?\b/i, instead: 'login (noun), log in (verb)' },
  { pattern: /\bname servers?\b/i, instead: 'DNS' },
  { pattern: /\btime-outs?\b/i, instead: 'timeout' },
  { pattern: /\bconsents?\b(?! to cookies)/i, instead: 'approval' },
  { pattern: /\bwho agreed\b/i, instead: 'who approved it' },
  { pattern: /\b(?:the|whether) own\b/i, instead: 'your own, Parley’s own' },
  { pattern: /\bvouch(?:es)?\b/i, instead: 'trusted' },
  { pattern: /\bfor its rate\b(?! limit)/i, instead: 'rate limit' },
  { pattern: /\bstands? answered\b/i, instead: 'is answered' },
  { pattern: /\bas often as one\b|\bone (?:likes|wants|can choose)\b/i, instead: 'you' },
  { pattern: /\bEverybody\b/, instead: 'everyone: one word for it' },
  { pattern: /\btold as that\b|\bis told aloud\b|\bmissed aloud\b/i, instead: 'Parley says so' },
  { pattern: /\bfor ever\b/i, instead: 'stays' },
  // American spelling.
  {
    pattern:
      /\b(?:summari|organi|recogni|locali|authori|initiali|normali|neutrali|optimi|minimi|categori)s(?:e|es|ed|ing|ation|ations)\b/i,
    instead: 'American spelling: -ize',
  },
  { pattern: /\bcancelled\b|\bcancelling\b/i, instead: 'canceled, canceling' },
  { pattern: /\b(?:colour|favour|behaviour|honour)/i, instead: 'American spelling: -or' },
  { pattern: /\blicence\b/i, instead: 'license' },
];

/** In what the operator reads in a terminal: setup, doctor, scripts and errors at the start. */
export const RETIRED_FOR_OPERATORS: readonly RetiredWords[] = [
  {
    pattern: /\b(?:can|could|does|do|did|is|are|was|were|has|have) ?not\b/,
    instead: 'a contraction',
  },
  { pattern: /\b(?:there (?:is|are)|is) none\b/i, instead: 'the noun: no backup found' },
  { pattern: /\bgo(?:es|ne)? on with(?:out it)?\b/i, instead: 'continue, continue without it' },
  { pattern: /\bmay not\b/, instead: 'isn’t allowed to, or might not' },
  { pattern: /\bany more\b/i, instead: 'no longer' },
  { pattern: /\bpictures?\b/i, instead: 'image' },
  { pattern: /\bstands? for nothing\b/i, instead: 'what it is' },
  { pattern: /\bthere is no such\b/i, instead: 'wasn’t found, doesn’t exist' },
  { pattern: /\b(?:it is|they are) taken\b/i, instead: 'accepted' },
  { pattern: /, which Parley has not\b/i, instead: 'which Parley doesn’t support' },
];

/** In the log: plain, active English, without contractions. */
export const RETIRED_IN_LOG: readonly RetiredWords[] = [
  { pattern: /\bcould not be\b/, instead: 'could not …, with what Parley tried' },
  { pattern: /n[’']t\b/, instead: 'no contraction in the log' },
  { pattern: /\bw(?:as|ere) (?:left|left out|left alone|given up)\b/, instead: 'skipped …' },
  { pattern: /\bnobody could\b|\bwhat (?:was|is|a) .* could not\b/, instead: 'could not …' },
  { pattern: /\bhad an error\b/, instead: 'reported an error' },
  { pattern: /\bpictures?\b/i, instead: 'image' },
  { pattern: /\bany more\b/i, instead: 'no longer' },
];

/** In the sentences of the chat and the page, which sound like a person. */
export const RETIRED_IN_SENTENCES: readonly RetiredWords[] = [
  { pattern: /\bmalformed\b/i, instead: 'broken' },
  {
    pattern: /\b(?:I|you|we|they) (?:do|have|did|would|could|should) not\b/i,
    instead: 'a contraction',
  },
  {
    pattern: /\b(?:can|could|will|would|does|do|did|is|are|was|were|has|have) ?not\b(?! only)/i,
    instead: 'a contraction',
  },
  {
    pattern: /\bI am\b|\bI will\b|\bI have\b(?= (?:been|saved|stopped))/,
    instead: 'a contraction',
  },
  { pattern: /\bpictures?\b/i, instead: 'image' },
  { pattern: /\bmanner\b/i, instead: 'persona' },
  { pattern: /\bthe usual\b/i, instead: 'the default' },
  { pattern: /\b(?:agreed|consent|consented)\b/i, instead: 'approve, approved' },
  { pattern: /\p{L} …/u, instead: 'no space before an ellipsis' },
  { pattern: /--[a-z]/, instead: 'name:value' },
  { pattern: /\bplease try again\b.*\bplease\b/i, instead: 'one please a sentence' },
  { pattern: /\bthe person who runs\b/i, instead: 'your Parley admin' },
  {
    pattern: /\b(?:quite|rather|hence|thus|thereby|whereby|thereof|therein)\b/i,
    instead: 'plain words',
  },
];
