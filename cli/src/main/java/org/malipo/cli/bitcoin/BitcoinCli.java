package org.malipo.cli.bitcoin;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.bitcoin.rpc.RpcCredentials;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;
import tools.jackson.databind.JsonNode;

/**
 * Takes bitcoin-cli's words and prints its answers. Options that tell where the node is ({@code -rpcport=} and others)
 * override the sandbox's own; those that only make sense for a real installation are let through without effect.
 */
public final class BitcoinCli {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final NodeAccess sandbox;
    private final PrintStream out;
    private final PrintStream err;
    private final JsonParameters parameters = new JsonParameters();

    public BitcoinCli(NodeAccess sandbox, PrintStream out, PrintStream err) {
        this.sandbox = sandbox;
        this.out = out;
        this.err = err;
    }

    /** {@return the exit status: 0, 1 for a bad call, or the node's error code without its sign} */
    public int run(List<String> arguments) {
        var call = CoreArguments.parse(arguments);
        if (call.words().isEmpty() && !call.has("generate")) {
            err.println("error: too few parameters (need at least command)");
            return 1;
        }
        try (var node = connect(call)) {
            print(call.has("generate") ? generate(node, call) : invoke(node, call));
            return 0;
        } catch (RpcError e) {
            err.println("error code: " + e.code());
            err.println("error message:");
            err.println(e.reason());
            return Math.abs(e.code()) & 0xff;
        } catch (RpcUnavailable | IllegalArgumentException e) {
            err.println("error: " + e.getMessage());
            return 1;
        }
    }

    private void print(JsonNode answer) {
        var text = CoreText.of(answer);
        if (!text.isEmpty()) {
            out.println(text);
        }
    }

    private JsonNode invoke(RpcClient node, CoreArguments call) {
        var method = call.words().getFirst();
        var rest = call.words().subList(1, call.words().size());
        return call.has("named") ? node.callNamed(method, named(method, rest)) : ask(node, method, rest);
    }

    private JsonNode ask(RpcClient node, String method, List<String> words) {
        var values = new @Nullable Object[words.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parameters.value(method, i, words.get(i));
        }
        return node.callOnce(method, values);
    }

    private Map<String, @Nullable Object> named(String method, List<String> words) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var word : words) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("No '=' in named argument '" + word
                        + "', this needs to be present for every argument (even if it is empty)");
            }
            var name = word.substring(0, equals);
            values.put(name, parameters.value(method, name, word.substring(equals + 1)));
        }
        return values;
    }

    /** bitcoin-cli's own {@code -generate [nblocks [maxtries]]}: blocks to a new address of the wallet. */
    private JsonNode generate(RpcClient node, CoreArguments call) {
        var address = node.callOnce("getnewaddress").stringValue();
        var words = call.words();
        int count = words.isEmpty() ? 1 : Integer.parseInt(words.getFirst());
        return node.callOnce("generatetoaddress", count, address);
    }

    private RpcClient connect(CoreArguments call) {
        var node = new RpcClient(uri(call), credentials(call), timeout(call));
        if (call.has("rpcwait")) {
            awaitAnswer(node);
        }
        return node;
    }

    private static void awaitAnswer(RpcClient node) {
        while (true) {
            try {
                node.call("getblockcount");
                return;
            } catch (RpcUnavailable _) {
                pause();
            } catch (RpcError e) {
                if (e.code() != RpcError.WARMING_UP) {
                    return;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalArgumentException("interrupted");
        }
    }

    private URI uri(CoreArguments call) {
        if (call.option("rpcport") == null && call.option("rpcconnect") == null) {
            return sandbox.rpc();
        }
        var port = call.option("rpcport", String.valueOf(sandbox.rpc().getPort()));
        return URI.create("http://" + call.option("rpcconnect", "127.0.0.1") + ":" + port + "/");
    }

    private RpcCredentials credentials(CoreArguments call) {
        var cookie = call.option("rpccookiefile");
        if (cookie != null) {
            return new RpcCredentials.CookieFile(Path.of(cookie));
        }
        return new RpcCredentials.Password(
                call.option("rpcuser", sandbox.user()), call.option("rpcpassword", sandbox.password()));
    }

    private static Duration timeout(CoreArguments call) {
        var seconds = Long.parseLong(call.option("rpcclienttimeout", "900"));
        return seconds == 0 ? Duration.ofDays(1) : Duration.ofSeconds(seconds);
    }
}
