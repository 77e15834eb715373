package org.malipo.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** The two pages that programs send a browser to are part of what they rely on, so the description names them. */
class LinkedPages implements OpenApiCustomizer {
    @Override
    public void customise(OpenAPI description) {
        var paths = Objects.requireNonNullElseGet(description.getPaths(), Paths::new);
        paths.addPathItem("/api-keys/authorize", new PathItem().get(consent()));
        paths.addPathItem("/i/{invoiceId}", new PathItem().get(checkout()));
        description.setPaths(paths);
    }

    private static Operation consent() {
        return page("authorize", "Authorization", "The page that asks a person for an API key")
                .description(
                        "After the person agrees, the browser posts `apiKey`, `userId` and `permissions[]` to `redirect`.")
                .addParametersItem(query("permissions", new ArraySchema().items(new StringSchema())))
                .addParametersItem(query("applicationName", new StringSchema()))
                .addParametersItem(query("strict", new BooleanSchema()._default(true)))
                .addParametersItem(query("selectiveStores", new BooleanSchema()._default(false)))
                .addParametersItem(query("redirect", new StringSchema().format("uri")))
                .addParametersItem(query("applicationIdentifier", new StringSchema()));
    }

    private static Operation checkout() {
        return page("checkout", "Invoices", "The page where an invoice is paid")
                .security(List.of())
                .addParametersItem(new PathParameter().name("invoiceId").schema(new StringSchema()))
                .addParametersItem(query("lang", new StringSchema()));
    }

    private static Operation page(String id, String tag, String summary) {
        var html = new Content().addMediaType("text/html", new MediaType());
        var answers = new ApiResponses()
                .addApiResponse("200", new ApiResponse().description("A page").content(html));
        return new Operation().operationId(id).addTagsItem(tag).summary(summary).responses(answers);
    }

    private static QueryParameter query(String name, Schema<?> schema) {
        var parameter = new QueryParameter();
        parameter.name(name).schema(schema);
        return parameter;
    }
}
