package org.malipo.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/**
 * Calls a Malipo server. It holds no state but its connections, so it may be shared between threads; so may all that its methods
 * give, but for an {@link EventTail}.
 * {@snippet :
 * var malipo = MalipoClient.of(URI.create("https://pay.example.com")).as(Credentials.apiKey("…"));
 * var invoice = malipo.invoices(storeId).create(NewInvoice.of("4.50", "USD").orderId("1042"));
 * }
 *
 * <p>A call that got no answer, or one that says "not now", is tried again, see {@link Retries}. Changes carry an
 * {@code Idempotency-Key}, so that they are made once however often they are sent. Refusals are thrown as {@link ApiException};
 * what never got an answer, as {@link NoAnswerException}.
 */
public final class MalipoClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final HttpClient http;
    private final Transport transport;

    private MalipoClient(HttpClient http, Transport transport) {
        this.http = http;
        this.transport = transport;
    }

    /** {@return a client that calls without credentials} */
    public static MalipoClient of(URI server) {
        return of(
                server,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .build());
    }

    /** @param http with its own proxy, TLS or threads; it is closed with this client */
    public static MalipoClient of(URI server, HttpClient http) {
        var settings = new Settings(server, Credentials.ANONYMOUS, ANSWER, Retries.DEFAULT, null);
        return new MalipoClient(http, new Transport(http, settings));
    }

    /** {@return a client for the same server that calls as somebody else, over the same connections} */
    public MalipoClient as(Credentials credentials) {
        return with(transport.settings().with(credentials));
    }

    /** {@return a client that waits so long for an answer, each time it tries; 30 seconds unless it is told} */
    public MalipoClient timeout(Duration time) {
        return with(transport.settings().with(time));
    }

    public MalipoClient retries(Retries retries) {
        return with(transport.settings().with(retries));
    }

    /**
     * {@return a client for one change, which is made once however often it is asked for} Derive the key from what the change
     * is for, and keep it there: then a program that died in between can ask again.
     * {@snippet :
     * malipo.keyed("order-1042-invoice").invoices(storeId).create(NewInvoice.of("4.50", "USD"));
     * }
     *
     * @param key 1 to 128 visible ASCII characters
     */
    public MalipoClient keyed(String key) {
        return with(transport.settings().keyed(key));
    }

    private MalipoClient with(Settings settings) {
        return new MalipoClient(http, transport.with(settings));
    }

    /** {@return the address of the server} */
    public URI server() {
        return transport.settings().server();
    }

    /** Health and information about the server. */
    public ServerApi status() {
        return new ServerApi(transport);
    }

    /** What administrators see and set. */
    public AdministrationApi administration() {
        return new AdministrationApi(transport);
    }

    /** What is the same for all stores. */
    public MiscApi misc() {
        return new MiscApi(transport);
    }

    public UsersApi users() {
        return new UsersApi(transport);
    }

    /** What the calling user is told. */
    public NotificationsApi notifications() {
        return new NotificationsApi(transport);
    }

    public ApiKeysApi apiKeys() {
        return new ApiKeysApi(transport);
    }

    public FilesApi files() {
        return new FilesApi(transport);
    }

    public StoresApi stores() {
        return new StoresApi(transport);
    }

    /** Who works in a store. */
    public StoreUsersApi storeUsers(String storeId) {
        return new StoreUsersApi(transport, storeId);
    }

    public InvoicesApi invoices(String storeId) {
        return new InvoicesApi(transport, storeId);
    }

    /** Invoices whose store is not known. */
    public InvoicesById invoices() {
        return new InvoicesById(transport, Route.to("invoices"));
    }

    public WebhooksApi webhooks(String storeId) {
        return new WebhooksApi(transport, storeId);
    }

    /** Webhooks whose store is not known. */
    public WebhooksById webhooks() {
        return new WebhooksById(transport, Route.to("webhooks"));
    }

    /** What happened in a store. */
    public EventsApi events(String storeId) {
        return new EventsApi(transport, storeId);
    }

    public PaymentMethodsApi paymentMethods(String storeId) {
        return new PaymentMethodsApi(transport, storeId);
    }

    /** @param paymentMethodId for example {@code BTC-CHAIN} */
    public WalletApi wallet(String storeId, String paymentMethodId) {
        return new WalletApi(transport, storeId, paymentMethodId);
    }

    /** A store's Lightning node. */
    public LightningApi lightning(String storeId) {
        return new LightningApi(transport, Route.to("stores", storeId, "lightning", "BTC"));
    }

    /** The server's own Lightning node. */
    public LightningApi lightning() {
        return new LightningApi(transport, Route.to("server", "lightning", "BTC"));
    }

    /** Money that goes out. */
    public PayoutsApi payouts(String storeId) {
        return new PayoutsApi(transport, storeId);
    }

    /** Payouts whose store is not known. */
    public PayoutsById payouts() {
        return new PayoutsById(transport, Route.to("payouts"));
    }

    /** Budgets to claim from. */
    public PullPaymentsApi pullPayments(String storeId) {
        return new PullPaymentsApi(transport, storeId);
    }

    /** Pull payments by their id alone, as whoever claims knows them. */
    public PullPaymentsById pullPayments() {
        return new PullPaymentsById(transport);
    }

    public RatesApi rates(String storeId) {
        return new RatesApi(transport, storeId);
    }

    /** A store's mail server. */
    public EmailApi email(String storeId) {
        return new EmailApi(transport, storeId);
    }

    /** Who did what in a store. */
    public AuditApi audit(String storeId) {
        return new AuditApi(transport, Route.to("stores", storeId));
    }

    /** Ends the connections, also those of clients that were made from this one. */
    @Override
    public void close() {
        http.close();
    }
}
