package org.malipo.access;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What browsers are told: nothing inline, nothing from elsewhere, no frame around a page of the staff. */
final class SecurityHeaders {
    private static final String PAGES =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';" + " form-action 'self'";
    private static final String NO_FRAME = "; frame-ancestors 'none'";
    private static final String API = "default-src 'none'; frame-ancestors 'none'";

    /** A letter as it will be sent, in a frame of a staff page: it looks as it will look, and can do nothing. */
    private static final String LETTER =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'";

    private SecurityHeaders() {}

    /** {@return the policy of a staff page whose form may also go to that origin} */
    static String staffWithFormsTo(String origin) {
        return PAGES + " " + origin + NO_FRAME;
    }

    /** {@return the policy of a staff page whose scripts may also speak to that origin} */
    static String staffWithScriptsTo(String origin) {
        return PAGES + "; connect-src 'self' " + origin + NO_FRAME;
    }

    static void ofApi(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(API))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
    }

    /** A shop may show the pay page in a frame, and learns from which page of ours its payer comes. */
    static void ofPages(HeadersConfigurer<HttpSecurity> headers) {
        var paths = PathPatternRequestMatcher.withDefaults();
        var checkout = new OrRequestMatcher(paths.matcher("/i/**"), paths.matcher("/invoice/**"));
        var letters = new OrRequestMatcher(
                paths.matcher("/stores/*/emails/rules/*/letter"), paths.matcher("/server/rules/*/letter"));
        var staff = new NegatedRequestMatcher(new OrRequestMatcher(checkout, letters));
        headers.frameOptions(FrameOptionsConfig::disable)
                .addHeaderWriter(when(staff, new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY)))
                .addHeaderWriter(when(staff, new ContentSecurityPolicyHeaderWriter(PAGES + NO_FRAME)))
                .addHeaderWriter(when(checkout, new ContentSecurityPolicyHeaderWriter(PAGES)))
                .addHeaderWriter(when(letters, new XFrameOptionsHeaderWriter(XFrameOptionsMode.SAMEORIGIN)))
                .addHeaderWriter(when(letters, new ContentSecurityPolicyHeaderWriter(LETTER)))
                .addHeaderWriter(when(letters, new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER)))
                .addHeaderWriter(when(staff, new ReferrerPolicyHeaderWriter(ReferrerPolicy.SAME_ORIGIN)))
                .addHeaderWriter(when(checkout, new ReferrerPolicyHeaderWriter(ReferrerPolicy.ORIGIN)));
    }

    private static HeaderWriter when(RequestMatcher where, HeaderWriter writer) {
        return new DelegatingRequestMatcherHeaderWriter(where, writer);
    }
}
