/** Orders of Getfly over HTTP. */
import { getflyOrder, zoned } from './getfly-order.ts';
import { hasMore } from './live-answers.ts';
import { NotThere, type LiveApi } from './live-api.ts';
import type { FoundOrder, OrderSource } from './moved-order.ts';
import { fieldsOf, listOf, textOf, type Fields } from './wire-values.ts';

const PAGE = 100;

/** `offset`: of the service's clock, whose times are told without one ("+07:00"). */
export function getflySource(api: LiveApi, offset: string): OrderSource {
  return {
    dialect: 'getfly',
    async *rows() {},
    async *orders() {
      for (let first = 0; ; first += PAGE) {
        const place = { limit: String(PAGE), offset: String(first), sort: 'id', direction: 'asc' };
        const page = await api.get('/sale_orders', {
          fields: 'id,order_code,created_at,updated_at',
          ...place,
        });
        for (const row of listOf(page['data'])) yield foundOrder(api, row, offset);
        if (!hasMore(page)) return;
      }
    },
  };
}

function foundOrder(api: LiveApi, row: Fields, offset: string): FoundOrder {
  const id = textOf(row['id']);
  const answer = async () => {
    const told = await api.get(`/sale_orders/${id}`);
    if (!('order_code' in told) && !('data' in told)) throw new NotThere(id);
    return 'order_code' in told ? told : fieldsOf(told['data']);
  };
  return {
    place: id,
    id,
    modifiedAt: zoned(row['updated_at'], offset),
    answer,
    read: async () => getflyOrder(await answer(), offset),
  };
}
