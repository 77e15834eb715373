"""Drives a server through a client of BitPay's API, as a shop in Python would: pairs by a code, creates and reads invoices.

Usage: PYTHONPATH=… SERVER=URL CODE=CODE python3 legacy.py; prints what it made as JSON.
"""
import json
import os

from btcpay import BTCPayClient, crypto

SERVER = os.environ["SERVER"]


def pair():
    pem = crypto.generate_privkey()
    tokens = BTCPayClient(host=SERVER, pem=pem).pair_client(os.environ["CODE"])
    assert list(tokens) == ["merchant"], tokens
    return BTCPayClient(host=SERVER, pem=pem, tokens=tokens)


def sell(client):
    made = client.create_invoice({
        "price": 4.5, "currency": "USD", "orderId": client.client_id, "itemDesc": "Kahawa", "transactionSpeed": "high",
        "buyer": {"email": "asha@example.com"},
    })
    assert made["status"] == "new", made
    assert made["price"] == 4.5, made
    assert made["url"].startswith(SERVER), made
    assert made["cryptoInfo"][0]["address"].startswith("bcrt1"), made
    read = client.get_invoice(made["id"])
    assert read["orderId"] == client.client_id, read
    assert read["btcDue"] == made["btcDue"], read
    return made["id"]


def main():
    client = pair()
    invoice_id = sell(client)
    assert client.get_rate("USD") > 0
    if hasattr(client, "get_invoices"):
        found = client.get_invoices(order_id=client.client_id, limit=5)
        assert [invoice["id"] for invoice in found] == [invoice_id], found
    print(json.dumps({"invoiceId": invoice_id}))


main()
