package org.malipo.payouts.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.payouts.Payout;
import org.malipo.payouts.PayoutId;
import org.malipo.payouts.PayoutState;
import org.malipo.payouts.Payouts;
import org.malipo.problem.Once;
import org.malipo.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A store's payouts on pages: approved, marked as paid, cancelled. */
@Controller
class PayoutPages {
    private static final String LIST = "/stores/{storeId}/payouts";
    private static final String ONE = LIST + "/{payoutId}";
    private static final int SHOWN = 50;
    private static final int LONGEST_NOTE = 500;

    private final Payouts payouts;

    PayoutPages(Payouts payouts) {
        this.payouts = payouts;
    }

    @GetMapping(LIST)
    @Requires(Permission.CAN_VIEW_PAYOUTS)
    String list(
            @PathVariable StoreId storeId,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        var wanted = Arrays.stream(PayoutState.values())
                .filter(known -> known.name().equalsIgnoreCase(state))
                .findFirst()
                .orElse(null);
        var found = payouts.ofStore(storeId, true, wanted, after, SHOWN + 1);
        var rows = found.stream().limit(SHOWN).toList();
        var older = found.size() > SHOWN ? Payouts.place(rows.getLast()).text() : null;
        model.addAttribute("view", new PayoutListView(storeId.value(), rows, wanted, after == null, older));
        return "payouts/payouts";
    }

    @GetMapping(ONE)
    @Requires(Permission.CAN_VIEW_PAYOUTS)
    String one(@PathVariable PayoutId payoutId, Model model) {
        return show(find(payoutId), null, model);
    }

    @PostMapping(ONE + "/approve")
    @Once
    @Requires(Permission.CAN_MANAGE_PAYOUTS)
    String approve(@PathVariable PayoutId payoutId, HttpServletResponse response, Model model) {
        return done(payoutId, () -> payouts.approve(payoutId, 0, null), response, model);
    }

    /** What shows that it was paid may be typed, for example a transaction's id. */
    @PostMapping(ONE + "/paid")
    @Once
    @Requires(Permission.CAN_MANAGE_PAYOUTS)
    String paid(
            @PathVariable PayoutId payoutId,
            @RequestParam(defaultValue = "") String note,
            HttpServletResponse response,
            Model model) {
        return done(
                payoutId, () -> payouts.mark(payoutId, PayoutState.COMPLETED, proof(note.strip())), response, model);
    }

    @PostMapping(ONE + "/cancel")
    @Once
    @Requires(Permission.CAN_MANAGE_PAYOUTS)
    String cancel(@PathVariable PayoutId payoutId, HttpServletResponse response, Model model) {
        return done(payoutId, () -> payouts.mark(payoutId, PayoutState.CANCELLED, null), response, model);
    }

    private static @Nullable ObjectNode proof(String note) {
        return note.isEmpty()
                ? null
                : JsonMapper.shared()
                        .createObjectNode()
                        .put("proofType", "Note")
                        .put("note", note.length() > LONGEST_NOTE ? note.substring(0, LONGEST_NOTE) : note);
    }

    private String done(PayoutId id, Runnable wish, HttpServletResponse response, Model model) {
        var payout = find(id);
        try {
            wish.run();
            return "redirect:/stores/" + payout.store() + "/payouts/" + id;
        } catch (ProblemException refused) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(find(id), "payouts.refused." + refused.problem().code(), model);
        }
    }

    private String show(Payout payout, @Nullable String refused, Model model) {
        var proof = payout.proof();
        model.addAttribute(
                "view",
                new PayoutView(
                        payout,
                        proof == null ? "" : proof.toPrettyString(),
                        Caller.current().may(Permission.CAN_MANAGE_PAYOUTS, payout.store()),
                        refused));
        return "payouts/payout";
    }

    private Payout find(PayoutId id) {
        return payouts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
