/** I15: what was done of a line is what its facts say, and neither an edit nor a move has gone below it. */
import { sumOf, quantityOf } from './quantities.ts';
import { changesByOrder, type Invariant } from './evidence.ts';

type Done = 'quantityPacked' | 'quantityShipped' | 'quantityInvoiced';

/** Counted anew, by another way than ours: in integers, line by line. */
export const linesStandByTheirFacts: Invariant = ({ dump }) =>
  dump.orders.flatMap(({ id, status, lines, progress }) => {
    if (!progress) return [];
    const { packages, shipments, invoices } = progress;
    const isAway = (parcel: string) =>
      shipments.some(
        ({ delivery, packageIds }) =>
          ['shipped', 'delivered'].includes(delivery) && packageIds.includes(parcel),
      );
    const facts: Record<Done, { lines: { lineId: string; quantity: string }[] }[]> = {
      quantityPacked: packages,
      quantityShipped: packages.filter((parcel) => isAway(parcel.id)),
      quantityInvoiced: invoices,
    };
    const wrong = lines.flatMap((line) =>
      (Object.keys(facts) as Done[]).flatMap((name) => {
        const counted = sumOf(
          facts[name].flatMap((fact) => fact.lines.filter(({ lineId }) => lineId === line.id)),
        );
        const told = quantityOf(line[name]);
        if (told !== counted)
          return [`${id} tells ${line[name]} as ${name} of a line, not what its facts say`];
        return told > quantityOf(line.quantity) ? [`${id} has a line below its ${name}`] : [];
      }),
    );
    const ordered = sumOf(lines);
    const isAll = (name: Done) => {
      const done = lines.reduce((sum, line) => sum + quantityOf(line[name]), 0n);
      return done > 0n && done >= ordered;
    };
    const isDone = isAll('quantityShipped') && isAll('quantityInvoiced');
    if (status === 'closed' && !isDone) wrong.push(`${id} is closed and not done`);
    if (status === 'confirmed' && isDone) wrong.push(`${id} is done and not closed`);
    if (status === 'confirmed' && ordered === 0n) wrong.push(`${id} is confirmed without a quantity`);
    return wrong;
  });

/** A row tells what stood when the order was voided or deleted. */
export const movesPassNoObstacle: Invariant = ({ dump }) =>
  [...changesByOrder(dump)].flatMap(([id, changes]) =>
    changes.flatMap(({ kinds, row, version }) => {
      const kind = kinds.find((candidate) => candidate === 'voided' || candidate === 'deleted');
      const stands = [
        row.quantityInvoiced,
        row.quantityShipped,
        ...(kind === 'deleted' ? [row.quantityPacked] : []),
      ];
      const isFree = stands.every((quantity) => quantityOf(quantity) === 0n);
      return !kind || isFree ? [] : [`${id} was ${kind} at version ${version} over what was done`];
    }),
  );

/** An acknowledged fact is kept, or a later version of it, or that it was taken back. */
export const acknowledgedFactsStand: Invariant = ({ entries, dump }) =>
  entries.flatMap(({ ask, outcome }) => {
    const order = dump.orders.find(({ id }) => id === ask.orders[0]);
    if (!ask.fact || outcome !== 'ok' || !order) return [];
    const { id, version } = ask.fact.state;
    const { packages, shipments, invoices, payments, removed } = order.progress;
    const known = [packages, shipments, invoices, payments, removed].flat();
    return known.some((fact) => fact.id === id && fact.version >= version)
      ? []
      : [`${ask.fact.type} ${id} of ${order.id} was acknowledged and is lost`];
  });
