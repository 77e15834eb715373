package org.malipo.operations.watch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/**
 * The management port's door. On loopback everybody on the machine may look; a port that others can reach asks for the
 * token of {@code malipo.management.token}.
 */
@Configuration(proxyBeanMethods = false)
class ManagementDoor {
    private static final String BEARER = "Bearer ";

    @Bean
    @Order(5)
    SecurityFilterChain managementPort(HttpSecurity http, Environment environment) {
        var token = environment.getProperty("malipo.management.token");
        return http.securityMatcher(new OrRequestMatcher(
                        EndpointRequest.toAnyEndpoint(),
                        EndpointRequest.toAdditionalPaths(WebServerNamespace.MANAGEMENT, HealthEndpoint.class)))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((_, context) -> new AuthorizationDecision(
                                admits(token, context.getRequest().getHeader(HttpHeaders.AUTHORIZATION)))))
                .build();
    }

    static boolean admits(@Nullable String token, @Nullable String authorization) {
        if (token == null || token.isBlank()) {
            return true;
        }
        return authorization != null && MessageDigest.isEqual(bytes(BEARER + token), bytes(authorization));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
