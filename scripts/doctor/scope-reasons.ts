/** What each scope of the manifest is for, said as what is missing without it. */
export const SCOPE_REASONS: Readonly<Record<string, string>> = {
  'app_mentions:read': 'mentions aren’t received',
  'assistant:write': 'no suggested questions on the app’s page',
  'channels:history': 'threads in public channels can’t be followed or read',
  'channels:read': 'Parley can’t list public channels or their members',
  'chat:write': 'nothing can be answered',
  commands: 'no slash commands',
  'files:read': 'files and voice notes can’t be read',
  'files:write': 'images and long answers can’t be sent as files',
  'groups:history': 'threads in private channels can’t be followed or read',
  'groups:read': 'Parley can’t list private channels or their members',
  'im:history': 'direct messages aren’t received',
  'im:read': 'Parley can’t look up direct messages',
  'im:write': 'reminders and private answers can’t be sent as direct messages',
  'mpim:history': 'group messages aren’t received',
  'mpim:read': 'Parley can’t list group messages or their members',
  'reactions:read': 'Parley can’t look up its own reactions',
  'reactions:write': 'waiting messages can’t be marked',
  'search:read.files': 'files from before Parley came aren’t found',
  'search:read.public': 'messages from before Parley came aren’t found',
  'search:read.users': 'people aren’t found by name in a search',
  'usergroups:read': 'groups have no names',
  'users:read': 'people have no names, and admins aren’t recognized',
};

/** Without these Parley works, and finds or shows less. */
export const OPTIONAL_SCOPES: readonly string[] = [
  'assistant:write',
  'reactions:read',
  'search:read.files',
  'search:read.public',
  'search:read.users',
  'usergroups:read',
];
