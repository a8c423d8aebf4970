/** What each scope of the manifest is for, said as what is missing without it. */
export const SCOPE_REASONS: Readonly<Record<string, string>> = {
  'app_mentions:read': 'mentions are not heard',
  'assistant:write': 'no suggested questions on the app’s page',
  'channels:history': 'threads in public channels can’t be followed or read',
  'channels:read': 'public channels and who is in them are not known',
  'chat:write': 'nothing can be answered',
  commands: 'there are no slash commands',
  'files:read': 'files and voice notes can’t be read',
  'files:write': 'images and long answers can’t be sent as files',
  'groups:history': 'threads in private channels can’t be followed or read',
  'groups:read': 'private channels and who is in them are not known',
  'im:history': 'direct messages are not heard',
  'im:read': 'direct messages are not known',
  'im:write': 'no reminder or private answer can come as a direct message',
  'mpim:history': 'group messages are not heard',
  'mpim:read': 'group messages and who is in them are not known',
  'reactions:read': 'reactions of Parley’s own cannot be looked up',
  'reactions:write': 'waiting messages can’t be marked',
  'search:read.files': 'files that were shared before are not found',
  'search:read.public': 'what was said before Parley came is not found',
  'search:read.users': 'people are not found by name when searching',
  'usergroups:read': 'groups stay without names',
  'users:read': 'people stay without names, and admins are not known',
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
