/** The names of all time zones that this machine knows. */
export function zones(): readonly string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')];
}

/**
 * The name of a zone, in its own capitals, from what a person wrote (`europe/berlin`, `Berlin`, `new york`); null where there is
 * none, or more than one. The name is kept as it was given: ICU would call Kolkata Calcutta.
 */
export function toZone(written: string): string | null {
  const name = written.trim().replace(/\s+/g, '_');
  const known = zones();
  const exact = known.find((zone) => isSame(zone, name));
  if (exact) return exact;
  const cities = known.filter((zone) => isSame(zone.slice(zone.lastIndexOf('/') + 1), name));
  if (cities.length === 1) return cities[0] ?? null;
  return name.includes('/') && isZone(name) ? name : null;
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
