/** Quantities as whole numbers of their smallest part, for a count that shares nothing with ours. */

const PLACES = 10;

/** "0.3" -> 3000000000n; what is not told is nothing. */
export function quantityOf(text = '0'): bigint {
  const [whole = '0', part = ''] = text.split('.');
  return BigInt(whole + part.padEnd(PLACES, '0'));
}

export function sumOf(parts: { quantity: string }[]): bigint {
  return parts.reduce((sum, { quantity }) => sum + quantityOf(quantity), 0n);
}
