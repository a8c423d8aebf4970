// https://docs.discord.com/developers/topics/permissions
export const ADMINISTRATOR = 1n << 3n;
const MANAGE_GUILD = 1n << 5n;

/** Manage Server or Administrator. */
export function isAdmin(permissions: bigint): boolean {
  return (permissions & (ADMINISTRATOR | MANAGE_GUILD)) !== 0n;
}
