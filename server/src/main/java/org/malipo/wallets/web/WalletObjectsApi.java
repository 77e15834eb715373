package org.malipo.wallets.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.problem.Cursor;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.NextPage;
import org.malipo.problem.PageSize;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.ObjectKey;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletObject;
import org.malipo.wallets.WalletObjects;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a store keeps about the things of its wallet, and how they are linked. Needs no node. */
@RestController
@RequestMapping(WalletApi.PATH + "/objects")
@Tag(name = "Store Wallet (On Chain)")
class WalletObjectsApi {
    private static final String CURSOR = "wallet-objects";
    private static final String ONE = "/{objectType}/{objectId}";

    private final WalletOfPath wallets;
    private final WalletObjects objects;

    WalletObjectsApi(WalletOfPath wallets, WalletObjects objects) {
        this.wallets = wallets;
        this.objects = objects;
    }

    /**
     * By type and id.
     *
     * @param ids those that are wanted, of one type
     * @param after the cursor of the page before
     * @param take the size of a page, up to 1000; all without it
     */
    @GetMapping
    @Requires(Permission.CAN_VIEW_WALLET)
    List<ObjectData> list(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable List<String> ids,
            @RequestParam(defaultValue = "true") boolean includeNeighbourData,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer take) {
        var wallet = wallets.noted(storeId, paymentMethodId);
        var found =
                ids == null || ids.isEmpty() ? page(wallet, type, after, PageSize.of(take)) : named(wallet, type, ids);
        return found.stream()
                .map(object -> ObjectData.of(object, includeNeighbourData))
                .toList();
    }

    private List<WalletObject> page(StoreWallet wallet, @Nullable String type, @Nullable String after, int size) {
        var behind = after == null || after.isEmpty() ? null : Cursor.read(after, CURSOR, 2, WalletObjectsApi::place);
        var found = objects.page(wallet, type == null || type.isEmpty() ? null : type, behind, size + 1);
        return NextPage.cut(found, size, WalletObjectsApi::cursor);
    }

    /** Types and ids may hold anything, also what separates the values of a cursor. */
    private static Cursor cursor(WalletObject object) {
        return Cursor.of(
                CURSOR,
                URLEncoder.encode(object.key().type(), UTF_8),
                URLEncoder.encode(object.key().id(), UTF_8));
    }

    private static ObjectKey place(List<String> values) {
        var key = new ObjectKey(URLDecoder.decode(values.get(0), UTF_8), URLDecoder.decode(values.get(1), UTF_8));
        if (key.type().indexOf('\0') >= 0 || key.id().indexOf('\0') >= 0) {
            throw new IllegalArgumentException("No text of an object");
        }
        return key;
    }

    private List<WalletObject> named(StoreWallet wallet, @Nullable String type, List<String> ids) {
        if (type == null || type.isEmpty()) {
            throw FieldErrors.of("Ids", "If ids is specified, type should be specified");
        }
        return objects.all(
                wallet,
                ids.stream().distinct().map(id -> ObjectKey.typed(type, id)).toList());
    }

    @GetMapping(ONE)
    @Requires(Permission.CAN_VIEW_WALLET)
    ObjectData get(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @PathVariable String objectType,
            @PathVariable String objectId,
            @RequestParam(defaultValue = "true") boolean includeNeighbourData) {
        var wallet = wallets.noted(storeId, paymentMethodId);
        return shown(wallet, ObjectKey.typed(objectType, objectId), includeNeighbourData);
    }

    /** Makes it, or replaces what is kept with it. */
    @PostMapping
    @Requires(Permission.CAN_MANAGE_WALLET_TRANSACTIONS)
    ObjectData put(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @RequestBody ObjectData.Change request) {
        var wallet = wallets.noted(storeId, paymentMethodId);
        var key = request.key();
        objects.put(wallet, key, request.data());
        return shown(wallet, key, true);
    }

    private ObjectData shown(StoreWallet wallet, ObjectKey key, boolean withNeighbourData) {
        return objects.find(wallet, key)
                .map(object -> ObjectData.of(object, withNeighbourData))
                .orElseThrow(WalletObjectsApi::notFound);
    }

    @DeleteMapping(ONE)
    @Requires(Permission.CAN_MANAGE_WALLET_TRANSACTIONS)
    void remove(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @PathVariable String objectType,
            @PathVariable String objectId) {
        if (!objects.remove(wallets.noted(storeId, paymentMethodId), ObjectKey.typed(objectType, objectId))) {
            throw notFound();
        }
    }

    /** Links two things, or replaces what is kept with their link. */
    @PostMapping(ONE + "/links")
    @Requires(Permission.CAN_MANAGE_WALLET_TRANSACTIONS)
    void link(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @PathVariable String objectType,
            @PathVariable String objectId,
            @RequestBody ObjectData.Change request) {
        var wallet = wallets.noted(storeId, paymentMethodId);
        if (!objects.link(wallet, ObjectKey.typed(objectType, objectId), request.key(), request.data())) {
            throw notFound();
        }
    }

    @DeleteMapping(ONE + "/links/{linkType}/{linkId}")
    @Requires(Permission.CAN_MANAGE_WALLET_TRANSACTIONS)
    @SuppressWarnings("TooManyParameters") // the path names all of them
    void unlink(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @PathVariable String objectType,
            @PathVariable String objectId,
            @PathVariable String linkType,
            @PathVariable String linkId) {
        var wallet = wallets.noted(storeId, paymentMethodId);
        if (!objects.unlink(wallet, ObjectKey.typed(objectType, objectId), ObjectKey.typed(linkType, linkId))) {
            throw notFound();
        }
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.notFound("wallet-object-not-found", "This wallet object's can't be found"));
    }
}
