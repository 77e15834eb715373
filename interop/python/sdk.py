"""Drives a server through btcpay-python-sdk: all its calls for invoices.

Usage: PYTHONPATH=… SERVER=URL API_KEY=… STORE=ID python3 sdk.py; prints what it made as JSON.
"""
import json
import os

import btcpay

btcpay.host_url = os.environ["SERVER"] + "/"
btcpay.api_key = os.environ["API_KEY"]
btcpay.store_id = os.environ["STORE"]
from btcpay.resources.invoices import Invoices  # noqa: E402


def main():
    made = Invoices.create_invoice(amount="4.50", currency="USD", metadata={"orderId": "sdk-1"})
    assert made["status"] == "New", made
    assert made["metadata"]["orderId"] == "sdk-1", made
    assert Invoices.get_invoice(made["id"])["id"] == made["id"]
    assert made["id"] in [invoice["id"] for invoice in Invoices.get_invoices()]
    [method] = Invoices.get_invoice_payment_methods(made["id"])
    assert method["destination"].startswith("bcrt1"), method
    Invoices.activate_payment_method(made["id"], "BTC-CHAIN")
    changed = Invoices.update_invoice(made["id"], {"metadata": {"orderId": "sdk-2"}})
    assert changed["metadata"]["orderId"] == "sdk-2", changed
    marked = Invoices.mark_invoice_status(made["id"], "invalid")
    assert marked["status"] == "Invalid", marked
    Invoices.archive_invoice(made["id"])
    assert not Invoices.unarchive_invoice(made["id"])["archived"]
    print(json.dumps({"invoiceId": made["id"]}))


main()
