// https://docs.discord.com/developers/topics/permissions
export const ADMINISTRATOR = 1n << 3n;
const MANAGE_GUILD = 1n << 5n;

/** Permissions as Discord writes them, a number of 64 bits as text; 0 if it is not one. */
export function toBits(permissions: string): bigint {
  return /^\d{1,20}$/.test(permissions) ? BigInt(permissions) : 0n;
}

/** Manage Server or Administrator. */
export function grantsAdmin(permissions: bigint): boolean {
  return (permissions & (ADMINISTRATOR | MANAGE_GUILD)) !== 0n;
}
