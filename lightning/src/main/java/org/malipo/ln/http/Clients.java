package org.malipo.ln.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;
import org.malipo.ln.connection.Trust;

/** Makes clients that do nothing by themselves: they follow nothing, keep nothing and repeat nothing. */
final class Clients {
    static final String CONNECTED = "malipo.connected";

    private static final Timeout CONNECT = Timeout.ofSeconds(10);
    private static final int MOST_CONNECTIONS = 200;
    private static final int SECONDS_TO_A_SIGN_OF_LIFE = 60;

    private Clients() {}

    static CloseableHttpClient client(Trust trust, Reach reach) {
        return HttpClients.custom()
                .setConnectionManager(connections(trust, reach))
                .addExecInterceptorAfter(ChainElement.CONNECT.name(), CONNECTED, (request, scope, chain) -> {
                    scope.clientContext.setAttribute(CONNECTED, true);
                    return chain.proceed(request, scope);
                })
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(Trust trust, Reach reach) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Resolver(reach))
                // NodeTrust looks at the name, where it matters.
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(
                        NodeTrust.context(trust), HostnameVerificationPolicy.BUILTIN, NoopHostnameVerifier.INSTANCE))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        // A payment on a connection that the node has closed would be one of unknown outcome.
                        .setValidateAfterInactivity(Timeout.ZERO_MILLISECONDS)
                        .setTimeToLive(Timeout.ofMinutes(5))
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoKeepAlive(true)
                        .setTcpKeepIdle(SECONDS_TO_A_SIGN_OF_LIFE)
                        .build())
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .build();
    }

    private static final class Resolver extends SystemDefaultDnsResolver {
        private final Reach reach;

        Resolver(Reach reach) {
            this.reach = reach;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return reach.resolve(host, -1);
        }

        @Override
        public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
            return Arrays.stream(reach.resolve(host, port))
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        }
    }
}
