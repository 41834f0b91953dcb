/** `node test/infra/moving/fake-account.ts 2000`: a made-up account to try a move with, until Ctrl+C. */
import { FAKE_ORGANIZATION } from '../../support/fake-orders.ts';
import { fakeZoho } from '../../support/fake-zoho.ts';

const orders = Number(process.argv[2] ?? '500');
const { base, url } = await fakeZoho({ orders });
console.log(
  `an account with ${orders} orders, which has bad days: --url ${base} --accounts ${url} --organization ${FAKE_ORGANIZATION}`,
);
console.log('any MOVE_CLIENT_ID, MOVE_CLIENT_SECRET and MOVE_REFRESH_TOKEN will do');
