package org.malipo.bitcoin.p2p;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import org.malipo.bitcoin.Network;

/**
 * What tells the networks apart on the wire.
 *
 * @param magic the four bytes before each message, the first one in the highest byte
 * @param port where nodes of the network listen by default
 */
public record P2pParameters(int magic, int port, BlockHash genesis) {
    private static final P2pParameters MAINNET = new P2pParameters(0xf9beb4d9, 8333, Block.LivenetGenesisBlock.hash);
    private static final P2pParameters TESTNET4 = new P2pParameters(0x1c163f28, 48333, Block.Testnet4GenesisBlock.hash);
    private static final P2pParameters SIGNET = new P2pParameters(0x0a03cf40, 38333, Block.SignetGenesisBlock.hash);
    private static final P2pParameters REGTEST = new P2pParameters(0xfabfb5da, 18444, Block.RegtestGenesisBlock.hash);

    public static P2pParameters of(Network network) {
        return switch (network) {
            case MAINNET -> MAINNET;
            case TESTNET4 -> TESTNET4;
            case SIGNET -> SIGNET;
            case REGTEST -> REGTEST;
        };
    }
}
