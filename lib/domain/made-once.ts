/** What is costly to make, of few kinds, and always the same: formats of dates and numbers above all. */

/** Of more kinds than this, the later ones are made each time. */
const KEPT_AT_MOST = 500;

/** `make`, called once for the same words as long as the process lives. */
export function madeOnce<Words extends string[], Made extends object>(
  make: (...words: Words) => Made,
): (...words: Words) => Made {
  const known = new Map<string, Made>();
  return (...words) => {
    const name = words.join('\n');
    const made = known.get(name) ?? make(...words);
    if (known.size < KEPT_AT_MOST) known.set(name, made);
    return made;
  };
}
