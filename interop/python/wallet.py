"""A wallet of its own: tells the public key of an account, or signs what another program has built (BIP 174).

Usage: PYTHONPATH=… WORDS=MNEMONIC ACCOUNT=m/84h/1h/0h [PSBT=BASE64] python3 wallet.py
Prints as JSON the fingerprint, path and public key of the account, and the signed PSBT with the number of signatures.
"""
import json
import os

from embit import bip32, bip39
from embit.networks import NETWORKS
from embit.psbt import PSBT


def account(root, path):
    return {
        "fingerprint": root.child(0).fingerprint.hex(),
        "path": path.removeprefix("m/").replace("h", "'"),
        "key": root.derive(path).to_public().to_base58(),
    }


def main():
    root = bip32.HDKey.from_seed(
        bip39.mnemonic_to_seed(os.environ["WORDS"]), version=NETWORKS["regtest"]["xprv"])
    told = account(root, os.environ["ACCOUNT"])
    if "PSBT" in os.environ:
        psbt = PSBT.from_base64(os.environ["PSBT"])
        told["signatures"] = psbt.sign_with(root)
        told["psbt"] = psbt.to_base64()
    print(json.dumps(told))


main()
