package org.malipo.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description says besides what it reads from the handler methods. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    static final String API_KEY = "API_Key";
    static final String BASIC = "Basic";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Malipo Greenfield API")
                        .version("v1")
                        .description("Take bitcoin payments on your own server.")
                        .license(new License().name("MIT")))
                .components(
                        new Components().addSecuritySchemes(API_KEY, apiKey()).addSecuritySchemes(BASIC, basic()));
    }

    @Bean
    GlobalOperationCustomizer permissionsOfOperations() {
        return new DeclaredAccess();
    }

    @Bean
    GlobalOperationCustomizer bodiesOfUploads() {
        return new UploadBodies();
    }

    @Bean
    GlobalOperationCustomizer pagesOfLists() {
        return new PagedLists();
    }

    @Bean
    OpenApiCustomizer pagesThatProgramsLinkTo() {
        return new LinkedPages();
    }

    @Bean
    ValueTypes valueTypes() {
        return new ValueTypes();
    }

    private static SecurityScheme apiKey() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name("Authorization")
                .description("`token KEY` or `Bearer KEY`, where KEY is an API key of the account page.");
    }

    private static SecurityScheme basic() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("basic")
                .description("E-mail address and password.");
    }
}
