package org.malipo.sandbox.rpc;

import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.p2p.P2pServer;

/** All calls of a node, ready to be served. */
public final class RpcInterface {
    private RpcInterface() {}

    /**
     * Makes the server; it listens once it is started.
     * @param stop called when somebody asks the node to stop; must not wait for the call to end
     */
    public static RpcServer serve(Node node, P2pServer p2p, Runnable stop, RpcServer.Settings settings)
            throws IOException {
        var commands = new TreeMap<String, Command>();
        Stream.of(
                        new BlockchainCalls(node).commands(),
                        new TransactionCalls(node).commands(),
                        new MempoolCalls(node).commands(),
                        new MiningCalls(node).commands(),
                        new UtxoScan(node).commands(),
                        new WalletCalls(node).commands(),
                        new SpendingCalls(node).commands(),
                        new NetworkCalls(p2p, node.clock()).commands(),
                        new ControlCalls(commands, stop, node.clock()).commands())
                .flatMap(List::stream)
                .forEach(command -> commands.put(command.name(), guarded(command, node)));
        return new RpcServer(settings, new Dispatcher(commands));
    }

    /** {@return the command, run while nobody else touches the node} */
    private static Command guarded(Command command, Node node) {
        return new Command(
                command.name(),
                command.parameters(),
                params -> node.exclusively(() -> command.body().call(params)));
    }
}
