/** Payments that a caller states without ids: each is recorded once, however often it is stated. */
import { ONE, roundDecimal, type Decimal } from '../domain/decimal.ts';
import type { PaymentInput } from '../domain/order-input.ts';
import type { Payment, Progress } from '../domain/progress.ts';
import { assertPaymentCount } from '../validators/limits.ts';

/**
 * Payments are a multiset of (mode, amount, date, description): of each, as many are kept as stand or as are stated,
 * whichever is more. What was paid is rounded once, when it is recorded: no later precision moves it. @throws OrderError limit_exceeded
 */
export function applyPayments(
  progress: Progress,
  stated: PaymentInput[] | undefined,
  precision: number,
  newId: () => string,
): Progress {
  if (!stated) return progress;
  const left = new Map<string, number>();
  for (const payment of progress.payments) left.set(keyOf(payment), (left.get(keyOf(payment)) ?? 0) + 1);
  const fresh = stated.flatMap((payment) => {
    const rounded = { ...payment, amount: roundDecimal(payment.amount, precision) };
    // What was recorded under another precision is sent back as it was shown.
    const standing = [payment, rounded].map(keyOf).find((key) => (left.get(key) ?? 0) > 0);
    if (standing === undefined) return [rounded];
    left.set(standing, (left.get(standing) ?? 0) - 1);
    return [];
  });
  if (fresh.length === 0) return progress;
  const payments = [...progress.payments];
  for (const payment of fresh) payments.push(paymentOf(payment, newId(), payments.length + 1));
  assertPaymentCount(payments);
  return { ...progress, payments };
}

interface Stated {
  mode: string;
  amount: Decimal;
  date?: string;
  description: string;
}

function keyOf({ mode, amount, date, description }: Stated): string {
  return JSON.stringify([mode, amount, date ?? '', description]);
}

function paymentOf({ mode, amount, date, description }: PaymentInput, id: string, count: number): Payment {
  return {
    id,
    version: 1,
    number: String(count),
    mode,
    amount,
    date,
    description,
    reference: '',
    exchangeRate: ONE,
    invoicePaymentId: '',
    isSingleInvoicePayment: false,
    lastFourDigits: '',
    onlineTransactionId: '',
  };
}
