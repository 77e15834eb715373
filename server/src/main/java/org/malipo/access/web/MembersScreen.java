package org.malipo.access.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Correspondence;
import org.malipo.access.Invitees;
import org.malipo.access.Member;
import org.malipo.access.Memberships;
import org.malipo.access.Permission;
import org.malipo.access.Profiles;
import org.malipo.access.Roles;
import org.malipo.access.StoreId;
import org.malipo.access.StoreInvitations;
import org.malipo.access.web.MembersView.Typed;
import org.malipo.problem.FormErrors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows who works in a store. */
@Component
class MembersScreen {
    static final String WRONG = "access.members.wrong.";
    private static final Set<String> TOLD = Set.of("invited", "waits", "sent", "withdrawn");

    private final Memberships memberships;
    private final Invitees invitees;
    private final StoreInvitations invitations;
    private final Roles roles;
    private final Profiles profiles;
    private final Correspondence letters;

    MembersScreen(
            Memberships memberships,
            Invitees invitees,
            StoreInvitations invitations,
            Roles roles,
            Profiles profiles,
            Correspondence letters) {
        this.memberships = memberships;
        this.invitees = invitees;
        this.invitations = invitations;
        this.roles = roles;
        this.profiles = profiles;
        this.letters = letters;
    }

    String show(Model model, StoreId store, String told) {
        return show(model, store, new Typed("", roles.humblest(store)), told, FormErrors.NONE);
    }

    String refused(Model model, StoreId store, FormErrors errors) {
        return show(model, store, new Typed("", roles.humblest(store)), "", errors);
    }

    String refused(Model model, StoreId store, Typed typed, FormErrors errors) {
        return show(model, store, typed, "", errors);
    }

    private String show(Model model, StoreId store, Typed typed, String told, FormErrors errors) {
        var me = Caller.current();
        var mayChange = me.may(Permission.CAN_MODIFY_STORE_SETTINGS, store);
        var rights = new MembersView.Rights(mayChange, invitations.mayInvite(me), letters.canSend());
        var found = memberships.of(store);
        var pictures =
                profiles.ownPicturesOf(found.stream().map(Member::account).toList());
        var members = found.stream()
                .map(member -> row(member, pictures.get(member.account().id()), me))
                .toList();
        var invited = invitees.of(store).stream()
                .map(invitee -> row(invitee, mayChange))
                .toList();
        model.addAttribute(
                "view",
                new MembersView(store.value(), members, invited, choices(store), typed, rights, told(told), errors));
        return "access/members";
    }

    private static @Nullable String told(String what) {
        return TOLD.contains(what) ? "team.told." + what : null;
    }

    private static MembersView.Row row(Member member, @Nullable String picture, Caller me) {
        var account = member.account();
        return new MembersView.Row(
                account.id().value(),
                account.email(),
                account.name(),
                picture,
                member.role().id(),
                member.role().name(),
                member.since(),
                account.disabled(),
                account.id().equals(me.user()));
    }

    private static MembersView.Invited row(Invitees.Invitee invitee, boolean mayChange) {
        var account = invitee.account();
        return new MembersView.Invited(
                account.id().value(),
                account.email(),
                invitee.role().name(),
                invitee.since(),
                mayChange ? invitee.link() : null);
    }

    private Map<String, String> choices(StoreId store) {
        var choices = new LinkedHashMap<String, String>();
        roles.of(store).forEach(role -> choices.put(role.id(), role.name()));
        return choices;
    }
}
