// https://docs.discord.com/developers/interactions/application-commands
export const MESSAGE_MENU = 3;
export const OPTION_TYPES = { string: 3, number: 10, boolean: 5, attachment: 11 } as const;
/** So many choices an option may have, whether listed or completed. */
export const MAX_CHOICES = 25;
