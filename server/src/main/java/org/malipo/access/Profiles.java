package org.malipo.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** What people change about their own accounts. */
@Component
public class Profiles {
    private final Accounts accounts;
    private final AccountUpdates updates;
    private final Correspondence letters;
    private final ObjectProvider<Uploads> uploads;
    private final AccountTrail trail;
    private final Callers callers;

    Profiles(
            Accounts accounts,
            AccountUpdates updates,
            Correspondence letters,
            ObjectProvider<Uploads> uploads,
            AccountTrail trail,
            Callers callers) {
        this.accounts = accounts;
        this.updates = updates;
        this.letters = letters;
        this.uploads = uploads;
        this.trail = trail;
        this.callers = callers;
    }

    /**
     * What is to change; null leaves it as it is.
     *
     * @param newPassword with the current one, which {@link PasswordConfirmation} has looked at
     */
    public record Change(
            @Nullable String email,
            @Nullable String name,
            @Nullable String imageUrl,
            @Nullable String currentPassword,
            @Nullable String newPassword) {
        boolean setsPassword() {
            return newPassword != null && !newPassword.isEmpty();
        }

        /** {@return whether the address would be another one, however it is written} */
        boolean setsEmail(String present) {
            return email != null && !email.strip().equalsIgnoreCase(present);
        }

        @Override
        public String toString() {
            return "Change[" + email + "]";
        }
    }

    /**
     * @return the account as it is now
     * @throws InvalidFields if a value won't do; nothing is changed then
     * @throws ProblemException if the person could not sign in with that address; nothing is changed then
     */
    @Transactional
    public Account change(UserId id, Change change) {
        var before = accounts.find(id).orElseThrow();
        check(before, change);
        if (change.newPassword() != null && change.setsPassword()) {
            accounts.changePassword(id, change.newPassword());
        }
        if (change.name() != null) {
            updates.setName(id, emptyAsNull(change.name()));
        }
        if (change.imageUrl() != null && !isPictureOf(before, change.imageUrl())) {
            forgetPicture(before);
            updates.setPicture(id, emptyAsNull(change.imageUrl()));
        }
        if (change.email() != null) {
            changeEmail(before, change.email().strip());
        }
        trail.note("user.profile.changed", id);
        callers.forget(id);
        return accounts.find(id).orElseThrow();
    }

    /**
     * Keeps a picture for {@link #setPicture}; not in a transaction, as it is decoded and goes to the disk.
     *
     * @return a reference to it
     * @throws InvalidFields on {@code file} if it is no picture, or if this server keeps no files
     */
    public String keep(UserId owner, @Nullable MultipartFile file) {
        var store = uploads.getIfAvailable();
        if (file == null || store == null) {
            throw FieldErrors.of("file", file == null ? "The file is missing" : "This server keeps no files");
        }
        return store.store(file, owner, Uploads.Kind.IMAGE);
    }

    @Transactional
    public Account setPicture(UserId id, String reference) {
        forgetPicture(accounts.find(id).orElseThrow());
        updates.setPicture(id, reference);
        trail.note("user.picture.changed", id);
        callers.forget(id);
        return accounts.find(id).orElseThrow();
    }

    @Transactional
    public void removePicture(UserId id) {
        forgetPicture(accounts.find(id).orElseThrow());
        updates.setPicture(id, null);
        trail.note("user.picture.removed", id);
        callers.forget(id);
    }

    /** Shows the person amounts of bitcoin in this unit from now on. */
    @Transactional
    public void setAmountUnit(UserId id, AmountUnit unit) {
        updates.setAmountUnit(id, unit);
        trail.note("user.profile.changed", id);
        callers.forget(id);
    }

    /** {@return where the person's picture can be seen, or null if they have none} */
    public @Nullable String pictureOf(Account account) {
        return picturesOf(List.of(account)).get(account.id());
    }

    /** {@return the same for each of them who has one} */
    public Map<UserId, String> picturesOf(Collection<Account> people) {
        var references =
                people.stream().map(Account::imageUrl).filter(Objects::nonNull).toList();
        var store = uploads.getIfAvailable();
        var urls = store == null ? Map.<String, String>of() : store.urlsOf(references);
        var pictures = new HashMap<UserId, String>();
        for (var account : people) {
            var reference = account.imageUrl();
            if (reference != null) {
                pictures.put(account.id(), urls.getOrDefault(reference, reference));
            }
        }
        return pictures;
    }

    /** {@return the same if it lies on this server, which is all that our pages may show; otherwise null} */
    public @Nullable String ownPictureOf(Account account) {
        return ownPicturesOf(List.of(account)).get(account.id());
    }

    /** {@return the same for each of them who has one there} */
    public Map<UserId, String> ownPicturesOf(Collection<Account> people) {
        var pictures = picturesOf(people);
        people.forEach(account ->
                pictures.computeIfPresent(account.id(), (_, url) -> url.equals(account.imageUrl()) ? null : url));
        return pictures;
    }

    void forgetPicture(Account account) {
        var reference = account.imageUrl();
        if (reference != null) {
            uploads.ifAvailable(store -> store.delete(reference));
        }
    }

    /** Another address is unconfirmed until a letter to it was answered; the same in other letters is still confirmed. */
    private void changeEmail(Account before, String email) {
        if (email.equals(before.email())) {
            return;
        }
        if (before.requiresEmailConfirmation() && !email.equalsIgnoreCase(before.email()) && !letters.canSend()) {
            throw new ProblemException(Problem.refused(
                    "email-unconfirmable",
                    "The new address would have to be confirmed, and this server can't send letters now."));
        }
        if (!updates.setEmail(before.id(), email)) {
            throw FieldErrors.of("Email", "Username '%s' is already taken.".formatted(email));
        }
        if (email.equalsIgnoreCase(before.email()) && before.emailConfirmed()) {
            updates.confirmEmail(before.id());
        } else {
            letters.confirmEmail(accounts.find(before.id()).orElseThrow());
        }
    }

    /** Programs send back what they were told, which is the address of the file and not the reference to it. */
    private boolean isPictureOf(Account account, String imageUrl) {
        return imageUrl.equals(account.imageUrl()) || imageUrl.equals(pictureOf(account));
    }

    private void check(Account before, Change change) {
        var errors = new FieldErrors();
        if (change.email() != null) {
            Profile.checkEmail(change.email(), errors);
        }
        Profile.checkName(change.name(), errors);
        if (change.imageUrl() != null && !isPictureOf(before, change.imageUrl())) {
            Profile.checkPicture(change.imageUrl(), errors);
        }
        errors.throwIfAny();
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
