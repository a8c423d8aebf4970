import { currentLocale } from './locale.ts';

const KILOBYTE = 1024;
const MEGABYTE = 1024 * 1024;

/** `50 MB`, `4 kB`, `10 bytes`, as the current language writes it. */
export function toSize(bytes: number): string {
  if (bytes >= MEGABYTE) return format(bytes / MEGABYTE, 'megabyte', 'short');
  if (bytes >= KILOBYTE) return format(bytes / KILOBYTE, 'kilobyte', 'short');
  return format(bytes, 'byte', 'long');
}

function format(value: number, unit: string, unitDisplay: 'short' | 'long'): string {
  const look = { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(currentLocale(), look).format(value);
}
