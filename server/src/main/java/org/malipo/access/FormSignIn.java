package org.malipo.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller.Credential;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Signs people in with what they typed into the form. */
@Component
class FormSignIn implements AuthenticationProvider {
    private final PasswordCheck passwords;
    private final Callers callers;

    FormSignIn(PasswordCheck passwords, Callers callers) {
        this.passwords = passwords;
        this.callers = callers;
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        return switch (passwords.check(typed.getName(), String.valueOf(typed.getCredentials()))) {
            case PasswordCheck.Result.Right(var account, var secret) -> {
                if (secret.secondFactor()) {
                    throw new SecondFactorNeeded(account.id(), secret.stamp());
                }
                yield signedIn(account.id(), null);
            }
            case PasswordCheck.Result.UnknownUser _, PasswordCheck.Result.WrongPassword _ ->
                throw new BadCredentialsException("Invalid login attempt.");
            case PasswordCheck.Result.LockedOut _ -> throw new LockedException("Locked out");
            case PasswordCheck.Result.NotLetIn(var reason) -> throw new DisabledException(reason);
        };
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /**
     * {@return what a session of this person holds}
     *
     * @param impersonator the administrator who acts in their name
     */
    CallerAuthentication signedIn(UserId user, @Nullable UserId impersonator) {
        callers.forget(user);
        return callers.rightsOf(user)
                .map(rights -> new CallerAuthentication(
                        rights.caller(new Credential.Session(impersonator), List.of(Grant.UNRESTRICTED)),
                        rights.secret().stamp()))
                .orElseThrow(() -> new BadCredentialsException("Invalid login attempt."));
    }
}
