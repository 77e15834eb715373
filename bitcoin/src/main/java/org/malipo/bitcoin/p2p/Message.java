package org.malipo.bitcoin.p2p;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Transaction;
import java.util.List;

/** One message between nodes. Commands that are not listed come as {@link Unknown} and are skipped. */
public sealed interface Message {
    /** {@return the name on the wire, at most 12 ASCII characters} */
    String command();

    /**
     * The first message of each side.
     *
     * @param time unix seconds
     * @param startHeight height of the sender's best block
     * @param relay whether transactions shall be announced to the sender (BIP 37)
     */
    record Version(int protocol, long services, long time, long nonce, String userAgent, int startHeight, boolean relay)
            implements Message {
        /** The version that brought {@code wtxidrelay}. */
        public static final int PROTOCOL = 70_016;

        public static final long NODE_NETWORK = 1;
        public static final long NODE_BLOOM = 1 << 2;
        public static final long NODE_WITNESS = 1 << 3;
        public static final long NODE_COMPACT_FILTERS = 1 << 6;
        public static final long NODE_NETWORK_LIMITED = 1 << 10;

        @Override
        public String command() {
            return "version";
        }

        public boolean offers(long service) {
            return (services & service) == service;
        }
    }

    /** Accepts the other side's version. */
    record Verack() implements Message {
        @Override
        public String command() {
            return "verack";
        }
    }

    /** Before {@code verack}: announce transactions by {@link Inventory#WTX} (BIP 339). */
    record WtxidRelay() implements Message {
        @Override
        public String command() {
            return "wtxidrelay";
        }
    }

    /** Before {@code verack}: addresses may come in the newer form (BIP 155). */
    record SendAddrV2() implements Message {
        @Override
        public String command() {
            return "sendaddrv2";
        }
    }

    /** Announce blocks by {@code headers} rather than {@code inv} (BIP 130). */
    record SendHeaders() implements Message {
        @Override
        public String command() {
            return "sendheaders";
        }
    }

    /** Offers compact blocks (BIP 152); read and left unused. */
    record SendCmpct(boolean announce, long version) implements Message {
        @Override
        public String command() {
            return "sendcmpct";
        }
    }

    record Ping(long nonce) implements Message {
        @Override
        public String command() {
            return "ping";
        }
    }

    record Pong(long nonce) implements Message {
        @Override
        public String command() {
            return "pong";
        }
    }

    /** The lowest fee rate at which transactions shall be announced (BIP 133). */
    record FeeFilter(long satsPerKvb) implements Message {
        @Override
        public String command() {
            return "feefilter";
        }
    }

    /**
     * Asks for the headers after the first block of {@code locator} that the receiver has in its chain.
     *
     * @param stop the last header wanted, or zeros for as many as fit
     */
    record GetHeaders(List<BlockHash> locator, BlockHash stop) implements Message {
        @Override
        public String command() {
            return "getheaders";
        }
    }

    /** At most {@link MessageCodec#MAX_HEADERS} headers, each the child of the one before. */
    record Headers(List<BlockHeader> headers) implements Message {
        @Override
        public String command() {
            return "headers";
        }
    }

    record Inv(List<Inventory> items) implements Message {
        @Override
        public String command() {
            return "inv";
        }
    }

    record GetData(List<Inventory> items) implements Message {
        @Override
        public String command() {
            return "getdata";
        }
    }

    record NotFound(List<Inventory> items) implements Message {
        @Override
        public String command() {
            return "notfound";
        }
    }

    record BlockData(Block block) implements Message {
        @Override
        public String command() {
            return "block";
        }
    }

    record Tx(Transaction tx) implements Message {
        @Override
        public String command() {
            return "tx";
        }
    }

    /** Asks for the inventory of the whole mempool (BIP 35). */
    record Mempool() implements Message {
        @Override
        public String command() {
            return "mempool";
        }
    }

    record GetAddr() implements Message {
        @Override
        public String command() {
            return "getaddr";
        }
    }

    /**
     * Asks for the filters of at most {@link MessageCodec#MAX_FILTERS} blocks in a row (BIP 157); each comes as a {@link
     * FilterData}.
     *
     * @param stop the last block
     */
    record GetFilters(int type, int startHeight, BlockHash stop) implements Message {
        @Override
        public String command() {
            return "getcfilters";
        }
    }

    /** The filter of a block. */
    record FilterData(int type, BlockHash block, ByteVector filter) implements Message {
        @Override
        public String command() {
            return "cfilter";
        }
    }

    /** Asks for the hashes of the filters of at most {@link MessageCodec#MAX_HEADERS} blocks in a row. */
    record GetFilterHeaders(int type, int startHeight, BlockHash stop) implements Message {
        @Override
        public String command() {
            return "getcfheaders";
        }
    }

    /**
     * @param previous the filter header of the block before the first
     * @param hashes of the filters, from which the headers follow
     */
    record FilterHeaders(int type, BlockHash stop, ByteVector32 previous, List<ByteVector32> hashes)
            implements Message {
        @Override
        public String command() {
            return "cfheaders";
        }
    }

    /** Asks for the filter headers of each thousandth block up to {@code stop}. */
    record GetFilterCheckpoints(int type, BlockHash stop) implements Message {
        @Override
        public String command() {
            return "getcfcheckpt";
        }
    }

    record FilterCheckpoints(int type, BlockHash stop, List<ByteVector32> headers) implements Message {
        @Override
        public String command() {
            return "cfcheckpt";
        }
    }

    /** Anything else; its payload was skipped. */
    record Unknown(String command) implements Message {}
}
