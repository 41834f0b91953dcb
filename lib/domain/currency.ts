export function minorUnits(code: string): number | undefined {
  return /^[A-Z]{3}$/.test(code) ? 2 : undefined;
}
