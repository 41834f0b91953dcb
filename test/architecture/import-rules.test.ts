import { describe, expect, it } from 'vitest';
import { sourceFiles } from '../support/source-files.ts';
import { forbiddenImports } from './import-lines.ts';

const ours = sourceFiles('lib', 'functions', 'infra');

describe('who may import whom', () => {
  it('holds for every file of ours', () => {
    expect(ours.size).toBeGreaterThan(100);
    expect(forbiddenImports(ours)).toEqual([]);
  });

  it.each([
    ['lib/domain/order.ts', "import { readFileSync } from 'node:fs';"],
    ['lib/domain/order.ts', "import type { Table } from '../store/table.ts';"],
    ['lib/calculators/ratio.ts', "import { assertEditable } from '../validators/editable.ts';"],
    ['lib/validators/editable.ts', "import { callsUntil } from '../store/table.ts';"],
    ['lib/apply/lines.ts', "import { createOrder } from '../operations/create.ts';"],
    ['lib/apply/lines.ts', "import { randomUUID } from 'node:crypto';"],
    ['lib/events/incoming/facts.ts', "import { PutEventsCommand } from '@aws-sdk/client-eventbridge';"],
    ['lib/operations/create.ts', "import { PutCommand } from '@aws-sdk/lib-dynamodb';"],
    ['lib/operations/create.ts', "import {\n  etag,\n} from '../dialects/leaves/preconditions.ts';"],
    ['lib/dialects/zoho-crm/order.ts', "import { labelOf } from '../zoho-inventory/labels.ts';"],
    ['lib/dialects/leaves/leaves.ts', "import { encodeRow } from '../zoho-inventory/encode-row.ts';"],
    ['lib/dialects/zoho-inventory/bulk.ts', "import { createHash } from 'node:crypto';"],
    ['lib/routes.ts', "import { orderFunction } from './runtime/order-function.ts';"],
    ['lib/store/subjects.ts', "import { QueryCommand } from '@aws-sdk/lib-dynamodb';"],
    ['lib/store/list.ts', "import { listOrders } from '../operations/list.ts';"],
    ['lib/access/api-keys.ts', "export { zohoCredential } from '../dialects/zoho/access.ts';"],
    ['lib/runtime/authenticate.ts', "import { findApiKey } from '../store/api-keys.ts';"],
    ['lib/runtime/config.ts', "import { seed } from '../../infra/local/seed.ts';"],
    ['functions/create.ts', "import { encodeOrder } from '../lib/dialects/zoho-inventory/encode-order.ts';"],
    ['functions/create.ts', "import { commitChange } from '../lib/store/commit.ts';"],
    ['infra/stack.ts', "import { labelOf } from '../lib/dialects/zoho-inventory/labels.ts';"],
    ['lib/domain/order.ts', "const fs = await import('node:fs');"],
    ['lib/domain/order.ts', "import '../store/table.ts';"],
    ['lib/shortcuts/order.ts', 'export const one = 1;'],
  ])('fails when %s says %s', (file, line) => {
    const broken = new Map(ours).set(file, `${ours.get(file) ?? ''}\n${line}\n`);
    expect(forbiddenImports(broken)).toHaveLength(1);
  });
});
