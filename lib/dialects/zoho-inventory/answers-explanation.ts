/** How figures are explained, for the documents. */
import * as z from 'zod/mini';
import { texts, told, wholes } from '../leaves/answered.ts';

const AnsweredStep = z.object({
  ...texts('figure rule'),
  about: told(z.string(), 'The tax that the step is about, or empty.'),
  inputs: told(z.array(z.object(texts('name value'))), 'Figures of earlier steps, or what the order states.'),
  exact: told(
    z.string(),
    'Before rounding, a fraction where no decimal ends; empty where nothing is rounded.',
  ),
  result: z.string(),
});

export const AnsweredExplanation = z.object({
  ...texts('currency_code base_currency_code tax_rounding'),
  ...wholes('price_precision base_price_precision'),
  steps: told(z.array(AnsweredStep), 'In their order; the last of a figure is the figure.'),
  rules: told(z.record(z.string(), z.string()), 'The rules that the steps name, in words.'),
  departures: told(
    z.array(z.object(texts('figure stored ours'))),
    'Figures that came with the order and that the steps do not lead to.',
  ),
  because: told(z.string(), 'What explains those, or empty.'),
});
