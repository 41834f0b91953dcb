/** Shipments may be heard of before their packages: a stub stands in until the package itself is reported. */
import type { Package, Progress } from '../domain/progress.ts';

/** The packages that were reported, and a stub for each that only a shipment names. */
export function packagesWithStubs({ packages, shipments, removed }: Progress): Package[] {
  const reported = packages.filter(({ version }) => version > 0);
  const known = new Set([
    ...reported.map(({ id }) => id),
    ...removed.filter(({ kind }) => kind === 'package').map(({ id }) => id),
  ]);
  const named = new Set(shipments.flatMap(({ packageIds }) => packageIds));
  const stubs = [...named].filter((id) => !known.has(id)).map(stub);
  return [...reported, ...stubs.toSorted((left, right) => (left.id < right.id ? -1 : 1))];
}

function stub(id: string): Package {
  return { id, version: 0, number: '', status: '', detailedStatus: '', statusMessage: '', lines: [] };
}
