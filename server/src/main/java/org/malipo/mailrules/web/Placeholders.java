package org.malipo.mailrules.web;

import java.util.List;

/** The placeholders that the page of a rule names, as they are typed. */
final class Placeholders {
    private static final List<String> OF_STORE = List.of(
            "{Invoice.Id}",
            "{Invoice.Price}",
            "{Invoice.Currency}",
            "{Invoice.Status}",
            "{Invoice.AdditionalStatus}",
            "{Invoice.OrderId}",
            "{Invoice.Link}",
            "{Invoice.StoreId}",
            "{Invoice.Buyer.Name}",
            "{Invoice.Buyer.Email}",
            "{Invoice.Buyer.MailboxAddress}",
            "{Invoice.Metadata.itemDesc}",
            "{PendingTransaction.Id}",
            "{PendingTransaction.TrimmedId}",
            "{PendingTransaction.StoreId}",
            "{PendingTransaction.SignaturesCollected}",
            "{PendingTransaction.SignaturesNeeded}",
            "{PendingTransaction.SignaturesTotal}",
            "{PendingTransaction.Link}",
            "{Store.Id}",
            "{Store.Name}",
            "{Store.WebsiteUrl}",
            "{Store.SupportUrl}",
            "{Server.Name}",
            "{Server.ContactUrl}",
            "{Server.BaseUrl}",
            "{Webhook.type}",
            "{Webhook.timestamp}");
    private static final List<String> OF_SERVER = List.of(
            "{User.Name}",
            "{User.Email}",
            "{User.MailboxAddress}",
            "{Admins.MailboxAddresses}",
            "{ResetLink}",
            "{ConfirmLink}",
            "{InvitationLink}",
            "{InvitationLinkQR}",
            "{LoginLink}",
            "{ApprovalLink}",
            "{Server.Name}",
            "{Server.ContactUrl}",
            "{Server.BaseUrl}");

    private Placeholders() {}

    static List<String> of(boolean ofServer) {
        return ofServer ? OF_SERVER : OF_STORE;
    }
}
