"""Drives a server through pygreenfield, which was generated from the API's description: a store, invoices, a webhook.

Some of its calls send the key, others replace it by a Basic header: it has both.
Usage: PYTHONPATH=… SERVER=URL API_KEY=… EMAIL=… PASSWORD=… STORE=ID RECEIVER=URL python3 generated.py; prints what it made as JSON.
"""
import json
import os

import pygreenfield
from pygreenfield.rest import ApiException

STORE = os.environ["STORE"]


def connect():
    settings = pygreenfield.Configuration()
    settings.host = os.environ["SERVER"]
    settings.api_key["Authorization"] = os.environ["API_KEY"]
    settings.api_key_prefix["Authorization"] = "token"
    settings.username = os.environ["EMAIL"]
    settings.password = os.environ["PASSWORD"]
    return pygreenfield.ApiClient(settings)


def run_stores(stores):
    made = stores.api_v1_stores_post({"name": "Duka la Python", "speedPolicy": "HighSpeed"})
    assert made.name == "Duka la Python", made
    assert stores.stores_get_store(made.id).name == "Duka la Python"
    changed = stores.stores_update_store({"name": "Duka la pili"}, made.id)
    assert changed.name == "Duka la pili", changed
    stores.api_v1_stores_store_id_delete(made.id)
    assert made.id not in [store["id"] for store in stores.stores_get_stores()]


def sell(invoices):
    made = invoices.invoices_create_invoice({"amount": "4.50", "currency": "USD", "metadata": {"orderId": "gen-1"}}, STORE)
    assert float(made.amount) == 4.5, made
    assert invoices.invoices_get_invoice(STORE, made.id).id == made.id
    found = invoices.invoices_get_invoices(STORE, order_id=["gen-1"])
    assert made.id in [invoice["id"] for invoice in found], found
    [method] = invoices.invoices_get_invoice_payment_methods(STORE, made.id)
    assert method.destination.startswith("bcrt1"), method
    invoices.invoices_mark_invoice_status({"status": "Invalid"}, STORE, made.id)
    invoices.invoices_archive_invoice(STORE, made.id)
    assert not invoices.invoices_unarchive_invoice(STORE, made.id).archived
    return made.id


def listen(webhooks):
    made = webhooks.api_v1_stores_store_id_webhooks_post({"url": os.environ["RECEIVER"], "enabled": True}, STORE)
    assert made.secret, made
    webhook_id = webhooks.webhokks_get_webhooks(STORE)[-1]["id"]  # the class of the answer to a POST lost its id
    assert webhooks.webhokks_get_webhook(STORE, webhook_id).url == os.environ["RECEIVER"]
    webhooks.api_v1_stores_store_id_webhooks_webhook_id_delete(STORE, webhook_id)
    assert webhook_id not in [hook["id"] for hook in webhooks.webhokks_get_webhooks(STORE)]
    return webhook_id


def main():
    client = connect()
    run_stores(pygreenfield.StoresApi(client))
    invoice_id = sell(pygreenfield.InvoicesApi(client))
    webhook_id = listen(pygreenfield.WebhooksApi(client))
    try:
        pygreenfield.InvoicesApi(client).invoices_create_invoice({"amount": "-1"}, STORE)
        raise AssertionError("was not refused")
    except ApiException as refusal:
        assert refusal.status == 422, refusal
    print(json.dumps({"invoiceId": invoice_id, "webhookId": webhook_id}))


main()
