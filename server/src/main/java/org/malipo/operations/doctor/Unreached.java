package org.malipo.operations.doctor;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.p2p.ProtocolException;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;
import org.malipo.outbound.OutboundFailure;
import org.malipo.outbound.OutboundUrls.ForbiddenAddress;

/**
 * Why a node could not be talked to.
 *
 * @param address where it was looked for
 */
record Unreached(String address) {
    NodeFinding overRpc(RuntimeException e) {
        return switch (e) {
            case RpcError error when error.code() == RpcError.WARMING_UP -> Found.RPC_BUSY.with(address);
            case RpcError error -> Found.RPC_ERROR.with(address, error.reason());
            case RpcUnavailable away -> overRpc(away);
            default -> Found.RPC_AWAY.with(address, words(e));
        };
    }

    private NodeFinding overRpc(RpcUnavailable away) {
        return switch (away.reason()) {
            case LOGIN -> Found.RPC_LOGIN.with(address);
            case BUSY -> Found.RPC_BUSY.with(address);
            case NO_NODE -> Found.RPC_NO_NODE.with(address);
            case SECRET -> Found.RPC_SECRET.with(address);
            case AWAY -> overRpc(away, away.getCause());
        };
    }

    private NodeFinding overRpc(RpcUnavailable away, @Nullable Throwable cause) {
        return switch (cause) {
            case GuardedTransport.Failure guarded -> overRpc(guarded.failure());
            case HttpTimeoutException late -> Found.RPC_SILENT.with(address);
            case ConnectException refused
            when isCausedBy(refused, UnresolvedAddressException.class) -> Found.RPC_UNKNOWN_HOST.with(address);
            case ConnectException refused -> Found.RPC_REFUSED.with(address);
            case SSLException tls -> Found.RPC_TLS.with(address);
            case IOException garbled
            when isCausedBy(garbled, EOFException.class) || isCausedBy(garbled, java.net.ProtocolException.class) ->
                Found.RPC_NO_NODE.with(address);
            case null, default -> Found.RPC_AWAY.with(address, words(cause == null ? away : cause));
        };
    }

    private static boolean isCausedBy(Throwable e, Class<? extends Throwable> kind) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause).anyMatch(kind::isInstance);
    }

    private NodeFinding overRpc(OutboundFailure failure) {
        return switch (failure.kind()) {
            case FORBIDDEN -> Found.RPC_FORBIDDEN.with(address);
            case UNKNOWN_HOST -> Found.RPC_UNKNOWN_HOST.with(address);
            case REFUSED -> Found.RPC_REFUSED.with(address);
            case SILENT -> Found.RPC_SILENT.with(address);
            case TLS -> Found.RPC_TLS.with(address);
            case OTHER -> Found.RPC_AWAY.with(address, failure.getMessage());
        };
    }

    NodeFinding asPeer(IOException e) {
        return switch (e) {
            case ForbiddenAddress forbidden -> Found.P2P_FORBIDDEN.with(address);
            case UnknownHostException unknown -> Found.P2P_UNKNOWN_HOST.with(address);
            case SocketTimeoutException late -> Found.P2P_SILENT.with(address);
            case ConnectException refused -> Found.P2P_REFUSED.with(address);
            case EOFException closed -> Found.P2P_CLOSED.with(address);
            case SocketException closed -> Found.P2P_CLOSED.with(address);
            case ProtocolException stranger -> Found.P2P_NO_NODE.with(address);
            default -> Found.P2P_AWAY.with(address, words(e));
        };
    }

    private static String words(Throwable e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }
}
