package org.malipo.cli.bitcoin;

import java.net.URI;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.bitcoin.rpc.RpcCredentials;

/** Where a node's RPC interface is and how to sign in to it. */
public record NodeAccess(URI rpc, String user, String password) {
    public RpcClient connect() {
        return new RpcClient(rpc, new RpcCredentials.Password(user, password));
    }

    @Override
    public String toString() {
        return "NodeAccess[" + rpc + "]";
    }
}
