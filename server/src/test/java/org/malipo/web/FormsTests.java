package org.malipo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.malipo.problem.Once;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Each form of each page was thought about: what happens when it is sent twice? */
@ServerTest
class FormsTests {
    /** Whatever these do, doing it again changes nothing more, or is what was meant. */
    private static final Set<String> HARMLESS_TWICE = Set.of(
            "/account/enableauthenticator", // a code is taken once
            "/account/impersonation/stop",
            "/account/passkeys", // a challenge is answered once
            "/account/passkeys/options",
            "/account/password",
            "/account/picture",
            "/account/picture/delete",
            "/account/profile",
            "/account/sessions/end",
            "/account/sessions/{sessionId}/end",
            "/account/twofactorauthentication/disable",
            "/account/unit",
            "/stores/{storeId}/wallet/bump", // shows what would be
            "/stores/{storeId}/wallet/bump/cancel/psbt", // the same PSBT again, or none
            "/stores/{storeId}/wallet/bump/psbt",
            "/stores/{storeId}/wallet/labels", // the same labels again
            "/stores/{storeId}/wallet/pending/{pendingId}/codes", // a signature counts once
            "/stores/{storeId}/wallet/pending/{pendingId}/psbt",
            "/stores/{storeId}/wallet/pending/{pendingId}/scan",
            "/stores/{storeId}/wallet/pending/{pendingId}/seed", // nor here; a signature counts once
            "/stores/{storeId}/wallet/psbt", // nothing of it is kept
            "/stores/{storeId}/wallet/psbt/codes",
            "/stores/{storeId}/wallet/psbt/device",
            "/stores/{storeId}/wallet/psbt/file",
            "/stores/{storeId}/wallet/psbt/scan",
            "/stores/{storeId}/wallet/psbt/seed", // not even a digest of the words is kept
            "/stores/{storeId}/wallet/receive/label", // the same labels again
            "/stores/{storeId}/wallet/send",
            "/stores/{storeId}/wallet/send/psbt", // another one that is not signed either
            "/stores/{storeId}/wallet/transactions/{txid}", // the same note again
            "/stores/{storeId}/wallet/transactions/{txid}/labels/remove",
            "/stores/{storeId}/rates",
            "/stores/{storeId}/rates/test",
            "/stores/{storeId}/webhooks/{webhookId}/replays/{replayId}/stop",
            "/stores/{storeId}/webhooks/{webhookId}/resume",
            "/stores/{storeId}/webhooks/{webhookId}/secret/previous/end",
            "/api-keys/authorize", // the same shop gets the same key again
            "/account/twofactorauthentication/keys/{keyId}/delete",
            "/account/twofactorauthentication/recovery-codes", // the newest are on the screen
            "/i/{invoiceId}/test/mine", // play money
            "/i/{invoiceId}/test/pay",
            "/invoices", // no form: programs know what they send
            "/{cryptoCode:BTC|btc}/pj", // no form: an input is taken once
            "/{cryptoCode:BTC|btc}/pj/",
            "/invoices/",
            "/tokens",
            "/tokens/",
            "/lnurlauth/register", // a challenge is answered once
            "/login/authenticator", // a code is taken once
            "/login/code",
            "/login/failed",
            "/login/lnurlauth",
            "/login/passkey",
            "/login/passkey/options",
            "/login/recovery",
            "/login/reset-password", // a link works once
            "/notifications",
            "/notifications/settings",
            "/preferences",
            "/server/branding",
            "/server/branding/logo/delete",
            "/server/emails",
            "/server/maintenance",
            "/server/nodes/test", // a node is only looked at
            "/server/nodes/{network}/test",
            "/server/policies",
            "/server/roles/{role}",
            "/server/rules/{ruleId}",
            "/server/users/{userId}",
            "/server/users/{userId}/approve",
            "/server/users/{userId}/disable",
            "/server/users/{userId}/enable",
            "/server/users/{userId}/impersonate",
            "/server/users/{userId}/password",
            "/server/users/{userId}/password-link", // the newest is on the screen
            "/stores/{storeId}/checkout",
            "/stores/{storeId}/checkout/files/{which}/delete",
            "/stores/{storeId}/email-settings",
            "/stores/{storeId}/emails/rules/{ruleId}",
            "/stores/{storeId}/invoices/{invoiceId}/archive",
            "/stores/{storeId}/invoices/{invoiceId}/note", // the same text again is no change
            "/stores/{storeId}/invoices/{invoiceId}/status",
            "/stores/{storeId}/invoices/{invoiceId}/unarchive",
            "/stores/{storeId}/methods",
            "/stores/{storeId}/pull-payments/{pullPaymentId}/archive",
            "/stores/{storeId}/roles/{role}",
            "/stores/{storeId}/settings",
            "/stores/{storeId}/users/{userId}",
            "/stores/{storeId}/users/{userId}/invitation/withdraw",
            "/stores/{storeId}/wallet/backup", // the same words are right again
            "/stores/{storeId}/wallet/backup/all",
            "/stores/{storeId}/wallet/backup/question",
            "/stores/{storeId}/wallet/backup/words",
            "/stores/{storeId}/wallet/connect", // shows addresses
            "/stores/{storeId}/wallet/connect/codes",
            "/stores/{storeId}/wallet/connect/device",
            "/stores/{storeId}/wallet/connect/file",
            "/stores/{storeId}/wallet/connect/scan",
            "/stores/{storeId}/wallet/connect/type",
            "/stores/{storeId}/wallet/multisig/codes", // shows a key
            "/stores/{storeId}/wallet/multisig/file",
            "/stores/{storeId}/wallet/multisig/key",
            "/stores/{storeId}/wallet/multisig/scan",
            "/stores/{storeId}/wallet/restore",
            "/stores/{storeId}/wallet/seed", // each reading is noted
            "/stores/{storeId}/wallet/enabled",
            "/stores/{storeId}/wallet/settings",
            "/stores/{storeId}/webhooks/{webhookId}");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    /** A new form either stands above with a reason, or its handler has {@link Once}. */
    @Test
    void everyFormIsHandledOnceOrHarmlessTwice() {
        var handled = mappings.getHandlerMethods().entrySet().stream()
                .filter(mapping -> !mapping.getValue().hasMethodAnnotation(Once.class))
                .map(Map.Entry::getKey)
                .filter(FormsTests::isForm)
                .flatMap(FormsTests::paths);

        assertThat(handled).containsExactlyInAnyOrderElementsOf(HARMLESS_TWICE);
    }

    private static boolean isForm(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().contains(RequestMethod.POST)
                && paths(mapping).noneMatch(path -> path.startsWith("/api/"));
    }

    private static Stream<String> paths(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream();
    }
}
