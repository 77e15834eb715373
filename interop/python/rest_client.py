"""Drives a server through btcpay-rest-client: a store, an invoice, a webhook.

Usage: PYTHONPATH=… SERVER=URL API_KEY=… STORE=ID python3 rest_client.py; prints what it made as JSON.
"""
import contextlib
import json
import os
import sys

from btcpay_rest_client.api import BTCPayServerAPIClient


def main():
    client = BTCPayServerAPIClient.login_token(os.environ["SERVER"], os.environ["API_KEY"])
    assert client.health()["synchronized"] is True
    assert client.server_info()["version"]
    assert "@" in client.current_user()["email"]
    store = client.create_new_store("Duka la Python")
    assert store["speedPolicy"] == "HighSpeed", store
    assert store["id"] in [known["id"] for known in client.list_stores()]

    client.set_store_id(os.environ["STORE"])
    made = client.create_invoice({
        "amount": "4.50", "currency": "USD", "metadata": {"orderId": "rest-1"}, "checkout": {"speedPolicy": "HighSpeed"},
    })
    assert client.get_invoice(made["id"])["checkout"]["speedPolicy"] == "HighSpeed"
    [method] = client.get_invoice_payment_methods(made["id"])
    assert method["destination"].startswith("bcrt1"), method

    hook = client.webhooks_create("https://shop.example/hook")
    assert hook["authorizedEvents"]["everything"] is False, hook
    assert client.webhooks_get_by_id(hook["id"])["id"] == hook["id"]
    assert hook["id"] in [known["id"] for known in client.webhooks_get()]
    return {"invoiceId": made["id"], "webhookId": hook["id"]}


with contextlib.redirect_stdout(sys.stderr):  # the client prints what it does
    made = main()
print(json.dumps(made))
