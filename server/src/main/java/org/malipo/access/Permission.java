package org.malipo.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a key or a role may allow. A permission includes others, and those include more; the names on the wire are the
 * ones that existing Greenfield clients know.
 */
public enum Permission {
    CAN_VIEW_INVOICES("btcpay.store.canviewinvoices"),
    CAN_CREATE_INVOICE("btcpay.store.cancreateinvoice"),
    CAN_VIEW_PAYMENT_REQUESTS("btcpay.store.canviewpaymentrequests"),
    CAN_VIEW_REPORTS("btcpay.store.canviewreports"),
    CAN_VIEW_PULL_PAYMENTS("btcpay.store.canviewpullpayments"),
    CAN_ARCHIVE_PULL_PAYMENTS("btcpay.store.canarchivepullpayments"),
    CAN_VIEW_PAYOUTS("btcpay.store.canviewpayouts"),
    CAN_VIEW_LIGHTNING_INVOICE("btcpay.store.canviewlightninginvoice"),
    CAN_CREATE_LIGHTNING_INVOICE("btcpay.store.cancreatelightninginvoice", CAN_VIEW_LIGHTNING_INVOICE),
    CAN_USE_LIGHTNING_NODE(
            "btcpay.store.canuselightningnode", CAN_VIEW_LIGHTNING_INVOICE, CAN_CREATE_LIGHTNING_INVOICE),
    CAN_SEND_STORE_EMAILS("btcpay.store.cansendstoreemails"),
    CAN_MODIFY_WEBHOOKS("btcpay.store.webhooks.canmodifywebhooks"),
    CAN_MODIFY_PAYMENT_REQUESTS("btcpay.store.canmodifypaymentrequests", CAN_VIEW_PAYMENT_REQUESTS),
    CAN_CREATE_NON_APPROVED_PULL_PAYMENTS("btcpay.store.cancreatenonapprovedpullpayments", CAN_VIEW_PULL_PAYMENTS),
    CAN_CREATE_PULL_PAYMENTS("btcpay.store.cancreatepullpayments", CAN_CREATE_NON_APPROVED_PULL_PAYMENTS),
    CAN_MANAGE_PULL_PAYMENTS("btcpay.store.canmanagepullpayments", CAN_CREATE_PULL_PAYMENTS, CAN_ARCHIVE_PULL_PAYMENTS),
    CAN_MANAGE_PAYOUTS("btcpay.store.canmanagepayouts", CAN_VIEW_PAYOUTS),
    CAN_VIEW_WALLET("btcpay.store.canviewwallet"),
    CAN_MANAGE_WALLET_SETTINGS("btcpay.store.canmanagewalletsettings", CAN_VIEW_WALLET),
    CAN_CREATE_TRANSACTIONS("btcpay.store.cancreatetransactions", CAN_VIEW_WALLET),
    CAN_SIGN_TRANSACTIONS("btcpay.store.cansigntransactions", CAN_VIEW_WALLET),
    CAN_BROADCAST_TRANSACTIONS("btcpay.store.canbroadcasttransactions", CAN_VIEW_WALLET),
    CAN_CANCEL_TRANSACTIONS("btcpay.store.cancanceltransactions", CAN_VIEW_WALLET),
    CAN_MANAGE_WALLET_TRANSACTIONS(
            "btcpay.store.canmanagewallettransactions",
            CAN_CREATE_TRANSACTIONS,
            CAN_SIGN_TRANSACTIONS,
            CAN_BROADCAST_TRANSACTIONS,
            CAN_CANCEL_TRANSACTIONS),
    CAN_MANAGE_WALLETS("btcpay.store.canmanagewallets", CAN_MANAGE_WALLET_SETTINGS, CAN_MANAGE_WALLET_TRANSACTIONS),
    CAN_VIEW_OFFERINGS("btcpay.store.canviewofferings"),
    CAN_MANAGE_SUBSCRIBERS("btcpay.store.canmanagesubscribers"),
    CAN_CREDIT_SUBSCRIBERS("btcpay.store.cancreditsubscribers"),
    CAN_MODIFY_OFFERINGS(
            "btcpay.store.canmodifyofferings", CAN_VIEW_OFFERINGS, CAN_MANAGE_SUBSCRIBERS, CAN_CREDIT_SUBSCRIBERS),
    CAN_MODIFY_INVOICES(
            "btcpay.store.canmodifyinvoices", CAN_VIEW_INVOICES, CAN_CREATE_INVOICE, CAN_CREATE_LIGHTNING_INVOICE),
    CAN_VIEW_STORE_SETTINGS(
            "btcpay.store.canviewstoresettings",
            CAN_VIEW_INVOICES,
            CAN_VIEW_PAYMENT_REQUESTS,
            CAN_VIEW_REPORTS,
            CAN_VIEW_PULL_PAYMENTS,
            CAN_VIEW_PAYOUTS),
    CAN_MODIFY_STORE_SETTINGS(
            "btcpay.store.canmodifystoresettings",
            CAN_VIEW_STORE_SETTINGS,
            CAN_MODIFY_INVOICES,
            CAN_MODIFY_WEBHOOKS,
            CAN_MODIFY_PAYMENT_REQUESTS,
            CAN_MANAGE_PULL_PAYMENTS,
            CAN_MANAGE_PAYOUTS,
            CAN_USE_LIGHTNING_NODE,
            CAN_SEND_STORE_EMAILS,
            CAN_MANAGE_WALLETS,
            CAN_MODIFY_OFFERINGS),

