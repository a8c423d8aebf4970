// https://docs.discord.com/developers/topics/permissions
export const ADMINISTRATOR = 1n << 3n;
export const VIEW_CHANNEL = 1n << 10n;
const MANAGE_GUILD = 1n << 5n;

/** Permissions as Discord writes them, a number of 64 bits as text; 0 if it is not one. */
export function toBits(permissions: string): bigint {
  return /^\d{1,20}$/.test(permissions) ? BigInt(permissions) : 0n;
}

/** Whether what a member may do in a channel has them see it. */
export function grantsView(permissions: bigint): boolean {
  return (permissions & (ADMINISTRATOR | VIEW_CHANNEL)) !== 0n;
}

/** Manage Server or Administrator. */
export function grantsAdmin(permissions: bigint): boolean {
  return (permissions & (ADMINISTRATOR | MANAGE_GUILD)) !== 0n;
}
