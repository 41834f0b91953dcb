/** Compares an answer with a published sample: every key there, every value of the documented type. */

/** Documented as numbers, answered as text: ids, and texts whose sample value happens to be all digits. */
const TEXT = /(_id|^zip|^hsn_or_sac|^sat_item_key_code)$/;

/** What the answer lacks, as paths: "salesorder.line_items[0].unit is missing". */
export function missingFrom(answer: unknown, sample: unknown, path = ''): string[] {
  if (Array.isArray(sample)) return missingElements(answer, sample, path);
  if (typeof sample !== 'object' || sample === null) return [];
  if (typeof answer !== 'object' || answer === null) return [`${path} is no object`];
  return Object.entries(sample).flatMap(([name, value]) => {
    const at = path === '' ? name : `${path}.${name}`;
    if (!Object.hasOwn(answer, name)) return [`${at} is missing`];
    const found = (answer as Record<string, unknown>)[name];
    const expected = TEXT.test(name) ? 'string' : typeOf(value);
    if (typeOf(found) !== expected) return [`${at} is ${typeOf(found)} instead of ${expected}`];
    return missingFrom(found, value, at);
  });
}

/** The first element stands for all; an empty list says nothing about its elements. */
function missingElements(answer: unknown, sample: unknown[], path: string): string[] {
  if (!Array.isArray(answer)) return [`${path} is no list`];
  if (sample.length === 0) return [];
  if (answer.length === 0) return [`${path} is empty`];
  if (typeOf(answer[0]) !== typeOf(sample[0])) return [`${path}[0] is ${typeOf(answer[0])}`];
  return missingFrom(answer[0], sample[0], `${path}[0]`);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
