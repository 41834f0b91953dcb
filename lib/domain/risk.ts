/** What a risk assessment says about an order: lines for people to read, and how they were arrived at. */
import * as z from 'zod/mini';

const text = z._default(z.string().check(z.maxLength(500)), '');
const texts = z._default(z.array(z.string().check(z.maxLength(500))).check(z.maxLength(50)), []);

const FraudAnalysis = z.object({
  /** Why a person marked the order. */
  manual: text,
  system: texts,
  ipCity: text,
  ipRegion: text,
  ipCountryCode: text,
  ipCountryName: text,
  ipLatitude: text,
  ipLongitude: text,
  ipZip: text,
  ipScore: z.optional(z.int()),
  locationsMatch: z.optional(z.boolean()),
  paymentRetryCount: z._default(z.int().check(z.gte(0)), 0),
});
type FraudAnalysis = z.infer<typeof FraudAnalysis>;

export const RiskFact = z.object({
  version: z.int().check(z.gte(1)),
  risks: texts,
  fraudAnalysis: z.optional(FraudAnalysis),
});
