"""Stands in for hwi with a device connected to it: takes hwi's words on its standard input, and signs with known words.

Usage: PYTHONPATH=… WORDS=MNEMONIC DEVICE=FOLDER python3 false_hwi.py --stdin
The device is locked until it is given the pin 1379, and wants the passphrase of PASSPHRASE where that is set. What it shows
on its screen is written to FOLDER/screen.
"""
import argparse
import json
import os
import pathlib
import shlex
import sys

from embit import bip32, bip39, script
from embit.networks import NETWORKS
from embit.psbt import PSBT

FOLDER = pathlib.Path(os.environ["DEVICE"])
UNLOCKED = FOLDER / "unlocked"
TYPES = {
    "wit": script.p2wpkh,
    "legacy": script.p2pkh,
    "sh_wit": lambda key: script.p2sh(script.p2wpkh(key)),
    "tap": script.p2tr,
}


def arguments(words):
    parser = argparse.ArgumentParser(allow_abbrev=False)
    for option in ("--chain", "--device-type", "--device-path", "--fingerprint", "--password"):
        parser.add_argument(option)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("enumerate")
    commands.add_parser("promptpin")
    commands.add_parser("sendpin").add_argument("pin")
    commands.add_parser("getxpub").add_argument("path")
    commands.add_parser("signtx").add_argument("psbt")
    shown = commands.add_parser("displayaddress")
    shown.add_argument("--path")
    shown.add_argument("--addr-type", default="wit")
    return parser.parse_args(words)


def refused(message, code):
    return {"error": message, "code": code}


def enumerated(asked, root):
    device = {"type": "trezor", "path": "usb:false", "model": "trezor_1", "label": "Stand-in",
              "needs_pin_sent": not UNLOCKED.exists(), "needs_passphrase_sent": False}
    if device["needs_pin_sent"]:
        return [device | refused("Trezor is locked.", -12)]
    if os.environ.get("PASSPHRASE") and asked.password is None:
        device["warnings"] = [["Passphrase protection enabled but passphrase was not provided."]]
    return [device | {"fingerprint": root.my_fingerprint.hex()}]


def answer(asked):
    root = bip32.HDKey.from_seed(
        bip39.mnemonic_to_seed(os.environ["WORDS"], asked.password or ""), version=NETWORKS["regtest"]["xprv"])
    if asked.command == "enumerate":
        return enumerated(asked, root)
    if asked.command == "promptpin":
        return {"success": True}
    if asked.command == "sendpin":
        if asked.pin == "1379":
            UNLOCKED.touch()
        return {"success": asked.pin == "1379"}
    if asked.fingerprint != root.my_fingerprint.hex():
        return refused("Could not find device with specified fingerprint or type", -3)
    if asked.command == "getxpub":
        return {"xpub": root.derive(asked.path).to_public().to_base58()}
    if asked.command == "displayaddress":
        address = TYPES[asked.addr_type](root.derive(asked.path)).address(NETWORKS["regtest"])
        (FOLDER / "screen").write_text(address)
        return {"address": address}
    psbt = PSBT.from_base64(asked.psbt)
    if any(given.non_witness_utxo is None for given in psbt.inputs):
        return refused("Previous transactions are missing", -5)
    before = psbt.to_base64()
    psbt.sign_with(root)
    return {"psbt": psbt.to_base64(), "signed": psbt.to_base64() != before}


def main():
    if sys.argv[1:] == ["--version"]:
        print("hwi 3.2.0")
    else:
        words = [word for line in sys.stdin for word in shlex.split(line)]
        print(json.dumps(answer(arguments(words))))


main()