    CAN_VIEW_PROFILE("btcpay.user.canviewprofile"),
    CAN_MODIFY_PROFILE("btcpay.user.canmodifyprofile", CAN_VIEW_PROFILE),
    CAN_VIEW_NOTIFICATIONS("btcpay.user.canviewnotificationsforuser"),
    CAN_MANAGE_NOTIFICATIONS("btcpay.user.canmanagenotificationsforuser", CAN_VIEW_NOTIFICATIONS),
    CAN_DELETE_USER("btcpay.user.candeleteuser"),

    CAN_VIEW_USERS("btcpay.server.canviewusers"),
    CAN_CREATE_USER("btcpay.server.cancreateuser"),
    CAN_MANAGE_USERS("btcpay.server.canmanageusers", CAN_CREATE_USER),
    CAN_VIEW_INTERNAL_LIGHTNING_INVOICE("btcpay.server.canviewlightninginvoiceinternalnode"),
    CAN_CREATE_INTERNAL_LIGHTNING_INVOICE("btcpay.server.cancreatelightninginvoiceinternalnode"),
    CAN_USE_INTERNAL_LIGHTNING_NODE(
            "btcpay.server.canuseinternallightningnode",
            CAN_VIEW_INTERNAL_LIGHTNING_INVOICE,
            CAN_CREATE_INTERNAL_LIGHTNING_INVOICE),
    CAN_MODIFY_SERVER_SETTINGS(
            "btcpay.server.canmodifyserversettings", CAN_USE_INTERNAL_LIGHTNING_NODE, CAN_MANAGE_USERS),

    CAN_IMPERSONATE("btcpay.impersonation.canimpersonate"),
    UNRESTRICTED("unrestricted");

    /** What a permission is about, and so who among the users may have it. */
    public enum Area {
        STORE,
        USER,
        SERVER,
        OTHER
    }

    private static final Map<String, Permission> BY_POLICY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Permission::policy, Function.identity()));

    private final String policy;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of, which can't be changed
    private final Set<Permission> direct;

    Permission(String policy, Permission... direct) {
        this.policy = policy;
        this.direct = Set.of(direct);
    }

    /** {@return the permission with this name on the wire, or empty for a name that this server does not know} */
    public static Optional<Permission> of(String policy) {
        return Optional.ofNullable(BY_POLICY.get(policy));
    }

    /** {@return the name on the wire, for example {@code btcpay.store.canviewinvoices}} */
    public String policy() {
        return policy;
    }

    public Area area() {
        return PermissionName.areaOf(policy);
    }

    /** {@return whether having this permission is having {@code other} as well; true for itself} */
    public boolean includes(Permission other) {
        return this == other
                || this == UNRESTRICTED
                || direct.stream().anyMatch(permission -> permission.includes(other));
    }

    /** {@return this permission and all that it includes} */
    public Set<Permission> withIncluded() {
        return Arrays.stream(values())
                .filter(this::includes)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
    }
}
