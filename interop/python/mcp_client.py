"""Drives a server through the client inside btcpay-mcp: a store, an invoice, a webhook.

Usage: PYTHONPATH=… SERVER=URL API_KEY=… STORE=ID RECEIVER=URL SECRET=… python3 mcp_client.py; prints what it made as JSON.
"""
import importlib.util
import json
import os
import sys


def load_client():
    """The package as a whole imports what serves language models; its client stands alone."""
    folder = next(path for path in sys.path if os.path.isdir(os.path.join(path, "btcpay_mcp")))
    spec = importlib.util.spec_from_file_location("client", os.path.join(folder, "btcpay_mcp", "client.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.BTCPayClient


def main():
    client = load_client()(os.environ["SERVER"], os.environ["API_KEY"], os.environ["STORE"])
    assert client.get_server_info()["version"]
    assert os.environ["STORE"] in [store["id"] for store in client.list_stores()]
    assert client.get_store_info()["name"]
    made = client.create_invoice("4.50", "USD", order_id="mcp-1", item_desc="Kahawa")
    assert client.get_invoice(made["id"])["metadata"]["itemDesc"] == "Kahawa"
    assert made["id"] in [invoice["id"] for invoice in client.list_invoices(status="New")]
    [method] = client.get_invoice_payment_methods(made["id"])
    assert method["destination"].startswith("bcrt1"), method
    hook = client.create_webhook(os.environ["RECEIVER"], ["InvoiceSettled"], os.environ["SECRET"])
    assert hook["id"] in [known["id"] for known in client.list_webhooks()]
    print(json.dumps({"invoiceId": made["id"], "webhookId": hook["id"]}))


main()
