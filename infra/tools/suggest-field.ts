/** What a field that we do not know was probably meant to be. */

/** Words that other systems use, spelled without case and separators; the first of ours that the row has is meant. */
const SYNONYMS: Record<string, string[]> = {
  sku: ['code'],
  productcode: ['code'],
  price: ['rate'],
  unitprice: ['rate'],
  listprice: ['rate'],
  sellingprice: ['rate'],
  rate: ['percent', 'exchangeRate'],
  title: ['name'],
  label: ['name'],
  displayname: ['name'],
  currency: ['currencyCode', 'baseCurrency'],
  postcode: ['zip'],
  postalcode: ['zip'],
  street: ['address'],
  region: ['state'],
  province: ['state'],
  hsncode: ['hsnOrSac'],
  vatnumber: ['gstNumber'],
  contacts: ['contactPersons'],
  members: ['components'],
};

/** The part of a word that may differ: two letters of five, since two that changed places count as two. */
const FAR = 0.4;

/** The known field that `stated` means, by synonym or else by nearest spelling; undefined when none is near. */
export function suggestField(stated: string, known: readonly string[]): string | undefined {
  const word = plain(stated);
  const synonym = SYNONYMS[word]?.find((name) => known.includes(name));
  if (synonym !== undefined) return synonym;
  const near = known
    .map((name) => ({ name, distance: editDistance(word, plain(name)) }))
    .filter(({ name, distance }) => distance <= Math.max(word.length, name.length) * FAR);
  return near.toSorted((one, other) => one.distance - other.distance)[0]?.name;
}

const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** Letters to put in, take out or replace (Levenshtein). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [index, beside] of [...other].entries()) {
      const replaced = (row[index] ?? 0) + (letter === beside ? 0 : 1);
      next.push(Math.min(replaced, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
