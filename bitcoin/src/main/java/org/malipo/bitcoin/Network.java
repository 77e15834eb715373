package org.malipo.bitcoin;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import java.util.Locale;

/** The Bitcoin networks. Amounts, keys and addresses of one never mix with those of another. */
public enum Network {
    MAINNET("bc", 0x00, 0x05),
    TESTNET4("tb", 0x6f, 0xc4),
    SIGNET("tb", 0x6f, 0xc4),
    REGTEST("bcrt", 0x6f, 0xc4);

    private final String hrp;
    private final byte pubKeyHashPrefix;
    private final byte scriptHashPrefix;

    Network(String hrp, int pubKeyHashPrefix, int scriptHashPrefix) {
        this.hrp = hrp;
        this.pubKeyHashPrefix = (byte) pubKeyHashPrefix;
        this.scriptHashPrefix = (byte) scriptHashPrefix;
    }

    /** {@return the name in settings, tables and answers, for example {@code regtest}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no network has this name */
    public static Network of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /** {@return the human readable part of segwit addresses (BIP 173), for example {@code bc}} */
    public String hrp() {
        return hrp;
    }

    /** {@return the Base58 version byte of P2PKH addresses} */
    public byte pubKeyHashPrefix() {
        return pubKeyHashPrefix;
    }

    /** {@return the Base58 version byte of P2SH addresses} */
    public byte scriptHashPrefix() {
        return scriptHashPrefix;
    }

    /** {@return the hash of the first block, by which bitcoin-kmp tells networks apart} */
    public BlockHash genesis() {
        return switch (this) {
            case MAINNET -> Block.LivenetGenesisBlock.hash;
            case TESTNET4 -> Block.Testnet4GenesisBlock.hash;
            case SIGNET -> Block.SignetGenesisBlock.hash;
            case REGTEST -> Block.RegtestGenesisBlock.hash;
        };
    }

    /** {@return the second step of BIP 44 paths: 0 where coins have value, 1 elsewhere} */
    public int coinType() {
        return this == MAINNET ? 0 : 1;
    }
}
