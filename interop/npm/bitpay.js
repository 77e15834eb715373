// Drives a server through the package btcpay, as a shop in Node that knows only BitPay's API: pairs by a code, creates, reads.
// Usage: NODE_PATH=… SERVER=URL CODE=CODE STORE=ID node bitpay.js; prints what it made as JSON.
'use strict';
const assert = require('node:assert/strict');
const { BTCPayClient, crypto } = require('btcpay');

const { SERVER, CODE, STORE } = process.env;

async function pair() {
  const key = crypto.load_keypair(crypto.generate_keypair().getPrivate('hex'));
  const tokens = await new BTCPayClient(SERVER, key).pair_client(CODE);
  assert.deepEqual(Object.keys(tokens), ['merchant']);
  return new BTCPayClient(SERVER, key, tokens);
}

async function sellsWith(client) {
  const made = await client.create_invoice({
    price: 4.5, currency: 'USD', orderId: 'old-node-1', itemDesc: 'Kahawa', transactionSpeed: 'high',
    buyer: { name: 'Asha', email: 'asha@example.com' },
  });
  assert.equal(made.status, 'new');
  assert.equal(made.price, 4.5);
  assert.equal(made.exceptionStatus, false);
  assert.ok(made.url.startsWith(SERVER));
  assert.ok(made.bitcoinAddress.startsWith('bcrt1'));
  const read = await client.get_invoice(made.id);
  assert.equal(read.orderId, 'old-node-1');
  assert.equal(read.buyer.name, 'Asha');
  const listed = await client.get_invoices({ orderId: 'old-node-1', limit: 10 });
  assert.deepEqual(listed.map(invoice => invoice.id), [made.id]);
  return made.id;
}

async function asksForRates(client) {
  const [usd] = await client.get_rates(['BTC_USD'], STORE);
  assert.equal(usd.currencyPair, 'BTC_USD');
  assert.ok(usd.rate > 0);
}

async function refusesStrangers(client) {
  const stranger = new BTCPayClient(SERVER, crypto.generate_keypair(), client.tokens);
  await assert.rejects(() => stranger.get_invoices({}), error => error.statusCode === 401 && Boolean(error.error.error));
}

async function main() {
  const client = await pair();
  const invoiceId = await sellsWith(client);
  await asksForRates(client);
  await refusesStrangers(client);
  console.log(JSON.stringify({ invoiceId }));
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
