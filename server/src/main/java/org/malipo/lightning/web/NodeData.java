package org.malipo.lightning.web;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.acinq.bitcoin.Satoshi;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.ln.Msat;
import org.malipo.ln.node.NodeBalance;
import org.malipo.ln.node.NodeChannel;
import org.malipo.ln.node.NodeInfo;
import org.malipo.ln.node.NodeUri;

/** A node as the API shows it. What it does not tell is null. */
final class NodeData {
    private NodeData() {}

    /** Who the node is. */
    @Schema(name = "LightningNodeInformationData")
    record Info(
            List<String> nodeURIs,
            @Nullable Integer blockHeight,
            @Nullable String alias,
            @Nullable String color,
            @Nullable String version,
            @Nullable Integer peersCount,
            @Nullable Integer activeChannelsCount,
            @Nullable Integer inactiveChannelsCount,
            @Nullable Integer pendingChannelsCount) {
        static Info of(NodeInfo info) {
            return new Info(
                    info.uris().stream().map(NodeUri::toString).toList(),
                    info.blockHeight().orElse(null),
                    info.alias().orElse(null),
                    info.color().orElse(null),
                    info.version().orElse(null),
                    info.peers().orElse(null),
                    info.activeChannels().orElse(null),
                    info.inactiveChannels().orElse(null),
                    info.pendingChannels().orElse(null));
        }
    }

    /** What the node has. */
    @Schema(name = "LightningNodeBalanceData")
    record Balance(@Nullable OnChain onchain, @Nullable OffChain offchain) {
        static Balance of(NodeBalance balance) {
            return new Balance(
                    balance.onChain().map(OnChain::of).orElse(null),
                    balance.offChain().map(OffChain::of).orElse(null));
        }
    }

    /** Satoshis on the chain. */
    @Schema(name = "OnchainBalanceData")
    record OnChain(
            @Nullable String confirmed,
            @Nullable String unconfirmed,
            @Nullable String reserved) {
        static OnChain of(NodeBalance.OnChain balance) {
            return new OnChain(sats(balance.confirmed()), sats(balance.unconfirmed()), sats(balance.reserved()));
        }
    }

    /** Millisatoshis in channels. */
    @Schema(name = "OffchainBalanceData")
    record OffChain(
            @Nullable String opening,
            @Nullable String local,
            @Nullable String remote,
            @Nullable String closing) {
        static OffChain of(NodeBalance.OffChain balance) {
            return new OffChain(
                    msat(balance.opening()), msat(balance.local()), msat(balance.remote()), msat(balance.closing()));
        }
    }

    /**
     * A channel.
     *
     * @param capacity in millisatoshis, as is the local balance
     * @param channelPoint the output that holds its money, {@code txid-n}
     */
    @Schema(name = "LightningChannelData")
    record Channel(
            String remoteNode,
            boolean isPublic,
            boolean isActive,
            String capacity,
            String localBalance,
            String channelPoint) {
        static Channel of(NodeChannel channel) {
            var point = channel.fundingOutput();
            return new Channel(
                    channel.remote().toHex(),
                    channel.announced(),
                    channel.active(),
                    msat(channel.capacity()),
                    msat(channel.local()),
                    point.txid + "-" + point.index);
        }
    }

    /** An address on the chain that pays the node. */
    record Address(@JsonValue String address) {}

    /** The course of a balance. */
    @Schema(name = "HistogramData")
    record Histogram(List<Long> labels, List<String> series) {}

    /** @param nodeURI {@code key@host:port} */
    @Schema(name = "ConnectToNodeRequest")
    record ConnectRequest(@Nullable String nodeURI) {}

    /**
     * A channel that is to be opened.
     *
     * @param channelAmount in satoshis
     * @param feeRate in satoshis per virtual byte
     */
    @Schema(name = "OpenLightningChannelRequest")
    record OpenRequest(
            @Nullable String nodeURI,
            @Schema(type = "string") @Nullable BigDecimal channelAmount,
            @Schema(type = "number") @Nullable BigDecimal feeRate) {}

    static String msat(Msat amount) {
        return Long.toString(amount.value());
    }

    private static @Nullable String msat(Optional<Msat> amount) {
        return amount.map(NodeData::msat).orElse(null);
    }

    private static @Nullable String sats(Optional<Satoshi> amount) {
        return amount.map(value -> Long.toString(value.toLong())).orElse(null);
    }
}
