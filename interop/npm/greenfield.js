// Drives a server through btcpay-greenfield-node-client, as a shop in Node would: store, wallet, webhook, invoices.
// Usage: NODE_PATH=… SERVER=URL API_KEY=… RECEIVER=URL SECRET=… node greenfield.js; prints what it made as JSON.
'use strict';
const assert = require('node:assert/strict');
const {
  OpenAPI, ApiError, ApiKeysService, HealthService, InvoicesService, ServerInfoService, StoresService, StoreWalletOnChainService,
  UsersService, WebhooksService,
} = require('btcpay-greenfield-node-client');

const { SERVER, API_KEY, RECEIVER, SECRET } = process.env;
OpenAPI.BASE = SERVER;
OpenAPI.TOKEN = API_KEY;

async function refusal(call) {
  try {
    await call();
  } catch (error) {
    assert(error instanceof ApiError, error);
    return error;
  }
  assert.fail('was not refused');
}

async function asksWhoItTalksTo() {
  assert.equal((await HealthService.healthGetHealth()).synchronized, true);
  const info = await ServerInfoService.serverInfoGetServerInfo();
  assert.ok(info.version);
  assert.ok(info.supportedPaymentMethods.length > 0);
  assert.ok((await UsersService.usersGetCurrentUser()).email.includes('@'));
  assert.deepEqual((await ApiKeysService.getApiKeysService()).permissions, ['unrestricted']);
}

async function runsStores() {
  const made = await StoresService.postStoresService({ requestBody: { name: 'Duka la Node', invoiceExpiration: 600 } });
  assert.equal(made.name, 'Duka la Node');
  assert.equal(made.invoiceExpiration, 600);
  const changed = await StoresService.storesUpdateStore({
    storeId: made.id, requestBody: { ...made, name: 'Duka la Node 2', speedPolicy: 'HighSpeed' },
  });
  assert.equal(changed.speedPolicy, 'HighSpeed');
  const stores = await StoresService.storesGetStores();
  assert.ok(stores.some(store => store.id === made.id && store.name === 'Duka la Node 2'));
  const unknown = await refusal(() => StoresService.storesGetStore({ storeId: 'unknown' }));
  assert.ok([403, 404].includes(unknown.status), `status ${unknown.status}`);
  await StoresService.deleteStoresService({ storeId: made.id });
  const left = await StoresService.storesGetStores();
  assert.ok(!left.some(store => store.id === made.id));
}

async function listensTo(storeId) {
  const made = await WebhooksService.postWebhooksService({
    storeId,
    requestBody: {
      enabled: true, automaticRedelivery: true, url: RECEIVER, secret: SECRET,
      authorizedEvents: { everything: true, specificEvents: [] },
    },
  });
  assert.equal(made.secret, SECRET);
  const read = await WebhooksService.webhokksGetWebhook({ storeId, webhookId: made.id });
  assert.equal(read.url, RECEIVER);
  assert.equal((await WebhooksService.webhokksGetWebhooks({ storeId })).filter(hook => hook.id === made.id).length, 1);
  return made.id;
}

async function sellsIn(storeId) {
  const made = await InvoicesService.invoicesCreateInvoice({
    storeId,
    requestBody: {
      amount: '4.50', currency: 'USD', metadata: { orderId: 'node-1', itemDesc: 'Kahawa' },
      checkout: { speedPolicy: 'HighSpeed', expirationMinutes: 30, redirectURL: 'https://shop.example/thanks' },
    },
  });
  assert.equal(made.status, 'New');
  assert.equal(Number(made.amount), 4.5);
  assert.equal(made.metadata.orderId, 'node-1');
  assert.ok(made.checkoutLink.startsWith(SERVER));
  const read = await InvoicesService.invoicesGetInvoice({ storeId, invoiceId: made.id });
  assert.deepEqual(read, made);
  const [method] = await InvoicesService.invoicesGetInvoicePaymentMethods({ storeId, invoiceId: made.id });
  assert.ok(method.destination.startsWith('bcrt1'));
  assert.ok(Number(method.due) > 0);
  const updated = await InvoicesService.invoicesUpdateInvoice({
    storeId, invoiceId: made.id, requestBody: { metadata: { ...made.metadata, clerk: 'Asha' } },
  });
  assert.equal(updated.metadata.clerk, 'Asha');
  const listed = await InvoicesService.invoicesGetInvoices({ storeId });
  assert.ok(listed.some(invoice => invoice.id === made.id));
  return made.id;
}

async function marksAndArchives(storeId) {
  const made = await InvoicesService.invoicesCreateInvoice({ storeId, requestBody: { amount: '2', currency: 'USD' } });
  const marked = await InvoicesService.invoicesMarkInvoiceStatus({
    storeId, invoiceId: made.id, requestBody: { status: 'Invalid' },
  });
  assert.equal(marked.status, 'Invalid');
  assert.equal(marked.additionalStatus, 'Marked');
  await InvoicesService.invoicesArchiveInvoice({ storeId, invoiceId: made.id });
  const back = await InvoicesService.invoicesUnarchiveInvoice({ storeId, invoiceId: made.id });
  assert.equal(back.archived, false);
  const bad = await refusal(() => InvoicesService.invoicesCreateInvoice({
    storeId, requestBody: { amount: '-1', currency: 'USD' },
  }));
  assert.equal(bad.status, 422);
  assert.equal(bad.body[0].path, 'Amount');
  return made.id;
}

async function looksIntoTheWalletOf(storeId) {
  const overview = await StoreWalletOnChainService.storeOnChainWalletsShowOnChainWalletOverview({
    storeId, cryptoCode: 'BTC',
  });
  assert.equal(typeof overview.balance, 'string');
  const address = await StoreWalletOnChainService.storeOnChainWalletsGetOnChainWalletReceiveAddress({
    storeId, cryptoCode: 'BTC', forceGenerate: 'false',
  });
  assert.ok(address.address.startsWith('bcrt1'));
}

async function main() {
  const storeId = process.env.STORE;
  await asksWhoItTalksTo();
  await runsStores();
  const webhookId = await listensTo(storeId);
  const invoiceId = await sellsIn(storeId);
  const markedId = await marksAndArchives(storeId);
  await looksIntoTheWalletOf(storeId);
  console.log(JSON.stringify({ webhookId, invoiceId, markedId }));
}

main().catch(error => {
  console.error(error, error.body === undefined ? '' : JSON.stringify(error.body));
  process.exit(1);
});
