package org.malipo.wallets.web;

import java.util.List;

/**
 * What a page says while it speaks to a device, as ends of keys of words. Those of hwi's errors are {@code device} and its number;
 * the others are of the bridge, and of the page.
 */
final class DeviceWords {
    static final List<String> KEYS = List.of(
            "looking",
            "waits",
            "none",
            "several",
            "pin",
            "wrong-pin",
            "passphrase",
            "sign",
            "read",
            "show",
            "same",
            "differs",
            "stranger",
            "signed",
            "unsigned",
            "stopped",
            "unreachable",
            "pairing",
            "wrong-code",
            "locked",
            "busy",
            "timeout",
            "no-hwi",
            "no-answer",
            "device",
            "device-3",
            "device-9",
            "device-12",
            "device-14",
            "device-18");

    private DeviceWords() {}
}
