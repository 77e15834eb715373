package org.malipo.access;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.session.security.web.authentication.SpringSessionRememberMeServices;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/**
 * Who a request comes from. What they may do is decided by {@link AccessInterceptor}, which knows the handler method
 * and the store; the chains here refuse nothing but forged forms.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {
    /** Pages of strangers: nothing on them acts with a session's rights, so there is nothing to forge. */
    private static final String[] CHECKOUT = {"/i/**", "/invoice/**", "/*/pj", "/*/pj/"};

    /** What programs in a browser, such as wallets, ask outside of the API. */
    private static final String[] PROGRAMS = {
        "/lnurlauth/register-callback", "/lnurlauth/login-callback", "/misc/**", "/*/pj", "/*/pj/"
    };

    /** Which store somebody was in last, which the next person at this browser need not know. */
    private static final String STORE_COOKIE = "store";

    @Bean
    static PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /**
     * Programs that know BitPay's API, and pay buttons: no session, no cookie, from any origin. What they show is no credential
     * of a person; the module that serves them looks at it.
     */
    @Bean
    @Order(5)
    SecurityFilterChain bitpaySecurity(HttpSecurity http) {
        return http.securityMatcher(new BitpayPaths())
                .cors(cors -> cors.configurationSource(anyOrigin("/**")))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .headers(SecurityHeaders::ofPages)
                .build();
    }

    /** Programs: no session, no cookie, from any origin. */
    @Bean
    @Order(10)
    SecurityFilterChain apiSecurity(HttpSecurity http, Credentials credentials) {
        return http.securityMatcher("/api/**")
                .cors(cors -> cors.configurationSource(anyOrigin("/**")))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .headers(SecurityHeaders::ofApi)
                .addFilterBefore(new CredentialFilter(credentials), AnonymousAuthenticationFilter.class)
                .build();
    }

    /** What the operator's tools ask has a door of its own; through this one nobody reaches it. */
    @Bean
    @Order(20)
    SecurityFilterChain managementPathSecurity(HttpSecurity http) {
        return http.securityMatcher("/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .build();
    }

    /** People with a browser. Programs may use their credentials here too, for what has no address below the API. */
    @Bean
    @Order(30)
    SecurityFilterChain pageSecurity(
            HttpSecurity http,
            RateLimits limits,
            SafeDoor door,
            Credentials credentials,
            SessionCallers sessions,
            SignInOutcome outcome) {
        return http.securityContext(context -> context.securityContextRepository(sessions))
                .requestCache(AbstractHttpConfigurer::disable)
                .cors(cors -> cors.configurationSource(anyOrigin(PROGRAMS)))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie()).ignoringRequestMatchers(CHECKOUT))
                .formLogin(form -> form.loginPage("/login")
                        .usernameParameter("Email")
                        .passwordParameter("Password")
                        .successHandler(outcome)
                        .failureHandler(outcome))
                .rememberMe(remember -> remember.rememberMeServices(rememberMe()))
                .logout(logout -> logout.logoutSuccessUrl("/login").deleteCookies(STORE_COOKIE))
                .headers(SecurityHeaders::ofPages)
                .exceptionHandling(handling -> handling.accessDeniedHandler(outcome))
                .addFilterBefore(new SafeDoorFilter(door), CsrfFilter.class)
                .addFilterBefore(new FormLimitFilter(limits), UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(new CredentialFilter(credentials), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    private static CookieCsrfTokenRepository csrfCookie() {
        var cookie = new CookieCsrfTokenRepository();
        cookie.setCookieCustomizer(made -> made.httpOnly(true).sameSite("Lax").path("/"));
        return cookie;
    }

    private static SpringSessionRememberMeServices rememberMe() {
        var services = new SpringSessionRememberMeServices();
        services.setRememberMeParameterName("RememberMe");
        services.setValiditySeconds(Math.toIntExact(SessionConfiguration.REMEMBERED.toSeconds()));
        return services;
    }

    /** Never with what a browser knows of the person: a site reads there what anybody may. */
    private static UrlBasedCorsConfigurationSource anyOrigin(String... paths) {
        var anything = new CorsConfiguration();
        anything.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        anything.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        anything.setAllowedMethods(List.of(CorsConfiguration.ALL));
        anything.setExposedHeaders(List.of(CorsConfiguration.ALL));
        var source = new UrlBasedCorsConfigurationSource();
        for (var path : paths) {
            source.registerCorsConfiguration(path, anything);
        }
        return source;
    }
}
