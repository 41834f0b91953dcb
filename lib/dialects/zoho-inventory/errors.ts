/** Inventory's refusals: fields are called as its forms call them. */
import { codeErrors } from '../zoho/code-errors.ts';
import { labelOf, spelledOf } from './field-names.ts';

export const { wordError, encodeError } = codeErrors({ labelOf, spelledOf });
