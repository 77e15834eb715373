package org.malipo.wallets.web;

import java.util.List;
import org.malipo.bitcoin.Network;
import org.malipo.wallets.setup.ScriptType;

/**
 * How a page reaches a signing device.
 *
 * @param address of the bridge on the machine of whoever looks
 * @param port of the same; 0 where it is the usual one
 * @param chain as hwi calls the network
 */
public record BridgeView(String address, int port, String chain) {
    static final int USUAL_PORT = 65_092;

    static BridgeView of(String address, int port, Network network) {
        var chain = switch (network) {
            case MAINNET -> "main";
            case TESTNET4 -> "testnet4";
            case SIGNET -> "signet";
            case REGTEST -> "regtest";
        };
        return new BridgeView(address, port == USUAL_PORT ? 0 : port, chain);
    }

    /** {@return the type of addresses as hwi calls it} */
    public static String name(ScriptType type) {
        return switch (type) {
            case SEGWIT -> "wit";
            case NESTED -> "sh_wit";
            case LEGACY -> "legacy";
            case TAPROOT -> "tap";
        };
    }

    /** {@return the line that installs hwi} */
    public String installation() {
        return "pip install hwi";
    }

    /** {@return the line that starts the bridge, but for the address of the server} */
    public String start() {
        return "./malipo hwi-bridge" + (port == 0 ? "" : " --port " + port) + " --origin";
    }

    /** {@return the key of the words for each thing that can happen on the way} */
    public List<String> says() {
        return DeviceWords.KEYS;
    }
}
