package org.malipo.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.malipo.problem.Cursor;
import org.malipo.problem.NextPage;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;

/** Says of each list that is read page by page how the next page is asked for. */
class PagedLists implements GlobalOperationCustomizer {
    private static final String TEXT = "string";
    private static final String SIZE = "How many elements a page has at most";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        cursor(operation).ifPresent(after -> {
            after.description("Goes on behind the page whose answer had this in `Malipo-Next`, with the same filters");
            parameters(operation).stream()
                    .filter(parameter -> List.of("take", "count", "limit").contains(parameter.getName()))
                    .filter(parameter -> parameter.getDescription() == null)
                    .forEach(parameter -> parameter.description(SIZE));
            var answer = Objects.requireNonNull(operation.getResponses().get("200"), "A list is answered with 200");
            answer.addHeaderObject(NextPage.NEXT, header("Where the next page begins; missing on the last page"));
            answer.addHeaderObject(HttpHeaders.LINK, header("Address of the next page, as `rel=\"next\"`"));
        });
        return operation;
    }

    /** Positions in the event log and the audit log have the same name, and descriptions or a type of their own. */
    private static Optional<Parameter> cursor(Operation operation) {
        return parameters(operation).stream()
                .filter(parameter -> parameter.getName().equals(Cursor.PARAMETER))
                .filter(parameter -> parameter.getDescription() == null)
                .filter(parameter -> isText(parameter.getSchema()))
                .findFirst();
    }

    private static boolean isText(Schema<?> schema) {
        return TEXT.equals(schema.getType())
                || (schema.getTypes() != null && schema.getTypes().contains(TEXT));
    }

    private static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    private static Header header(String description) {
        return new Header().description(description).schema(new StringSchema());
    }
}
