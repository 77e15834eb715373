package org.malipo.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.StoreId;
import org.malipo.web.Menu.Entry;
import org.malipo.web.Menu.Group;

/**
 * The pages that the menu leads to, in its order, and those that only a search leads to, each with what it takes to enter. A new
 * page adds its line here, and what it is looked for by to {@code find.properties}.
 */
final class Doors {
    private static final List<Door> STORE = List.of(
            new Door("shop", "dashboard", "layout-dashboard", "", Permission.CAN_VIEW_STORE_SETTINGS),
            new Door("shop", "invoices", "file-invoice", "/invoices", Permission.CAN_VIEW_INVOICES),
            new Door("money", "wallet", "wallet", "/wallet", Permission.CAN_VIEW_WALLET),
            new Door("money", "pull-payments", "cash", "/pull-payments", Permission.CAN_VIEW_PULL_PAYMENTS),
            new Door("money", "payouts", "arrow-up-right", "/payouts", Permission.CAN_VIEW_PAYOUTS),
            new Door("settings", "store", "settings", "/settings", Permission.CAN_VIEW_STORE_SETTINGS),
            new Door("settings", "methods", "cash", "/methods", Permission.CAN_VIEW_STORE_SETTINGS),
            new Door("settings", "rates", "arrows-exchange", "/rates", Permission.CAN_VIEW_STORE_SETTINGS),
            new Door("settings", "look", "eye", "/checkout", Permission.CAN_VIEW_STORE_SETTINGS),
            new Door("settings", "members", "user", "/users", Permission.CAN_VIEW_STORE_SETTINGS),
            new Door("settings", "roles", "shield-lock", "/roles", Permission.CAN_VIEW_STORE_SETTINGS),
            new Door("settings", "webhooks", "webhook", "/webhooks", Permission.CAN_MODIFY_WEBHOOKS),
            new Door("settings", "tokens", "key", "/tokens", Permission.CAN_VIEW_STORE_SETTINGS),
            new Door("settings", "email", "mail", "/email-settings", Permission.CAN_MODIFY_STORE_SETTINGS),
            new Door("settings", "mail-rules", "list", "/emails/rules", Permission.CAN_VIEW_STORE_SETTINGS),
            new Door("settings", "audit", "receipt", "/audit", Permission.CAN_MODIFY_STORE_SETTINGS));

    private static final List<Door> SERVER = List.of(
            server("people", "users", "/server/users"),
            server("policies", "shield-lock", "/server/policies"),
            server("server-roles", "user", "/server/roles"),
            server("server-email", "mail", "/server/emails"),
            server("server-mail-rules", "list", "/server/rules"),
            server("branding", "palette", "/server/branding"),
            server("files", "archive", "/server/files"),
            server("nodes", "server", "/server/nodes"),
            server("maintenance", "speakerphone", "/server/maintenance"),
            server("server-audit", "receipt", "/server/audit"),
            server("logs", "list", "/server/logs"));

    private static final List<Door> ACCOUNT = List.of(
            account("account", "user", "/account", Permission.CAN_VIEW_PROFILE),
            account("stores", "building-store", "/stores", Permission.CAN_VIEW_STORE_SETTINGS),
            account("notifications", "bell", "/notifications", Permission.CAN_VIEW_NOTIFICATIONS),
            account("keys", "key", "/account/apikeys", Permission.CAN_VIEW_PROFILE),
            account("security", "shield-lock", "/account/twofactorauthentication", Permission.UNRESTRICTED));

    private static final List<Door> BEHIND_STORE = List.of(
            new Door("shop", "invoice-new", "plus", "/invoices/create", Permission.CAN_CREATE_INVOICE),
            new Door(
                    "money",
                    "pull-payment-new",
                    "plus",
                    "/pull-payments/new",
                    Permission.CAN_CREATE_NON_APPROVED_PULL_PAYMENTS),
            new Door("settings", "role-new", "plus", "/roles/create", Permission.CAN_MODIFY_STORE_SETTINGS),
            new Door("settings", "webhook-new", "plus", "/webhooks/new", Permission.CAN_MODIFY_WEBHOOKS),
            new Door("settings", "token-new", "plus", "/tokens/new", Permission.CAN_MODIFY_STORE_SETTINGS),
            new Door("settings", "mail-rule-new", "plus", "/emails/rules/new", Permission.CAN_MODIFY_STORE_SETTINGS));

    private static final List<Door> BEHIND_OTHERS = List.of(
            server("person-new", "plus", "/server/users/new"),
            server("server-role-new", "plus", "/server/roles/create"),
            server("server-mail-rule-new", "plus", "/server/rules/new"),
            account("store-new", "plus", "/stores/create", Permission.CAN_MODIFY_STORE_SETTINGS),
            account("key-new", "plus", "/account/addapikey", Permission.CAN_VIEW_PROFILE),
            account("sessions", "device-desktop", "/account/sessions", Permission.UNRESTRICTED),
            account("passkeys", "key", "/account/passkeys", Permission.UNRESTRICTED),
            account("authenticator", "shield-lock", "/account/enableauthenticator", Permission.UNRESTRICTED),
            account("login-codes", "qrcode", "/account/login-codes", Permission.UNRESTRICTED),
            account("notification-settings", "bell", "/notifications/settings", Permission.CAN_MANAGE_NOTIFICATIONS));

    private Doors() {}

    private record Door(String group, String id, String icon, String path, Permission permission) {
        Entry entry(String before) {
            return new Entry(id, "web.nav." + id, icon, before + path);
        }
    }

    private static Door server(String id, String icon, String path) {
        return new Door("server", id, icon, path, Permission.CAN_MODIFY_SERVER_SETTINGS);
    }

    private static Door account(String id, String icon, String path, Permission permission) {
        return new Door("account", id, icon, path, permission);
    }

    static List<Group> ofStore(Caller caller, StoreId store) {
        return grouped(STORE, caller, store);
    }

    /** {@return pages behind those of the menu, without a store only those that belong to none} */
    static List<Group> behind(Caller caller, @Nullable StoreId store) {
        var groups = new ArrayList<>(grouped(BEHIND_OTHERS, caller, null));
        if (store != null) {
            groups.addAll(grouped(BEHIND_STORE, caller, store));
        }
        return groups;
    }

    private static List<Group> grouped(List<Door> doors, Caller caller, @Nullable StoreId store) {
        var before = store == null ? "" : "/stores/" + store.value();
        var groups = new LinkedHashMap<String, List<Entry>>();
        doors.stream()
                .filter(door -> caller.may(door.permission(), store))
                .forEach(door -> groups.computeIfAbsent(door.group(), _ -> new ArrayList<>())
                        .add(door.entry(before)));
        return groups.entrySet().stream()
                .map(group -> new Group("web.nav." + group.getKey(), group.getValue()))
                .toList();
    }

    static List<Entry> ofServer(Caller caller) {
        return open(SERVER, caller);
    }

    static List<Entry> ofAccount(Caller caller) {
        return open(ACCOUNT, caller);
    }

    private static List<Entry> open(List<Door> doors, Caller caller) {
        return doors.stream()
                .filter(door -> caller.may(door.permission(), null))
                .map(door -> door.entry(""))
                .toList();
    }
}
