/** Discounts as a request states them -> as they stand on an order. */
import { isZero } from '../domain/decimal.ts';
import { OrderError } from '../domain/order-error.ts';
import type { DiscountInput, OrderInput } from '../domain/order-input.ts';
import type { OrderLine, SalesOrder } from '../domain/order.ts';
import type { Discount, DiscountLevel, Pricing } from '../domain/pricing.ts';

/** Absent stays, null clears; a figure that is still one is an amount. Nothing off is no discount. */
export function keptDiscount(
  given: DiscountInput | null | undefined,
  current: Discount | undefined,
): Discount | undefined {
  if (given === undefined) return current;
  if (given === null || isZero(given.value)) return undefined;
  return { kind: given.kind === 'percent' ? 'percent' : 'amount', value: given.value };
}

/** The discounts that an order has, whether they count or not. */
type Discounted = Pick<SalesOrder, 'lines'> & { pricing: Pick<Pricing, 'discount'> };

/**
 * Which discounts count after the input; `after` has those that then stand. Without a word on it, the level that stands
 * goes on, but for discounts that are the order's first and only ones: they count where they are stated. A wire that
 * knows no order with both kinds shows such a one as `entity_level`: writing that back changes nothing.
 * @throws OrderError invalid_value when a discount could only count together with ones that never did, or when a new
 * order has both kinds and does not say which count
 */
export function discountLevelAfter(base: SalesOrder, input: OrderInput, after: Discounted): DiscountLevel {
  const { discountLevel: current } = base.pricing;
  if (input.discountsCount && statesUncounted(current, input)) return withBoth(base, input);
  if (current === 'both') return input.discountLevel === 'item_level' ? 'item_level' : 'both';
  return input.discountLevel ?? levelOfFirst(base, after) ?? current;
}

/** Discounts of lines come before tax: no rule is published for others. */
export function withDiscountLevel(pricing: Pricing, discountLevel: DiscountLevel): Pricing {
  const discountBeforeTax = pricing.discountBeforeTax || discountLevel === 'item_level';
  return { ...pricing, discountLevel, discountBeforeTax };
}

/** The level of discounts that stand alone and did not stand before. */
function levelOfFirst(base: SalesOrder, after: Discounted): DiscountLevel | undefined {
  const [onLines, onOrder] = [hasOnLines(after), isStated(after.pricing.discount)];
  if (onLines && onOrder && base.version === 0) {
    const reason = 'the order and its lines have discounts, so say which count: entity_level or item_level';
    throw new OrderError('invalid_value', { field: 'discountLevel', reason });
  }
  if (onLines && !onOrder && !hasOnLines(base)) return 'item_level';
  return onOrder && !onLines && !isStated(base.pricing.discount) ? 'entity_level' : undefined;
}

function hasOnLines({ lines }: Pick<SalesOrder, 'lines'>): boolean {
  return lines.some(({ discount }) => isStated(discount));
}

/** True when the input states a discount that the order's level would leave out. */
function statesUncounted(level: DiscountLevel, input: OrderInput): boolean {
  if (level === 'item_level') return isStated(input.discount);
  return level === 'entity_level' && (input.lines ?? []).some((line) => isStated(line.discount));
}

/**
 * Discounts of lines that never counted must not begin to count because of another line's. That of the order can not: it
 * would begin to count because it is stated.
 */
function withBoth({ pricing, lines }: SalesOrder, input: OrderInput): DiscountLevel {
  if (pricing.discountLevel === 'item_level') return 'both';
  const renamed = new Set(
    (input.lines ?? []).filter((line) => line.discount !== undefined).map(({ id }) => id),
  );
  const sleeping = lines.some((line: OrderLine) => isStated(line.discount) && !renamed.has(line.id));
  if (!sleeping) return 'both';
  const reason = 'the order has discounts on its other level that do not count';
  throw new OrderError('invalid_value', { field: 'discount', reason });
}

function isStated(discount: Discount | DiscountInput | Pricing['discount'] | null): boolean {
  return !!discount && !isZero(discount.value);
}
